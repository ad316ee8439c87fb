-- 0206 Adoptions.
-- Why: What is returned of a child who was adopted.
CREATE TABLE adoption (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	matched_on {day} {isday:matched_on},
	by_foster_carers TEXT,
	adopters TEXT,
	adopters_sex TEXT,
	adopters_legal_status TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW adoption_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.matched_on, k.by_foster_carers, k.adopters, k.adopters_sex, k.adopters_legal_status, k.told_years, k.as_given, k.told_row
FROM record r
JOIN adoption k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
