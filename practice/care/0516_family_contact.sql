-- 0516 Plans of family and friends.
-- Why: Whom a child in care sees and hears from, how, how often, and what makes it safe.
CREATE TABLE family_contact (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	from_on {day} {isday:from_on},
	wishes TEXT,
	safety TEXT,
	review_on {day} {isday:review_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE family_contact_person (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	who TEXT,
	relationship TEXT,
	how TEXT,
	often TEXT,
	basis TEXT,
	terms TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW family_contact_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.from_on, k.wishes, k.safety, k.review_on
FROM record r
JOIN family_contact k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
