-- 0416 Serious incidents.
-- Why: A child died or was seriously harmed, and it may have to be notified to the national Panel.
CREATE TABLE serious_incident (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	known_on {day} {isday:known_on},
	sort TEXT,
	words TEXT,
	why_test TEXT,
	others_safe TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW serious_incident_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.known_on, k.sort, k.words, k.why_test, k.others_safe
FROM record r
JOIN serious_incident k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
