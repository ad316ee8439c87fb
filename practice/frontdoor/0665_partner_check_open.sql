-- 0665 An index of the partner checks that were not answered.
-- Why: the front door's board asks for them, and read every check that was ever made.
CREATE INDEX partner_check_open ON partner_check (authority_id, record_id) WHERE answered_at IS NULL;
