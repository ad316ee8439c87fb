-- 0440 Edge of care support.
-- Why: Intensive help to a family whose child might otherwise come into care.
CREATE TABLE edge_of_care (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_on {day} {isday:began_on},
	why TEXT,
	help TEXT,
	helper TEXT,
	change TEXT,
	ended_on {day} {isday:ended_on},
	outcome TEXT,
	learnt TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE edge_of_care_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW edge_of_care_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.why, k.help, k.helper, k.change, k.ended_on, k.outcome, k.learnt, c.child_words
FROM record r
JOIN edge_of_care k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN edge_of_care_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
