-- 0105 Referrals.
-- Why: A contact that a manager accepted as a request for children's social care.
CREATE TABLE referral (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	referred_on {day} {isday:referred_on},
	source TEXT,
	primary_need TEXT,
	re_referral TEXT,
	outcomes TEXT,
	reason TEXT,
	family_told TEXT,
	why_not_told TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW referral_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.referred_on, k.source, k.primary_need, k.re_referral, k.outcomes, k.reason, k.family_told, k.why_not_told
FROM record r
JOIN referral k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
