-- 0601 Pre-birth assessments.
-- Why: What life will be like for a baby who is not born yet, what must change before the birth, and what happens next.
CREATE TABLE prebirth_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	expected_on {day} {isday:expected_on},
	antenatal_care TEXT,
	readiness TEXT,
	removed_before TEXT,
	removals TEXT,
	parent_in_care TEXT,
	parent_in_care_help TEXT,
	father TEXT,
	parents TEXT,
	family TEXT,
	parents_words TEXT,
	worries TEXT,
	working TEXT,
	change TEXT,
	danger_statement TEXT,
	scale {whole},
	copy_given TEXT,
	why_no_copy TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE prebirth_assessment_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	health TEXT,
	factors TEXT,
	outcome TEXT,
	why TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW prebirth_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.expected_on, k.antenatal_care, k.readiness, k.removed_before, k.removals, k.parent_in_care, k.parent_in_care_help, k.father, k.parents, k.family, k.parents_words, k.worries, k.working, k.change, k.danger_statement, k.scale, k.copy_given, k.why_no_copy, c.health AS child_health, c.factors AS child_factors, c.outcome AS child_outcome, c.why AS child_why
FROM record r
JOIN prebirth_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN prebirth_assessment_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
