-- 0880 Beside whom a record concerns: its kind, its day and when it was saved.
-- Why: the lists of a day ask what is new of some people, and what the last visit of each was.
-- The answer was looked for among all records that there ever were of them.
ALTER TABLE record_person ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE record_person ADD COLUMN happened_on {day} {isday:happened_on};
ALTER TABLE record_person ADD COLUMN saved_at {instant} {isinstant:saved_at};
UPDATE record_person SET
	kind = (SELECT r.kind FROM record r WHERE r.authority_id = record_person.authority_id AND r.id = record_person.record_id),
	happened_on = (SELECT r.happened_on FROM record r WHERE r.authority_id = record_person.authority_id AND r.id = record_person.record_id),
	saved_at = (SELECT r.saved_at FROM record r WHERE r.authority_id = record_person.authority_id AND r.id = record_person.record_id);
DROP INDEX record_person_person;
CREATE INDEX record_person_kind ON record_person (authority_id, person_id, kind, happened_on, record_id);
CREATE INDEX record_person_saved ON record_person (authority_id, person_id, saved_at);
