-- 0881 Records that wait for another to follow them: a contact for its decision, a worry for
-- the contact that is made of it.
-- Why: what waits stays few. It was found by asking of every contact that there ever was
-- whether a decision followed.
CREATE TABLE waiting (
	authority_id TEXT NOT NULL,
	kind         TEXT NOT NULL,
	record_id    {id} NOT NULL,
	PRIMARY KEY (authority_id, kind, record_id)
) {strict};
INSERT INTO waiting (authority_id, kind, record_id)
SELECT r.authority_id, r.kind, r.id FROM record r
WHERE  r.kind = 'contact' AND NOT EXISTS (
	SELECT 1 FROM record n WHERE n.authority_id = r.authority_id AND n.from_id = r.id AND n.kind = 'contact_decision' AND n.state IN ('submitted', 'agreed'))
OR     r.kind = 'worry' AND NOT EXISTS (
	SELECT 1 FROM record n WHERE n.authority_id = r.authority_id AND n.from_id = r.id AND n.kind = 'contact' AND n.state IN ('submitted', 'agreed'));
