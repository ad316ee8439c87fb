-- 0487 Changes of what placements are meant to be.
-- Why: What a placement is meant to be, from a day on, while the child stays.
CREATE TABLE placement_terms (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	changed_on {day} {isday:changed_on},
	placement_facts TEXT,
	why TEXT,
	wishes TEXT,
	child_agreed_on {day} {isday:child_agreed_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_terms_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.changed_on, k.placement_facts, k.why, k.wishes, k.child_agreed_on
FROM record r
JOIN placement_terms k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
