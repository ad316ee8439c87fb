-- 0430 Child in need plans agreed.
-- Why: The family and those who help it agree what each child needs, what is done about it and how we shall know.
CREATE TABLE cin_plan_agreed (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	consent TEXT,
	consent_by TEXT,
	consent_on {day} {isday:consent_on},
	shared_with TEXT,
	visit_every {whole},
	why_visits TEXT,
	short_breaks TEXT,
	contingency TEXT,
	review_on {day} {isday:review_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE cin_plan_agreed_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE cin_plan_agreed_invited (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	came TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE cin_plan_agreed_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	need TEXT,
	outcome TEXT,
	doing TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	for_child {id},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW cin_plan_agreed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.consent, k.consent_by, k.consent_on, k.shared_with, k.visit_every, k.why_visits, k.short_breaks, k.contingency, k.review_on, c.child_words AS child_words
FROM record r
JOIN cin_plan_agreed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN cin_plan_agreed_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
