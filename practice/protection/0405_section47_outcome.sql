-- 0405 Outcomes of section 47 enquiries.
-- Why: What an enquiry found for each child, and what follows.
CREATE TABLE section47_outcome (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	parents TEXT,
	medical TEXT,
	medical_words TEXT,
	other_children TEXT,
	analysis TEXT,
	safety_plan TEXT,
	pattern TEXT,
	partner_disagrees TEXT,
	disagreement TEXT,
	disagreement_since {day} {isday:disagreement_since},
	family_told_on {day} {isday:family_told_on},
	partners_told_on {day} {isday:partners_told_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE section47_outcome_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	seen TEXT,
	child_words TEXT,
	finding TEXT,
	reason TEXT,
	actions TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE section47_outcome_check (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	agency TEXT,
	who_said TEXT,
	said_on {day} {isday:said_on},
	said TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW section47_outcome_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.parents, k.medical, k.medical_words, k.other_children, k.analysis, k.safety_plan, k.pattern, k.partner_disagrees, k.disagreement, k.disagreement_since, k.family_told_on, k.partners_told_on, c.seen AS child_seen, c.child_words AS child_words, c.finding AS child_finding, c.reason AS child_reason, c.actions AS child_actions
FROM record r
JOIN section47_outcome k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN section47_outcome_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
