-- 0123 Early help ended.
-- Why: The end of early help, and why.
CREATE TABLE early_help_closed (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	ended_on {day} {isday:ended_on},
	reason TEXT,
	summary TEXT,
	family_scale {whole},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW early_help_closed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.ended_on, k.reason, k.summary, k.family_scale
FROM record r
JOIN early_help_closed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
