-- 0603 Further assessments, and what the family says about an assessment.
-- Why: The days of a further assessment on an open case are counted from its own start. Those before
-- were all of a referral: blank. What a family says about an assessment stands beside it.
ALTER TABLE assessment_opened ADD COLUMN reassessment TEXT;
ALTER TABLE assessment ADD COLUMN family_comments TEXT;

DROP VIEW assessment_opened_by_child;
CREATE VIEW assessment_opened_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.started_on, k.why, k.questions, k.reassessment
FROM record r
JOIN assessment_opened k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');

DROP VIEW assessment_by_child;
CREATE VIEW assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.history, k.parents, k.family, k.parents_views, k.agencies, k.worries, k.working, k.change, k.danger_statement, k.scale, k.family_comments, k.copy_given, k.why_no_copy, k.why_not_seen, c.seen AS child_seen, c.child_words AS child_words, c.day AS child_day, c.health AS child_health, c.education AS child_education, c.feelings AS child_feelings, c.identity AS child_identity, c.relationships AS child_relationships, c.self_care AS child_self_care, c.factors AS child_factors, c.outcome AS child_outcome, c.why AS child_why
FROM record r
JOIN assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN assessment_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
