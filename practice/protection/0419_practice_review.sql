-- 0419 Local practice reviews.
-- Why: The partners' own review of a serious incident: sent to the Panel, then published.
CREATE TABLE practice_review (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	delay_told_on {day} {isday:delay_told_on},
	delayed_until {day} {isday:delayed_until},
	why_delayed TEXT,
	sent_to_panel_on {day} {isday:sent_to_panel_on},
	published_on {day} {isday:published_on},
	findings TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW practice_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.delay_told_on, k.delayed_until, k.why_delayed, k.sent_to_panel_on, k.published_on, k.findings
FROM record r
JOIN practice_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
