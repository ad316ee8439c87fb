-- 0492 Care plans.
-- Why: What a child in care needs, where the child shall live for good, and who does what by when.
CREATE TABLE care_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	completed_on {day} {isday:completed_on},
	wishes TEXT,
	parents_views TEXT,
	permanence TEXT,
	parallel TEXT,
	court_plan TEXT,
	needs TEXT,
	health TEXT,
	school TEXT,
	identity TEXT,
	family TEXT,
	contingency TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE care_plan_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	outcome TEXT,
	action TEXT,
	who TEXT,
	by_on {day} {isday:by_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.completed_on, k.wishes, k.parents_views, k.permanence, k.parallel, k.court_plan, k.needs, k.health, k.school, k.identity, k.family, k.contingency
FROM record r
JOIN care_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
