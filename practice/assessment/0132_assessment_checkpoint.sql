-- 0132 Assessment checkpoints.
-- Why: A manager's look at an assessment on the way: go on, stop, widen, or give it longer with a reason.
CREATE TABLE assessment_checkpoint (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	view TEXT,
	next_steps TEXT,
	longer TEXT,
	longer_until {day} {isday:longer_until},
	why_longer TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW assessment_checkpoint_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.view, k.next_steps, k.longer, k.longer_until, k.why_longer
FROM record r
JOIN assessment_checkpoint k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
