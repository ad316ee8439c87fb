-- 0050 Letters by e-mail that wait to be sent.
-- Why: a letter is written in the transaction that it tells of, so that neither is there
-- without the other, and is sent when the mail server can be reached.
CREATE TABLE outbox (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	to_address   TEXT      NOT NULL,
	subject      TEXT      NOT NULL,
	body         TEXT      NOT NULL,
	made_at      {instant} NOT NULL {isinstant:made_at},
	next_at      {instant} {isinstant:next_at},
	sent_at      {instant} {isinstant:sent_at},
	tries        {whole}   NOT NULL,
	last_error   TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX outbox_next ON outbox (authority_id, next_at);
