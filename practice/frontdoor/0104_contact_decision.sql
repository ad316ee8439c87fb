-- 0104 Decisions on contacts.
-- Why: A manager's decision on a contact, for each child, with the reason.
CREATE TABLE contact_decision (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_at {instant} {isinstant:decided_at},
	pattern TEXT,
	referrer_told TEXT,
	referrer_told_at {instant} {isinstant:referrer_told_at},
	why_not_told TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE contact_decision_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	outcome TEXT,
	level TEXT,
	reason TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW contact_decision_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_at, k.pattern, k.referrer_told, k.referrer_told_at, k.why_not_told, c.outcome AS child_outcome, c.level AS child_level, c.reason AS child_reason
FROM record r
JOIN contact_decision k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN contact_decision_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
