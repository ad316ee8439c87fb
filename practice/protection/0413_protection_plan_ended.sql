-- 0413 Protection plans ended without a conference.
-- Why: A plan ends without a review conference: at 18, by a death, or because another authority has taken it over.
CREATE TABLE protection_plan_ended (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	why TEXT,
	ended_on {day} {isday:ended_on},
	other_authority TEXT,
	their_conference_on {day} {isday:their_conference_on},
	words TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW protection_plan_ended_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.why, k.ended_on, k.other_authority, k.their_conference_on, k.words
FROM record r
JOIN protection_plan_ended k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
