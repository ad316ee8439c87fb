-- 0045 Documents: the letters, reports and pictures that belong to a record.
-- Why: the database holds what a document is and whose; its bytes lie in a folder under
-- their SHA-256, so that a document sent twice is kept once and a changed one is noticed.
CREATE TABLE document (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	record_id    {id}      NOT NULL,
	name         TEXT      NOT NULL,
	type         TEXT      NOT NULL,
	size         {whole}   NOT NULL,
	sha256       TEXT      NOT NULL,
	added_at     {instant} NOT NULL {isinstant:added_at},
	added_by     {id}      NOT NULL,
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX document_record ON document (authority_id, record_id);
