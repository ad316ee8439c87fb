-- 0418 Rapid reviews.
-- Why: The first look at a serious incident, sent to the national Panel.
CREATE TABLE rapid_review (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	sent_on {day} {isday:sent_on},
	learned TEXT,
	local_review TEXT,
	decided_on {day} {isday:decided_on},
	why TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW rapid_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.sent_on, k.learned, k.local_review, k.decided_on, k.why
FROM record r
JOIN rapid_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
