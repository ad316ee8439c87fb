-- 0780 What is due and not done, by its day, for those whose reach is the whole county: of the
-- hundreds of thousands of lines that a county's years leave behind, a few thousand are open.
CREATE INDEX due_open ON due (authority_id, due_on) WHERE (state = 'running' OR state = 'excepted' AND met_at IS NULL);
