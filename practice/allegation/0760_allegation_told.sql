-- 0760 Allegations, told to the designated officer.
-- Why: whoever works here may learn of one, and must tell within a working day. Until the
-- officer has found out whom it is about it concerns nobody on record.
CREATE TABLE allegation_told (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	learnt_on {day} {isday:learnt_on},
	subject_name TEXT,
	subject_born_on {day} {isday:subject_born_on},
	role TEXT,
	employer TEXT,
	elsewhere TEXT,
	harm TEXT,
	account TEXT,
	child_words TEXT,
	children_named TEXT,
	danger TEXT,
	done TEXT,
	knows TEXT,
	referrer TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: days and codes alone, with nobody's name and nobody's words. This store is
-- the designated officer's.
CREATE VIEW allegation_told_by_child AS
SELECT r.authority_id, r.version, r.state, r.happened_on, k.learnt_on, k.role, k.harm, k.danger
FROM record r
JOIN allegation_told k ON k.authority_id = r.authority_id AND k.record_id = r.id
WHERE r.state NOT IN ('cancelled', 'struck out');
