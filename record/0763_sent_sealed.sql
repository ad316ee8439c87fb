-- 0763 What was sent stands in the ledger, and says who its reader is to the child.
-- Why: a letter that is changed afterwards, or of which it is said that another got it, must
-- be noticed. What was sent before says no role, and has no line.
ALTER TABLE document_sent ADD COLUMN sent_role TEXT NOT NULL DEFAULT '';
