-- 0451 Directions of the court.
-- Why: One thing that the court directed. Come back to it when it is filed.
CREATE TABLE court_direction (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	document TEXT,
	by_whom TEXT,
	made_on {day} {isday:made_on},
	due_on {day} {isday:due_on},
	varied TEXT,
	filed_on {day} {isday:filed_on},
	why_late TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW court_direction_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.document, k.by_whom, k.made_on, k.due_on, k.varied, k.filed_on, k.why_late
FROM record r
JOIN court_direction k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
