-- 0455 Reports to the court.
-- Why: A welfare report or an investigation that the court directed in a case that is not ours.
CREATE TABLE court_report (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	report TEXT,
	directed_on {day} {isday:directed_on},
	case_number TEXT,
	asked TEXT,
	due_on {day} {isday:due_on},
	extended_until {day} {isday:extended_until},
	filed_on {day} {isday:filed_on},
	action TEXT,
	why TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE court_report_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW court_report_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.report, k.directed_on, k.case_number, k.asked, k.due_on, k.extended_until, k.filed_on, k.action, k.why, c.child_words
FROM record r
JOIN court_report k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN court_report_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
