-- 0443 Letters before proceedings.
-- Why: The letter that tells parents in plain words what we are worried about, what must change, and that a solicitor is free.
CREATE TABLE letter_before_proceedings (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	letter_to TEXT,
	language TEXT,
	needs TEXT,
	meeting_at {instant} {isinstant:meeting_at},
	meeting_place TEXT,
	letter_text TEXT,
	offers_family_meeting TEXT,
	lawyer TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW letter_before_proceedings_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.letter_to, k.language, k.needs, k.meeting_at, k.meeting_place, k.letter_text, k.offers_family_meeting, k.lawyer, k.files
FROM record r
JOIN letter_before_proceedings k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
