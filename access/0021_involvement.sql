-- 0021 Involvement: who works with whom, from which day to which.
-- Why: the right to read follows the work. until_on is the last day, blank while it goes
-- on; ended_on is the day on which it was ended for itself, blank where only the next
-- lead worker's beginning ended it. until_at ends a look with a reason or a breaking of
-- the glass to the minute; reason and words say why those were needed.
CREATE TABLE involvement (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	person_id    {id}      NOT NULL,
	user_id      {id},
	team_id      {id},
	role         TEXT      NOT NULL,
	from_on      {day}     NOT NULL {isday:from_on},
	until_on     {day}     {isday:until_on},
	ended_on     {day}     {isday:ended_on},
	until_at     {instant} {isinstant:until_at},
	record_id    {id},
	reason       TEXT      NOT NULL DEFAULT '',
	words        TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, id),
	CHECK (user_id IS NOT NULL OR team_id IS NOT NULL)
) {strict};
CREATE INDEX involvement_person ON involvement (authority_id, person_id, user_id);
CREATE INDEX involvement_user ON involvement (authority_id, user_id, until_on);
CREATE INDEX involvement_team ON involvement (authority_id, team_id, until_on);
CREATE INDEX involvement_record ON involvement (authority_id, record_id);
-- A child has one lead worker at a time, even when two allocations are saved at once.
CREATE UNIQUE INDEX involvement_lead ON involvement (authority_id, person_id) WHERE role = 'lead worker' AND until_on IS NULL;
