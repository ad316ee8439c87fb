-- 0452 Court orders.
-- Why: An order of the court about a child: what it is, until when, and the legal status that it gives.
CREATE TABLE court_order (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	order_type TEXT,
	made_on {day} {isday:made_on},
	ends_on {day} {isday:ends_on},
	legal_status TEXT,
	terms TEXT,
	regular_payments TEXT,
	appeal TEXT,
	appeal_filed_on {day} {isday:appeal_filed_on},
	extended_on {day} {isday:extended_on},
	extended_until {day} {isday:extended_until},
	ended_on {day} {isday:ended_on},
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW court_order_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.order_type, k.made_on, k.ends_on, k.legal_status, k.terms, k.regular_payments, k.appeal, k.appeal_filed_on, k.extended_on, k.extended_until, k.ended_on
FROM record r
JOIN court_order k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
