-- 0651 Calendar feeds: the secret address from which a worker's calendar program reads
-- the reviews and conferences to come.
-- Why: such a program cannot sign in. Only what is kept of the token stands here, so that
-- whoever reads the database has no address; a worker has one, and can renew or end it.
CREATE TABLE calendar_feed (
	authority_id TEXT      NOT NULL,
	user_id      {id}      NOT NULL,
	token_hash   TEXT      NOT NULL,
	made_at      {instant} NOT NULL {isinstant:made_at},
	PRIMARY KEY (authority_id, user_id)
) {strict};
CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (authority_id, token_hash);
