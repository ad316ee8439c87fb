-- 0401 Strategy discussions.
-- Why: Social care, the police, health and others decide together whether there is to be an enquiry, and who does what to keep each child safe.
CREATE TABLE strategy_discussion (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_at {instant} {isinstant:held_at},
	ended_at {instant} {isinstant:ended_at},
	method TEXT,
	why_not_quorate TEXT,
	worry TEXT,
	other_children TEXT,
	see_child TEXT,
	tell_parents TEXT,
	medical TEXT,
	medical_words TEXT,
	safety_plan TEXT,
	evidence TEXT,
	position_of_trust TEXT,
	officer_told TEXT,
	next_at {instant} {isinstant:next_at},
	record_shared_on {day} {isday:record_shared_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE strategy_discussion_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	decision TEXT,
	reason TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE strategy_discussion_participant (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	told TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE strategy_discussion_step (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW strategy_discussion_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_at, k.ended_at, k.method, k.why_not_quorate, k.worry, k.other_children, k.see_child, k.tell_parents, k.medical, k.medical_words, k.safety_plan, k.evidence, k.position_of_trust, k.officer_told, k.next_at, k.record_shared_on, c.decision AS child_decision, c.reason AS child_reason
FROM record r
JOIN strategy_discussion k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN strategy_discussion_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
