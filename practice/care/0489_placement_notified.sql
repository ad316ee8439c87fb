-- 0489 Written notices of placements.
-- Why: Who was told in writing of where a child lives.
CREATE TABLE placement_notified (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	told_on {day} {isday:told_on},
	told TEXT,
	not_told TEXT,
	health_consent_on {day} {isday:health_consent_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_notified_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.told_on, k.told, k.not_told, k.health_consent_on
FROM record r
JOIN placement_notified k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
