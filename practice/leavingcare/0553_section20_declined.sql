-- 0553 Decisions not to look after though section 20 fits.
-- Why: The nominated officer's decision on a young person for whom section 20 fits and who is not looked after.
CREATE TABLE section20_declined (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	decided_on {day} {isday:decided_on},
	informed TEXT,
	why TEXT,
	next_steps TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW section20_declined_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.decided_on, k.informed, k.why, k.next_steps
FROM record r
JOIN section20_declined k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
