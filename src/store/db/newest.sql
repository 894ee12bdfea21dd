-- What stands in a database of the newest version, as all steps in `migrations` lead to it; a new one is made of this at once.
-- What the columns mean is told where they were added.

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
    total INTEGER NOT NULL DEFAULT 0,
    given TEXT,
    chosen TEXT,
    preferred INTEGER NOT NULL DEFAULT 0,
    page TEXT
) STRICT;

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
    ttl INTEGER,
    private INTEGER
) STRICT;

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    face INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 0,
    loud INTEGER NOT NULL DEFAULT 0,
    face_read INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_newest ON story (newest, id);

CREATE TABLE arrived (article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE) STRICT;

CREATE TABLE joined (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    because TEXT NOT NULL
) STRICT;

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
    tags TEXT,
    mute INTEGER,
    guard INTEGER,
    later INTEGER,
    waits INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER GENERATED ALWAYS AS (saved IS NULL AND (mute IS NOT NULL OR waits = 1)) VIRTUAL,
    fresh INTEGER GENERATED ALWAYS AS (read = 0 AND NOT (saved IS NULL AND (mute IS NOT NULL OR waits = 1))) VIRTUAL,
    up INTEGER GENERATED ALWAYS AS (iif(waits = 0 AND later > at, later, at)) VIRTUAL,
    untitled INTEGER NOT NULL DEFAULT 0,
    comments TEXT,
    changed INTEGER
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

CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    item BLOB NOT NULL,
    page BLOB
) STRICT;

CREATE TABLE mark (
    article INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id),
    identity TEXT NOT NULL,
    read INTEGER NOT NULL,
    saved INTEGER,
    tags TEXT,
    position REAL,
    dropped INTEGER NOT NULL DEFAULT 0,
    note TEXT,
    finished INTEGER,
    highlights TEXT,
    later INTEGER,
    waits INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX mark_identity ON mark (source, identity);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    words TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    lead INTEGER,
    kind TEXT,
    count INTEGER,
    stories INTEGER,
    title TEXT
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

CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE owed (article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE total (
    unread INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    muted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER article_is_saved AFTER UPDATE OF saved ON article WHEN (old.saved IS NULL) <> (new.saved IS NULL) BEGIN
    UPDATE total SET saved = saved + (new.saved IS NOT NULL) - (old.saved IS NOT NULL);
END;

CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES journal(id) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, noun, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE archive (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    kept INTEGER,
    original BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER DEFAULT 0,
    reason TEXT
) STRICT;
CREATE INDEX archive_next_try ON archive (next_try);

CREATE TABLE picture (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;

CREATE TABLE picture_in (
    article INTEGER NOT NULL REFERENCES archive(article) ON DELETE CASCADE,
    picture INTEGER NOT NULL REFERENCES picture(id),
    place INTEGER NOT NULL,
    PRIMARY KEY (article, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_shown ON picture_in (picture);
CREATE TRIGGER article_is_owed AFTER UPDATE OF saved ON article WHEN old.saved IS NULL AND new.saved IS NOT NULL BEGIN
    INSERT OR IGNORE INTO archive (article) VALUES (new.id);
END;
CREATE TRIGGER saved_article_arrives AFTER INSERT ON article WHEN new.saved IS NOT NULL BEGIN
    INSERT OR IGNORE INTO archive (article) VALUES (new.id);
END;
CREATE INDEX mark_change_saved ON mark_change (article) WHERE saved_before IS NOT NULL OR saved_after IS NOT NULL;

CREATE TABLE pushed (
    article INTEGER NOT NULL,
    target TEXT NOT NULL,
    content INTEGER NOT NULL,
    PRIMARY KEY (article, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_kind ON article (kind, read, story);

CREATE TABLE mute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    until INTEGER,
    spoiler INTEGER NOT NULL,
    since INTEGER NOT NULL,
    caught INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mark_begun ON mark (position) WHERE finished IS NULL AND position IS NOT NULL;
CREATE INDEX mark_finished ON mark (finished) WHERE finished IS NOT NULL;
CREATE INDEX mark_waits ON mark (later) WHERE waits = 1;
CREATE INDEX article_mute ON article (mute) WHERE mute IS NOT NULL;
CREATE INDEX article_guard ON article (guard) WHERE guard IS NOT NULL;
CREATE INDEX article_waits ON article (later) WHERE waits = 1;
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

CREATE TABLE follow (name TEXT PRIMARY KEY COLLATE NOCASE, phrases TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE by_hand (article INTEGER PRIMARY KEY, wing INTEGER NOT NULL) STRICT;

CREATE TABLE ruled (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    act TEXT NOT NULL,
    PRIMARY KEY (article, rule, act)
) STRICT, WITHOUT ROWID;

CREATE TABLE cited (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    PRIMARY KEY (article, page)
) STRICT, WITHOUT ROWID;
CREATE VIEW shown_face (story, read) AS
    SELECT t.id, iif(f.hidden = 0, f.read, coalesce(
        (SELECT o.read FROM article o JOIN source p ON p.id = o.source WHERE o.story = t.id AND o.hidden = 0
         ORDER BY p.preferred DESC, o.words DESC, o.at, o.id LIMIT 1), f.read))
    FROM story t JOIN article f ON f.id = t.face;
CREATE INDEX story_is_new ON story (newest, id) WHERE unread > 0 AND face_read = 0;
CREATE INDEX story_is_half_read ON story (id) WHERE unread > 0 AND face_read = 1;
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

CREATE TABLE sync_subscription (
    account TEXT NOT NULL,
    stream TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id),
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (account, stream)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_subscription_source ON sync_subscription (source);

CREATE TABLE sync_item (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    article INTEGER,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    PRIMARY KEY (account, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_item_article ON sync_item (article);

CREATE TABLE page_attempt (
    url TEXT PRIMARY KEY,
    unfinished INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_wanted (
    account TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (account, source)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sync_followed AFTER UPDATE OF kept ON source
    WHEN new.kept AND NOT old.kept AND NOT new.declared
        AND (SELECT count(DISTINCT account) FROM sync_subscription) = 1
        AND NOT EXISTS (SELECT 1 FROM source s WHERE s.followed AND s.id <> new.id
            AND NOT EXISTS (SELECT 1 FROM sync_subscription y WHERE y.source = s.id AND y.own = 0)
            AND NOT EXISTS (SELECT 1 FROM sync_wanted w WHERE w.source = s.id))
BEGIN
    INSERT OR IGNORE INTO sync_wanted SELECT DISTINCT account, new.id FROM sync_subscription;
END;

CREATE TABLE sync_saved (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    article INTEGER,
    stamp TEXT NOT NULL,
    created TEXT NOT NULL,
    finished INTEGER NOT NULL,
    tags TEXT NOT NULL,
    left INTEGER,
    progress INTEGER,
    PRIMARY KEY (account, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_saved_article ON sync_saved (article);

CREATE TABLE sync_cursor (
    account TEXT PRIMARY KEY,
    cursor TEXT NOT NULL,
    walked INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sync_left AFTER UPDATE OF saved ON article WHEN (old.saved IS NULL) <> (new.saved IS NULL) BEGIN
    UPDATE sync_saved SET left = iif(new.saved IS NULL, CAST(unixepoch('subsec') * 1000 AS INTEGER), NULL)
        WHERE article = new.id;
END;
CREATE TRIGGER sync_dropped AFTER DELETE ON article BEGIN
    UPDATE sync_saved SET article = NULL, left = NULL WHERE article = old.id;
END;

CREATE TABLE sync_tagged (
    account TEXT NOT NULL,
    tag TEXT NOT NULL,
    remote TEXT NOT NULL,
    PRIMARY KEY (account, tag, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_tagged_item ON sync_tagged (account, remote);

CREATE TABLE sync_label (
    account TEXT NOT NULL,
    tag TEXT NOT NULL,
    in_step INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    unread INTEGER,
    PRIMARY KEY (account, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_without_labels (account TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE sync_operation (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('read', 'star') OR field LIKE 'tag:_%'),
    value INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account, remote, field)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sync_read AFTER UPDATE OF read ON article WHEN old.read <> new.read BEGIN
    INSERT INTO sync_operation (account, remote, field, value)
        SELECT account, remote, 'read', new.read FROM sync_item WHERE article = new.id
        ON CONFLICT DO UPDATE SET value = excluded.value;
    DELETE FROM sync_operation WHERE field = 'read' AND sent = 0 AND (account, remote) IN
        (SELECT account, remote FROM sync_item WHERE article = new.id AND read = new.read);
END;
CREATE TRIGGER sync_star AFTER UPDATE OF saved ON article WHEN (old.saved IS NULL) <> (new.saved IS NULL) BEGIN
    INSERT INTO sync_operation (account, remote, field, value)
        SELECT account, remote, 'star', new.saved IS NOT NULL FROM sync_item WHERE article = new.id
        ON CONFLICT DO UPDATE SET value = excluded.value;
    DELETE FROM sync_operation WHERE field = 'star' AND sent = 0 AND (account, remote) IN
        (SELECT account, remote FROM sync_item WHERE article = new.id AND starred = (new.saved IS NOT NULL));
END;
CREATE TRIGGER sync_tag AFTER UPDATE OF tags ON article WHEN old.tags IS NOT new.tags BEGIN
    INSERT INTO sync_operation (account, remote, field, value)
        SELECT i.account, i.remote, 'tag:' || t.value, t.value IN (SELECT value FROM json_each(coalesce(new.tags, '[]')))
            FROM sync_item i,
                (SELECT value FROM json_each(coalesce(old.tags, '[]')) UNION SELECT value FROM json_each(coalesce(new.tags, '[]'))) t
            WHERE i.article = new.id AND t.value <> ''
                AND (t.value IN (SELECT value FROM json_each(coalesce(old.tags, '[]'))))
                    <> (t.value IN (SELECT value FROM json_each(coalesce(new.tags, '[]'))))
                AND NOT EXISTS (SELECT 1 FROM sync_without_labels w WHERE w.account = i.account)
        ON CONFLICT DO UPDATE SET value = excluded.value;
    DELETE FROM sync_operation WHERE field LIKE 'tag:_%' AND sent = 0
        AND (account, remote) IN (SELECT account, remote FROM sync_item WHERE article = new.id)
        AND value = EXISTS (SELECT 1 FROM sync_tagged t WHERE t.account = sync_operation.account
            AND t.remote = sync_operation.remote AND t.tag = substr(sync_operation.field, 5));
END;

CREATE TABLE command_output (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    command TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, command)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_passage (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    quote TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (account, remote, quote)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sync_entry_forgotten AFTER DELETE ON sync_saved BEGIN
    DELETE FROM sync_passage WHERE account = old.account AND remote = old.remote;
END;

CREATE TABLE rule_push (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    server TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    PRIMARY KEY (article, server)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_rule (name TEXT PRIMARY KEY, clause TEXT NOT NULL) STRICT, WITHOUT ROWID;

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
CREATE INDEX article_changed ON article (changed) WHERE changed IS NOT NULL;
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
CREATE TRIGGER article_moves AFTER UPDATE OF story ON article
WHEN old.story <> new.story AND new.fresh = 1
    AND coalesce((SELECT face_read FROM story WHERE id = old.story), 0)
        <> coalesce((SELECT face_read FROM story WHERE id = new.story), 0) BEGIN
    UPDATE source SET unread = unread + coalesce((SELECT face_read FROM story WHERE id = old.story), 0)
            - coalesce((SELECT face_read FROM story WHERE id = new.story), 0)
        WHERE id = new.source;
END;

INSERT INTO total VALUES (0, 0, 0, 0);
INSERT INTO source (id, url, name, shown, category, full_text, headers, password_command, strip, paused, quiet, declared, kept, added)
VALUES (0, '', '', '', '', 0, '[]', '[]', 1, 1, 0, 0, 0, 0);
