-- 0207 Decisions to place for adoption.
-- Why: The decision that a child should be placed for adoption, and its reversal.
CREATE TABLE placed_for_adoption (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	reversed_on {day} {isday:reversed_on},
	reason_reversed TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placed_for_adoption_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.reversed_on, k.reason_reversed, k.told_years, k.as_given, k.told_row
FROM record r
JOIN placed_for_adoption k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
