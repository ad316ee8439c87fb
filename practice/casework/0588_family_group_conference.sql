-- 0588 Family group conferences.
-- Why: The offer of a meeting in which the family makes its own plan, and what the family decided.
CREATE TABLE family_group_conference (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	offered_on {day} {isday:offered_on},
	offer TEXT,
	why_not_offered TEXT,
	family_words TEXT,
	coordinator TEXT,
	held_on {day} {isday:held_on},
	who_came TEXT,
	family_plan TEXT,
	plan_agreed TEXT,
	why_not_agreed TEXT,
	review_on {day} {isday:review_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE family_group_conference_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	advocate_offered TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE family_group_conference_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	who TEXT,
	by_on {day} {isday:by_on},
	done_on {day} {isday:done_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW family_group_conference_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.offered_on, k.offer, k.why_not_offered, k.family_words, k.coordinator, k.held_on, k.who_came, k.family_plan, k.plan_agreed, k.why_not_agreed, k.review_on, c.child_words AS child_words, c.advocate_offered AS child_advocate_offered
FROM record r
JOIN family_group_conference k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN family_group_conference_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
