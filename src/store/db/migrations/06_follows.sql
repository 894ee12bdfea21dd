-- Games, studios and platforms that the reader follows. `phrases`: all spellings of the name as the full-text index is
-- asked for them.
CREATE TABLE follow (name TEXT PRIMARY KEY COLLATE NOCASE, phrases TEXT NOT NULL) STRICT, WITHOUT ROWID;
