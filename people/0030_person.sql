-- 0030 People: who they are, by which names and numbers, and where they live.
-- Why: each child has one record for life, which everything else names by its id. These
-- tables hold people as they are now; earlier versions stand in the ledger. shown_name is
-- worked out from the names, so that lists need not.
CREATE TABLE person (
	authority_id   TEXT      NOT NULL,
	id             {id}      NOT NULL,
	version        {whole}   NOT NULL,
	shown_name     TEXT      NOT NULL,
	born           {day}     {isday:born},
	born_estimated {flag}    NOT NULL {isflag:born_estimated},
	expected       {day}     {isday:expected},
	died           {day}     {isday:died},
	sex            TEXT      NOT NULL,
	gender         TEXT      NOT NULL,
	ethnicity      TEXT      NOT NULL,
	language       TEXT      NOT NULL,
	interpreter    TEXT      NOT NULL,
	religion       TEXT      NOT NULL,
	nationality    TEXT      NOT NULL,
	immigration    TEXT      NOT NULL,
	professional   {flag}    NOT NULL {isflag:professional},
	agency         TEXT      NOT NULL,
	post           TEXT      NOT NULL,
	saved_at       {instant} NOT NULL {isinstant:saved_at},
	PRIMARY KEY (authority_id, id)
) {strict};

-- place is the order in which the worker put them.
CREATE TABLE person_name (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	kind         TEXT    NOT NULL CHECK (kind IN ('legal', 'preferred', 'also', 'former')),
	given        TEXT    NOT NULL,
	family       TEXT    NOT NULL,
	from_on      {day}   {isday:from_on},
	until_on     {day}   {isday:until_on},
	PRIMARY KEY (authority_id, person_id, place),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};

-- as_given marks a number whose check digit is wrong and which was kept as it came.
CREATE TABLE person_identifier (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	kind         TEXT    NOT NULL,
	value        TEXT    NOT NULL,
	as_given     {flag}  NOT NULL {isflag:as_given},
	from_on      {day}   {isday:from_on},
	until_on     {day}   {isday:until_on},
	PRIMARY KEY (authority_id, person_id, place),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};
CREATE INDEX person_identifier_value ON person_identifier (authority_id, kind, value);

CREATE TABLE person_address (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	kind         TEXT    NOT NULL,
	lines        TEXT    NOT NULL,
	postcode     TEXT    NOT NULL,
	confidential {flag}  NOT NULL {isflag:confidential},
	from_on      {day}   {isday:from_on},
	until_on     {day}   {isday:until_on},
	PRIMARY KEY (authority_id, person_id, place),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};

-- Telephone numbers and email addresses.
CREATE TABLE person_detail (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	sort         TEXT    NOT NULL CHECK (sort IN ('phone', 'email')),
	place        {whole} NOT NULL,
	kind         TEXT    NOT NULL,
	value        TEXT    NOT NULL,
	note         TEXT    NOT NULL,
	PRIMARY KEY (authority_id, person_id, sort, place),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};

CREATE TABLE person_disability (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	code         TEXT    NOT NULL,
	PRIMARY KEY (authority_id, person_id, place),
	FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
) {strict};
