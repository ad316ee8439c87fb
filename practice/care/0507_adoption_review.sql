-- 0507 Adoption reviews.
-- Why: A review of a child who may be, or is, placed for adoption.
CREATE TABLE adoption_review (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	sort TEXT,
	held_on {day} {isday:held_on},
	wishes TEXT,
	settling TEXT,
	search TEXT,
	still_adoption TEXT,
	next_steps TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW adoption_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.sort, k.held_on, k.wishes, k.settling, k.search, k.still_adoption, k.next_steps
FROM record r
JOIN adoption_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
