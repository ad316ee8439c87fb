-- 0493 Permanence plans.
-- Why: Where a child in care shall live for good, why, and by when.
CREATE TABLE permanence_plan (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	agreed_on {day} {isday:agreed_on},
	at_review TEXT,
	route TEXT,
	parallel TEXT,
	why TEXT,
	wishes TEXT,
	siblings TEXT,
	by_on {day} {isday:by_on},
	off_track TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW permanence_plan_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.agreed_on, k.at_review, k.route, k.parallel, k.why, k.wishes, k.siblings, k.by_on, k.off_track
FROM record r
JOIN permanence_plan k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
