-- What the reader set aside. A mute `caught` what bears its id: `mute` hides an article, `guard` masks it. `later` is when a
-- story comes back (it `waits`) or came back. Nothing that is saved is hidden.
CREATE TABLE mute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    until INTEGER,
    spoiler INTEGER NOT NULL,
    since INTEGER NOT NULL,
    caught INTEGER NOT NULL DEFAULT 0
) STRICT;

ALTER TABLE mark ADD COLUMN later INTEGER;
ALTER TABLE mark ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mark_waits ON mark (later) WHERE waits = 1;

ALTER TABLE article ADD COLUMN mute INTEGER;
ALTER TABLE article ADD COLUMN guard INTEGER;
ALTER TABLE article ADD COLUMN later INTEGER;
ALTER TABLE article ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
-- `fresh`: unread and on the list. `up`: what orders it, the moment it came back where that is later.
ALTER TABLE article ADD COLUMN hidden INTEGER
    GENERATED ALWAYS AS (saved IS NULL AND (mute IS NOT NULL OR waits = 1)) VIRTUAL;
ALTER TABLE article ADD COLUMN fresh INTEGER
    GENERATED ALWAYS AS (read = 0 AND NOT (saved IS NULL AND (mute IS NOT NULL OR waits = 1))) VIRTUAL;
ALTER TABLE article ADD COLUMN up INTEGER
    GENERATED ALWAYS AS (iif(waits = 0 AND later > at, later, at)) VIRTUAL;
CREATE INDEX article_mute ON article (mute) WHERE mute IS NOT NULL;
CREATE INDEX article_guard ON article (guard) WHERE guard IS NOT NULL;
CREATE INDEX article_waits ON article (later) WHERE waits = 1;

DROP TRIGGER article_arrives;
DROP TRIGGER article_leaves;
DROP TRIGGER article_is_read;
DROP TRIGGER article_is_redated;
DROP TRIGGER mark_is_made;
DROP TRIGGER mark_changes;
DROP TRIGGER quiet_changes;

CREATE TRIGGER article_arrives AFTER INSERT ON article BEGIN
    UPDATE source SET total = total + 1, unread = unread + new.fresh WHERE id = new.source;
    UPDATE story SET unread = unread + 1,
        loud = loud + iif((SELECT quiet FROM source WHERE id = new.source), 0, 1)
        WHERE id = new.story AND new.fresh = 1;
    UPDATE total SET articles = articles + 1, saved = saved + (new.saved IS NOT NULL);
    UPDATE article SET (later, waits) = (SELECT later, waits FROM mark WHERE article = new.id)
        WHERE id = new.id AND EXISTS (SELECT 1 FROM mark WHERE article = new.id AND later IS NOT NULL);
END;
CREATE TRIGGER article_leaves AFTER DELETE ON article BEGIN
    UPDATE source SET total = total - 1, unread = unread - old.fresh WHERE id = old.source;
    UPDATE story SET unread = unread - 1,
        loud = loud - iif((SELECT quiet FROM source WHERE id = old.source), 0, 1)
        WHERE id = old.story AND old.fresh = 1;
    UPDATE total SET articles = articles - 1, saved = saved - (old.saved IS NOT NULL);
    UPDATE mute SET caught = caught - (id IS old.mute) - (id IS old.guard) WHERE id IN (old.mute, old.guard);
    DELETE FROM search WHERE rowid = old.id;
END;
CREATE TRIGGER article_is_fresh AFTER UPDATE OF read, saved, mute, waits ON article WHEN old.fresh <> new.fresh BEGIN
    UPDATE source SET unread = unread + new.fresh - old.fresh WHERE id = new.source;
    UPDATE story SET unread = unread + new.fresh - old.fresh,
        loud = loud + iif((SELECT quiet FROM source WHERE id = new.source), 0, new.fresh - old.fresh)
        WHERE id = new.story;
END;
CREATE TRIGGER article_is_caught AFTER UPDATE OF mute, guard ON article
WHEN old.mute IS NOT new.mute OR old.guard IS NOT new.guard BEGIN
    UPDATE mute SET caught = caught + (id IS new.mute) + (id IS new.guard) - (id IS old.mute) - (id IS old.guard)
        WHERE id IN (new.mute, new.guard, old.mute, old.guard);
END;
CREATE TRIGGER article_is_redated AFTER UPDATE OF at, later, waits ON article WHEN old.up <> new.up BEGIN
    UPDATE story SET newest = (SELECT max(up) FROM article WHERE story = new.story) WHERE id = new.story;
END;
CREATE TRIGGER mark_is_made AFTER INSERT ON mark BEGIN
    UPDATE article SET read = new.read, saved = new.saved, tags = new.tags, later = new.later, waits = new.waits
        WHERE id = new.article;
END;
CREATE TRIGGER mark_changes AFTER UPDATE OF read, saved, tags, later, waits ON mark BEGIN
    UPDATE article SET read = new.read, saved = new.saved, tags = new.tags, later = new.later, waits = new.waits
        WHERE id = new.article;
END;
CREATE TRIGGER quiet_changes AFTER UPDATE OF quiet ON source WHEN old.quiet <> new.quiet BEGIN
    UPDATE story SET loud = (
        SELECT count(*) FROM article a JOIN source s ON s.id = a.source
        WHERE a.story = story.id AND a.fresh = 1 AND s.quiet = 0
    ) WHERE id IN (SELECT story FROM article WHERE source = new.id AND read = 0);
END;
