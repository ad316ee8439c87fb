-- 0454 Emergency protection orders.
-- Why: An emergency protection order: eight days at most, and once seven more.
CREATE TABLE emergency_protection (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	order_made_at {instant} {isinstant:order_made_at},
	court TEXT,
	applicant TEXT,
	decided_by TEXT,
	why TEXT,
	ends_on {day} {isday:ends_on},
	contact TEXT,
	medical TEXT,
	exclusion TEXT,
	extended_on {day} {isday:extended_on},
	extended_until {day} {isday:extended_until},
	ended_on {day} {isday:ended_on},
	ended_how TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE emergency_protection_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW emergency_protection_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.order_made_at, k.court, k.applicant, k.decided_by, k.why, k.ends_on, k.contact, k.medical, k.exclusion, k.extended_on, k.extended_until, k.ended_on, k.ended_how, c.child_told, c.child_words
FROM record r
JOIN emergency_protection k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN emergency_protection_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
