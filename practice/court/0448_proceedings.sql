-- 0448 Proceedings.
-- Why: An application to the family court, from the day of issue to the last order. Come back to it as the case goes on.
CREATE TABLE proceedings (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	application TEXT,
	issued_on {day} {isday:issued_on},
	case_number TEXT,
	court TEXT,
	judge TEXT,
	urgent TEXT,
	why_urgent TEXT,
	threshold TEXT,
	parties TEXT,
	lawyer TEXT,
	parents_told_on {day} {isday:parents_told_on},
	standard_directions_on {day} {isday:standard_directions_on},
	documents_served_on {day} {isday:documents_served_on},
	guardian TEXT,
	guardian_appointed_on {day} {isday:guardian_appointed_on},
	child_solicitor TEXT,
	further_hearing TEXT,
	concluded_on {day} {isday:concluded_on},
	conclusion TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW proceedings_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.application, k.issued_on, k.case_number, k.court, k.judge, k.urgent, k.why_urgent, k.threshold, k.parties, k.lawyer, k.parents_told_on, k.standard_directions_on, k.documents_served_on, k.guardian, k.guardian_appointed_on, k.child_solicitor, k.further_hearing, k.concluded_on, k.conclusion, k.files
FROM record r
JOIN proceedings k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
