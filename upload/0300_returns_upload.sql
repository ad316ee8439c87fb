-- 0300 The files of returns that somebody asked to keep.
-- Why: what is uploaded to be checked is forgotten when the session ends, unless the
-- person says that it is to be kept. The bytes lie beside the documents, not in the database.
CREATE TABLE returns_upload (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	user_id      {id}      NOT NULL,
	kept_at      {instant} NOT NULL {isinstant:kept_at},
	collection   TEXT      NOT NULL,
	year         {whole}   NOT NULL,
	start_on     {day}     {isday:start_on},
	end_on       {day}     {isday:end_on},
	la           TEXT      NOT NULL,
	PRIMARY KEY (authority_id, id)
) {strict};

CREATE TABLE returns_upload_file (
	authority_id TEXT    NOT NULL,
	upload_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	name         TEXT    NOT NULL,
	previous     {flag}  NOT NULL {isflag:previous},
	size         {whole} NOT NULL,
	sha256       TEXT    NOT NULL,
	PRIMARY KEY (authority_id, upload_id, place)
) {strict};
