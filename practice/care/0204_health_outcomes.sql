-- 0204 Health of the years.
-- Why: A year's health, offending and wellbeing of a child in care for the whole of it.
CREATE TABLE health_outcomes (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	collection_year {whole},
	sdq_score {whole},
	sdq_reason TEXT,
	convicted TEXT,
	health_check TEXT,
	immunisations TEXT,
	teeth_check TEXT,
	health_assessment TEXT,
	substance_misuse TEXT,
	intervention_received TEXT,
	intervention_offered TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW health_outcomes_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.collection_year, k.sdq_score, k.sdq_reason, k.convicted, k.health_check, k.immunisations, k.teeth_check, k.health_assessment, k.substance_misuse, k.intervention_received, k.intervention_offered, k.told_years, k.as_given, k.told_row
FROM record r
JOIN health_outcomes k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
