-- 0485 Assessments for placement with parents.
-- Why: Whether a child under a care order can live with parents.
CREATE TABLE parents_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	done_on {day} {isday:done_on},
	parents TEXT,
	changed TEXT,
	home TEXT,
	others TEXT,
	wishes TEXT,
	support TEXT,
	recommendation TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW parents_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.done_on, k.parents, k.changed, k.home, k.others, k.wishes, k.support, k.recommendation
FROM record r
JOIN parents_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
