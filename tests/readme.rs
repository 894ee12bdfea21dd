//! What the README says of keys is what the program does, and the tests it names for its promises are there.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use pressstart::{
    app::TABLE,
    query::{Known, completions},
};
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

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

#[test]
fn every_field_and_word_of_the_query_language_stands_in_the_readme() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let queries = readme.split("\n## ").find(|part| part.starts_with("Queries")).unwrap();
    let told: BTreeSet<&str> = queries.split(|letter: char| !(letter.is_alphanumeric() || letter == ':')).collect();
    for begun in 'a'..='z' {
        for word in completions(&begun.to_string(), &Known::default()).1 {
            assert!(told.contains(word.as_str()), "{word}");
        }
    }
}

/// Every function's name in the sources and tests.
fn functions(folder: &Path, names: &mut BTreeSet<String>) {
    let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in entries {
        if path.is_dir() {
            functions(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            names.extend(
                text.lines()
                    .filter_map(|line| line.trim_start().strip_prefix("fn ")?.split('(').next())
                    .map(str::to_owned),
            );
        }
    }
}

#[test]
fn every_promise_of_the_readme_names_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let promises = readme.split("\n## ").find(|part| part.starts_with("Reliability and security")).unwrap();
    let mut known = BTreeSet::new();
    functions(&root.join("src"), &mut known);
    functions(&root.join("tests"), &mut known);
    let is_name = |word: &&str| {
        word.matches('_').count() > 1
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
    };
    for promise in promises.split("\n\n").skip(1).filter(|part| part.starts_with("**")) {
        let named: Vec<&str> = promise.split('`').skip(1).step_by(2).filter(is_name).collect();
        assert!(!named.is_empty(), "a promise without a test:\n{promise}");
        let missing: Vec<_> = named.iter().filter(|name| !known.contains(**name)).collect();
        assert!(missing.is_empty(), "no such tests: {missing:?}");
    }
}
