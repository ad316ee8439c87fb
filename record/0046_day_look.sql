-- 0046 When each user last opened their day, and when the time before.
-- Why: the day shows what others wrote since somebody last sat down at it. Opening the
-- page twice in one sitting must not make the news disappear.
CREATE TABLE day_look (
	authority_id TEXT      NOT NULL,
	user_id      {id}      NOT NULL,
	looked_at    {instant} NOT NULL {isinstant:looked_at},
	before_at    {instant} NOT NULL {isinstant:before_at},
	PRIMARY KEY (authority_id, user_id)
) {strict};
