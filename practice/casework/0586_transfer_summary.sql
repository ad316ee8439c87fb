-- 0586 Handovers.
-- Why: A handover of children to another worker or team, with what was promised and what they must know.
CREATE TABLE transfer_summary (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	transfer_on {day} {isday:transfer_on},
	new_worker {id},
	reason TEXT,
	stage TEXT,
	risks TEXT,
	together_on {day} {isday:together_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE transfer_summary_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	told TEXT,
	why_not_told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE transfer_summary_promise (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	who TEXT,
	by_on {day} {isday:by_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW transfer_summary_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.transfer_on, k.new_worker, k.reason, k.stage, k.risks, k.together_on, c.told AS child_told, c.why_not_told AS child_why_not_told, c.child_words AS child_words
FROM record r
JOIN transfer_summary k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN transfer_summary_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
