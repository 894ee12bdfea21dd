-- Shelves show kinds: what is of a kind, and how much of it is unread, is found without reading the articles.
CREATE INDEX article_kind ON article (kind, read, story);
