-- 0436 Times as a child in need as the work writes them.
-- Why: A time as a child in need, from a referral to the closure of the case.
ALTER TABLE cin_episode ADD COLUMN closing_record {id};

DROP VIEW IF EXISTS cin_episode_by_child;
-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW cin_episode_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.referred_on, k.source, k.primary_need, k.no_further_action, k.initial_conference_on, k.closed_on, k.reason_closed, k.closing_record, k.told_years, k.as_given, k.told_row
FROM record r
JOIN cin_episode k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
