-- 0960 What each transaction changed, in the order in which they ended.
-- Why: pages of work are asked for again after little has changed. Whoever keeps one reads what was
-- changed since, which is mostly nothing, and need not ask all that the page was made from.
CREATE TABLE changed_head (
	authority_id TEXT    NOT NULL,
	number       {whole} NOT NULL,
	PRIMARY KEY (authority_id)
) {strict};
CREATE TABLE changed (
	authority_id TEXT    NOT NULL,
	number       {whole} NOT NULL,
	about        TEXT    NOT NULL,
	PRIMARY KEY (authority_id, number)
) {strict};
