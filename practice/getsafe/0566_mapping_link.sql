-- 0566 Links with people and places of concern.
-- Why: How a child is linked with a place, a person or a group of concern.
CREATE TABLE mapping_link (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	context_kind TEXT,
	name TEXT,
	how TEXT,
	since_on {day} {isday:since_on},
	sureness TEXT,
	source TEXT,
	child_words TEXT,
	ended_on {day} {isday:ended_on},
	context_id TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW mapping_link_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.context_kind, k.name, k.how, k.since_on, k.sureness, k.source, k.child_words, k.ended_on, k.context_id
FROM record r
JOIN mapping_link k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
