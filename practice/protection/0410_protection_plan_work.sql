-- 0410 Child protection plans as the work writes them.
-- Why: The plan that keeps a child safe, as it stands, and the time on it. The conference makes it; core groups and reviews change it.
ALTER TABLE protection_plan ADD COLUMN visit_every {whole};
ALTER TABLE protection_plan ADD COLUMN review_on {day} {isday:review_on};
ALTER TABLE protection_plan ADD COLUMN ended_why TEXT;
ALTER TABLE protection_plan ADD COLUMN visit_every_first {whole};
ALTER TABLE protection_plan ADD COLUMN changed_on {day} {isday:changed_on};

CREATE TABLE protection_plan_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	change TEXT,
	doing TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	measure TEXT,
	progress TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE protection_plan_member (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	reached TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

DROP VIEW IF EXISTS protection_plan_by_child;
-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW protection_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.initial_category, k.latest_category, k.plans_before, k.visit_every, k.review_on, k.ended_on, k.ended_why, k.visit_every_first, k.changed_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN protection_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
