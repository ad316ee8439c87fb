-- 0462 Private fostering suitability.
-- Why: Whether private fostering suits each child. Write it again at least once a year, and when something changes.
CREATE TABLE private_fostering_suitability (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	visits TEXT,
	carer_view TEXT,
	home TEXT,
	checks TEXT,
	checked_on {day} {isday:checked_on},
	disqualified TEXT,
	consent TEXT,
	parents_views TEXT,
	contact TEXT,
	money TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE private_fostering_suitability_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	care TEXT,
	suitable TEXT,
	requirements TEXT,
	why TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_suitability_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.visits, k.carer_view, k.home, k.checks, k.checked_on, k.disqualified, k.consent, k.parents_views, k.contact, k.money, c.child_words, c.care, c.suitable, c.requirements, c.why
FROM record r
JOIN private_fostering_suitability k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN private_fostering_suitability_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
