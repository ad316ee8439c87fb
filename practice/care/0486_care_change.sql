-- 0486 Changes in care.
-- Why: A new legal status or placement of children in care; what runs is filled in, so that only what changes is typed.
CREATE TABLE care_change (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	changed_on {day} {isday:changed_on},
	what TEXT,
	why TEXT,
	unplanned TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE care_change_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	wishes TEXT,
	legal_status TEXT,
	placement_type TEXT,
	placement_provider TEXT,
	carer TEXT,
	placement_postcode TEXT,
	placement_urn TEXT,
	placement_facts TEXT,
	same_carers TEXT,
	reason_placement_change TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_change_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.changed_on, k.what, k.why, k.unplanned, c.wishes AS child_wishes, c.legal_status AS child_legal_status, c.placement_type AS child_placement_type, c.placement_provider AS child_placement_provider, c.carer AS child_carer, c.placement_postcode AS child_placement_postcode, c.placement_urn AS child_placement_urn, c.placement_facts AS child_placement_facts, c.same_carers AS child_same_carers, c.reason_placement_change AS child_reason_placement_change
FROM record r
JOIN care_change k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN care_change_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
