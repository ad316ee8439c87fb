-- 0203 Times missing.
-- Why: A time that a child in care was missing, or away without authorisation.
CREATE TABLE missing_period (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	missing_type TEXT,
	from_on {day} {isday:from_on},
	until_on {day} {isday:until_on},
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW missing_period_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.missing_type, k.from_on, k.until_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN missing_period k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
