-- 0743 An allocation says as what somebody works with a child, and a key worker until when.
-- Why: a worker of the exploitation team works beside a lead worker. A blank is the lead
-- worker, of an allocation made before it was asked.
ALTER TABLE allocation ADD COLUMN works_as TEXT;
ALTER TABLE allocation ADD COLUMN until_on {day} {isday:until_on};

DROP VIEW allocation_by_child;
CREATE VIEW allocation_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.from_on, k.works_as, k.lead_worker, k.lead_team, k.reason, k.words, k.until_on
FROM record r
JOIN allocation k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
