-- Articles that rules hand to a server of the config, by its name there: they wait here until it has them.
CREATE TABLE rule_push (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    server TEXT NOT NULL,
    PRIMARY KEY (article, server)
) STRICT, WITHOUT ROWID;
