-- 0444 Letters before proceedings given.
-- Why: When and how a parent got the letter before proceedings, and whether they understood it.
CREATE TABLE letter_served (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	given_to TEXT,
	given_on {day} {isday:given_on},
	how TEXT,
	safe_address TEXT,
	read_aloud TEXT,
	understood TEXT,
	why_not_understood TEXT,
	reply TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW letter_served_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.given_to, k.given_on, k.how, k.safe_address, k.read_aloud, k.understood, k.why_not_understood, k.reply
FROM record r
JOIN letter_served k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
