//! Odd surroundings: no terminal, a dumb one, no home, no colour, no UTF-8, no network, odd paths, a clock set back.

use crate::{
    home::{PROGRAM, said, stocked},
    seat::Seat,
};
use rusqlite::Connection;
use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt, process::Command};

#[test]
fn without_a_terminal_it_prints_the_unread_list_in_plain_lines() {
    let (home, _server) = stocked(3);
    let output = home.run(&[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), text.matches("Piece").count(), text.contains('\x1b')), (Some(0), 3, false));
}

#[test]
fn a_dumb_terminal_gets_no_escapes() {
    let (home, _server) = stocked(3);
    for term in ["dumb", ""] {
        let (status, bytes) = Seat::with(&home, &["--offline"], &[("TERM", term)]).end();
        assert_eq!((status, bytes.contains(&0x1b)), (0, false), "TERM={term}");
    }
}

#[test]
fn no_color_sends_no_colour() {
    let (home, _server) = stocked(3);
    let mut seat = Seat::with(&home, &["--offline"], &[("NO_COLOR", "1")]);
    seat.shows("Piece");
    seat.types("Q");
    let (_, bytes) = seat.end();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let colour = regex::Regex::new(r"\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m").unwrap();
    assert_eq!(colour.find(&text).map(|found| found.as_str().to_owned()), None);
}

#[test]
fn without_a_home_it_says_what_to_set() {
    let empty = tempfile::tempdir().unwrap();
    for arguments in [&["list"][..], &["fetch"], &["config", "path"], &[]] {
        let output = Command::new(PROGRAM).env_clear().current_dir(empty.path()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(said(&output).contains("set HOME"), "{}", said(&output));
    }
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn odd_paths_work() {
    let (_home, server) = stocked(3);
    let odd = tempfile::tempdir().unwrap();
    for name in [&b"with blanks"[..], b"with\nnewline", b"\xff\xfe"] {
        let data = odd.path().join(OsStr::from_bytes(name));
        let config = odd.path().join("config.toml");
        fs::write(&config, format!("[[source]]\nurl = \"{}\"\n", server.url("/feed"))).unwrap();
        let output = Command::new(PROGRAM)
            .arg("--config")
            .arg(&config)
            .arg("--data-dir")
            .arg(&data)
            .arg("fetch")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(data.join("pressstart.db").exists());
    }
}

#[test]
fn a_relative_path_of_the_system_is_not_taken() {
    let (home, _server) = stocked(3);
    let output = Command::new(PROGRAM)
        .env_clear()
        .envs(home.surroundings())
        .env("XDG_DATA_HOME", "data-here")
        .env("XDG_CONFIG_HOME", "config-here")
        .current_dir(home.path())
        .args(["config", "path"])
        .output()
        .unwrap();
    let path = String::from_utf8(output.stdout).unwrap();
    assert!(path.starts_with('/') && !path.contains("config-here"), "{path}");
}

#[test]
fn a_locale_without_utf8_breaks_nothing() {
    let (home, _server) = stocked(3);
    let output = home.command(&["list"]).env("LANG", "C").env("LC_ALL", "C").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Piece 1"));
}

#[test]
fn a_clock_set_back_a_year_does_not_stop_the_polls() {
    let (home, server) = stocked(3);
    let year = 366_i64 * 86_400_000;
    Connection::open(home.database())
        .unwrap()
        .execute(
            "UPDATE poll SET last_try = last_try + ?1, next_poll = next_poll + ?1, last_success = last_success + ?1",
            [year],
        )
        .unwrap();
    let (report, status) = home.json(&["fetch", "--json"]);
    assert_eq!((report["sources"][0]["outcome"].as_str(), status), (Some("fresh"), 0), "{report}");
    assert_eq!(server.requests("/feed").len(), 2);
}

#[test]
fn offline_opens_with_what_is_stored_and_asks_nobody() {
    let (home, server) = stocked(3);
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
    assert_eq!(server.requests("/feed").len(), 1);
}

#[test]
fn feeds_out_of_reach_are_failures_that_take_nothing() {
    let (home, server) = stocked(3);
    drop(server);
    let (report, status) = home.json(&["fetch", "--force", "--json"]);
    assert_eq!((report["sources"][0]["outcome"].as_str(), status), (Some("failed"), 4), "{report}");
    assert_eq!(home.ids("all").len(), 3);
}
