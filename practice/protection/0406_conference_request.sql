-- 0406 Conferences asked for.
-- Why: A conference is asked for: its day, its chair and whoever is invited.
CREATE TABLE conference_request (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	sort TEXT,
	asked_on {day} {isday:asked_on},
	asked_by TEXT,
	held_at {instant} {isinstant:held_at},
	place TEXT,
	chair_worker {id},
	interpreter TEXT,
	why_late TEXT,
	interim_safety TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE conference_request_invited (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	name TEXT,
	agency TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW conference_request_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.sort, k.asked_on, k.asked_by, k.held_at, k.place, k.chair_worker, k.interpreter, k.why_late, k.interim_safety
FROM record r
JOIN conference_request k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
