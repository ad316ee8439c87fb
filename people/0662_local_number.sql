-- 0662 The last number that was given to a person here.
-- Why: a child without the council's own number stands in no return, and nobody should have
-- to think one up. The counter is locked while one is given, so that two get two.
CREATE TABLE local_number (
	authority_id TEXT    NOT NULL PRIMARY KEY,
	last         {whole} NOT NULL
) {strict};
