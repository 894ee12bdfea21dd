-- Pages of others that the articles of the last days link to: two articles that link to one may tell the same.
CREATE TABLE cited (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    PRIMARY KEY (article, page)
) STRICT, WITHOUT ROWID;
