-- The text of an article as the user knew it, where its outlet has changed it since: one an article. `earlier` is what was published
-- then, compressed as in `body`: its item, or its page where `of_page`. NULL: the item of `body`, because that stays as it was kept, and
-- `later` is the item that the feed gives since; otherwise `later` is NULL and the text of `body` is the later one. `content` is the
-- number of the newest item that was compared with a kept article.
CREATE TABLE earlier_text (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    changed INTEGER NOT NULL,
    of_page INTEGER NOT NULL,
    title TEXT NOT NULL,
    earlier BLOB,
    later_title TEXT,
    later BLOB,
    content INTEGER
) STRICT;

-- When an article changed after the user read or kept it, until it is opened again.
ALTER TABLE article ADD COLUMN changed INTEGER;
CREATE INDEX article_changed ON article (changed) WHERE changed IS NOT NULL;
