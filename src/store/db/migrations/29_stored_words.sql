-- From here on bodies refer to the words of assets/stored_words.txt: an earlier version cannot read them. No table changes.
SELECT 1;
