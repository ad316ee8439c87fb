-- 0464 Changes in private fostering.
-- Why: A change of address or household, or an offence, of which the carer must tell us.
CREATE TABLE private_fostering_change (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	what TEXT,
	occurred_at {instant} {isinstant:occurred_at},
	notified_at {instant} {isinstant:notified_at},
	account TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_change_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.what, k.occurred_at, k.notified_at, k.account
FROM record r
JOIN private_fostering_change k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
