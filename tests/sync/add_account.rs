//! Setting up an account: it is tried, then it stands in the config, and its password nowhere else.

use crate::{
    google_reader::{Kind, PASSWORD, Reader, sync, titles},
    program::Home,
};
use serde_json::json;
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Output, Stdio},
};

const CONFIG: &str = "# mine\n[poll]\nevery = \"2h\" # slow\n";

fn add(home: &Home, arguments: &[&str], typed: &str) -> Output {
    let mut arguments = arguments.to_vec();
    arguments.splice(0..0, ["account", "add"]);
    let mut running =
        home.command(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // One that refuses its arguments reads nothing.
    drop(running.stdin.take().unwrap().write_all(typed.as_bytes()));
    running.wait_with_output().unwrap()
}

/// Every file below a folder that holds a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(holding(&entry.path(), text));
        } else if String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).contains(text) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

#[test]
fn an_account_that_lets_one_in_stands_in_the_config_and_syncs() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 4);
        let home = Home::with(CONFIG);
        let url = reader.url();
        let ran = add(&home, &[kind.word(), &url, "--user", "alice", "--name", "at home"], &format!("{PASSWORD}\n"));
        let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert_eq!(ran.status.code(), Some(0), "{out}{err}");
        assert!(out.contains("at home: what is unread: works: 4"), "{out}");
        let config = fs::read_to_string(home.config()).unwrap();
        assert!(config.starts_with(CONFIG) && !config.contains(PASSWORD), "{config}");
        assert_eq!(holding(&home.path(""), PASSWORD), ["at-home.password"]);
        assert_eq!(sync(&home)["new"], json!(4));
        assert_eq!(titles(&home, "unread").len(), 4);
        assert!(!format!("{out}{err}").contains(PASSWORD));
    }
}

#[test]
fn one_that_does_not_is_told_why_and_kept_nowhere() {
    let reader = Reader::start(Kind::FreshRss, 4);
    let url = reader.url();
    let home = Home::with(CONFIG);
    for (arguments, typed, why) in [
        (vec!["freshrss", &url, "--user", "alice"], "falsch-0815\n", "API password"),
        (vec!["freshrss", "http://127.0.0.1:9/", "--user", "alice"], "falsch-0815\n", "127.0.0.1"),
        (vec!["fever", "http://rss.example/", "--user", "alice"], "falsch-0815\n", "begin with https"),
        (vec!["freshrss", &url, "--user", "alice"], "\n", "no password came in"),
        (vec!["freshrss", &url], "falsch-0815\n", "--user is missing"),
        (vec!["freshrss", &url, "--user", "alice", "--password-env", "NOT_THERE"], "", "NOT_THERE"),
    ] {
        let ran = add(&home, &arguments, typed);
        let told = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{told}");
        assert!(told.contains(why) && !told.contains("falsch-0815"), "{why}: {told}");
        assert_eq!(fs::read_to_string(home.config()).unwrap(), CONFIG);
        assert!(holding(&home.path(""), "falsch-0815").is_empty());
    }
}

#[test]
fn the_password_may_stand_where_it_is() {
    let reader = Reader::start(Kind::Miniflux, 4);
    let home = Home::with("");
    let program = format!("echo {PASSWORD}");
    let ran = add(&home, &["miniflux", &reader.url(), "--user", "alice", "--password-command", &program, "--json"], "");
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let steps: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert!(steps.as_array().unwrap().iter().all(|step| step["ok"] == true), "{steps}");
    assert!(fs::read_to_string(home.config()).unwrap().contains("password_command = [\"echo\", "));
    assert!(!home.path("data/secrets").exists());
    assert_eq!(sync(&home)["new"], json!(4));
    let again = add(&home, &["miniflux", &reader.url(), "--user", "alice", "--password-command", &program], "");
    assert!(String::from_utf8_lossy(&again.stderr).contains("--name gives another name"));
}

#[test]
fn without_an_account_scripts_get_an_empty_list() {
    let home = Home::with("");
    for arguments in [&["sync", "--json"][..], &["sync", "--json", "--account", "x"], &["account", "test", "--json"]] {
        let ran = home.run(arguments);
        assert_eq!((ran.code(), ran.json()), (Some(1), json!([])), "{arguments:?}");
        assert!(ran.err().contains("account"), "{}", ran.err());
    }
}
