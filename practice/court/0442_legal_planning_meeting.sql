-- 0442 Legal planning meetings.
-- Why: Whether the threshold for a court order is met, and what follows for each child. The nominated officer decides by signing.
CREATE TABLE legal_planning_meeting (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	chair TEXT,
	lawyer TEXT,
	present TEXT,
	summary TEXT,
	threshold_facts TEXT,
	options TEXT,
	network TEXT,
	family_meeting TEXT,
	family_meeting_why TEXT,
	assessments_needed TEXT,
	timetable TEXT,
	legal_advice TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE legal_planning_meeting_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	threshold TEXT,
	grounds TEXT,
	decision TEXT,
	why TEXT,
	court_plan TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW legal_planning_meeting_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.chair, k.lawyer, k.present, k.summary, k.threshold_facts, k.options, k.network, k.family_meeting, k.family_meeting_why, k.assessments_needed, k.timetable, c.child_words, c.threshold, c.grounds, c.decision, c.why, c.court_plan
FROM record r
JOIN legal_planning_meeting k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN legal_planning_meeting_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
