-- 0450 Hearings.
-- Why: A hearing, from its listing to what the court directed and ordered. Each direction and each order gets a record of its own.
CREATE TABLE hearing (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	hearing_type TEXT,
	heard_on {day} {isday:heard_on},
	listed_on {day} {isday:listed_on},
	place TEXT,
	advocates_met_on {day} {isday:advocates_met_on},
	bundle_lodged_on {day} {isday:bundle_lodged_on},
	outcome TEXT,
	why_not TEXT,
	came TEXT,
	account TEXT,
	child_voice TEXT,
	extended_until {day} {isday:extended_until},
	extended_from {day} {isday:extended_from},
	why_extended TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE hearing_direction (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	document TEXT,
	by_whom TEXT,
	due_on {day} {isday:due_on},
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

CREATE TABLE hearing_order (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	order_type TEXT,
	ends_on {day} {isday:ends_on},
	terms TEXT,
	children TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW hearing_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.hearing_type, k.heard_on, k.listed_on, k.place, k.advocates_met_on, k.bundle_lodged_on, k.outcome, k.why_not, k.came, k.account, k.child_voice, k.extended_until, k.extended_from, k.why_extended
FROM record r
JOIN hearing k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
