-- 0822 In whose place a person stands who was found to be the same.
-- Why: whoever may see the one may see what was known of the other, and nobody else may.
-- The other is closed off by a restriction for which nobody is named.
CREATE TABLE merged_person (
	authority_id TEXT NOT NULL,
	person_id    {id} NOT NULL,
	into_id      {id} NOT NULL,
	PRIMARY KEY (authority_id, person_id),
	CHECK (person_id <> into_id)
) {strict};
CREATE INDEX merged_person_into ON merged_person (authority_id, into_id);
