-- 0131 Assessment visits.
-- Why: A visit to the children during an assessment, written once for all of them.
CREATE TABLE assessment_visit (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	visited_on {day} {isday:visited_on},
	place TEXT,
	account TEXT,
	home TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE assessment_visit_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	seen TEXT,
	why_not TEXT,
	child_words TEXT,
	method TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW assessment_visit_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.visited_on, k.place, k.account, k.home, c.seen AS child_seen, c.why_not AS child_why_not, c.child_words AS child_words, c.method AS child_method
FROM record r
JOIN assessment_visit k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN assessment_visit_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
