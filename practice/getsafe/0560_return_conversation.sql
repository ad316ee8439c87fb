-- 0560 Return conversations.
-- Why: The conversation with a child who came back from being missing: offered, held or not wanted, in the child's own words, and what follows.
CREATE TABLE return_conversation (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	offered_at {instant} {isinstant:offered_at},
	offered_how TEXT,
	outcome TEXT,
	declined_at {instant} {isinstant:declined_at},
	why_not_held TEXT,
	carers TEXT,
	held_at {instant} {isinstant:held_at},
	held_where TEXT,
	independent_who TEXT,
	held_by TEXT,
	alone TEXT,
	child_words TEXT,
	why_went TEXT,
	where_went TEXT,
	with_whom TEXT,
	in_confidence TEXT,
	harm TEXT,
	help TEXT,
	analysis TEXT,
	exploitation_signs TEXT,
	exploitation_kinds TEXT,
	modern_slavery TEXT,
	significant_harm TEXT,
	child_knows TEXT,
	shared_at {instant} {isinstant:shared_at},
	shared_with TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE return_conversation_action (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	action TEXT,
	by_whom TEXT,
	by_when {day} {isday:by_when},
	done_on {day} {isday:done_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW return_conversation_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.offered_at, k.offered_how, k.outcome, k.declined_at, k.why_not_held, k.carers, k.held_at, k.held_where, k.independent_who, k.held_by, k.alone, k.child_words, k.why_went, k.where_went, k.with_whom, k.in_confidence, k.harm, k.help, k.analysis, k.exploitation_signs, k.exploitation_kinds, k.modern_slavery, k.significant_harm, k.child_knows, k.shared_at, k.shared_with
FROM record r
JOIN return_conversation k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
