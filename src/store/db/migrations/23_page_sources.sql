-- Where the items of a web page stand that has no feed: selectors as JSON.
ALTER TABLE source ADD COLUMN page TEXT;
