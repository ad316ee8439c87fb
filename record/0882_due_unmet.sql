-- 0882 What is due to a person and nothing has met: of all that was ever due to them a few.
-- Why: a child's page and a team's children ask for just these.
CREATE INDEX due_unmet ON due (authority_id, person_id) WHERE met_by IS NULL;
