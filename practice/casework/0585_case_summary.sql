-- 0585 Case summaries.
-- Why: What a child's record says in short, in words that the child may one day read.
CREATE TABLE case_summary (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	written_on {day} {isday:written_on},
	summary_for TEXT,
	now TEXT,
	tried TEXT,
	next_steps TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE case_summary_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	story TEXT,
	child_words TEXT,
	kin TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW case_summary_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.written_on, k.summary_for, k.now, k.tried, k.next_steps, c.story AS child_story, c.child_words AS child_words, c.kin AS child_kin
FROM record r
JOIN case_summary k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN case_summary_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
