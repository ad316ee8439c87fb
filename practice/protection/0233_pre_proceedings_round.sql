-- 0233 Rounds of pre-proceedings.
-- Why: One round of pre-proceedings and family group decision making.
CREATE TABLE pre_proceedings_round (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	letter_sent_on {day} {isday:letter_sent_on},
	family_meeting_offered TEXT,
	family_meeting_facilitated TEXT,
	first_meeting_on {day} {isday:first_meeting_on},
	review_meetings {whole},
	step_decided_on {day} {isday:step_decided_on},
	outcome TEXT,
	applied_on {day} {isday:applied_on},
	proceedings_letter_on {day} {isday:proceedings_letter_on},
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW pre_proceedings_round_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.letter_sent_on, k.family_meeting_offered, k.family_meeting_facilitated, k.first_meeting_on, k.review_meetings, k.step_decided_on, k.outcome, k.applied_on, k.proceedings_letter_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN pre_proceedings_round k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
