-- 0762 Early help that a family withdraws from says what level of need is left.
-- Why: where the worries are serious the front door is consulted; a manager sees where it
-- was not. Closings written before say nothing of it.
ALTER TABLE early_help_closed ADD COLUMN level TEXT;
DROP VIEW IF EXISTS early_help_closed_by_child;
CREATE VIEW early_help_closed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.ended_on, k.reason, k.level, k.summary, k.family_scale
FROM record r
JOIN early_help_closed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
