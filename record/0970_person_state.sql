-- 0970 Beside whom a record concerns: how far it has come.
-- Why: the first page about a child shows a few of many records. Which they are is read from one
-- index now; every record was read whole to find them.
ALTER TABLE record_person ADD COLUMN state TEXT NOT NULL DEFAULT '';
UPDATE record_person SET
	state = (SELECT r.state FROM record r WHERE r.authority_id = record_person.authority_id AND r.id = record_person.record_id);
DROP INDEX record_person_kind;
CREATE INDEX record_person_kind ON record_person (authority_id, person_id, kind, happened_on, record_id, state, gone);
