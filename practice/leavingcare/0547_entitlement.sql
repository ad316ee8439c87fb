-- 0547 Talks about entitlements.
-- Why: What a young person is entitled to, told one by one, with their own “I understood”; had afresh each year.
CREATE TABLE entitlement (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	told_on {day} {isday:told_on},
	child_words TEXT,
	help TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE entitlement_right (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	entitlement TEXT,
	told_on {day} {isday:told_on},
	told_form TEXT,
	understood TEXT,
	own_words TEXT,
	taken_up TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW entitlement_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.told_on, k.child_words, k.help
FROM record r
JOIN entitlement k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
