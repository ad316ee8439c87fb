-- 0731 What is locked stands in no analyst's view.
-- Why: a view asks nobody who they are, so it holds nothing that only some may read.
DROP VIEW return_conversation_by_child;
CREATE VIEW return_conversation_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.offered_at, k.offered_how, k.outcome, k.declined_at, k.why_not_held, k.carers, k.held_at, k.held_where, k.independent_who, k.held_by, k.alone, k.child_words, k.why_went, k.where_went, k.with_whom, k.harm, k.help, k.analysis, k.exploitation_signs, k.exploitation_kinds, k.modern_slavery, k.significant_harm, k.child_knows, k.shared_at, k.shared_with
FROM record r
JOIN return_conversation k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');

DROP VIEW mapping_link_by_child;
CREATE VIEW mapping_link_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.context_kind, k.how, k.since_on, k.sureness, k.child_words, k.ended_on, k.context_id
FROM record r
JOIN mapping_link k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');

DROP VIEW context_of_concern_by_child;
CREATE VIEW context_of_concern_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.context_kind, k.since_on, k.context_state, k.done, k.lead_worker
FROM record r
JOIN context_of_concern k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');

DROP VIEW disruption_action_by_child;
CREATE VIEW disruption_action_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.done_on, k.action, k.agency, k.result, k.until_on, k.child_safety, k.notes
FROM record r
JOIN disruption_action k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
