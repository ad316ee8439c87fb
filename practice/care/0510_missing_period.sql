-- 0510 Times missing, as they are made in the work.
-- Why: A time that children were missing, or away without authorisation: reported, looked for, found.
DROP VIEW IF EXISTS missing_period_by_child;

ALTER TABLE missing_period ADD COLUMN reported_at {instant} {isinstant:reported_at};
ALTER TABLE missing_period ADD COLUMN reported_by TEXT;
ALTER TABLE missing_period ADD COLUMN last_seen TEXT;
ALTER TABLE missing_period ADD COLUMN why TEXT;
ALTER TABLE missing_period ADD COLUMN police_at {instant} {isinstant:police_at};
ALTER TABLE missing_period ADD COLUMN police_reference TEXT;
ALTER TABLE missing_period ADD COLUMN police_grade TEXT;
ALTER TABLE missing_period ADD COLUMN plan TEXT;
ALTER TABLE missing_period ADD COLUMN again TEXT;
ALTER TABLE missing_period ADD COLUMN escalated_at {instant} {isinstant:escalated_at};
ALTER TABLE missing_period ADD COLUMN meeting_at {instant} {isinstant:meeting_at};
ALTER TABLE missing_period ADD COLUMN returned_at {instant} {isinstant:returned_at};
ALTER TABLE missing_period ADD COLUMN found TEXT;
ALTER TABLE missing_period ADD COLUMN child_words TEXT;

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW missing_period_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.missing_type, k.from_on, k.reported_at, k.reported_by, k.last_seen, k.why, k.police_at, k.police_reference, k.police_grade, k.plan, k.again, k.escalated_at, k.meeting_at, k.until_on, k.returned_at, k.found, k.child_words, k.told_years, k.as_given, k.told_row
FROM record r
JOIN missing_period k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
