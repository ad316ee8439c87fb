-- 0542 Leaving care needs assessments.
-- Why: What a young person needs to leave care well, in their own words and part by part.
CREATE TABLE leaving_care_needs (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	assessed_on {day} {isday:assessed_on},
	child_words TEXT,
	others TEXT,
	advocate_offered TEXT,
	home TEXT,
	learning TEXT,
	health TEXT,
	feelings TEXT,
	money TEXT,
	people TEXT,
	skills TEXT,
	identity TEXT,
	safety TEXT,
	support TEXT,
	need TEXT,
	copy_given TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW leaving_care_needs_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.assessed_on, k.child_words, k.others, k.advocate_offered, k.home, k.learning, k.health, k.feelings, k.money, k.people, k.skills, k.identity, k.safety, k.support, k.need, k.copy_given
FROM record r
JOIN leaving_care_needs k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
