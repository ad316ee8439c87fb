-- 0449 Care plans for the court.
-- Why: The plan for each child that the court is asked to approve, agreed by the nominated officer.
CREATE TABLE court_care_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	written_on {day} {isday:written_on},
	stage TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE court_care_plan_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	plan TEXT,
	lives TEXT,
	permanence TEXT,
	needs TEXT,
	family_time TEXT,
	child_words TEXT,
	parents_views TEXT,
	fallback TEXT,
	approved TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW court_care_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.written_on, k.stage, c.plan, c.lives, c.permanence, c.needs, c.family_time, c.child_words, c.parents_views, c.fallback, c.approved
FROM record r
JOIN court_care_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN court_care_plan_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
