-- 0502 Decisions to place for adoption, as they are made in the work.
-- Why: The decision that a child should be placed for adoption, and its reversal.
DROP VIEW IF EXISTS placed_for_adoption_by_child;

ALTER TABLE placed_for_adoption ADD COLUMN presented_on {day} {isday:presented_on};
ALTER TABLE placed_for_adoption ADD COLUMN why TEXT;
ALTER TABLE placed_for_adoption ADD COLUMN wishes TEXT;
ALTER TABLE placed_for_adoption ADD COLUMN parents_told_on {day} {isday:parents_told_on};
ALTER TABLE placed_for_adoption ADD COLUMN parents_written_on {day} {isday:parents_written_on};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW placed_for_adoption_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.presented_on, k.decided_on, k.why, k.wishes, k.parents_told_on, k.parents_written_on, k.reversed_on, k.reason_reversed, k.told_years, k.as_given, k.told_row
FROM record r
JOIN placed_for_adoption k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
