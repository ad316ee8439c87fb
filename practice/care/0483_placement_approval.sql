-- 0483 Approvals of placements.
-- Why: The nominated officer's approval of a placement with parents, with a connected person, or out of the area.
CREATE TABLE placement_approval (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	approval_of TEXT,
	assessment TEXT,
	wishes TEXT,
	why TEXT,
	area_told_on {day} {isday:area_told_on},
	decided_on {day} {isday:decided_on},
	approved TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placement_approval_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.approval_of, k.assessment, k.wishes, k.why, k.area_told_on, k.decided_on, k.approved
FROM record r
JOIN placement_approval k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
