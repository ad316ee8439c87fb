-- 0412 Reviews of protection plans as the work writes them.
-- Why: A review conference goes through the plan and decides for each child whether it goes on.
ALTER TABLE protection_review ADD COLUMN why_not_quorate TEXT;
ALTER TABLE protection_review ADD COLUMN parents_there TEXT;
ALTER TABLE protection_review ADD COLUMN excluded TEXT;
ALTER TABLE protection_review ADD COLUMN why_excluded TEXT;
ALTER TABLE protection_review ADD COLUMN interpreter TEXT;
ALTER TABLE protection_review ADD COLUMN report_shared_on {day} {isday:report_shared_on};
ALTER TABLE protection_review ADD COLUMN strengths TEXT;
ALTER TABLE protection_review ADD COLUMN worries TEXT;
ALTER TABLE protection_review ADD COLUMN harm_statement TEXT;
ALTER TABLE protection_review ADD COLUMN legal_considered TEXT;
ALTER TABLE protection_review ADD COLUMN legal_words TEXT;
ALTER TABLE protection_review ADD COLUMN visit_every {whole};
ALTER TABLE protection_review ADD COLUMN core_group_on {day} {isday:core_group_on};
ALTER TABLE protection_review ADD COLUMN review_on {day} {isday:review_on};
ALTER TABLE protection_review ADD COLUMN dissent TEXT;

CREATE TABLE protection_review_child (
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

CREATE TABLE protection_review_invited (
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

CREATE TABLE protection_review_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	change TEXT,
	doing TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	measure TEXT,
	progress TEXT,
	for_child {id},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE protection_review_member (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	reached TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

DROP VIEW IF EXISTS protection_review_by_child;
-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW protection_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.reviewed_on, k.why_not_quorate, k.parents_there, k.excluded, k.why_excluded, k.interpreter, k.report_shared_on, k.strengths, k.worries, k.harm_statement, k.legal_considered, k.legal_words, k.visit_every, k.core_group_on, k.review_on, k.dissent, k.told_years, k.as_given, k.told_row, c.took_part AS child_took_part, c.advocate AS child_advocate, c.child_words AS child_words, c.decision AS child_decision, c.category AS child_category, c.category_parts AS child_category_parts, c.reason AS child_reason
FROM record r
JOIN protection_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN protection_review_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
