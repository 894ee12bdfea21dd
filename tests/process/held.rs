//! Another process holds the database: the end is not put off, and nothing that was shown as marked is lost.

use crate::{home::stocked, seat::Seat};
use rusqlite::Connection;
use rustix::process::Signal;
use std::{
    fs,
    time::{Duration, Instant},
};

/// What another process holds the database with.
fn hold(database: &std::path::Path) -> Connection {
    let held = Connection::open(database).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    held
}

#[test]
fn marks_that_cannot_be_written_at_the_end_are_taken_in_at_the_next_start() {
    let (home, _server) = stocked(3);
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    let held = hold(&home.database());
    seat.types("dd");
    let began = Instant::now();
    seat.types("Q");
    let (status, bytes) = seat.end();
    // Five seconds are waited; ten times as much is too much on the slowest machine.
    assert!(began.elapsed() < Duration::from_secs(50));
    let told = String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("another process holds the database"), "{told}");
    assert!(told.contains("2 marks could not be written"), "{told}");
    assert_eq!(home.ids("unread").len(), 3);
    held.execute_batch("ROLLBACK").unwrap();
    drop(held);
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("Q");
    seat.end();
    assert_eq!(home.ids("unread").len(), 1);
    let left = fs::read_dir(home.data())
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("unwritten"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_signal_does_not_wait_for_the_database_either() {
    let (home, _server) = stocked(3);
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    let held = hold(&home.database());
    seat.types("d");
    seat.signal(Signal::TERM);
    let (status, _) = seat.end();
    assert_eq!(status, 143);
    drop(held);
}
