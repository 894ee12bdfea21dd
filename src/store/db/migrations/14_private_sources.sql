-- Whether every feed of a source came from a private address; null where that was never seen.
ALTER TABLE poll ADD COLUMN private INTEGER;
