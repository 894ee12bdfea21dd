-- Passages that are marked in entries of accounts that are reading lists, as they were when last heard of. `quote` is the passage's
-- text; `id` its id there, empty for one that stays here alone.
CREATE TABLE sync_passage (
    account TEXT NOT NULL,
    remote TEXT NOT NULL,
    quote TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (account, remote, quote)
) STRICT, WITHOUT ROWID;

-- How far an entry was read there, in percent; none where its server does not say.
ALTER TABLE sync_saved ADD COLUMN progress INTEGER;

CREATE TRIGGER sync_entry_forgotten AFTER DELETE ON sync_saved BEGIN
    DELETE FROM sync_passage WHERE account = old.account AND remote = old.remote;
END;
