-- What is looked for again and again is found without going through all there is: pages that are owed, for which every saved page was
-- looked at, its original with it; articles that were begun or finished, for which every mark was.
DROP INDEX archive_owed;
CREATE INDEX archive_next_try ON archive (next_try);
CREATE INDEX mark_begun ON mark (position) WHERE finished IS NULL AND position IS NOT NULL;
CREATE INDEX mark_finished ON mark (finished) WHERE finished IS NOT NULL;
