-- 0519 Requests for visits.
-- Why: Somebody asks for a visit to a child in care, or Ofsted has a concern about the home.
CREATE TABLE visit_request (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	came_on {day} {isday:came_on},
	ofsted TEXT,
	who TEXT,
	words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW visit_request_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.came_on, k.ofsted, k.who, k.words
FROM record r
JOIN visit_request k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
