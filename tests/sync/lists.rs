//! What the tests of reading lists share: homes with an account on one, and what stands on the list there and here.

use crate::program::Home;
use serde_json::Value;
use std::{fs, os::unix::fs::PermissionsExt};

pub const PASSWORD: &str = "geheim-4711";

/// A home with an account on a reading list.
pub fn home(kind: &str, url: &str) -> Home {
    let home = Home::with("");
    let secret = home.path("secret");
    fs::write(&secret, format!("{PASSWORD}\n")).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let secret = secret.display();
    let keys = match kind {
        "readeck" => format!("token_file = \"{secret}\"\n"),
        _ => format!(
            "user = \"alice\"\npassword_file = \"{secret}\"\nclient_id = \"1_a\"\nclient_secret_file = \"{secret}\"\n"
        ),
    };
    let config = format!("[[account]]\nname = \"list\"\nkind = \"{kind}\"\nurl = \"{url}\"\n{keys}");
    fs::write(home.config(), config).unwrap();
    home
}

/// The addresses, tags and whether they are finished of what is on the list here.
pub fn saved(home: &Home) -> Vec<(String, Vec<String>, bool)> {
    let finished = listed(home, "saved finished");
    let list = home.run(&["saved", "--json"]).json();
    let mut all: Vec<_> = list.as_array().unwrap().iter().map(row).collect();
    all.sort();
    all.into_iter().map(|(url, tags)| (url.clone(), tags, finished.contains(&url))).collect()
}

fn row(one: &Value) -> (String, Vec<String>) {
    let mut tags: Vec<String> =
        one["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap().to_owned()).collect();
    tags.sort();
    (one["url"].as_str().unwrap().to_owned(), tags)
}

/// The addresses of what a query finds.
pub fn listed(home: &Home, query: &str) -> Vec<String> {
    let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
    list.as_array().unwrap().iter().map(|one| one["url"].as_str().unwrap().to_owned()).collect()
}

/// The id here of what is on the list under an address.
pub fn id(home: &Home, url: &str) -> String {
    let list = home.run(&["list", "all", "--limit", "0", "--json"]).json();
    let found = list.as_array().unwrap().iter().find(|one| one["url"] == url);
    found.unwrap_or_else(|| panic!("no {url} in {list}"))["id"].as_str().unwrap().to_owned()
}

/// Runs a statement on the database: time goes by in it.
pub fn turn_clock(home: &Home, sql: &str) {
    let c = rusqlite::Connection::open(home.path("data/pressstart.db")).unwrap();
    assert!(c.execute(sql, []).unwrap() > 0, "{sql}");
}

/// What a statement finds in the database, as texts.
pub fn query(home: &Home, sql: &str) -> Vec<String> {
    let c = rusqlite::Connection::open(home.path("data/pressstart.db")).unwrap();
    let mut statement = c.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Marks these passages of an article and no others, and notes something, as the screen does.
pub fn mark(home: &Home, url: &str, passages: &[&str], note: &str) {
    let list: Vec<Value> = passages
        .iter()
        .enumerate()
        .map(|(at, text)| serde_json::json!({ "text": text, "at": at + 7, "added": "2026-11-28T12:00:00Z" }))
        .collect();
    let highlights = if list.is_empty() { "NULL".to_owned() } else { format!("'{}'", Value::from(list)) };
    let article = format!("(SELECT id FROM article WHERE url = '{url}')");
    turn_clock(
        home,
        &format!("UPDATE mark SET highlights = {highlights}, note = nullif('{note}', '') WHERE article = {article}"),
    );
}

/// The passages that are marked in an article.
pub fn marked(home: &Home, url: &str) -> Vec<String> {
    let article = format!("(SELECT id FROM article WHERE url = '{url}')");
    query(home, &format!("SELECT value ->> 'text' FROM mark, json_each(highlights) WHERE article = {article}"))
}

/// More than an hour goes by since something left the list here.
pub fn an_hour_goes_by(home: &Home) {
    turn_clock(home, "UPDATE sync_saved SET left = left - 3600001 WHERE left IS NOT NULL");
}

/// More than a week goes by since everything was walked over.
pub fn a_week_goes_by(home: &Home) {
    turn_clock(home, "UPDATE sync_cursor SET walked = walked - 8 * 86400000");
}
