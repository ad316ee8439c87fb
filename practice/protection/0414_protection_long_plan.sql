-- 0414 Senior reviews of long protection plans.
-- Why: A senior manager asks why a plan has run so long, and whether pre-proceedings is needed.
CREATE TABLE protection_long_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	changed TEXT,
	stuck TEXT,
	pre_proceedings TEXT,
	why_no_pre_proceedings TEXT,
	decision TEXT,
	reason TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW protection_long_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.changed, k.stuck, k.pre_proceedings, k.why_no_pre_proceedings, k.decision, k.reason
FROM record r
JOIN protection_long_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
