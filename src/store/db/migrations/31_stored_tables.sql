-- From here on bodies refer to assets/stored_words.tables as well: an earlier version cannot read them. No table changes.
SELECT 1;
