-- 0545 Times in touch.
-- Why: One time that a personal adviser was in touch with a young person, or tried: how they are, where they live, what they do.
CREATE TABLE keeping_in_touch (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	contact_on {day} {isday:contact_on},
	how TEXT,
	in_touch TEXT,
	child_words TEXT,
	accommodation TEXT,
	why_not_suitable TEXT,
	our_home TEXT,
	activity TEXT,
	account TEXT,
	next_step TEXT,
	next_on {day} {isday:next_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW keeping_in_touch_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.contact_on, k.how, k.in_touch, k.child_words, k.accommodation, k.why_not_suitable, k.our_home, k.activity, k.account, k.next_step, k.next_on
FROM record r
JOIN keeping_in_touch k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
