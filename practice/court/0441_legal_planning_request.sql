-- 0441 Requests for legal planning.
-- Why: A manager asks for a legal planning meeting, since the threshold for court may be met.
CREATE TABLE legal_planning_request (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	requested_on {day} {isday:requested_on},
	urgent TEXT,
	why TEXT,
	tried TEXT,
	question TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW legal_planning_request_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.requested_on, k.urgent, k.why, k.tried, k.question
FROM record r
JOIN legal_planning_request k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
