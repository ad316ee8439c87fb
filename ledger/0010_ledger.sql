-- 0010 The ledger: every version of everything, sealed in order.
-- Why: an inspector, a court and a child must be able to rely on what was known when. A
-- body is kept under a key of its own record, so that a lawful erasure destroys the key
-- and breaks no seal (doc/decisions/0001-erasure-and-sealing.md).
CREATE TABLE ledger (
	authority_id TEXT      NOT NULL,
	seq          {whole}   NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	who          {id}      NOT NULL,
	why          TEXT      NOT NULL,
	kind         TEXT      NOT NULL,
	record_id    {id}      NOT NULL,
	version      {whole}   NOT NULL,
	body         {blob}    NOT NULL,
	prev         TEXT      NOT NULL,
	seal         TEXT      NOT NULL,
	PRIMARY KEY (authority_id, seq)
) {strict};
CREATE UNIQUE INDEX ledger_record ON ledger (authority_id, record_id, version);

-- The last line of the ledger. A writer locks it before it reads the last seal: without
-- that, two writers on PostgreSQL fork the chain.
CREATE TABLE ledger_head (
	authority_id TEXT    NOT NULL PRIMARY KEY,
	seq          {whole} NOT NULL,
	seal         TEXT    NOT NULL
) {strict};

-- The key of each record. Destroying it is erasure.
CREATE TABLE ledger_key (
	authority_id TEXT   NOT NULL,
	record_id    {id}   NOT NULL,
	key          {blob} NOT NULL,
	PRIMARY KEY (authority_id, record_id)
) {strict};

-- sqlite only
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
-- end
-- postgres only
CREATE FUNCTION ledger_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is never changed'; END $$;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
	FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_never_changed();
-- end
