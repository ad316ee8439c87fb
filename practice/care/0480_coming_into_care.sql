-- 0480 Coming into care.
-- Why: How children came into care: under which law, who agreed, what was tried, what each child says and where each lives.
CREATE TABLE coming_into_care (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_at {instant} {isinstant:began_at},
	legal_status TEXT,
	agreed_by TEXT,
	agreed_on {day} {isday:agreed_on},
	explained TEXT,
	youth_detention TEXT,
	category_of_need TEXT,
	planned TEXT,
	on_call TEXT,
	why TEXT,
	tried TEXT,
	parents_views TEXT,
	consents TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE coming_into_care_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	wishes TEXT,
	brings TEXT,
	placement_type TEXT,
	placement_provider TEXT,
	carer TEXT,
	placement_postcode TEXT,
	placement_urn TEXT,
	placement_facts TEXT,
	home_postcode TEXT,
	siblings TEXT,
	siblings_why TEXT,
	permanence_order TEXT,
	permanence_authority TEXT,
	permanence_on TEXT,
	is_mother TEXT,
	own_child_born_on {day} {isday:own_child_born_on},
	reason_no_upn TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW coming_into_care_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_at, k.legal_status, k.agreed_by, k.agreed_on, k.explained, k.youth_detention, k.category_of_need, k.planned, k.on_call, k.why, k.tried, k.parents_views, k.consents, c.wishes AS child_wishes, c.brings AS child_brings, c.placement_type AS child_placement_type, c.placement_provider AS child_placement_provider, c.carer AS child_carer, c.placement_postcode AS child_placement_postcode, c.placement_urn AS child_placement_urn, c.placement_facts AS child_placement_facts, c.home_postcode AS child_home_postcode, c.siblings AS child_siblings, c.siblings_why AS child_siblings_why, c.permanence_order AS child_permanence_order, c.permanence_authority AS child_permanence_authority, c.permanence_on AS child_permanence_on, c.is_mother AS child_is_mother, c.own_child_born_on AS child_own_child_born_on, c.reason_no_upn AS child_reason_no_upn
FROM record r
JOIN coming_into_care k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN coming_into_care_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
