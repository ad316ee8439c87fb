-- 0551 Young people with nowhere to stay.
-- Why: A young person says that they have nowhere to stay; and where they are safe tonight.
CREATE TABLE homeless_young_person (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	came_at {instant} {isinstant:came_at},
	told TEXT,
	why TEXT,
	child_words TEXT,
	dangers TEXT,
	tonight TEXT,
	where_tonight TEXT,
	found_at {instant} {isinstant:found_at},
	joint_interview TEXT,
	advocate_offered TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW homeless_young_person_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.came_at, k.told, k.why, k.child_words, k.dangers, k.tonight, k.where_tonight, k.found_at, k.joint_interview, k.advocate_offered
FROM record r
JOIN homeless_young_person k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
