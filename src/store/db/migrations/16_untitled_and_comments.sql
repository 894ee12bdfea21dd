-- Articles without a headline of their own, and where people talk about an article (JSON).
ALTER TABLE article ADD COLUMN untitled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN comments TEXT;
