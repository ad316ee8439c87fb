-- 0122 Team around the family meetings.
-- Why: A meeting of the family and those who help it.
CREATE TABLE early_help_meeting (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	present TEXT,
	progress TEXT,
	family_scale {whole},
	next_steps TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW early_help_meeting_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.present, k.progress, k.family_scale, k.next_steps
FROM record r
JOIN early_help_meeting k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
