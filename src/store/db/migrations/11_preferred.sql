-- A source whose text stands for a story that several tell.
ALTER TABLE source ADD COLUMN preferred INTEGER NOT NULL DEFAULT 0;
-- What was given before there was this setting had it off.
UPDATE source SET given = json_set(given, '$.prefer', json('false')) WHERE given IS NOT NULL;
