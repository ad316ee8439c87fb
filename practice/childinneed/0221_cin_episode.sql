-- 0221 Times as a child in need.
-- Why: A time as a child in need, from a referral to the closure of the case.
CREATE TABLE cin_episode (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	referred_on {day} {isday:referred_on},
	source TEXT,
	primary_need TEXT,
	no_further_action TEXT,
	initial_conference_on {day} {isday:initial_conference_on},
	closed_on {day} {isday:closed_on},
	reason_closed TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW cin_episode_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.referred_on, k.source, k.primary_need, k.no_further_action, k.initial_conference_on, k.closed_on, k.reason_closed, k.told_years, k.as_given, k.told_row
FROM record r
JOIN cin_episode k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
