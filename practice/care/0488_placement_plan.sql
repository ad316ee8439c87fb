-- 0488 Placement plans.
-- Why: How children are cared for day by day where they live, and who may decide what.
CREATE TABLE placement_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	sort TEXT,
	completed_on {day} {isday:completed_on},
	days TEXT,
	health TEXT,
	school TEXT,
	family TEXT,
	safety TEXT,
	money TEXT,
	signed_by_all TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE placement_plan_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	wishes TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE placement_plan_delegated (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	matter TEXT,
	decided_by TEXT,
	words TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.sort, k.completed_on, k.days, k.health, k.school, k.family, k.safety, k.money, k.signed_by_all, c.wishes AS child_wishes
FROM record r
JOIN placement_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN placement_plan_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
