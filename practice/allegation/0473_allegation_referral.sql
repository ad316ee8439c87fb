-- 0473 Referrals after allegations.
-- Why: The person was referred to the barring service or to a regulator.
CREATE TABLE allegation_referral (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	referred_on {day} {isday:referred_on},
	referred_to TEXT,
	referred_by TEXT,
	reference TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: days and codes alone, with nobody's name and nobody's words. This store is
-- the designated officer's.
CREATE VIEW allegation_referral_by_child AS
SELECT r.authority_id, r.version, r.state, r.happened_on, k.referred_on, k.referred_to
FROM record r
JOIN allegation_referral k ON k.authority_id = r.authority_id AND k.record_id = r.id
WHERE r.state NOT IN ('cancelled', 'struck out');
