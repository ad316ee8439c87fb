-- 0506 Placements with adopters.
-- Why: A child's coming to live with adopters, and the end of that if it ended.
CREATE TABLE adoption_placed (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	placed_on {day} {isday:placed_on},
	introductions TEXT,
	wishes TEXT,
	family TEXT,
	asked_back_on {day} {isday:asked_back_on},
	under_six_weeks TEXT,
	returned_on {day} {isday:returned_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW adoption_placed_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.placed_on, k.introductions, k.wishes, k.family, k.asked_back_on, k.under_six_weeks, k.returned_on
FROM record r
JOIN adoption_placed k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
