-- 0032 Finding people, and pairs who are known to be two people.
-- Why: a child who is not found is opened twice. A key is its sort, a colon, and what is
-- looked for ("n:thorne"); people/key.go says which there are. SQLite keeps the table in
-- the order of its key alone, which halves it; PostgreSQL answers from the index alone.
-- A confidential address has no key.
CREATE TABLE person_key (
	authority_id TEXT    NOT NULL,
	key          TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	weight       {whole} NOT NULL,
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
-- sqlite only
	PRIMARY KEY (authority_id, key, person_id)
) STRICT, WITHOUT ROWID;
-- end
-- postgres only
	PRIMARY KEY (authority_id, key, person_id) INCLUDE (weight)
);
-- end
CREATE INDEX person_key_person ON person_key (authority_id, person_id);

-- one_id is the smaller of the two ids.
CREATE TABLE not_same (
	authority_id TEXT    NOT NULL,
	id           {id}    NOT NULL,
	version      {whole} NOT NULL,
	one_id       {id}    NOT NULL,
	other_id     {id}    NOT NULL,
	reason       TEXT    NOT NULL,
	PRIMARY KEY (authority_id, id),
	FOREIGN KEY (authority_id, one_id) REFERENCES person (authority_id, id),
	FOREIGN KEY (authority_id, other_id) REFERENCES person (authority_id, id),
	CHECK (one_id < other_id)
) {strict};
CREATE UNIQUE INDEX not_same_pair ON not_same (authority_id, one_id, other_id);
CREATE INDEX not_same_other ON not_same (authority_id, other_id);
