-- 0666 Indexes of what is open only: who leads work with whom now, and notices not seen yet.
-- Why: the lists of a day ask for what is open, which stays few, and read through all that
-- ever was to find it.
CREATE INDEX involvement_leads_now ON involvement (authority_id, team_id, user_id, person_id) WHERE role = 'lead worker' AND until_on IS NULL;
CREATE INDEX notice_unseen ON notice (authority_id, at) WHERE seen_at IS NULL;
