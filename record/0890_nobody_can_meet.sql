-- 0890 What is due by time limits that wait for records which are not kept here yet.
-- Why: nobody could meet them, so they stood late on a worker's day for ever. They run once
-- their records are there.
DELETE FROM due WHERE clock IN ('education.vs-notified', 'education.pep-initiate', 'education.pep-first-review', 'fostering.review-after-incident');
