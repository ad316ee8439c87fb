-- 0511 Health assessments.
-- Why: A health assessment of a child in care, and the plan that comes of it.
CREATE TABLE health_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	sort TEXT,
	assessed_on {day} {isday:assessed_on},
	happened TEXT,
	assessed_by TEXT,
	child_words TEXT,
	plan TEXT,
	developmental_checks TEXT,
	substance_misuse TEXT,
	intervention_received TEXT,
	intervention_offered TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW health_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.sort, k.assessed_on, k.happened, k.assessed_by, k.child_words, k.plan, k.developmental_checks, k.substance_misuse, k.intervention_received, k.intervention_offered
FROM record r
JOIN health_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
