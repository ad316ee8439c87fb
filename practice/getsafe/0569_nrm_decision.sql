-- 0569 National Referral Mechanism decisions.
-- Why: A decision of the competent authority: reasonable grounds, conclusive grounds, or a reconsideration.
CREATE TABLE nrm_decision (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	stage TEXT,
	decision TEXT,
	why TEXT,
	reconsideration TEXT,
	child_told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW nrm_decision_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.stage, k.decision, k.why, k.reconsideration, k.child_told, k.child_words
FROM record r
JOIN nrm_decision k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
