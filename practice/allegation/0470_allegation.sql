-- 0470 Allegations.
-- Why: An allegation against somebody who works with children. It is about the adult, and only the designated officer reads it.
CREATE TABLE allegation (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	received_on {day} {isday:received_on},
	told_on {day} {isday:told_on},
	referrer TEXT,
	role TEXT,
	employer TEXT,
	elsewhere TEXT,
	harm TEXT,
	account TEXT,
	child_words TEXT,
	children TEXT,
	other_children TEXT,
	danger TEXT,
	done TEXT,
	discussed_on {day} {isday:discussed_on},
	discussion TEXT,
	support TEXT,
	ended_on {day} {isday:ended_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: days and codes alone, with nobody's name and nobody's words. This store is
-- the designated officer's.
CREATE VIEW allegation_by_child AS
SELECT r.authority_id, r.version, r.state, r.happened_on, k.received_on, k.told_on, k.role, k.harm, k.discussed_on, k.ended_on
FROM record r
JOIN allegation k ON k.authority_id = r.authority_id AND k.record_id = r.id
WHERE r.state NOT IN ('cancelled', 'struck out');
