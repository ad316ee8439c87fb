-- 0120 Early help.
-- Why: Help for a family with its agreement, led by somebody it knows.
CREATE TABLE early_help (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_on {day} {isday:began_on},
	consent TEXT,
	consent_by TEXT,
	consent_on {day} {isday:consent_on},
	lead_practitioner TEXT,
	lead_agency TEXT,
	lead_phone TEXT,
	why TEXT,
	step_down TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW early_help_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.consent, k.consent_by, k.consent_on, k.lead_practitioner, k.lead_agency, k.lead_phone, k.why, k.step_down
FROM record r
JOIN early_help k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
