-- 0950 What waits in the outbox is found without reading what was sent.
-- Why: letters that were sent stay there, more of them each year, and the page of accounts
-- asks what waits each time it is opened.
DROP INDEX outbox_next;
CREATE INDEX outbox_waits ON outbox (authority_id, next_at) WHERE next_at IS NOT NULL;
