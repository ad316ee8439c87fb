-- 0209 Unaccompanied asylum seeking.
-- Why: A child in care who came unaccompanied to seek asylum.
CREATE TABLE asylum_seeking (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	status_ends_on {day} {isday:status_ends_on},
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW asylum_seeking_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.status_ends_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN asylum_seeking k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
