-- 0570 Disruption.
-- Why: Something done against those who exploit a child, or at a place: an order, a notice, a visit to premises.
CREATE TABLE disruption_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	done_on {day} {isday:done_on},
	action TEXT,
	agency TEXT,
	target TEXT,
	result TEXT,
	until_on {day} {isday:until_on},
	child_safety TEXT,
	notes TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW disruption_action_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.done_on, k.action, k.agency, k.target, k.result, k.until_on, k.child_safety, k.notes
FROM record r
JOIN disruption_action k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
