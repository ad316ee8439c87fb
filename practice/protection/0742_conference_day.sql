-- 0742 Enquiries are found by the day of the conference that they lead to.
-- Why: who comes to a conference is to be screened for exploitation, and the team asks daily.
CREATE INDEX section47_conference ON section47 (authority_id, conference_on);
