-- 0435 Closings as the work writes them.
-- Why: The end of our work with a child, and why.
ALTER TABLE closing ADD COLUMN override TEXT;

DROP VIEW IF EXISTS closing_by_child;
-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW closing_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.closed_on, k.reason, k.summary, k.family_told, k.why_not_told, k.partners_told, k.override
FROM record r
JOIN closing k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
