-- 0523 Times with a social worker, as they are made in the work.
-- Why: A time in which a child in care had one social worker.
DROP VIEW IF EXISTS social_worker_episode_by_child;

ALTER TABLE social_worker_episode ADD COLUMN social_worker {id};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW social_worker_episode_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.social_worker, k.worker_number, k.from_on, k.until_on, k.reason, k.told_years, k.as_given, k.told_row
FROM record r
JOIN social_worker_episode k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
