//! Odd surroundings: no terminal, a dumb one, no home, no colour, no UTF-8, no network, odd paths, a clock set back.

use crate::{
    home::{Home, PROGRAM, said, stocked},
    seat::Seat,
    server::{Reply, Server},
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

/// The first colour that the program sends where a variable is set.
fn first_colour(variable: (&str, &str)) -> Option<String> {
    let (home, _server) = stocked(3);
    let mut seat = Seat::with(&home, &["--offline"], &[variable]);
    seat.shows("Piece");
    seat.types("Q");
    let (_, bytes) = seat.end();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let colour = regex::Regex::new(r"\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m").unwrap();
    colour.find(&text).map(|found| found.as_str().to_owned())
}

#[test]
fn no_color_sends_no_colour() {
    assert_eq!(first_colour(("NO_COLOR", "1")), None);
}

#[test]
fn a_monochrome_terminal_gets_no_colour() {
    assert_eq!(first_colour(("TERM", "vt220")), None);
    assert!(first_colour(("TERM", "xterm-256color")).is_some());
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

#[test]
fn the_demo_edition_never_joins_what_somebody_follows() {
    let (home, server) = stocked(3);
    let data = home.data().display().to_string();
    let before = server.requests("/feed").len();
    // The folder of the environment is not the demo's.
    let output = Command::new(PROGRAM)
        .env_clear()
        .envs(home.surroundings())
        .env("PRESSSTART_DATA_DIR", &data)
        .env("PRESSSTART_CONFIG", home.path().join("config.toml"))
        .args(["--demo", "list", "all", "--json", "--limit", "0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!((home.ids("all").len(), server.requests("/feed").len()), (3, before));
    // One that is named is refused as long as it holds other sources.
    let refused = home.run(&["--demo", "list"]);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(said(&refused).contains("a folder of its own"), "{refused:?}");
    assert_eq!(home.ids("all").len(), 3);
}

#[test]
fn a_config_that_is_named_and_absent_ends_with_3() {
    let home = Home::configured("");
    for arguments in
        [&["--config", "/none/config.toml", "config", "check"][..], &["--config", "/none/config.toml", "list"]]
    {
        let output = Command::new(PROGRAM)
            .env_clear()
            .envs(home.surroundings())
            .args(["--data-dir", &home.data().display().to_string()])
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(3), "{output:?}");
        assert!(said(&output).contains("/none/config.toml"), "{output:?}");
    }
    assert!(!home.data().exists());
}

#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let (home, _server) = stocked(3);
    let fifo = |name: &str| {
        let path = home.path().join(name);
        drop(fs::remove_file(&path));
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    };
    fifo("links.toml");
    fifo("data/pressstart.log");
    let output = home.run(&["--offline", "list", "all", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(said(&output).contains("links.toml cannot be read"), "{output:?}");
    fifo("data/poll.lock");
    let output = home.run(&["fetch"]);
    assert!(said(&output).contains("it is not a regular file"), "{output:?}");
    let output = home.run(&["render", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(said(&output).contains("larger than"), "{output:?}");
}

#[test]
fn a_list_of_sources_is_taken_in_as_one_step() {
    let home = Home::configured("");
    let list: Vec<String> = (0..14).map(|n| format!("https://outlet{n}.example/feed")).collect();
    fs::write(home.path().join("urls"), list.join("\n")).unwrap();
    let output = home.run(&["source", "import", &home.path().join("urls").display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let count = || home.json(&["source", "list", "--json"]).0.as_array().unwrap().len();
    assert_eq!(count(), 14);
    assert_eq!(home.run(&["undo"]).status.code(), Some(0));
    assert_eq!(count(), 0);
}

#[test]
fn an_exported_list_of_sources_lets_nobody_in() {
    let home = Home::configured("[[source]]\nurl = \"https://ann:geheim@outlet.example/feed\"\n");
    let output = home.run(&["--offline", "source", "export"]);
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        list.contains("https://outlet.example/feed") && !list.contains("geheim") && !list.contains("ann"),
        "{list}"
    );
}

#[test]
fn an_export_keeps_who_may_read_a_file_and_its_other_names() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (home, _server) = stocked(3);
    let (out, other) = (home.path().join("out.json"), home.path().join("other.json"));
    fs::write(&out, "before").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).unwrap();
    let export = |to: &str| home.run(&["export", "all", "--format", "json", "--out", to]);
    assert_eq!(export(&out.display().to_string()).status.code(), Some(0));
    assert_eq!(fs::metadata(&out).unwrap().mode() & 0o777, 0o640);
    fs::hard_link(&out, &other).unwrap();
    assert_eq!(export(&out.display().to_string()).status.code(), Some(0));
    assert_eq!(fs::metadata(&other).unwrap().nlink(), 2);
    let printed = export("/dev/stdout");
    assert_eq!(printed.stdout, fs::read(&other).unwrap());
}

#[test]
fn a_hundred_thousand_unknown_keys_are_told_at_once() {
    let keys: Vec<String> = (0..150_000).map(|n| format!("k{n} = 1")).collect();
    let home = Home::configured(&keys.join("\n"));
    let began = std::time::Instant::now();
    let output = home.run(&["config", "check"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn a_feed_that_is_declared_twenty_thousand_times_is_told_at_once() {
    let home = Home::configured(&"[[source]]\nurl = \"https://a.example/\"\n".repeat(20_000));
    let began = std::time::Instant::now();
    let output = home.run(&["config", "check"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("already stands on line 6"), "{:.300}", said(&output));
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn the_demo_edition_asks_nobody_outside_of_this_machine() {
    let proxy = Server::start(|_, _| Reply::status(500));
    let home = Home::configured("");
    let demo = |arguments: &[&str]| {
        Command::new(PROGRAM)
            .env_clear()
            .envs(home.surroundings())
            .envs(["HTTP_PROXY", "http_proxy", "ALL_PROXY"].map(|name| (name, proxy.url(""))))
            .arg("--demo")
            .args(arguments)
            .output()
            .unwrap()
    };
    let fetched = demo(&["fetch", "--json"]);
    assert!(fetched.status.code().is_some_and(|code| code == 0 || code == 4), "{fetched:?}");
    let saved = demo(&["save", "http://press.example/far-away"]);
    assert!(said(&saved).contains("nobody outside of this machine"), "{saved:?}");
    assert_eq!(proxy.busiest(), 0);
}
