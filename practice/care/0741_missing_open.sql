-- 0741 Who is missing now, and who came into care or went missing of late, is found by an index.
-- Why: the exploitation team's page asks it all day, over all children together.
CREATE INDEX missing_period_open ON missing_period (authority_id, from_on) WHERE until_on IS NULL;
CREATE INDEX missing_period_day ON missing_period (authority_id, from_on);
CREATE INDEX care_episode_began ON care_episode (authority_id, began_on);
