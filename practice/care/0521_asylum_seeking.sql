-- 0521 Unaccompanied asylum seeking, as they are made in the work.
-- Why: A child in care who came unaccompanied to seek asylum.
DROP VIEW IF EXISTS asylum_seeking_by_child;

ALTER TABLE asylum_seeking ADD COLUMN arrived_on {day} {isday:arrived_on};
ALTER TABLE asylum_seeking ADD COLUMN child_words TEXT;
ALTER TABLE asylum_seeking ADD COLUMN age TEXT;
ALTER TABLE asylum_seeking ADD COLUMN age_decided_on {day} {isday:age_decided_on};
ALTER TABLE asylum_seeking ADD COLUMN age_why TEXT;
ALTER TABLE asylum_seeking ADD COLUMN claim TEXT;
ALTER TABLE asylum_seeking ADD COLUMN solicitor TEXT;
ALTER TABLE asylum_seeking ADD COLUMN family TEXT;
ALTER TABLE asylum_seeking ADD COLUMN scheme_referred_on {day} {isday:scheme_referred_on};
ALTER TABLE asylum_seeking ADD COLUMN transferred_on {day} {isday:transferred_on};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW asylum_seeking_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.arrived_on, k.child_words, k.age, k.age_decided_on, k.age_why, k.claim, k.solicitor, k.family, k.scheme_referred_on, k.transferred_on, k.status_ends_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN asylum_seeking k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
