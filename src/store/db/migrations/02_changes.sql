-- What a step changed beside read, saved, tags and what is followed: each thing by its noun and key, as JSON before and
-- after; NULL where it was not, or is no more, there.
CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES journal(id) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, noun, key)
) STRICT, WITHOUT ROWID;

ALTER TABLE mark ADD COLUMN note TEXT;
