-- 0761 Births.
-- Why: the birth of an unborn child is told on a form, so that it is known who told us and
-- whether the plan for the birth holds; the person is changed in the same transaction.
CREATE TABLE birth (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	born_on {day} {isday:born_on},
	expected_on {day} {isday:expected_on},
	given_name TEXT,
	family_name TEXT,
	sex TEXT,
	ethnicity TEXT,
	born_at TEXT,
	well TEXT,
	plan_holds TEXT,
	instead TEXT,
	told_by TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE VIEW birth_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.born_on, k.expected_on, k.given_name, k.family_name, k.sex, k.ethnicity, k.born_at, k.well, k.plan_holds, k.instead, k.told_by
FROM record r
JOIN birth k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
