-- What commands of the user's own made of an article, where it is kept beside it: a translation, a summary. `text` is JSON,
-- {"text", "is_html", "made"}, as a step of the journal holds it.
CREATE TABLE command_output (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    command TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, command)
) STRICT, WITHOUT ROWID;
