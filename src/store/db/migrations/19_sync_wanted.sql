-- Sources that an account is to have and has not: followed here since, or left there and perhaps followed again by an undo.
CREATE TABLE sync_wanted (
    account TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (account, source)
) STRICT, WITHOUT ROWID;

-- Where all that is followed comes from one account, what is followed from now on goes there too.
CREATE TRIGGER sync_followed AFTER UPDATE OF kept ON source
    WHEN new.kept AND NOT old.kept AND NOT new.declared
        AND (SELECT count(DISTINCT account) FROM sync_subscription) = 1
        AND NOT EXISTS (SELECT 1 FROM source s WHERE s.followed AND s.id <> new.id
            AND NOT EXISTS (SELECT 1 FROM sync_subscription y WHERE y.source = s.id AND y.own = 0)
            AND NOT EXISTS (SELECT 1 FROM sync_wanted w WHERE w.source = s.id))
BEGIN
    INSERT OR IGNORE INTO sync_wanted SELECT DISTINCT account, new.id FROM sync_subscription;
END;
