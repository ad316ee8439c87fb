-- 0400 Strategy discussions asked for.
-- Why: Reasonable cause to suspect that a child suffers, or is likely to suffer, significant harm.
CREATE TABLE strategy_request (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	asked_at {instant} {isinstant:asked_at},
	asked_by TEXT,
	agency TEXT,
	worry TEXT,
	danger TEXT,
	danger_done TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW strategy_request_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.asked_at, k.asked_by, k.agency, k.worry, k.danger, k.danger_done
FROM record r
JOIN strategy_request k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
