-- 0230 Section 47 enquiries.
-- Why: One enquiry into whether a child suffers or is likely to suffer significant harm.
CREATE TABLE section47 (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	began_on {day} {isday:began_on},
	conference_by {day} {isday:conference_by},
	conference_on {day} {isday:conference_on},
	conference_not_required TEXT,
	told_years TEXT,
	as_given TEXT,
	told_row TEXT,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW section47_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.began_on, k.conference_by, k.conference_on, k.conference_not_required, k.told_years, k.as_given, k.told_row
FROM record r
JOIN section47 k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
