-- Rules that the user made from a story, beside those of the config: `clause` is JSON, {"when", "then"}, as a step of the journal holds it.
CREATE TABLE user_rule (name TEXT PRIMARY KEY, clause TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Kinds put right by hand; `was` is what the rules say, also after they have changed. What is put right stays so when its article is derived again.
CREATE TABLE kind_by_hand (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    was TEXT NOT NULL
) STRICT;
CREATE TRIGGER kind_stays AFTER UPDATE OF kind ON article
WHEN EXISTS (SELECT 1 FROM kind_by_hand WHERE article = new.id AND kind <> new.kind) BEGIN
    UPDATE kind_by_hand SET was = new.kind WHERE article = new.id;
    UPDATE article SET kind = (SELECT kind FROM kind_by_hand WHERE article = new.id) WHERE id = new.id;
END;
