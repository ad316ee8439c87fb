-- 0900 How often anything was written of a person that follows from records: which concern
-- them and what those say, and what is due to them.
-- Why: a page about a child is worked out from all that is on record, and most pages that are
-- asked for show what they showed the last time. One small number says whether it is so. Of a
-- person who has no row nothing was written since there are such numbers.
CREATE TABLE person_turn (
	authority_id TEXT    NOT NULL,
	person_id    {id}    NOT NULL,
	turn         {whole} NOT NULL,
	PRIMARY KEY (authority_id, person_id)
) {strict};
