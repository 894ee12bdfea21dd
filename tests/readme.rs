//! What the README says of keys is what the program does.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use pressstart::app::TABLE;
use std::{fmt::Write, fs, path::Path};

/// The table of keys as the README has it, made of the one table of commands.
fn table() -> String {
    let mut table = String::from("| list | reader | what it does |\n|---|---|---|\n");
    for row in TABLE.iter().filter(|row| !row.list.is_empty() || !row.reader.is_empty()) {
        let keys = |all: &str| match all.split(' ').filter(|key| !key.is_empty()).collect::<Vec<_>>() {
            keys if keys.is_empty() => "–".to_owned(),
            keys => keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect::<Vec<_>>().join(" "),
        };
        writeln!(table, "| {} | {} | {} |", keys(row.list), keys(row.reader), row.words).unwrap();
    }
    table
}

#[test]
fn the_table_of_keys_in_the_readme_is_the_programs_own() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains(&table()), "put this table into README.md:\n{}", table());
}
