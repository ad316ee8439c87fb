-- 0020 Accounts: teams, users, and what each user does here.
-- Why: who may see a child follows from who works here, as what, and in which team.
CREATE TABLE team (
	authority_id TEXT NOT NULL,
	id           {id} NOT NULL,
	name         TEXT NOT NULL,
	service      TEXT NOT NULL DEFAULT '',
	manager_id   {id},
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE UNIQUE INDEX team_name ON team (authority_id, name);
CREATE INDEX team_service ON team (authority_id, service);

-- password is an argon2id hash, '' where none was set yet; totp is the sealed secret of
-- the code on the telephone; totp_step the last code taken, so that none is taken twice.
CREATE TABLE app_user (
	authority_id TEXT      NOT NULL,
	id           {id}      NOT NULL,
	name         TEXT      NOT NULL,
	email        TEXT      NOT NULL CHECK (email = lower(email)),
	title        TEXT      NOT NULL DEFAULT '',
	level        {whole}   NOT NULL CHECK (level BETWEEN 0 AND 5),
	active       {flag}    NOT NULL {isflag:active},
	password     TEXT      NOT NULL DEFAULT '',
	must_change  {flag}    NOT NULL {isflag:must_change},
	totp         {blob},
	totp_step    {whole}   NOT NULL DEFAULT 0,
	made_at      {instant} NOT NULL {isinstant:made_at},
	PRIMARY KEY (authority_id, id)
) {strict};
CREATE UNIQUE INDEX app_user_email ON app_user (authority_id, email);

CREATE TABLE user_role (
	authority_id TEXT NOT NULL,
	user_id      {id} NOT NULL,
	role         TEXT NOT NULL,
	PRIMARY KEY (authority_id, user_id, role),
	FOREIGN KEY (authority_id, user_id) REFERENCES app_user (authority_id, id)
) {strict};

CREATE TABLE user_team (
	authority_id TEXT NOT NULL,
	user_id      {id} NOT NULL,
	team_id      {id} NOT NULL,
	PRIMARY KEY (authority_id, user_id, team_id),
	FOREIGN KEY (authority_id, user_id) REFERENCES app_user (authority_id, id),
	FOREIGN KEY (authority_id, team_id) REFERENCES team (authority_id, id)
) {strict};
CREATE INDEX user_team_team ON user_team (authority_id, team_id);
