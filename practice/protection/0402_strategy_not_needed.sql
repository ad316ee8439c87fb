-- 0402 Strategy discussions not needed.
-- Why: A manager's decision that there is no need of a strategy discussion after all, and why.
CREATE TABLE strategy_not_needed (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_at {instant} {isinstant:decided_at},
	reason TEXT,
	told TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW strategy_not_needed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_at, k.reason, k.told
FROM record r
JOIN strategy_not_needed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
