-- 0496 Looked-after reviews, as they are made in the work.
-- Why: One review of the case of a child in care: how the child took part, what the child says, what was decided.
DROP VIEW IF EXISTS care_review_by_child;

ALTER TABLE care_review ADD COLUMN reviewing_officer {id};
ALTER TABLE care_review ADD COLUMN short_breaks TEXT;
ALTER TABLE care_review ADD COLUMN invited TEXT;
ALTER TABLE care_review ADD COLUMN spoke_with_child_on {day} {isday:spoke_with_child_on};
ALTER TABLE care_review ADD COLUMN child_words TEXT;
ALTER TABLE care_review ADD COLUMN present TEXT;
ALTER TABLE care_review ADD COLUMN parents_views TEXT;
ALTER TABLE care_review ADD COLUMN working TEXT;
ALTER TABLE care_review ADD COLUMN worries TEXT;
ALTER TABLE care_review ADD COLUMN plan_right TEXT;
ALTER TABLE care_review ADD COLUMN permanence TEXT;
ALTER TABLE care_review ADD COLUMN adjourned TEXT;
ALTER TABLE care_review ADD COLUMN next_on {day} {isday:next_on};

CREATE TABLE care_review_decision (
	authority_id TEXT NOT NULL,
	record_id {id} NOT NULL,
	place {whole} NOT NULL,
	decision TEXT,
	who TEXT,
	by_on {day} {isday:by_on},
	done TEXT,
	PRIMARY KEY (authority_id, record_id, place),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};

-- For analysts: one row for each child that a standing record concerns.
CREATE VIEW care_review_by_child AS
SELECT r.authority_id, p.person_id, r.id AS record_id, r.version, r.state, r.happened_on, r.author_id, r.worker_id, r.team_id,
	r.from_id, r.thread_id, r.made_at, r.saved_at, r.signed_by, r.signed_at, k.reviewed_on, k.reviewing_officer, k.short_breaks, k.invited, k.participation, k.spoke_with_child_on, k.child_words, k.present, k.parents_views, k.working, k.worries, k.plan_right, k.permanence, k.adjourned, k.next_on, k.told_years, k.as_given, k.told_row
FROM record r
JOIN care_review k ON k.authority_id = r.authority_id AND k.record_id = r.id
LEFT JOIN record_person p ON p.authority_id = r.authority_id AND p.record_id = r.id AND NOT p.gone
WHERE r.state NOT IN ('cancelled', 'struck out');
