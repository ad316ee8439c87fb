-- 0415 Transfers between authorities.
-- Why: A child on a plan or in need moves here, or away. The first authority keeps the plan until the other has held its conference.
CREATE TABLE protection_transfer (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	direction TEXT,
	status TEXT,
	told_on {day} {isday:told_on},
	other_authority TEXT,
	their_worker TEXT,
	moved_on {day} {isday:moved_on},
	new_address TEXT,
	category TEXT,
	plan_since {day} {isday:plan_since},
	papers_on {day} {isday:papers_on},
	accepted TEXT,
	why_not_accepted TEXT,
	their_conference_on {day} {isday:their_conference_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW protection_transfer_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.direction, k.status, k.told_on, k.other_authority, k.their_worker, k.moved_on, k.new_address, k.category, k.plan_since, k.papers_on, k.accepted, k.why_not_accepted, k.their_conference_on
FROM record r
JOIN protection_transfer k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
