//! One file a case: what stands in `valid_configs` is read, what stands in `invalid_configs` is refused with the message beside it.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use pressstart::{
    config::{self, Config, ConfigError, Density, KeyScope},
    news::Sort,
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

fn valid(name: &str) -> Config {
    config::load(&Path::new("tests/valid_configs").join(name)).unwrap()
}

fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == ending)).collect()
}

#[test]
fn every_valid_config_is_read() {
    for path in files("tests/valid_configs", "toml") {
        assert!(config::load(&path).is_ok(), "{}: {}", path.display(), config::load(&path).unwrap_err());
    }
}

#[test]
fn every_invalid_config_is_refused_with_its_message() {
    for path in files("tests/invalid_configs", "toml") {
        let expected = fs::read_to_string(path.with_extension("txt")).unwrap();
        let message = config::load(&path).unwrap_err().to_string();
        assert_eq!(message.trim_end(), expected.trim_end(), "{}", path.display());
    }
}

#[test]
fn every_wrong_line_has_a_message_of_its_own() {
    let error = config::load(Path::new("tests/invalid_configs/everything_at_once.toml")).unwrap_err();
    let ConfigError::Wrong(problems) = error else { panic!("{error}") };
    let lines: Vec<usize> = problems.iter().map(|problem| problem.place.line).collect();
    assert_eq!(lines, [2, 5, 7, 9]);
}

#[test]
fn a_shelf_has_a_name_a_query_and_an_order() {
    let shelves = valid("shelves.toml").shelves;
    let read: Vec<_> = shelves.iter().map(|shelf| (shelf.name.as_str(), shelf.query.as_str(), shelf.sort)).collect();
    assert_eq!(read, [("Indie", "group:indie or title:solo", Sort::Outlets), ("Nochmal", "", Sort::Newest)]);
}

#[test]
fn an_empty_config_is_the_default() {
    assert_eq!(valid("empty.toml"), Config::default());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read_over() {
    let config = valid("bom_and_crlf.toml");
    assert_eq!((config.poll.every, config.sources.len()), (Duration::from_hours(2), 1));
}

#[test]
fn poll_limits_are_honoured_as_given() {
    let poll = valid("loopback_bench.toml").poll;
    assert_eq!((poll.at_once, poll.per_host, poll.host_delay), (64, 64, Duration::ZERO));
}

#[test]
fn every_key_of_a_source_reaches_the_source() {
    let source = valid("every_source_key.toml").sources.remove(0);
    assert_eq!((source.name.as_str(), source.group.as_str(), source.every), ("Example", "News", Some(900)));
    assert!(source.full_text && !source.strip && source.paused && source.quiet && source.preferred && source.declared);
    assert_eq!(source.user.as_deref(), Some("me"));
    assert_eq!(source.password_command, ["pass", "show", "example.org"]);
    assert_eq!(source.proxy.as_deref(), Some("socks5h://127.0.0.1:9050"));
    assert_eq!(source.user_agent.as_deref(), Some("Mozilla/5.0"));
    assert_eq!(source.headers.len(), 2);
}

#[test]
fn a_source_of_one_line_is_stripped_and_polled() {
    let source = valid("same_host_two_feeds.toml").sources.remove(0);
    assert!(
        source.strip
            && source.declared
            && !source.paused
            && !source.quiet
            && !source.preferred
            && source.every.is_none()
    );
}

#[test]
fn keys_keep_their_scope_and_their_line() {
    let keys = valid("programs_and_keys.toml").keys;
    let found = |scope: KeyScope| keys.iter().find(|binding| binding.scope == scope).unwrap();
    assert_eq!(found(KeyScope::Everywhere).commands, ["quit"]);
    assert_eq!(found(KeyScope::List).key, "e");
    assert_eq!((found(KeyScope::Reader).key.as_str(), found(KeyScope::Reader).place.line), ("Space", 12));
}

#[test]
fn looks_are_read() {
    let ui = valid("ui.toml").ui;
    assert_eq!((ui.ascii, ui.mouse, ui.density), (true, false, Density::Compact));
}

#[test]
fn read_articles_are_kept_as_long_as_the_config_says() {
    assert_eq!(valid("store.toml").store.keep_read, Some(Duration::from_hours(90 * 24)));
    assert_eq!(valid("empty.toml").store.keep_read, None);
}

#[test]
fn an_absent_file_is_a_valid_file() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(config::load(&directory.path().join("none.toml")).unwrap(), Config::default());
}

