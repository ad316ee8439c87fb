-- 0583 Warnings.
-- Why: What those who work with children must know before they act, until it no longer holds.
CREATE TABLE alert (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	alert_kind TEXT,
	what TEXT,
	what_to_do TEXT,
	audience TEXT,
	from_on {day} {isday:from_on},
	review_on {day} {isday:review_on},
	until_on {day} {isday:until_on},
	why_ended TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW alert_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.alert_kind, k.what, k.what_to_do, k.audience, k.from_on, k.review_on, k.until_on, k.why_ended
FROM record r
JOIN alert k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
