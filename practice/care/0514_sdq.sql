-- 0514 Strengths and difficulties questionnaires.
-- Why: How a child in care fares in feelings and behaviour, by the carer's questionnaire.
CREATE TABLE sdq (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	scored_on {day} {isday:scored_on},
	score {whole},
	reason TEXT,
	school_score {whole},
	own_score {whole},
	follows TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW sdq_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.scored_on, k.score, k.reason, k.school_score, k.own_score, k.follows
FROM record r
JOIN sdq k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
