-- 0554 Reviews of homeless young people's choices.
-- Why: The young person is asked again, two weeks on and when things change.
CREATE TABLE homeless_review (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	safe TEXT,
	child_words TEXT,
	choice TEXT,
	plan TEXT,
	next_on {day} {isday:next_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW homeless_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.safe, k.child_words, k.choice, k.plan, k.next_on
FROM record r
JOIN homeless_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
