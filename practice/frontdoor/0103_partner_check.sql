-- 0103 Partner checks.
-- Why: A question put to the police, health, a school or housing about a contact, and the answer.
CREATE TABLE partner_check (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	agency TEXT,
	asked_at {instant} {isinstant:asked_at},
	question TEXT,
	due_at {instant} {isinstant:due_at},
	answered_at {instant} {isinstant:answered_at},
	answered_by TEXT,
	answer TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW partner_check_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.agency, k.asked_at, k.question, k.due_at, k.answered_at, k.answered_by, k.answer
FROM record r
JOIN partner_check k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
