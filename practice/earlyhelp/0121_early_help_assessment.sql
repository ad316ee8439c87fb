-- 0121 Early help assessments.
-- Why: What the family and those around it see, want and will do.
CREATE TABLE early_help_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	done_on {day} {isday:done_on},
	strengths TEXT,
	worries TEXT,
	child_views TEXT,
	wants TEXT,
	family_scale {whole},
	plan TEXT,
	shared TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW early_help_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.done_on, k.strengths, k.worries, k.child_views, k.wants, k.family_scale, k.plan, k.shared
FROM record r
JOIN early_help_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
