-- 0840 The head of the ledger, signed each day.
-- Why: whoever can write to the database can write the whole ledger anew, with seals that
-- fit. They cannot sign it: the key lies outside the database, and so do the copies of
-- what was signed (doc/decisions/0006-backups-and-the-signed-head.md).
CREATE TABLE ledger_signed (
	authority_id TEXT      NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	seq          {whole}   NOT NULL,
	seal         TEXT      NOT NULL,
	key          TEXT      NOT NULL,
	signature    TEXT      NOT NULL,
	PRIMARY KEY (authority_id, at)
) {strict};
