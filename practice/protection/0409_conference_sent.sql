-- 0409 Conference records sent.
-- Why: The decision of a conference and its record are sent to everybody invited.
CREATE TABLE conference_sent (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decisions_on {day} {isday:decisions_on},
	minutes_on {day} {isday:minutes_on},
	not_sent_to TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW conference_sent_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decisions_on, k.minutes_on, k.not_sent_to
FROM record r
JOIN conference_sent k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
