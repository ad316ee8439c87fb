-- 0472 Outcomes of allegations.
-- Why: What came of an allegation, on what evidence, and whether a referral is owed.
CREATE TABLE allegation_outcome (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	concluded_on {day} {isday:concluded_on},
	outcome TEXT,
	why TEXT,
	police TEXT,
	employer_action TEXT,
	barring TEXT,
	person_told_on {day} {isday:person_told_on},
	family_told TEXT,
	learnt TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: days and codes alone, with nobody's name and nobody's words. This store is
-- the designated officer's.
CREATE VIEW allegation_outcome_by_child AS
SELECT r.authority_id, r.version, r.state, r.happened_on, k.concluded_on, k.outcome, k.employer_action, k.barring
FROM record r
JOIN allegation_outcome k ON k.authority_id = r.authority_id AND k.record_id = r.id
WHERE r.state NOT IN ('cancelled', 'struck out');
