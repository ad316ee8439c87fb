-- 0495 Preparations of reviews.
-- Why: What goes before a review: the child's invitation and words, and the report.
CREATE TABLE review_preparation (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	fixed_on {day} {isday:fixed_on},
	planned_on {day} {isday:planned_on},
	invited TEXT,
	way TEXT,
	child_words TEXT,
	invited_others TEXT,
	parents_views TEXT,
	since TEXT,
	report_ready_on {day} {isday:report_ready_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW review_preparation_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.fixed_on, k.planned_on, k.invited, k.way, k.child_words, k.invited_others, k.parents_views, k.since, k.report_ready_on
FROM record r
JOIN review_preparation k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
