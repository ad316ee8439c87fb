-- 0024 Signing in: sessions, one-time links, and wrong tries.
-- Why: a stolen database must let nobody in, so tokens are kept as their SHA-256 only; and
-- guessing must be slow, without locking out for ever a worker whose account is guessed at.
CREATE TABLE app_session (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	user_id      {id}      NOT NULL,
	token_hash   TEXT      NOT NULL,
	made_at      {instant} NOT NULL {isinstant:made_at},
	seen_at      {instant} NOT NULL {isinstant:seen_at},
	idle_until   {instant} NOT NULL {isinstant:idle_until},
	idle_seconds {whole}   NOT NULL,
	expires_at   {instant} NOT NULL {isinstant:expires_at},
	address      TEXT      NOT NULL DEFAULT '',
	device       TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, id),
	FOREIGN KEY (authority_id, user_id) REFERENCES app_user (authority_id, id)
) {strict};
CREATE UNIQUE INDEX app_session_token ON app_session (authority_id, token_hash);
CREATE INDEX app_session_user ON app_session (authority_id, user_id);

-- user_id is blank in the link that makes the first administrator.
CREATE TABLE one_time_link (
	authority_id TEXT      NOT NULL,
	token_hash   TEXT      NOT NULL,
	user_id      {id},
	made_at      {instant} NOT NULL {isinstant:made_at},
	expires_at   {instant} NOT NULL {isinstant:expires_at},
	used_at      {instant} {isinstant:used_at},
	PRIMARY KEY (authority_id, token_hash)
) {strict};

-- whose is the SHA-256 of the account or the address: people type passwords into the
-- wrong box.
CREATE TABLE sign_in_failure (
	authority_id TEXT      NOT NULL,
	sort         TEXT      NOT NULL CHECK (sort IN ('account', 'address')),
	whose        TEXT      NOT NULL,
	times        {whole}   NOT NULL,
	last_at      {instant} NOT NULL {isinstant:last_at},
	PRIMARY KEY (authority_id, sort, whose)
) {strict};
