-- 0459 Special guardianship assessments.
-- Why: The report on somebody who wants to be a child's special guardian, and the support they will have.
CREATE TABLE special_guardianship_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	carer TEXT,
	relation TEXT,
	notice_on {day} {isday:notice_on},
	leave TEXT,
	due_on {day} {isday:due_on},
	applied_on {day} {isday:applied_on},
	parents_views TEXT,
	support_plan TEXT,
	opinion TEXT,
	why TEXT,
	filed_on {day} {isday:filed_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE special_guardianship_assessment_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW special_guardianship_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.carer, k.relation, k.notice_on, k.leave, k.due_on, k.applied_on, k.parents_views, k.support_plan, k.opinion, k.why, k.filed_on, c.child_words
FROM record r
JOIN special_guardianship_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN special_guardianship_assessment_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
