//! Killed without warning, fifty times in all: what was shown as kept is kept, and nothing is half there.

use crate::{
    home::{Home, feed},
    seat::Seat,
    server::{Reply, Server},
};
use rustix::process::Signal;
use std::{fs, process::Stdio, thread};

const POLLS: usize = 25;
const MARKS: usize = 25;

#[test]
fn a_poll_killed_anywhere_leaves_a_whole_database_with_every_mark() {
    let server = Server::start(|_, count| Reply::ok(feed(300, count)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let saved = home.ids("all").split_off(290);
    let arguments: Vec<&str> = ["save"].into_iter().chain(saved.iter().map(String::as_str)).collect();
    assert_eq!(home.run(&[&arguments[..], &["--offline"]].concat()).status.code(), Some(0));
    let log = home.database().with_extension("db-wal");
    for round in 0..POLLS {
        let mut child = home.command(&["fetch", "--force"]).stdout(Stdio::null()).spawn().unwrap();
        // Another instant each time: when so much was written, from nothing at all to past the end.
        let written = u64::try_from(round).unwrap() * 24_000;
        while fs::metadata(&log).map_or(0, |file| file.len()) < written && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        home.assert_whole();
    }
    let mut kept = home.ids("saved");
    kept.sort();
    let mut expected = saved.clone();
    expected.sort();
    assert_eq!((kept, home.ids("all").len()), (expected, 300));
}

#[test]
fn a_mark_shown_is_there_after_a_kill() {
    let server = Server::start(|_, _| Reply::ok(feed(40, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    for round in 1..=MARKS {
        let mut seat = Seat::offline(&home);
        seat.shows("Piece");
        seat.types("s");
        seat.shows("Saved “");
        seat.signal(Signal::KILL);
        seat.end();
        assert_eq!(home.ids("saved").len(), round);
    }
    home.assert_whole();
}

const PAGE: &str = "<!doctype html><html><head><title>The lamp</title></head><body><article><h1>The lamp</h1>\
    <p>The lamp went out at four, and the keeper of the game climbed down to see who had come so late in the year.</p>\
    <p>It was the tide, as it is in every second chapter, and the tide had brought a letter with a seal nobody knew.</p>\
    <img src='/1.png' alt='one'><img src='/2.png' alt='two'></article></body></html>";

#[test]
fn a_save_killed_in_the_middle_keeps_nothing_by_halves_and_is_finished_at_the_next_start() {
    let server = Server::start(|request, count| match request.target.as_str() {
        "/lamp" => Reply::ok(PAGE).header("Content-Type", "text/html"),
        // The first time it never comes to its end.
        "/2.png" if count == 1 => Reply::raw("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n").then_silence(),
        _ => Reply::ok(*b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40").header("Content-Type", "image/png"),
    });
    let home = Home::following(&["http://127.0.0.1:9/feed".to_owned()]);
    let mut child = home.command(&["save", &server.url("/lamp")]).stdout(Stdio::null()).spawn().unwrap();
    while server.requests("/2.png").is_empty() {
        thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    home.assert_whole();
    let state = || home.json(&["saved", "--json", "--offline"]).0[0]["archive"].clone();
    assert_eq!((state()["kept"].is_null(), state()["pictures"].as_u64()), (true, Some(0)));
    home.run(&["fetch"]);
    assert_eq!((state()["kept"].is_string(), state()["pictures"].as_u64()), (true, Some(2)));
    home.assert_whole();
}
