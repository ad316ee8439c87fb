-- 0821 Two people who were found to be one.
-- Why: a child who was written down twice is seen by half. merged_into is whoever stands in
-- their place; the row of the other stays, so that what was known before can be shown and
-- the merge taken back. A merge says all that it moved, as the ledger does: doc/decisions/0005.
ALTER TABLE person ADD COLUMN merged_into {id};

CREATE TABLE merge (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	version      {whole}   NOT NULL,
	kept_id      {id}      NOT NULL,
	other_id     {id}      NOT NULL,
	merged_at    {instant} NOT NULL {isinstant:merged_at},
	parted_at    {instant} {isinstant:parted_at},
	body         {json}    NOT NULL,
	PRIMARY KEY (authority_id, id),
	FOREIGN KEY (authority_id, kept_id) REFERENCES person (authority_id, id),
	FOREIGN KEY (authority_id, other_id) REFERENCES person (authority_id, id),
	CHECK (kept_id <> other_id)
) {strict};
CREATE INDEX merge_kept ON merge (authority_id, kept_id);
CREATE INDEX merge_other ON merge (authority_id, other_id);
