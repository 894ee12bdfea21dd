-- What the reader chose about a source: `given` is how the config's lines, or adding it, have it; `chosen` what differs.
-- Both are records of settings by name; the columns beside them hold what counts.
ALTER TABLE source ADD COLUMN given TEXT;
ALTER TABLE source ADD COLUMN chosen TEXT;
