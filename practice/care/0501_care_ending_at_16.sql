-- 0501 Ends of being looked after at 16 or 17.
-- Why: The end of care of a young person of 16 or 17 accommodated under section 20, which the director approves.
CREATE TABLE care_ending_at_16 (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	ended_on {day} {isday:ended_on},
	why TEXT,
	parents_views TEXT,
	iro_views TEXT,
	support TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE care_ending_at_16_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	reason TEXT,
	home TEXT,
	wishes TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_ending_at_16_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.ended_on, k.why, k.parents_views, k.iro_views, k.support, c.reason AS child_reason, c.home AS child_home, c.wishes AS child_wishes
FROM record r
JOIN care_ending_at_16 k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN care_ending_at_16_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
