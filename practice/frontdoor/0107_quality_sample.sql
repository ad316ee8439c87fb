-- 0107 Decisions that come before the quality auditors.
-- Why: one in twenty contacts that ended with no further action is looked at again by
-- somebody else. Which ones follows from the record's id, so that nobody chooses.
CREATE TABLE quality_sample (
	authority_id TEXT      NOT NULL,
	record_id    {id}      NOT NULL,
	kind         TEXT      NOT NULL,
	chosen_at    {instant} NOT NULL {isinstant:chosen_at},
	why          TEXT      NOT NULL,
	PRIMARY KEY (authority_id, record_id),
	FOREIGN KEY (authority_id, record_id) REFERENCES record (authority_id, id)
) {strict};
CREATE INDEX quality_sample_chosen ON quality_sample (authority_id, chosen_at);
