-- 0463 Private fostering prohibitions.
-- Why: The nominated officer forbids somebody to foster a child privately.
CREATE TABLE private_fostering_prohibition (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	scope TEXT,
	why TEXT,
	told_on {day} {isday:told_on},
	appeal_told TEXT,
	safe TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_prohibition_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.scope, k.why, k.told_on, k.appeal_told, k.safe
FROM record r
JOIN private_fostering_prohibition k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
