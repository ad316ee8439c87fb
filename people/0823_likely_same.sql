-- 0823 Pairs of people who may be one, as they were last looked for.
-- Why: a duplicate is found before somebody acts on half of what is known. It follows from
-- the people, each night and when somebody asks; what was said of a pair stands in not_same
-- or in a merge. one_id is the smaller of the two ids; weight is in bits, times ten.
CREATE TABLE likely_same (
	authority_id TEXT      NOT NULL,
	one_id       {id}      NOT NULL,
	other_id     {id}      NOT NULL,
	weight       {whole}   NOT NULL,
	why          TEXT      NOT NULL,
	found_at     {instant} NOT NULL {isinstant:found_at},
	PRIMARY KEY (authority_id, one_id, other_id),
	FOREIGN KEY (authority_id, one_id) REFERENCES person (authority_id, id),
	FOREIGN KEY (authority_id, other_id) REFERENCES person (authority_id, id)
) {strict};
CREATE INDEX likely_same_weight ON likely_same (authority_id, weight);

-- When all pairs were last looked for.
CREATE TABLE likely_same_run (
	authority_id TEXT      NOT NULL PRIMARY KEY,
	done_at      {instant} NOT NULL {isinstant:done_at}
) {strict};
