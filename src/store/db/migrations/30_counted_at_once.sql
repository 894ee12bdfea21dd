-- Unread articles that were never here come by the thousand: whoever stores them counts them, all of a source at once, and gives each a
-- story that counts it. The others are counted here, and what an earlier version stores that still has the database open.
DROP TRIGGER article_arrives;
CREATE TRIGGER article_arrives AFTER INSERT ON article
WHEN new.read = 1 OR EXISTS (SELECT 1 FROM mark WHERE article = new.id)
    OR (SELECT unread FROM story WHERE id = new.story) = 0 BEGIN
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
