-- 0031 Who is what to whom, and who lives with whom.
-- Why: a child's family is on one page, and no decision is made without a look at the
-- brothers and sisters. from_id is <kind> to to_id: "she is the child's grandparent".
CREATE TABLE relationship (
	authority_id            TEXT    NOT NULL,
	id                      {id}    NOT NULL,
	version                 {whole} NOT NULL,
	from_id                 {id}    NOT NULL,
	to_id                   {id}    NOT NULL,
	kind                    TEXT    NOT NULL,
	parental_responsibility TEXT    NOT NULL,
	came_by                 TEXT    NOT NULL,
	since                   {day}   {isday:since},
	until                   {day}   {isday:until},
	note                    TEXT    NOT NULL,
	PRIMARY KEY (authority_id, id),
	FOREIGN KEY (authority_id, from_id) REFERENCES person (authority_id, id),
	FOREIGN KEY (authority_id, to_id) REFERENCES person (authority_id, id),
	CHECK (from_id <> to_id)
) {strict};
CREATE INDEX relationship_from ON relationship (authority_id, from_id);
CREATE INDEX relationship_to ON relationship (authority_id, to_id);

CREATE TABLE household (
	authority_id TEXT    NOT NULL,
	id           {id}    NOT NULL,
	version      {whole} NOT NULL,
	lines        TEXT    NOT NULL,
	postcode     TEXT    NOT NULL,
	confidential {flag}  NOT NULL {isflag:confidential},
	note         TEXT    NOT NULL,
	PRIMARY KEY (authority_id, id)
) {strict};

CREATE TABLE household_member (
	authority_id TEXT    NOT NULL,
	household_id {id}    NOT NULL,
	place        {whole} NOT NULL,
	person_id    {id}    NOT NULL,
	from_on      {day}   {isday:from_on},
	until_on     {day}   {isday:until_on},
	PRIMARY KEY (authority_id, household_id, place),
	FOREIGN KEY (authority_id, household_id) REFERENCES household (authority_id, id),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};
CREATE INDEX household_member_person ON household_member (authority_id, person_id);
