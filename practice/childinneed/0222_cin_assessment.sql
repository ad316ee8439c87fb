-- 0222 Assessments in the census.
-- Why: The days of a child and family assessment and the factors it found, as the census holds them.
CREATE TABLE cin_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_on {day} {isday:began_on},
	internal_review_on {day} {isday:internal_review_on},
	authorised_on {day} {isday:authorised_on},
	factors TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW cin_assessment_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.internal_review_on, k.authorised_on, k.factors, k.told_years, k.as_given, k.told_row
FROM record r
JOIN cin_assessment k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
