-- 0820 Finding anybody by few and rare keys.
-- Why: with a key for each word, sound and slip of a person, a common name brought
-- thousands of rows to be added up for each search. What is now a key is shared by few:
-- how two words of a name sound together, the beginning of one with the first letter of
-- the other. Words that are misspelt are put right first, by the words of all names
-- (name_word), and who is found is weighed by a sketch of them, one row each. A mark is a
-- number made of the person's id, so that a key takes little room; born is the date of
-- birth in days, so that those of another age need not be looked at.
--
-- All of it follows from the people: people.Rekey fills it when the program starts.
DROP TABLE person_key;
CREATE TABLE person_key (
	authority_id TEXT    NOT NULL,
-- sqlite only
	key          TEXT    NOT NULL,
-- end
-- postgres only
	key          TEXT COLLATE "C" NOT NULL,
-- end
	mark         {whole} NOT NULL,
	born         {whole} NOT NULL,
-- sqlite only
	PRIMARY KEY (authority_id, key, mark)
) STRICT, WITHOUT ROWID;
-- end
-- postgres only
	PRIMARY KEY (authority_id, key, mark) INCLUDE (born)
);
-- end
CREATE INDEX person_key_mark ON person_key (authority_id, mark);

CREATE TABLE person_sketch (
	authority_id TEXT    NOT NULL,
	mark         {whole} NOT NULL,
	person_id    {id}    NOT NULL,
	sketch       TEXT    NOT NULL,
	PRIMARY KEY (authority_id, mark, person_id),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};
CREATE UNIQUE INDEX person_sketch_person ON person_sketch (authority_id, person_id);

-- The words of all names, each by what may be typed in its place: itself and itself less a
-- letter (l:), how it sounds (s:), the name for which it is short (k:).
CREATE TABLE name_word (
	authority_id TEXT NOT NULL,
	variant      TEXT NOT NULL,
	word         TEXT NOT NULL,
	PRIMARY KEY (authority_id, variant, word)
-- sqlite only
) STRICT, WITHOUT ROWID;
-- end
-- postgres only
);
-- end

-- Which way of making keys the whole database follows; authority_id is blank.
CREATE TABLE search_scheme (
	authority_id TEXT    NOT NULL PRIMARY KEY,
	scheme       {whole} NOT NULL
) {strict};
