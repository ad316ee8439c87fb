-- 0133 Child and family assessments.
-- Why: What life is like for each child, what must change, and what happens next.
CREATE TABLE assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	history TEXT,
	parents TEXT,
	family TEXT,
	parents_views TEXT,
	agencies TEXT,
	worries TEXT,
	working TEXT,
	change TEXT,
	danger_statement TEXT,
	scale {whole},
	copy_given TEXT,
	why_no_copy TEXT,
	why_not_seen TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE assessment_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	seen TEXT,
	child_words TEXT,
	day TEXT,
	health TEXT,
	education TEXT,
	feelings TEXT,
	identity TEXT,
	relationships TEXT,
	self_care TEXT,
	factors TEXT,
	outcome TEXT,
	why TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.history, k.parents, k.family, k.parents_views, k.agencies, k.worries, k.working, k.change, k.danger_statement, k.scale, k.copy_given, k.why_no_copy, k.why_not_seen, c.seen AS child_seen, c.child_words AS child_words, c.day AS child_day, c.health AS child_health, c.education AS child_education, c.feelings AS child_feelings, c.identity AS child_identity, c.relationships AS child_relationships, c.self_care AS child_self_care, c.factors AS child_factors, c.outcome AS child_outcome, c.why AS child_why
FROM record r
JOIN assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN assessment_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
