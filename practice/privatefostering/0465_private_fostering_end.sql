-- 0465 Ends of private fostering.
-- Why: Private fostering ended: how, and where the child went.
CREATE TABLE private_fostering_end (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	ended_at {instant} {isinstant:ended_at},
	ended_how TEXT,
	went_to TEXT,
	notified_at {instant} {isinstant:notified_at},
	expected_back TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_end_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.ended_at, k.ended_how, k.went_to, k.notified_at, k.expected_back, k.child_words
FROM record r
JOIN private_fostering_end k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
