-- Times are milliseconds since 1970 in UTC; lists and records inside a column are JSON; yes and no are 1 and 0.

-- Every source ever followed. One that is no longer followed stays, so that its articles keep their name and find
-- their marks again when it comes back. Source 0 stands for pages saved by URL and is never followed.
-- `shown` is the name to show: the reader's, else the feed's title, else the host.
-- `declared`: it stands in the config file. `kept`: the reader added it. `halted`: paused by hand; `paused`: by the config.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    feed_title TEXT NOT NULL DEFAULT '',
    shown TEXT NOT NULL,
    site TEXT,
    feed_site TEXT,
    category TEXT NOT NULL,
    full_text INTEGER NOT NULL,
    every INTEGER,
    headers TEXT NOT NULL,
    user_agent TEXT,
    user TEXT,
    password_command TEXT NOT NULL,
    proxy TEXT,
    strip INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    halted INTEGER NOT NULL DEFAULT 0,
    quiet INTEGER NOT NULL,
    declared INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    followed INTEGER NOT NULL GENERATED ALWAYS AS (declared OR kept) VIRTUAL,
    added INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a source's polls left.
CREATE TABLE poll (
    source INTEGER PRIMARY KEY REFERENCES source(id),
    etag BLOB,
    last_modified BLOB,
    moved_to TEXT,
    next_poll INTEGER,
    wait_until INTEGER,
    gone INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    last_try INTEGER,
    last_success INTEGER,
    status INTEGER,
    error TEXT,
    remark TEXT,
    ttl INTEGER
) STRICT;

-- One row of a list. A story bears the id of the article it began with.
-- `unread` counts its unread articles, `loud` those of them whose source is not quiet.
-- `face` is no foreign key: two tables that refer to each other cost a scan for every new row.
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    face INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 0,
    loud INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_newest ON story (newest, id);
CREATE INDEX story_unread ON story (newest, id, unread) WHERE unread > 0;

-- Articles that nobody has laid beside the stories of their days yet, and why others were joined: words, as JSON.
CREATE TABLE arrived (article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE) STRICT;
CREATE TABLE joined (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    because TEXT NOT NULL
) STRICT;

-- What lists show: narrow, so that a million of them are read fast. `at` orders: published, else fetched.
-- `content` tells whether the item has changed; `rules` is the number of the rules it was derived by.
-- `read`, `saved` (when) and `tags` are copies of the mark's, kept by triggers. `outlet` names the site of a saved page.
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL REFERENCES source(id),
    identity TEXT NOT NULL,
    story INTEGER NOT NULL REFERENCES story(id),
    at INTEGER NOT NULL,
    published INTEGER,
    fetched INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    author TEXT,
    via TEXT,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    enclosures TEXT,
    image INTEGER NOT NULL,
    words INTEGER NOT NULL,
    full INTEGER NOT NULL DEFAULT 0,
    affiliate INTEGER NOT NULL,
    tracking INTEGER NOT NULL,
    disclosure INTEGER NOT NULL,
    other INTEGER NOT NULL,
    content INTEGER NOT NULL,
    rules INTEGER NOT NULL,
    outlet TEXT,
    read INTEGER NOT NULL DEFAULT 0,
    saved INTEGER,
    tags TEXT
) STRICT;
CREATE UNIQUE INDEX article_identity ON article (source, identity);
CREATE INDEX article_at ON article (at, id);
CREATE INDEX article_unread ON article (at, id) WHERE read = 0;
CREATE INDEX article_source ON article (source, at);
CREATE INDEX article_source_unread ON article (source, at) WHERE read = 0;
CREATE INDEX article_story ON article (story);
CREATE INDEX article_url ON article (url);
CREATE INDEX article_saved ON article (saved) WHERE saved IS NOT NULL;
CREATE INDEX article_tagged ON article (id) WHERE tags IS NOT NULL;
CREATE INDEX article_rules ON article (rules);

-- What was published, and the article found in its page: zstd over JSON, each with the plain text derived from it.
CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    item BLOB NOT NULL,
    page BLOB
) STRICT;

-- Marks are the truth about what the reader did. They bear the article's id but do not hang on it: an article that
-- vanished and comes back, known by source and identity, takes its old id and its mark. One that retention has `dropped`
-- does not come back while it counts as read.
CREATE TABLE mark (
    article INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id),
    identity TEXT NOT NULL,
    read INTEGER NOT NULL,
    saved INTEGER,
    tags TEXT,
    position REAL,
    dropped INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX mark_identity ON mark (source, identity);

