-- Accounts on servers of other people: what they had when they were last asked, and what is still to be told to them.

-- A subscription of an account. `stream` is its id there; `title` and `category` are what the server had.
-- `own`: the source was followed here before; then it is polled here as well, as one source with two origins.
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

-- An item of an account: the article it is here, and the state that the server had when it was last asked. Ids are opaque.
-- An article that is dropped leaves its item, so that the item is not taken for a new one.
CREATE TABLE sync_item (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    article INTEGER,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    PRIMARY KEY (account, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_item_article ON sync_item (article);

-- What the reader did that a server has not heard of: one row for each item and field. `sent`: it is on its way, so the server
-- may have it already.
CREATE TABLE sync_operation (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('read', 'star')),
    value INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account, remote, field)
) STRICT, WITHOUT ROWID;

-- Every mark writes its operations in the same transaction. One that is back at what the server had is none, unless it is on its way.
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
