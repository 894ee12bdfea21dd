//! Two at once, and copies: only polling is exclusive.

use crate::{
    home::{Home, feed, said},
    seat::Seat,
    server::{Reply, Server},
};
use std::{
    process::Stdio,
    sync::{Mutex, mpsc},
};

#[test]
fn while_one_polls_another_marks_and_a_second_poll_says_who_polls() {
    let (asked, waits) = mpsc::channel();
    let asked = Mutex::new(asked);
    let server = Server::start(move |request, _| {
        if request.target == "/slow" {
            asked.lock().unwrap().send(()).unwrap();
            return Reply::raw("HTTP/1.1 200 OK\r\n").then_silence();
        }
        Reply::ok(feed(5, 1))
    });
    let home = Home::following(&[server.url("/feed"), server.url("/slow")]);
    assert_eq!(home.run(&["fetch", &server.url("/feed")]).status.code(), Some(0));
    let mut first = home.command(&["fetch"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    waits.recv().unwrap();
    let id = &home.ids("all")[0];
    assert_eq!(home.run(&["read", id]).status.code(), Some(0));
    assert_eq!(home.ids("unread").len(), 4);
    let second = home.run(&["fetch"]);
    assert_eq!(second.status.code(), Some(1));
    assert!(said(&second).contains("another Press Start is fetching"), "{}", said(&second));
    first.kill().unwrap();
    first.wait().unwrap();
}

#[test]
fn a_command_marks_beside_a_running_reader_and_neither_mark_is_lost() {
    let server = Server::start(|_, _| Reply::ok(feed(5, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let ids = home.ids("all");
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    assert_eq!(home.run(&["save", &ids[4], "--offline"]).status.code(), Some(0));
    seat.types("s");
    seat.shows("Saved “");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
    assert_eq!(home.ids("saved").len(), 2);
}

#[test]
fn a_copy_is_taken_beside_a_running_reader() {
    let server = Server::start(|_, _| Reply::ok(feed(5, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    let copy = home.path().join("copy.db").display().to_string();
    assert_eq!(home.run(&["doctor", "--backup", &copy]).status.code(), Some(0));
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
    let other = Home::configured("");
    std::fs::create_dir(other.data()).unwrap();
    std::fs::copy(&copy, other.database()).unwrap();
    assert_eq!(other.ids("all").len(), 5);
}
