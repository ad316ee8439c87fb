-- 0581 Case notes.
-- Why: Something that was said or done about children, written once for all of them.
CREATE TABLE case_note (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	happened_at {instant} {isinstant:happened_at},
	note_kind TEXT,
	with_whom TEXT,
	text TEXT,
	significant TEXT,
	why_significant TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE case_note_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW case_note_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.happened_at, k.note_kind, k.with_whom, k.text, k.significant, k.why_significant, c.child_words AS child_words
FROM record r
JOIN case_note k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN case_note_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
