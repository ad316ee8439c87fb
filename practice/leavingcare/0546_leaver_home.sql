-- 0546 New homes of care leavers.
-- Why: A care leaver's move into a home, and how it suits them.
CREATE TABLE leaver_home (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	moved_on {day} {isday:moved_on},
	accommodation TEXT,
	address TEXT,
	our_home TEXT,
	suitability TEXT,
	child_words TEXT,
	reviewed_on {day} {isday:reviewed_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW leaver_home_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.moved_on, k.accommodation, k.address, k.our_home, k.suitability, k.child_words, k.reviewed_on
FROM record r
JOIN leaver_home k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
