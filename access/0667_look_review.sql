-- 0667 Openings with a reason that were looked at again, and what was found.
-- Why: a reason that nobody ever reads is soon typed without thought. Two in a hundred are
-- picked by chance, and somebody who may read the log says whether each was right.
CREATE TABLE look_review (
	authority_id TEXT      NOT NULL,
	look_id      {id}      NOT NULL,
	at           {instant} NOT NULL {isinstant:at},
	by_id        {id}      NOT NULL,
	outcome      TEXT      NOT NULL CHECK (outcome IN ('right', 'asked', 'wrong')),
	words        TEXT      NOT NULL DEFAULT '',
	PRIMARY KEY (authority_id, look_id),
	FOREIGN KEY (authority_id, look_id) REFERENCES look (authority_id, id)
) {strict};
CREATE INDEX look_opened ON look (authority_id, at) WHERE what = 'opened';
