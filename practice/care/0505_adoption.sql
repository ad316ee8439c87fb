-- 0505 Matches with adopters, as they are made in the work.
-- Why: The match of a child with adopters, as it was agreed and as it is returned.
DROP VIEW IF EXISTS adoption_by_child;

ALTER TABLE adoption ADD COLUMN why TEXT;

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW adoption_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.matched_on, k.why, k.by_foster_carers, k.adopters, k.adopters_sex, k.adopters_legal_status, k.told_years, k.as_given, k.told_row
FROM record r
JOIN adoption k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
