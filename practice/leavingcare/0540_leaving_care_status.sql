-- 0540 Leaving care statuses.
-- Why: What the law makes of a young person who is or was in care, worked out from the episodes of care, and told to them.
CREATE TABLE leaving_care_status (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	worked_out_on {day} {isday:worked_out_on},
	status TEXT,
	why TEXT,
	eligible_on {day} {isday:eligible_on},
	relevant_on {day} {isday:relevant_on},
	told TEXT,
	told_on {day} {isday:told_on},
	why_not_told TEXT,
	child_words TEXT,
	missing TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW leaving_care_status_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.worked_out_on, k.status, k.why, k.eligible_on, k.relevant_on, k.told, k.told_on, k.why_not_told, k.child_words, k.missing
FROM record r
JOIN leaving_care_status k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
