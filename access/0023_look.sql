-- 0023 The log of looks, and notices to those who must know of one.
-- Why: a child may be told who opened their file, and a manager must be able to ask why.
-- Terms of a search stand here and nowhere else.
CREATE TABLE look (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	user_id      {id},
	roles        TEXT      NOT NULL DEFAULT '',
	session_id   {id},
	person_id    {id},
	record_id    {id},
	what         TEXT      NOT NULL,
	reason       TEXT      NOT NULL DEFAULT '',
	terms        TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX look_person ON look (authority_id, person_id, at);
CREATE INDEX look_user ON look (authority_id, user_id, at);

-- sqlite only
CREATE TRIGGER look_is_never_changed BEFORE UPDATE ON look
BEGIN SELECT RAISE(ABORT, 'the log of looks is never changed'); END;
CREATE TRIGGER look_is_never_cut BEFORE DELETE ON look
BEGIN SELECT RAISE(ABORT, 'the log of looks is never changed'); END;
-- end
-- postgres only
CREATE FUNCTION look_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log of looks is never changed'; END $$;
CREATE TRIGGER look_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON look
	FOR EACH STATEMENT EXECUTE FUNCTION look_is_never_changed();
-- end

-- A notice is for one user, or for whoever holds a level in a service ('' is any).
CREATE TABLE notice (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	user_id      {id},
	level        {whole}   NOT NULL DEFAULT 0,
	service      TEXT      NOT NULL DEFAULT '',
	by_id        {id}      NOT NULL,
	person_id    {id},
	words        TEXT      NOT NULL,
	seen_by      {id},
	seen_at      {instant} {isinstant:seen_at},
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX notice_user ON notice (authority_id, user_id, seen_at);
CREATE INDEX notice_level ON notice (authority_id, level, seen_at);
