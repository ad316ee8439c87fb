-- 0403 Section 47 enquiries as the work writes them.
-- Why: One enquiry into whether a child suffers or is likely to suffer significant harm. The strategy discussion opens it.
ALTER TABLE section47 ADD COLUMN began_at {instant} {isinstant:began_at};
ALTER TABLE section47 ADD COLUMN joint TEXT;
ALTER TABLE section47 ADD COLUMN completed_on {day} {isday:completed_on};
ALTER TABLE section47 ADD COLUMN finding TEXT;
ALTER TABLE section47 ADD COLUMN conference_record {id};

DROP VIEW IF EXISTS section47_by_child;
-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW section47_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.began_at, k.joint, k.conference_by, k.completed_on, k.finding, k.conference_on, k.conference_not_required, k.conference_record, k.told_years, k.as_given, k.told_row
FROM record r
JOIN section47 k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
