-- 0482 Searches for a placement.
-- Why: The search for a place to live: what is needed, who was asked, what was chosen and why.
CREATE TABLE placement_search (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	asked_at {instant} {isinstant:asked_at},
	needed_by {day} {isday:needed_by},
	needs TEXT,
	wishes TEXT,
	siblings TEXT,
	carer TEXT,
	placement_type TEXT,
	placement_provider TEXT,
	placement_postcode TEXT,
	placement_urn TEXT,
	why TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE placement_search_offer (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	who TEXT,
	provider TEXT,
	asked_on {day} {isday:asked_on},
	answer TEXT,
	why TEXT,
	weekly_cost {whole},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_search_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.asked_at, k.needed_by, k.needs, k.wishes, k.siblings, k.carer, k.placement_type, k.placement_provider, k.placement_postcode, k.placement_urn, k.why
FROM record r
JOIN placement_search k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
