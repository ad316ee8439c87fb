-- 0022 Restricted records, and those whom a user must never open.
-- Why: some children are in danger from being found, and some are known to those who
-- work here. Those named for a restricted record stand in involvement, role 'named'.
CREATE TABLE restriction (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	person_id    {id}      NOT NULL,
	reason       TEXT      NOT NULL,
	words        TEXT      NOT NULL DEFAULT '',
	set_by       {id}      NOT NULL,
	set_at       {instant} NOT NULL {isinstant:set_at},
	review_on    {day}     NOT NULL {isday:review_on},
	ended_by     {id},
	ended_at     {instant} {isinstant:ended_at},
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE UNIQUE INDEX restriction_person ON restriction (authority_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX restriction_review ON restriction (authority_id, review_on);

CREATE TABLE conflict (
	authority_id TEXT      NOT NULL,
	person_id    {id}      NOT NULL,
	user_id      {id}      NOT NULL,
	reason       TEXT      NOT NULL,
	set_by       {id}      NOT NULL,
	set_at       {instant} NOT NULL {isinstant:set_at},
	PRIMARY KEY (authority_id, person_id, user_id)
) {strict};
