-- 0567 Contexts of concern.
-- Why: A place, a person or a group of concern, to which children are linked: harm outside the home has a record of its own.
CREATE TABLE context_of_concern (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	context_kind TEXT,
	name TEXT,
	since_on {day} {isday:since_on},
	about TEXT,
	context_state TEXT,
	done TEXT,
	lead_worker TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW context_of_concern_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.context_kind, k.name, k.since_on, k.about, k.context_state, k.done, k.lead_worker
FROM record r
JOIN context_of_concern k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
