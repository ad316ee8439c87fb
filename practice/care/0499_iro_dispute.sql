-- 0499 Reviewing officers' concerns.
-- Why: A concern of the reviewing officer, how far it went and what changed.
CREATE TABLE iro_dispute (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	raised_on {day} {isday:raised_on},
	about TEXT,
	stage TEXT,
	resolved_on {day} {isday:resolved_on},
	effect TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW iro_dispute_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.raised_on, k.about, k.stage, k.resolved_on, k.effect
FROM record r
JOIN iro_dispute k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
