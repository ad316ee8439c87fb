-- 0882 Indexes of what is due hold only what is open; one by the day holds what was met.
-- Why: of all that was ever due little is open. Every list asks for that, by worker, team, limit
-- or person, and the tallies for what was met of late. What is met long ago is found by its
-- person alone, and so costs less to write as well.
DROP INDEX due_worker;
DROP INDEX due_team;
DROP INDEX due_clock;
CREATE INDEX due_open_worker ON due (authority_id, worker_id, due_on) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
CREATE INDEX due_open_team ON due (authority_id, team_id, due_on) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
CREATE INDEX due_open_clock ON due (authority_id, clock, due_on) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
CREATE INDEX due_unmet ON due (authority_id, person_id) WHERE met_by IS NULL;
CREATE INDEX due_met ON due (authority_id, met_at, clock, state, person_id) WHERE (state = 'met' OR state = 'met late');
