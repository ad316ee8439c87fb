-- 0040 Records: what every kind of record has, whatever its kind.
-- Why: a child's line, a worker's day and a manager's list ask over all kinds at once;
-- what only one kind has stands in that kind's own table.
CREATE TABLE record (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	kind         TEXT      NOT NULL,
	version      {whole}   NOT NULL,
	state        TEXT      NOT NULL CHECK (state IN ('submitted', 'returned', 'agreed', 'cancelled', 'struck out')),
	happened_on  {day}     {isday:happened_on},
	author_id    {id}      NOT NULL,
	worker_id    {id},
	team_id      {id},
	from_id      {id},
	thread_id    {id}      NOT NULL,
	made_at      {instant} NOT NULL {isinstant:made_at},
	saved_at     {instant} NOT NULL {isinstant:saved_at},
	signed_by    {id},
	signed_at    {instant} {isinstant:signed_at},
	reason       TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX record_from ON record (authority_id, from_id);
CREATE INDEX record_thread ON record (authority_id, thread_id);
CREATE INDEX record_author_state ON record (authority_id, author_id, state);
CREATE INDEX record_team_state ON record (authority_id, team_id, state);
CREATE INDEX record_kind ON record (authority_id, kind, state, made_at);

-- Whom a record concerns. A person taken off a record keeps the row with gone set, so
-- that the record as it was on an earlier day is still found.
CREATE TABLE record_person (
	authority_id TEXT    NOT NULL,
	record_id    {id}    NOT NULL,
	person_id    {id}    NOT NULL,
	place        {whole} NOT NULL,
	gone         {flag}  NOT NULL,
	PRIMARY KEY (authority_id, record_id, person_id)
) {strict};
CREATE INDEX record_person_person ON record_person (authority_id, person_id, record_id);

-- The moments that records make: what the clocks are run over.
CREATE TABLE moment (
	authority_id TEXT      NOT NULL,
	person_id    {id}      NOT NULL,
	record_id    {id}      NOT NULL,
	place        {whole}   NOT NULL,
	moment       TEXT      NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	day_only     {flag}    NOT NULL,
	thread_id    {id}      NOT NULL,
	tags         TEXT      NOT NULL DEFAULT '',
	until_on     {day}     {isday:until_on},
	every        TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, person_id, record_id, place)
) {strict};
CREATE INDEX moment_record ON moment (authority_id, record_id);

-- What is, or was, owed to each child. Worked out from the moments in the transaction
-- that saved the record; recomputing it gives the same rows.
CREATE TABLE due (
	authority_id     TEXT      NOT NULL,
	person_id        {id}      NOT NULL,
	place            {whole}   NOT NULL,
	clock            TEXT      NOT NULL,
	record_id        {id},
	thread_id        {id},
	started_at       {instant} NOT NULL {isinstant:started_at},
	due_at           {instant} {isinstant:due_at},
	due_on           {day}     {isday:due_on},
	last_working_day {day}     {isday:last_working_day},
	warn_on          {day}     {isday:warn_on},
	legal            {day}     {isday:legal},
	met_at           {instant} {isinstant:met_at},
	met_by           {id},
	state            TEXT      NOT NULL,
	why              TEXT      NOT NULL DEFAULT '',
	worker_id        {id},
	team_id          {id},
	PRIMARY KEY (authority_id, person_id, place)
) {strict};
CREATE INDEX due_worker ON due (authority_id, worker_id, state, due_on);
CREATE INDEX due_team ON due (authority_id, team_id, state, due_on);
CREATE INDEX due_clock ON due (authority_id, clock, state, due_on);

-- What somebody is typing. Kept as typed, right or wrong, until it is handed in.
CREATE TABLE draft (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	user_id      {id}      NOT NULL,
	kind         TEXT      NOT NULL,
	record_id    {id},
	from_id      {id},
	people       TEXT      NOT NULL DEFAULT '',
	base_version {whole}   NOT NULL,
	typed        {json}    NOT NULL,
	saved_at     {instant} NOT NULL {isinstant:saved_at},
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE INDEX draft_user ON draft (authority_id, user_id, saved_at);
CREATE INDEX draft_record ON draft (authority_id, record_id);
