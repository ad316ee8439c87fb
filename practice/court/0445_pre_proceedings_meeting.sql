-- 0445 Pre-proceedings meetings.
-- Why: Parents, their solicitors and we agree who does what by when, so that the child need not go to court.
CREATE TABLE pre_proceedings_meeting (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	held_on {day} {isday:held_on},
	which TEXT,
	chair TEXT,
	came TEXT,
	solicitors TEXT,
	needs TEXT,
	progress TEXT,
	parents_views TEXT,
	given TEXT,
	why_not_given TEXT,
	recommended TEXT,
	next_on {day} {isday:next_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE pre_proceedings_meeting_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	child_words TEXT,
	change TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE pre_proceedings_meeting_promise (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	who TEXT,
	what TEXT,
	by_on {day} {isday:by_on},
	progress TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE pre_proceedings_meeting_assessment (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	what TEXT,
	of_whom TEXT,
	author TEXT,
	due_on {day} {isday:due_on},
	received_on {day} {isday:received_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW pre_proceedings_meeting_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.held_on, k.which, k.chair, k.came, k.solicitors, k.needs, k.progress, k.parents_views, k.given, k.why_not_given, k.recommended, k.next_on, c.child_words, c.change
FROM record r
JOIN pre_proceedings_meeting k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN pre_proceedings_meeting_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
