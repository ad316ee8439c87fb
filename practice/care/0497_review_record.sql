-- 0497 Records of reviews sent out.
-- Why: When the decisions and the record of a review were sent out.
CREATE TABLE review_record (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decisions_sent_on {day} {isday:decisions_sent_on},
	completed_on {day} {isday:completed_on},
	sent_on {day} {isday:sent_on},
	child_told TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW review_record_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decisions_sent_on, k.completed_on, k.sent_on, k.child_told
FROM record r
JOIN review_record k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
