-- 0544 Pathway plan reviews.
-- Why: One look at a pathway plan with the young person: what has changed, how each action has gone, what is decided.
CREATE TABLE pathway_review (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	took_part TEXT,
	child_words TEXT,
	took_part_with TEXT,
	advocate_offered TEXT,
	changed TEXT,
	our_home TEXT,
	decision TEXT,
	why TEXT,
	next_on {day} {isday:next_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE pathway_review_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	part TEXT,
	need TEXT,
	action TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	progress TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW pathway_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.took_part, k.child_words, k.took_part_with, k.advocate_offered, k.changed, k.our_home, k.decision, k.why, k.next_on
FROM record r
JOIN pathway_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
