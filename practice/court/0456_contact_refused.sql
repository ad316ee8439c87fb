-- 0456 Contact refused in an emergency.
-- Why: Contact between a child in care and the family that was refused as a matter of urgency: seven days at most.
CREATE TABLE contact_refused (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	refused_on {day} {isday:refused_on},
	whom TEXT,
	why TEXT,
	told TEXT,
	why_not_told TEXT,
	ended_on {day} {isday:ended_on},
	ended_how TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW contact_refused_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.refused_on, k.whom, k.why, k.told, k.why_not_told, k.ended_on, k.ended_how
FROM record r
JOIN contact_refused k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
