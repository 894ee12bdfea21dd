-- A story is read when the article that stands for it is read, whatever others tell the same: such a story is on no list of what
-- is unread and in no count, though some of its articles are. `face_read` says so; what stands for a story whose face is hidden
-- is the one of the others that would be its face.
ALTER TABLE story ADD COLUMN face_read INTEGER NOT NULL DEFAULT 0;
CREATE VIEW shown_face (story, read) AS
    SELECT t.id, iif(f.hidden = 0, f.read, coalesce(
        (SELECT o.read FROM article o JOIN source p ON p.id = o.source WHERE o.story = t.id AND o.hidden = 0
         ORDER BY p.preferred DESC, o.words DESC, o.at, o.id LIMIT 1), f.read))
    FROM story t JOIN article f ON f.id = t.face;

UPDATE story SET face_read = coalesce((SELECT read FROM shown_face WHERE story = story.id), 0);
UPDATE source SET unread = (
    SELECT count(*) FROM article a JOIN story t ON t.id = a.story
    WHERE a.source = source.id AND a.read = 0 AND a.fresh = 1 AND t.face_read = 0
);
UPDATE total SET unread = (SELECT count(*) FROM story WHERE loud > 0 AND face_read = 0);
DROP INDEX story_unread;
CREATE INDEX story_is_new ON story (newest, id) WHERE unread > 0 AND face_read = 0;
CREATE INDEX story_is_half_read ON story (id) WHERE unread > 0 AND face_read = 1;

DROP TRIGGER article_arrives;
DROP TRIGGER article_leaves;
DROP TRIGGER article_is_fresh;
DROP TRIGGER story_is_loud;
DROP TRIGGER story_leaves;

-- A source counts its articles that are fresh and stand in a story that is not read.
CREATE TRIGGER article_arrives AFTER INSERT ON article BEGIN
    UPDATE source SET total = total + 1,
        unread = unread + (new.fresh AND NOT coalesce((SELECT face_read FROM story WHERE id = new.story), 0))
        WHERE id = new.source;
    UPDATE story SET unread = unread + 1,
        loud = loud + iif((SELECT quiet FROM source WHERE id = new.source), 0, 1)
        WHERE id = new.story AND new.fresh = 1;
    UPDATE story SET face_read = coalesce((SELECT read FROM shown_face WHERE story = new.story), 0)
        WHERE id = new.story AND new.read = 1;
    UPDATE total SET articles = articles + 1, saved = saved + (new.saved IS NOT NULL);
    UPDATE article SET (later, waits) = (SELECT later, waits FROM mark WHERE article = new.id)
        WHERE id = new.id AND EXISTS (SELECT 1 FROM mark WHERE article = new.id AND later IS NOT NULL);
END;
CREATE TRIGGER article_leaves AFTER DELETE ON article BEGIN
    UPDATE source SET total = total - 1,
        unread = unread - (old.fresh AND NOT coalesce((SELECT face_read FROM story WHERE id = old.story), 0))
        WHERE id = old.source;
    UPDATE story SET unread = unread - 1,
        loud = loud - iif((SELECT quiet FROM source WHERE id = old.source), 0, 1)
        WHERE id = old.story AND old.fresh = 1;
    UPDATE total SET articles = articles - 1, saved = saved - (old.saved IS NOT NULL);
    UPDATE mute SET caught = caught - (id IS old.mute) - (id IS old.guard) WHERE id IN (old.mute, old.guard);
    DELETE FROM search WHERE rowid = old.id;
END;
CREATE TRIGGER article_is_seen AFTER UPDATE OF read, saved, mute, waits ON article
WHEN old.read <> new.read OR old.hidden <> new.hidden BEGIN
    UPDATE source SET unread = unread + new.fresh - old.fresh
        WHERE id = new.source AND new.fresh <> old.fresh
          AND NOT coalesce((SELECT face_read FROM story WHERE id = new.story), 0);
    UPDATE story SET unread = unread + new.fresh - old.fresh,
        loud = loud + iif((SELECT quiet FROM source WHERE id = new.source), 0, new.fresh - old.fresh),
        face_read = coalesce((SELECT read FROM shown_face WHERE story = new.story), 0)
        WHERE id = new.story;
END;
CREATE TRIGGER article_moves AFTER UPDATE OF story ON article WHEN old.story <> new.story AND new.fresh = 1 BEGIN
    UPDATE source SET unread = unread + coalesce((SELECT face_read FROM story WHERE id = old.story), 0)
            - coalesce((SELECT face_read FROM story WHERE id = new.story), 0)
        WHERE id = new.source;
END;
CREATE TRIGGER story_is_read AFTER UPDATE OF face_read ON story WHEN old.face_read <> new.face_read BEGIN
    UPDATE source SET unread = unread + (old.face_read - new.face_read)
            * (SELECT count(*) FROM article WHERE story = new.id AND source = source.id AND fresh = 1)
        WHERE id IN (SELECT source FROM article WHERE story = new.id AND fresh = 1);
END;
CREATE TRIGGER story_changes_face AFTER UPDATE OF face ON story WHEN old.face <> new.face BEGIN
    UPDATE story SET face_read = coalesce((SELECT read FROM shown_face WHERE story = new.id), 0) WHERE id = new.id;
END;
CREATE TRIGGER story_is_loud AFTER UPDATE OF loud, face_read ON story
WHEN (old.loud > 0 AND old.face_read = 0) <> (new.loud > 0 AND new.face_read = 0) BEGIN
    UPDATE total SET unread = unread + (new.loud > 0 AND new.face_read = 0) - (old.loud > 0 AND old.face_read = 0);
END;
CREATE TRIGGER story_leaves AFTER DELETE ON story WHEN old.loud > 0 AND old.face_read = 0 BEGIN
    UPDATE total SET unread = unread - 1;
END;
