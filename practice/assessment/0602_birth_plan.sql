-- 0602 Plans for births.
-- Why: Who may be with a baby at the birth and after, where the baby goes from hospital, and what happens if that does not hold.
CREATE TABLE birth_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	born_where TEXT,
	at_birth TEXT,
	on_ward TEXT,
	home TEXT,
	if_not TEXT,
	parents_words TEXT,
	discharge_on {day} {isday:discharge_on},
	shared_on {day} {isday:shared_on},
	told TEXT,
	flagged TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW birth_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.born_where, k.at_birth, k.on_ward, k.home, k.if_not, k.parents_words, k.discharge_on, k.shared_on, k.told, k.flagged
FROM record r
JOIN birth_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
