-- 0517 Life stories.
-- Why: The parts of a child's story, who holds them, and how it is told.
CREATE TABLE life_story (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	started_on {day} {isday:started_on},
	who TEXT,
	wishes TEXT,
	story TEXT,
	given_on {day} {isday:given_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE life_story_part (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	words TEXT,
	holder TEXT,
	given_on {day} {isday:given_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW life_story_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.started_on, k.who, k.wishes, k.story, k.given_on
FROM record r
JOIN life_story k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
