-- 0522 Deprivation of liberty orders, as they are made in the work.
-- Why: A time under an order that deprives a child in care of liberty: what it allows, why, and what the child says.
DROP VIEW IF EXISTS liberty_order_by_child;

ALTER TABLE liberty_order ADD COLUMN restrictions TEXT;
ALTER TABLE liberty_order ADD COLUMN why TEXT;
ALTER TABLE liberty_order ADD COLUMN wishes TEXT;
ALTER TABLE liberty_order ADD COLUMN lowering TEXT;
ALTER TABLE liberty_order ADD COLUMN reviewed_on {day} {isday:reviewed_on};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW liberty_order_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.from_on, k.until_on, k.restrictions, k.why, k.wishes, k.lowering, k.reviewed_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN liberty_order k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
