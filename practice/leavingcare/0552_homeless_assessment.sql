-- 0552 Joint assessments of homeless young people.
-- Why: Whether a young person can go home, whether section 20 fits, what was explained in writing, and what they chose.
CREATE TABLE homeless_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	assessed_on {day} {isday:assessed_on},
	go_home TEXT,
	network TEXT,
	section_20_met TEXT,
	why TEXT,
	explained_on {day} {isday:explained_on},
	explained_by TEXT,
	advocate_offered TEXT,
	child_words TEXT,
	choice TEXT,
	why_not_section_20 TEXT,
	plan TEXT,
	review_on {day} {isday:review_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW homeless_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.assessed_on, k.go_home, k.network, k.section_20_met, k.why, k.explained_on, k.explained_by, k.advocate_offered, k.child_words, k.choice, k.why_not_section_20, k.plan, k.review_on
FROM record r
JOIN homeless_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
