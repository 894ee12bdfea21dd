-- The entries of accounts that are reading lists, as each was when it was last asked. `stamp` is when it was last changed there;
-- `created` tells another entry under the same id. `tags` is a JSON list. `left`: when its article left the reading list here.
CREATE TABLE sync_saved (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    article INTEGER,
    stamp TEXT NOT NULL,
    created TEXT NOT NULL,
    finished INTEGER NOT NULL,
    tags TEXT NOT NULL,
    left INTEGER,
    PRIMARY KEY (account, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_saved_article ON sync_saved (article);

-- How far each of them was asked, and when all of it was last walked over.
CREATE TABLE sync_cursor (
    account TEXT PRIMARY KEY,
    cursor TEXT NOT NULL,
    walked INTEGER
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sync_left AFTER UPDATE OF saved ON article WHEN (old.saved IS NULL) <> (new.saved IS NULL) BEGIN
    UPDATE sync_saved SET left = iif(new.saved IS NULL, CAST(unixepoch('subsec') * 1000 AS INTEGER), NULL)
        WHERE article = new.id;
END;
CREATE TRIGGER sync_dropped AFTER DELETE ON article BEGIN
    UPDATE sync_saved SET article = NULL, left = NULL WHERE article = old.id;
END;
