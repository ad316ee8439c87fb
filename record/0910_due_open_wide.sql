-- 0910 The indexes of what a worker and a team owe hold all that is counted of it.
-- Why: my day and Team say how much is late and due, and list the first of it. Counting it read
-- every row. With the moment and the person in the index the count reads nothing else.
DROP INDEX due_open_worker;
DROP INDEX due_open_team;
CREATE INDEX due_open_worker ON due (authority_id, worker_id, due_on, due_at, clock, person_id) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
CREATE INDEX due_open_team ON due (authority_id, team_id, due_on, due_at, clock, person_id, worker_id) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
