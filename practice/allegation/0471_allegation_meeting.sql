-- 0471 Allegation meetings.
-- Why: A meeting about an allegation: what is known, what the employer does, who does what by when.
CREATE TABLE allegation_meeting (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	which TEXT,
	account TEXT,
	employer_action TEXT,
	child_support TEXT,
	person_support TEXT,
	next_on {day} {isday:next_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE allegation_meeting_present (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	who TEXT,
	agency TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE allegation_meeting_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	who TEXT,
	by_on {day} {isday:by_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: days and codes alone, with nobody's name and nobody's words. This store is
-- the designated officer's.
CREATE VIEW allegation_meeting_by_child AS
SELECT r.authority_id, r.version, r.state, r.happened_on, k.held_on, k.which, k.employer_action
FROM record r
JOIN allegation_meeting k ON k.authority_id = r.authority_id AND k.record_id = r.id
WHERE r.state NOT IN ('cancelled', 'struck out');
