-- 0550 Answers to requests for support.
-- Why: What became of a care leaver's request for support, and why.
CREATE TABLE support_answer (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	answered_on {day} {isday:answered_on},
	answer TEXT,
	assessed TEXT,
	staying TEXT,
	told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW support_answer_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.answered_on, k.answer, k.assessed, k.staying, k.told, k.child_words
FROM record r
JOIN support_answer k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
