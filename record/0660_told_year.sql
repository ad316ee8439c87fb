-- 0660 Of which collection years a return told of records of a kind.
-- Why: which records stand in the return of a year depends on the last year that was
-- imported. Asking every record of every kind for it took a third of a child's page.
CREATE TABLE told_year (
	authority_id TEXT    NOT NULL,
	kind         TEXT    NOT NULL,
	year         {whole} NOT NULL,
	PRIMARY KEY (authority_id, kind, year)
) {strict};
