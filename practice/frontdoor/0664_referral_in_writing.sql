-- 0664 A referral by word of mouth is confirmed in writing.
-- Why: the referrer has two days for it, and nobody could say that it came.
ALTER TABLE referral ADD COLUMN spoken TEXT;
ALTER TABLE referral ADD COLUMN written_on {day} {isday:written_on};

DROP VIEW referral_by_child;
CREATE VIEW referral_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.referred_on, k.source, k.primary_need, k.re_referral, k.outcomes, k.reason, k.family_told, k.why_not_told,
	k.spoken, k.written_on
FROM record r
JOIN referral k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
