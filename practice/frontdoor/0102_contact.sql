-- 0102 Contacts.
-- Why: Information about children that may need an answer. A manager decides within one working day.
CREATE TABLE contact (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	received_at {instant} {isinstant:received_at},
	method TEXT,
	source TEXT,
	referrer_name TEXT,
	referrer_role TEXT,
	referrer_agency TEXT,
	referrer_phone TEXT,
	referrer_email TEXT,
	referrer_anonymous TEXT,
	referrer_relation TEXT,
	about TEXT,
	abuse_risk TEXT,
	story TEXT,
	going_well TEXT,
	tried TEXT,
	danger TEXT,
	danger_done TEXT,
	siblings TEXT,
	parents_know TEXT,
	why_not_know TEXT,
	consent TEXT,
	consent_by TEXT,
	why_no_consent TEXT,
	rating TEXT,
	why_rating TEXT,
	level TEXT,
	analysis TEXT,
	recommended TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE contact_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	worry TEXT,
	child_words TEXT,
	school TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW contact_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.received_at, k.method, k.source, k.referrer_name, k.referrer_role, k.referrer_agency, k.referrer_phone, k.referrer_email, k.referrer_anonymous, k.referrer_relation, k.about, k.abuse_risk, k.story, k.going_well, k.tried, k.danger, k.danger_done, k.siblings, k.parents_know, k.why_not_know, k.consent, k.consent_by, k.why_no_consent, k.rating, k.why_rating, k.level, k.analysis, k.recommended, k.files, c.worry AS child_worry, c.child_words AS child_words, c.school AS child_school
FROM record r
JOIN contact k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN contact_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
