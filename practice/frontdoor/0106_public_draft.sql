-- 0106 What somebody is still writing on the public's site.
-- Why: whoever tells us of a child has no account. A reference and a code, of which only
-- the seal is kept, bring back what was typed, right or wrong, until it is sent or 28 days old.
CREATE TABLE site_draft (
	authority_id TEXT      NOT NULL,
	reference    TEXT      NOT NULL,
	code_hash    TEXT      NOT NULL,
	record_id    {id}      NOT NULL,
	typed        TEXT      NOT NULL,
	saved_at     {instant} NOT NULL {isinstant:saved_at},
	expires_at   {instant} NOT NULL {isinstant:expires_at},
	PRIMARY KEY (authority_id, reference)
) {strict};
CREATE INDEX site_draft_expires ON site_draft (authority_id, expires_at);
CREATE INDEX worry_reference ON worry (authority_id, reference);
