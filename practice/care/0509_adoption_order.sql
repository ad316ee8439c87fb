-- 0509 Adoption orders.
-- Why: The order by which a child was adopted.
CREATE TABLE adoption_order (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	ordered_on {day} {isday:ordered_on},
	consent_dispensed TEXT,
	celebrated_on {day} {isday:celebrated_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW adoption_order_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.ordered_on, k.consent_dispensed, k.celebrated_on
FROM record r
JOIN adoption_order k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
