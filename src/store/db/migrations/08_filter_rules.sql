-- What rules of the reader's own did, by name; and the last article they have seen: what is already here is no arrival.
CREATE TABLE ruled (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    act TEXT NOT NULL,
    PRIMARY KEY (article, rule, act)
) STRICT, WITHOUT ROWID;
INSERT INTO setting (name, value) SELECT 'ruled', id FROM article ORDER BY id DESC LIMIT 1;
