-- Labels of single items on the servers of accounts, which are tags here. The label is the tag's name, letter by letter.

-- The items that had a label when it was last asked for (the shadow).
CREATE TABLE sync_tagged (
    account TEXT NOT NULL,
    tag TEXT NOT NULL,
    remote TEXT NOT NULL,
    PRIMARY KEY (account, tag, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_tagged_item ON sync_tagged (account, remote);

-- The labels of an account. A sync asks for those that are not in step or of which another number is `unread` than before, and of
-- the others for the one whose `turn` is lowest.
CREATE TABLE sync_label (
    account TEXT NOT NULL,
    tag TEXT NOT NULL,
    in_step INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    unread INTEGER,
    PRIMARY KEY (account, tag)
) STRICT, WITHOUT ROWID;

-- Accounts whose servers have no labels on single items: nothing waits for them.
CREATE TABLE sync_without_labels (account TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Operations have one more field: `tag:` and the tag.
DROP TRIGGER sync_read;
DROP TRIGGER sync_star;
ALTER TABLE sync_operation RENAME TO sync_operation_before;
CREATE TABLE sync_operation (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('read', 'star') OR field LIKE 'tag:_%'),
    value INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account, remote, field)
) STRICT, WITHOUT ROWID;
INSERT INTO sync_operation SELECT account, remote, field, value, sent FROM sync_operation_before;
DROP TABLE sync_operation_before;

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
