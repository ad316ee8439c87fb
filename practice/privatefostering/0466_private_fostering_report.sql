-- 0466 Private fostering annual reports.
-- Why: The yearly report to the director and the safeguarding partners.
CREATE TABLE private_fostering_report (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	reported_on {day} {isday:reported_on},
	year TEXT,
	account TEXT,
	next_steps TEXT,
	sent_to TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_report_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.reported_on, k.year, k.account, k.next_steps, k.sent_to, k.files
FROM record r
JOIN private_fostering_report k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
