-- 0404 Children seen in an enquiry.
-- Why: The children are seen in an enquiry, and what each says is written down word for word.
CREATE TABLE section47_visit (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	visited_at {instant} {isinstant:visited_at},
	place TEXT,
	with_whom TEXT,
	account TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE section47_visit_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	seen TEXT,
	why_not TEXT,
	child_words TEXT,
	asked TEXT,
	marks TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW section47_visit_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.visited_at, k.place, k.with_whom, k.account, c.seen AS child_seen, c.why_not AS child_why_not, c.child_words AS child_words, c.asked AS child_asked, c.marks AS child_marks
FROM record r
JOIN section47_visit k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN section47_visit_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
