-- What the reading list keeps of a page beside its text. A row without `kept` is owed: its page is still to be got, not
-- before `next_try` (none: never again by itself); `reason` says why it did not come so far. `original` is the page's
-- whole HTML, compressed.
CREATE TABLE archive (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    kept INTEGER,
    original BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER DEFAULT 0,
    reason TEXT
) STRICT;
CREATE INDEX archive_owed ON archive (next_try) WHERE kept IS NULL;

-- Pictures, each once, and the articles that show them.
CREATE TABLE picture (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
CREATE TABLE picture_in (
    article INTEGER NOT NULL REFERENCES archive(article) ON DELETE CASCADE,
    picture INTEGER NOT NULL REFERENCES picture(id),
    place INTEGER NOT NULL,
    PRIMARY KEY (article, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_shown ON picture_in (picture);

-- Whatever puts an article on the reading list makes its page owed.
CREATE TRIGGER article_is_owed AFTER UPDATE OF saved ON article WHEN old.saved IS NULL AND new.saved IS NOT NULL BEGIN
    INSERT OR IGNORE INTO archive (article) VALUES (new.id);
END;
CREATE TRIGGER saved_article_arrives AFTER INSERT ON article WHEN new.saved IS NOT NULL BEGIN
    INSERT OR IGNORE INTO archive (article) VALUES (new.id);
END;
INSERT INTO archive (article) SELECT id FROM article WHERE saved IS NOT NULL;

-- An unsaved article loses its pictures when no step of the journal could save it again.
CREATE INDEX mark_change_saved ON mark_change (article) WHERE saved_before IS NOT NULL OR saved_after IS NOT NULL;

-- When the reader came to the end, and the passages marked on the way: a JSON list.
ALTER TABLE mark ADD COLUMN finished INTEGER;
ALTER TABLE mark ADD COLUMN highlights TEXT;

-- What was handed over to which other program: a number of the content tells whether it has changed since.
CREATE TABLE pushed (
    article INTEGER NOT NULL,
    target TEXT NOT NULL,
    content INTEGER NOT NULL,
    PRIMARY KEY (article, target)
) STRICT, WITHOUT ROWID;
