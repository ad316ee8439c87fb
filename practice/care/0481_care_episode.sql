-- 0481 Episodes of care, as they are made in the work.
-- Why: A time in care under one legal status, in one placement, with the same carers.
DROP VIEW IF EXISTS care_episode_by_child;

ALTER TABLE care_episode ADD COLUMN carer TEXT;
ALTER TABLE care_episode ADD COLUMN placement_facts TEXT;
ALTER TABLE care_episode ADD COLUMN notice_given_on {day} {isday:notice_given_on};
ALTER TABLE care_episode ADD COLUMN placement_until {day} {isday:placement_until};

CREATE TABLE care_episode_term (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	changed_on {day} {isday:changed_on},
	placement_facts TEXT,
	legal_status TEXT,
	said_by TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_episode_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.reason_new, k.legal_status, k.category_of_need, k.placement_type, k.placement_provider, k.carer, k.placement_facts, k.home_postcode, k.placement_postcode, k.placement_urn, k.notice_given_on, k.placement_until, k.ended_on, k.reason_ended, k.reason_placement_change, k.told_years, k.as_given, k.told_row
FROM record r
JOIN care_episode k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
