-- How many articles a mute hides is counted as they change: counting them at each start grew with the database.
ALTER TABLE total ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
UPDATE total SET muted = (SELECT count(*) FROM article WHERE mute IS NOT NULL AND saved IS NULL);
CREATE TRIGGER muted_arrives AFTER INSERT ON article WHEN new.mute IS NOT NULL AND new.saved IS NULL BEGIN
    UPDATE total SET muted = muted + 1;
END;
CREATE TRIGGER muted_leaves AFTER DELETE ON article WHEN old.mute IS NOT NULL AND old.saved IS NULL BEGIN
    UPDATE total SET muted = muted - 1;
END;
CREATE TRIGGER muted_changes AFTER UPDATE OF mute, saved ON article
WHEN (old.mute IS NOT NULL AND old.saved IS NULL) <> (new.mute IS NOT NULL AND new.saved IS NULL) BEGIN
    UPDATE total SET muted = muted + (new.mute IS NOT NULL AND new.saved IS NULL)
        - (old.mute IS NOT NULL AND old.saved IS NULL);
END;

-- An article that moves changes what its source counts only where one of the two stories is read and the other is not.
DROP TRIGGER article_moves;
CREATE TRIGGER article_moves AFTER UPDATE OF story ON article
WHEN old.story <> new.story AND new.fresh = 1
    AND coalesce((SELECT face_read FROM story WHERE id = old.story), 0)
        <> coalesce((SELECT face_read FROM story WHERE id = new.story), 0) BEGIN
    UPDATE source SET unread = unread + coalesce((SELECT face_read FROM story WHERE id = old.story), 0)
            - coalesce((SELECT face_read FROM story WHERE id = new.story), 0)
        WHERE id = new.source;
END;
