-- 0541 Personal advisers.
-- Why: The personal adviser of a young person, how they are reached, and since when.
CREATE TABLE personal_adviser (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	from_on {day} {isday:from_on},
	adviser_worker TEXT,
	reason TEXT,
	had_a_say TEXT,
	reached_by TEXT,
	told_on {day} {isday:told_on},
	until_on {day} {isday:until_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW personal_adviser_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.from_on, k.adviser_worker, k.reason, k.had_a_say, k.reached_by, k.told_on, k.until_on
FROM record r
JOIN personal_adviser k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
