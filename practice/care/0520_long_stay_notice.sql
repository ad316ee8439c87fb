-- 0520 Notices of long stays away from home.
-- Why: Notice that a child is in hospital, a care home or a school for three months or more.
CREATE TABLE long_stay_notice (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	notified_on {day} {isday:notified_on},
	since_on {day} {isday:since_on},
	place TEXT,
	why TEXT,
	wishes TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW long_stay_notice_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.notified_on, k.since_on, k.place, k.why, k.wishes
FROM record r
JOIN long_stay_notice k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
