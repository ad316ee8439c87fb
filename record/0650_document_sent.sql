-- 0650 What was sent: to whom, how and when, of a document that is kept as it was sent.
-- Why: a family keeps the letter that it got. What the file shows years later must be
-- that letter, and not what the program would make of the record by then. How plain the
-- letter was stands beside it, so that a year's letters can be counted.
CREATE TABLE document_sent (
	authority_id TEXT      NOT NULL,
	document_id  {id}      NOT NULL,
	sent_to      TEXT      NOT NULL,
	sent_on      {day}     NOT NULL {isday:sent_on},
	way          TEXT      NOT NULL,
	address      TEXT      NOT NULL DEFAULT '',
	template     TEXT      NOT NULL DEFAULT '',
	reading_age  {whole},
	words_to_change {whole},
	sent_at      {instant} NOT NULL {isinstant:sent_at},
	sent_by      {id}      NOT NULL,
	PRIMARY KEY (authority_id, document_id)
) {strict};
