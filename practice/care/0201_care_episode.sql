-- 0201 Episodes of care.
-- Why: A time in care under one legal status, in one placement, with the same carers.
CREATE TABLE care_episode (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_on {day} {isday:began_on},
	reason_new TEXT,
	legal_status TEXT,
	category_of_need TEXT,
	placement_type TEXT,
	placement_provider TEXT,
	home_postcode TEXT,
	placement_postcode TEXT,
	placement_urn TEXT,
	ended_on {day} {isday:ended_on},
	reason_ended TEXT,
	reason_placement_change TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_episode_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.reason_new, k.legal_status, k.category_of_need, k.placement_type, k.placement_provider, k.home_postcode, k.placement_postcode, k.placement_urn, k.ended_on, k.reason_ended, k.reason_placement_change, k.told_years, k.as_given, k.told_row
FROM record r
JOIN care_episode k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
