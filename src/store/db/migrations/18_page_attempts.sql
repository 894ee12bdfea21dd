-- Pages that are being read. A page that ends the program leaves its row, and is not read in the same way again and again.
CREATE TABLE page_attempt (
    url TEXT PRIMARY KEY,
    unfinished INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
