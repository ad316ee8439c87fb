-- 0453 Police protection.
-- Why: A child whom a constable has taken into protection. Seventy-two hours at most; enquiries must begin.
CREATE TABLE police_protection (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	started_at {instant} {isinstant:started_at},
	officer TEXT,
	station TEXT,
	designated_officer TEXT,
	why TEXT,
	place TEXT,
	handed_over_at {instant} {isinstant:handed_over_at},
	parents_told TEXT,
	why_not_told TEXT,
	ended_at {instant} {isinstant:ended_at},
	ended_how TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE police_protection_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW police_protection_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.started_at, k.officer, k.station, k.designated_officer, k.why, k.place, k.handed_over_at, k.parents_told, k.why_not_told, k.ended_at, k.ended_how, c.child_told, c.child_words
FROM record r
JOIN police_protection k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN police_protection_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
