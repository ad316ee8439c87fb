-- 0781 Child protection plans that go on, by the day they began: the lists of drift and of exceptions
-- ask for these, and most plans of a county have ended.
CREATE INDEX protection_plan_open ON protection_plan (authority_id, began_on) WHERE ended_on IS NULL;
