-- What a step did, to how many articles or stories, and the headline of a single one: its words are made when it is shown.
-- A step without a kind has words of its own, as every step of an earlier version.
ALTER TABLE journal ADD COLUMN kind TEXT;
ALTER TABLE journal ADD COLUMN count INTEGER;
ALTER TABLE journal ADD COLUMN stories INTEGER;
ALTER TABLE journal ADD COLUMN title TEXT;
