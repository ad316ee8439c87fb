-- 0447 Viability assessments.
-- Why: A first look at somebody from the family or among friends who might care for the child.
CREATE TABLE viability_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	carer TEXT,
	relation TEXT,
	named_by TEXT,
	named_on {day} {isday:named_on},
	visited_on {day} {isday:visited_on},
	account TEXT,
	checks TEXT,
	child_wishes TEXT,
	completed_on {day} {isday:completed_on},
	outcome TEXT,
	why TEXT,
	told_on {day} {isday:told_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW viability_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.carer, k.relation, k.named_by, k.named_on, k.visited_on, k.account, k.checks, k.child_wishes, k.completed_on, k.outcome, k.why, k.told_on
FROM record r
JOIN viability_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
