//! Keys that had another name once. The old name is read until the next major version, with a warning.

/// The table as messages call it, the key's old name, and its name now.
const NAMES: [(&str, &str, &str); 2] =
    [("[archive]", "pictures_an_article", "pictures_per_article"), ("this command", "most", "max_output")];

/// The name that a key of a table had once.
pub(super) fn old_name(section: &str, key: &str) -> Option<&'static str> {
    NAMES.iter().find(|(table, _, new)| *table == section && *new == key).map(|(_, old, _)| *old)
}
