-- 0740 What the exploitation team's page looks for is found by an index.
-- Why: the page is opened all day, and asks over all children together for what is open, so
-- it must read what is open and not all that ever was.
CREATE INDEX return_conversation_offered ON return_conversation (authority_id, offered_at);
CREATE INDEX exploitation_screening_day ON exploitation_screening (authority_id, screened_on);
CREATE INDEX exploitation_concern_day ON exploitation_concern (authority_id, concern_on);
CREATE INDEX exploitation_panel_day ON exploitation_panel (authority_id, held_on);
CREATE INDEX exploitation_panel_child_person ON exploitation_panel_child (authority_id, person_id);
CREATE INDEX mapping_link_context ON mapping_link (authority_id, context_id);
CREATE INDEX disruption_action_day ON disruption_action (authority_id, done_on);
CREATE INDEX context_of_concern_open ON context_of_concern (authority_id, since_on) WHERE context_state <> 'closed';
