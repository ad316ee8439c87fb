-- 0434 Agreements withdrawn.
-- Why: A family no longer agrees to the plan. A manager decides what follows.
CREATE TABLE cin_withdrawn (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	withdrawn_on {day} {isday:withdrawn_on},
	withdrawn_by TEXT,
	why_withdrawn TEXT,
	worries TEXT,
	decision TEXT,
	reason TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW cin_withdrawn_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.withdrawn_on, k.withdrawn_by, k.why_withdrawn, k.worries, k.decision, k.reason
FROM record r
JOIN cin_withdrawn k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
