-- 0930 How often something was done by one: tries of codes and secret addresses, forms begun, documents sent.
-- Why: what each server counted for itself could be done twice as often at two of them, and anew after each start.
-- whose is a mark of the reference or the address, made with a key that is not in the database. full_at is the
-- microsecond since 1970 at which all of it may be done again; a row of the past says nothing and is taken away.
CREATE TABLE pace (
	authority_id TEXT    NOT NULL,
	sort         TEXT    NOT NULL,
	whose        TEXT    NOT NULL,
	full_at      {whole} NOT NULL,
	PRIMARY KEY (authority_id, sort, whose)
) {strict};
