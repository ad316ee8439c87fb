-- 0408 Initial child protection conferences.
-- Why: Those who know the children decide with the family whether each needs a child protection plan.
CREATE TABLE initial_conference (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	transfer_in TEXT,
	why_not_quorate TEXT,
	parents_there TEXT,
	excluded TEXT,
	why_excluded TEXT,
	interpreter TEXT,
	report_shared_on {day} {isday:report_shared_on},
	strengths TEXT,
	worries TEXT,
	harm_statement TEXT,
	legal_considered TEXT,
	legal_words TEXT,
	why_again TEXT,
	visit_every {whole},
	core_group_on {day} {isday:core_group_on},
	review_on {day} {isday:review_on},
	dissent TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE initial_conference_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	took_part TEXT,
	advocate TEXT,
	child_words TEXT,
	decision TEXT,
	category TEXT,
	category_parts TEXT,
	reason TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE initial_conference_invited (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	came TEXT,
	plan_needed TEXT,
	category TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE initial_conference_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	change TEXT,
	doing TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	measure TEXT,
	for_child {id},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE initial_conference_member (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	reached TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW initial_conference_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.transfer_in, k.why_not_quorate, k.parents_there, k.excluded, k.why_excluded, k.interpreter, k.report_shared_on, k.strengths, k.worries, k.harm_statement, k.legal_considered, k.legal_words, k.why_again, k.visit_every, k.core_group_on, k.review_on, k.dissent, c.took_part AS child_took_part, c.advocate AS child_advocate, c.child_words AS child_words, c.decision AS child_decision, c.category AS child_category, c.category_parts AS child_category_parts, c.reason AS child_reason
FROM record r
JOIN initial_conference k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN initial_conference_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
