-- 0420 Deaths of children.
-- Why: A child has died. The child death overview process is told, whatever the cause.
CREATE TABLE child_death (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	died_at {instant} {isinstant:died_at},
	expected TEXT,
	place TEXT,
	joint_response TEXT,
	overview_told_at {instant} {isinstant:overview_told_at},
	family_support TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW child_death_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.died_at, k.expected, k.place, k.joint_response, k.overview_told_at, k.family_support
FROM record r
JOIN child_death k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
