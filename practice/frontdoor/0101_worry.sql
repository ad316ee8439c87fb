-- 0101 Worries.
-- Why: What somebody told us through the public site, before anybody here has looked at it.
CREATE TABLE worry (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	reference TEXT,
	code_hash TEXT,
	came_at {instant} {isinstant:came_at},
	asks_for TEXT,
	sender TEXT,
	sender_name TEXT,
	sender_agency TEXT,
	sender_phone TEXT,
	sender_email TEXT,
	anonymous TEXT,
	sender_relation TEXT,
	child1_name TEXT,
	child1_born_on {day} {isday:child1_born_on},
	child1_age {whole},
	child1_school TEXT,
	child2_name TEXT,
	child2_born_on {day} {isday:child2_born_on},
	child2_age {whole},
	child2_school TEXT,
	child3_name TEXT,
	child3_born_on {day} {isday:child3_born_on},
	child3_age {whole},
	child3_school TEXT,
	child4_name TEXT,
	child4_born_on {day} {isday:child4_born_on},
	child4_age {whole},
	child4_school TEXT,
	child5_name TEXT,
	child5_born_on {day} {isday:child5_born_on},
	child5_age {whole},
	child5_school TEXT,
	child6_name TEXT,
	child6_born_on {day} {isday:child6_born_on},
	child6_age {whole},
	child6_school TEXT,
	address TEXT,
	story TEXT,
	child_says TEXT,
	going_well TEXT,
	tried TEXT,
	danger TEXT,
	danger_what TEXT,
	parents_know TEXT,
	consent TEXT,
	why_no_consent TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW worry_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.reference, k.code_hash, k.came_at, k.asks_for, k.sender, k.sender_name, k.sender_agency, k.sender_phone, k.sender_email, k.anonymous, k.sender_relation, k.child1_name, k.child1_born_on, k.child1_age, k.child1_school, k.child2_name, k.child2_born_on, k.child2_age, k.child2_school, k.child3_name, k.child3_born_on, k.child3_age, k.child3_school, k.child4_name, k.child4_born_on, k.child4_age, k.child4_school, k.child5_name, k.child5_born_on, k.child5_age, k.child5_school, k.child6_name, k.child6_born_on, k.child6_age, k.child6_school, k.address, k.story, k.child_says, k.going_well, k.tried, k.danger, k.danger_what, k.parents_know, k.consent, k.why_no_consent, k.files
FROM record r
JOIN worry k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
