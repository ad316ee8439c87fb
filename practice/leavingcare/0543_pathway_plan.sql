-- 0543 Pathway plans.
-- Why: What will be done, by whom and by when, so that a young person can live well on their own; in their words and with their signature.
CREATE TABLE pathway_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	agreed_on {day} {isday:agreed_on},
	status TEXT,
	child_words TEXT,
	hope TEXT,
	home TEXT,
	learning TEXT,
	health TEXT,
	feelings TEXT,
	money TEXT,
	people TEXT,
	skills TEXT,
	identity TEXT,
	safety TEXT,
	staying TEXT,
	contingency TEXT,
	signed TEXT,
	signed_on {day} {isday:signed_on},
	why_not_signed TEXT,
	copy_given TEXT,
	ended_on {day} {isday:ended_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE pathway_plan_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	part TEXT,
	need TEXT,
	action TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW pathway_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.agreed_on, k.status, k.child_words, k.hope, k.home, k.learning, k.health, k.feelings, k.money, k.people, k.skills, k.identity, k.safety, k.staying, k.contingency, k.signed, k.signed_on, k.why_not_signed, k.copy_given, k.ended_on
FROM record r
JOIN pathway_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
