-- 0680 Which versions of a record another record led to.
-- Why: a decision that is corrected or struck out takes back what it led to by itself, and
-- nothing that somebody wrote by hand. Versions from before this table are not taken back.
CREATE TABLE led (
	authority_id TEXT    NOT NULL,
	record_id    {id}    NOT NULL,
	version      {whole} NOT NULL,
	source_id    {id}    NOT NULL,
	PRIMARY KEY (authority_id, record_id, version)
) {strict};
CREATE INDEX led_source ON led (authority_id, source_id, record_id);
