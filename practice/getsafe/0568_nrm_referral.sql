-- 0568 National Referral Mechanism referrals.
-- Why: A referral of a possible victim of modern slavery to the National Referral Mechanism.
CREATE TABLE nrm_referral (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	referred_on {day} {isday:referred_on},
	reference TEXT,
	consent TEXT,
	harm TEXT,
	signs TEXT,
	where_harmed TEXT,
	alleged_exploiter TEXT,
	police_reference TEXT,
	safe_home TEXT,
	guardian_asked TEXT,
	immigration_adviser TEXT,
	defence TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW nrm_referral_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.referred_on, k.reference, k.consent, k.harm, k.signs, k.where_harmed, k.alleged_exploiter, k.police_reference, k.safe_home, k.guardian_asked, k.immigration_adviser, k.defence, k.child_words
FROM record r
JOIN nrm_referral k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
