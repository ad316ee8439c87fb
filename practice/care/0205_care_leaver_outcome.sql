-- 0205 Care leaver's years.
-- Why: How a care leaver fares around a birthday from the 17th to the 21st.
CREATE TABLE care_leaver_outcome (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	collection_year {whole},
	in_touch TEXT,
	activity TEXT,
	accommodation TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_leaver_outcome_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.collection_year, k.in_touch, k.activity, k.accommodation, k.told_years, k.as_given, k.told_row
FROM record r
JOIN care_leaver_outcome k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
