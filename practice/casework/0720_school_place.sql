-- 0720 Where a child learns.
-- Why: The line of a child's life shows schools beside homes and workers; a move of one is often a move of the other.
CREATE TABLE school_place (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place_kind TEXT,
	name TEXT,
	urn TEXT,
	sen_status TEXT,
	from_on {day} {isday:from_on},
	until_on {day} {isday:until_on},
	why_ended TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW school_place_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.place_kind, k.urn, k.sen_status, k.from_on, k.until_on
FROM record r
JOIN school_place k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
