-- 0407 Reports shared before conferences.
-- Why: The social worker's report is shared with the parents and the child before a conference.
CREATE TABLE conference_report (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	shared_on {day} {isday:shared_on},
	shared_with TEXT,
	parents_views TEXT,
	files TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE conference_report_child (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	person_id {id} NOT NULL,
	told TEXT,
	child_words TEXT,
	PRIMARY KEY (authority_id, record_id, person_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW conference_report_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.shared_on, k.shared_with, k.parents_views, k.files, c.told AS child_told, c.child_words AS child_words
FROM record r
JOIN conference_report k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
LEFT JOIN conference_report_child c ON c.authority_id = r.authority_id AND c.record_id = r.id AND c.person_id = p.person_id
WHERE r.state NOT IN ('cancelled', 'struck out');
