-- 0580 Visits.
-- Why: One time that somebody went to see children, for all the duties there are to visit them.
CREATE TABLE visit (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	visited_at {instant} {isinstant:visited_at},
	place TEXT,
	present TEXT,
	account TEXT,
	next_steps TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE visit_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	duties TEXT,
	seen TEXT,
	why_not TEXT,
	why_not_alone TEXT,
	bedroom_seen TEXT,
	child_words TEXT,
	method TEXT,
	safety {whole},
	duty_threads TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW visit_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.visited_at, k.place, k.present, k.account, k.next_steps, c.duties AS child_duties, c.seen AS child_seen, c.why_not AS child_why_not, c.why_not_alone AS child_why_not_alone, c.bedroom_seen AS child_bedroom_seen, c.child_words AS child_words, c.method AS child_method, c.safety AS child_safety, c.duty_threads AS child_duty_threads
FROM record r
JOIN visit k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN visit_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