#[test]
fn a_directory_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let message = config::load(directory.path()).unwrap_err().to_string();
    assert!(message.ends_with("it is a directory"), "{message}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let pipe = directory.path().join("config.toml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let message = config::load(&pipe).unwrap_err().to_string();
    assert!(message.ends_with("it is not a regular file"), "{message}");
}

#[test]
fn a_file_too_large_for_a_config_is_refused_unread() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("config.toml");
    fs::File::create(&path).unwrap().set_len(5 << 20).unwrap();
    let message = config::load(&path).unwrap_err().to_string();
    assert!(message.contains("larger than 4 MB"), "{message}");
}

/// Whether a value is one that the schema lets through, as far as the schema uses the language of schemas.
fn conforms(schema: &Value, value: &Value) -> bool {
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().any(|schema| conforms(schema, value));
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.contains(value);
    }
    match schema["type"].as_str().unwrap() {
        "string" => {
            let pattern = schema["pattern"].as_str().map(|pattern| regex::Regex::new(pattern).unwrap());
            value.as_str().is_some_and(|text| pattern.is_none_or(|pattern| pattern.is_match(text)))
        }
        "boolean" => value.is_boolean(),
        "integer" => value
            .as_i64()
            .is_some_and(|number| (schema["minimum"].as_i64()..=schema["maximum"].as_i64()).contains(&Some(number))),
        "array" => value.as_array().is_some_and(|all| all.iter().all(|one| conforms(&schema["items"], one))),
        _ => value.as_object().is_some_and(|table| {
            let of = |key: &String| schema["properties"].get(key).unwrap_or(&schema["additionalProperties"]);
            table.iter().all(|(key, value)| of(key).is_object() && conforms(of(key), value))
        }),
    }
}

fn as_json(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text.trim_start_matches('\u{feff}')).unwrap()).unwrap()
}

#[test]
fn the_schema_lets_every_valid_config_through_and_stops_what_is_misspelt() {
    let schema = config::schema();
    for path in files("tests/valid_configs", "toml") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(conforms(&schema, &as_json(&text)), "{}", path.display());
    }
    for (table, line) in [
        ("[poll]", "at_once = \"many\""),
        ("[poll]", "evry = \"1h\""),
        ("[ui]", "measure = 20"),
        ("[ui]", "density = \"dense\""),
        ("[archive]", "picture_size = \"2 apples\""),
        ("[[source]]", "url = 4"),
        ("[source.page]", "item = \"li\""),
        ("[commands.x]", "output = \"screen\""),
        ("[keys.reader]", "e = 4"),
        ("[colours]", "red = 1"),
    ] {
        assert!(!conforms(&schema, &as_json(&format!("{table}\n{line}\n"))), "{table} {line}");
    }
}

#[test]
fn the_schema_says_what_the_example_says_of_every_key() {
    let schema = config::schema();
    let at = |path: &str| schema.pointer(path).unwrap_or_else(|| panic!("{path}")).clone();
    let described = |path: &str| at(&format!("/properties/{path}/description")).as_str().unwrap().to_owned();
    assert_eq!(described("poll/properties/per_host"), "connections to one host");
    assert!(described("archive").starts_with("What is kept of a saved article"), "{}", described("archive"));
    assert_eq!(described("source/items/properties/page/properties/item"), "one entry");
    assert!(described("commands/additionalProperties/properties/keep").contains("stays beside the article"));
    assert_eq!(at("/properties/ui/properties/images/enum/2"), "key");
    assert_eq!(at("/properties/source/items/properties/headers/additionalProperties/type"), "string");
    // a key that the example does not show could not be described
    for (name, table) in at("/properties").as_object().unwrap() {
        let keys = table.pointer("/properties").or_else(|| table.pointer("/items/properties"));
        assert!(
            table["description"].is_string() || keys.is_none() || ["poll", "ui"].contains(&name.as_str()),
            "{name}"
        );
    }
}
