-- 0457 Secure accommodation.
-- Why: A child in secure accommodation, agreed by the director.
CREATE TABLE secure_accommodation (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	placed_at {instant} {isinstant:placed_at},
	home TEXT,
	why TEXT,
	tried TEXT,
	child_words TEXT,
	under_13_approval TEXT,
	ended_on {day} {isday:ended_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE secure_accommodation_court_order (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	made_on {day} {isday:made_on},
	ends_on {day} {isday:ends_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW secure_accommodation_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.placed_at, k.home, k.why, k.tried, k.child_words, k.under_13_approval, k.ended_on
FROM record r
JOIN secure_accommodation k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
