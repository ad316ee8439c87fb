-- 0461 Private fostering arrangements.
-- Why: A child lives, or is to live, with somebody who is no close relative, for 28 days or more. The first visit is due in seven working days.
CREATE TABLE private_fostering (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	known_on {day} {isday:known_on},
	notifier TEXT,
	notified_at {instant} {isinstant:notified_at},
	proposed TEXT,
	started_on {day} {isday:started_on},
	meant_until {day} {isday:meant_until},
	carer TEXT,
	relation TEXT,
	address TEXT,
	household TEXT,
	parents TEXT,
	basis TEXT,
	account TEXT,
	agreements TEXT,
	ended_on {day} {isday:ended_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE private_fostering_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	disabled TEXT,
	school TEXT,
	needs TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW private_fostering_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.known_on, k.notifier, k.notified_at, k.proposed, k.started_on, k.meant_until, k.carer, k.relation, k.address, k.household, k.parents, k.basis, k.account, k.agreements, k.ended_on, c.disabled, c.school, c.needs, c.child_words
FROM record r
JOIN private_fostering k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN private_fostering_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