-- One row for each step the reader can undo, and what it changed.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    words TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE mark_change (
    step INTEGER NOT NULL REFERENCES journal(id) ON DELETE CASCADE,
    article INTEGER NOT NULL,
    read_before INTEGER NOT NULL,
    saved_before INTEGER,
    tags_before TEXT,
    read_after INTEGER NOT NULL,
    saved_after INTEGER,
    tags_after TEXT,
    PRIMARY KEY (step, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE source_change (
    step INTEGER PRIMARY KEY REFERENCES journal(id) ON DELETE CASCADE,
    source INTEGER NOT NULL REFERENCES source(id),
    kept_before INTEGER NOT NULL,
    halted_before INTEGER NOT NULL,
    kept_after INTEGER NOT NULL,
    halted_after INTEGER NOT NULL
) STRICT;

-- Headlines are indexed with the article, texts later: `owed` lists the articles whose text is not yet in the index.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TABLE owed (article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row of counts, so that nothing has to be counted: unread (loud) stories, saved articles, all articles.
CREATE TABLE total (unread INTEGER NOT NULL, saved INTEGER NOT NULL, articles INTEGER NOT NULL) STRICT;

INSERT INTO total VALUES (0, 0, 0);
INSERT INTO source (id, url, name, shown, category, full_text, headers, password_command, strip, paused, quiet, declared, kept, added)
VALUES (0, '', '', '', '', 0, '[]', '[]', 1, 1, 0, 0, 0, 0);

CREATE TRIGGER article_arrives AFTER INSERT ON article BEGIN
    UPDATE source SET total = total + 1, unread = unread + 1 - new.read WHERE id = new.source;
    UPDATE story SET unread = unread + 1 - new.read,
        loud = loud + iif(new.read OR (SELECT quiet FROM source WHERE id = new.source), 0, 1)
        WHERE id = new.story AND new.read = 0;
    UPDATE total SET articles = articles + 1, saved = saved + (new.saved IS NOT NULL);
END;
CREATE TRIGGER article_leaves AFTER DELETE ON article BEGIN
    UPDATE source SET total = total - 1, unread = unread - 1 + old.read WHERE id = old.source;
    UPDATE story SET unread = unread - 1,
        loud = loud - iif((SELECT quiet FROM source WHERE id = old.source), 0, 1)
        WHERE id = old.story AND old.read = 0;
    UPDATE total SET articles = articles - 1, saved = saved - (old.saved IS NOT NULL);
    DELETE FROM search WHERE rowid = old.id;
END;
CREATE TRIGGER article_is_read AFTER UPDATE OF read ON article WHEN old.read <> new.read BEGIN
    UPDATE source SET unread = unread + old.read - new.read WHERE id = new.source;
    UPDATE story SET unread = unread + old.read - new.read,
        loud = loud + iif((SELECT quiet FROM source WHERE id = new.source), 0, old.read - new.read)
        WHERE id = new.story;
END;
CREATE TRIGGER article_is_saved AFTER UPDATE OF saved ON article WHEN (old.saved IS NULL) <> (new.saved IS NULL) BEGIN
    UPDATE total SET saved = saved + (new.saved IS NOT NULL) - (old.saved IS NOT NULL);
END;
CREATE TRIGGER article_is_redated AFTER UPDATE OF at ON article WHEN old.at <> new.at BEGIN
    UPDATE story SET newest = (SELECT max(at) FROM article WHERE story = new.story) WHERE id = new.story;
END;
CREATE TRIGGER story_is_loud AFTER UPDATE OF loud ON story WHEN (old.loud > 0) <> (new.loud > 0) BEGIN
    UPDATE total SET unread = unread + (new.loud > 0) - (old.loud > 0);
END;
CREATE TRIGGER story_leaves AFTER DELETE ON story WHEN old.loud > 0 BEGIN
    UPDATE total SET unread = unread - 1;
END;
CREATE TRIGGER mark_is_made AFTER INSERT ON mark BEGIN
    UPDATE article SET read = new.read, saved = new.saved, tags = new.tags WHERE id = new.article;
END;
CREATE TRIGGER mark_changes AFTER UPDATE OF read, saved, tags ON mark BEGIN
    UPDATE article SET read = new.read, saved = new.saved, tags = new.tags WHERE id = new.article;
END;
CREATE TRIGGER quiet_changes AFTER UPDATE OF quiet ON source WHEN old.quiet <> new.quiet BEGIN
    UPDATE story SET loud = (
        SELECT count(*) FROM article a JOIN source s ON s.id = a.source
        WHERE a.story = story.id AND a.read = 0 AND s.quiet = 0
    ) WHERE id IN (SELECT story FROM article WHERE source = new.id AND read = 0);
END;
