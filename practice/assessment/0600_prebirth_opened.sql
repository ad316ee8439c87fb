-- 0600 Pre-birth assessments opened.
-- Why: A manager's decision to assess before a birth, and what the assessment should answer.
CREATE TABLE prebirth_opened (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	received_on {day} {isday:received_on},
	why TEXT,
	questions TEXT,
	hospital TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW prebirth_opened_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.received_on, k.why, k.questions, k.hospital
FROM record r
JOIN prebirth_opened k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
