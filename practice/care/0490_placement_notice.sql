-- 0490 Notices to end placements.
-- Why: Notice by a carer or home that a placement must end, and what was done to keep it.
CREATE TABLE placement_notice (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	given_on {day} {isday:given_on},
	ends_on {day} {isday:ends_on},
	why TEXT,
	helps TEXT,
	wishes TEXT,
	meeting TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_notice_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.given_on, k.ends_on, k.why, k.helps, k.wishes, k.meeting
FROM record r
JOIN placement_notice k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
