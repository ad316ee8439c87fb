-- 0548 Times in custody or hospital.
-- Why: A time that a young person who is or was in care is detained or in hospital.
CREATE TABLE in_custody (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	from_on {day} {isday:from_on},
	place_kind TEXT,
	place TEXT,
	was_accommodated TEXT,
	release_on {day} {isday:release_on},
	plan TEXT,
	until_on {day} {isday:until_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW in_custody_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.from_on, k.place_kind, k.place, k.was_accommodated, k.release_on, k.plan, k.until_on
FROM record r
JOIN in_custody k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
