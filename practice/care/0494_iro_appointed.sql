-- 0494 Reviewing officers appointed.
-- Why: Who sees to it that a child in care has a plan that is kept, and hears the child.
CREATE TABLE iro_appointed (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	appointed_on {day} {isday:appointed_on},
	reviewing_officer {id},
	told_child TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW iro_appointed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.appointed_on, k.reviewing_officer, k.told_child
FROM record r
JOIN iro_appointed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
