-- 0417 Serious incidents notified.
-- Why: The national Panel, and with it Ofsted, is told of a serious incident through the online service.
CREATE TABLE serious_incident_notified (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	notified_on {day} {isday:notified_on},
	reference TEXT,
	partners_told TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW serious_incident_notified_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.notified_on, k.reference, k.partners_told
FROM record r
JOIN serious_incident_notified k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
