//! Stops and stumbles: the terminal goes to the shell and comes back, a panic ends what it has to end and nothing else.

use crate::{
    home::stocked,
    seat::{Seat, given_back},
};
use rustix::process::{Signal, kill_process};

/// What a shell does while a job is stopped: the terminal's modes are its own. A stop may cut an escape sequence short;
/// the letter before the words ends it.
const SHELL: &str = "stty sane; echo m; echo the shell is back; read line; fg";

#[test]
fn a_stopped_reader_gives_the_terminal_back_and_draws_itself_again() {
    let (home, _server) = stocked(30);
    let mut seat = Seat::under_a_shell(&home, &["--offline"], SHELL);
    seat.shows("Piece 1, edition");
    seat.types("\x1a");
    seat.shows("the shell is back");
    assert!(given_back(&seat.written()));
    seat.types("\n");
    seat.shows("Piece 1, edition");
    seat.types("\r");
    seat.shows("Words of edition 1");
    seat.types("Q");
    let (status, bytes) = seat.end();
    assert_eq!((status, given_back(&bytes)), (0, true));
}

#[test]
fn a_stop_from_outside_is_as_good_as_the_key() {
    let (home, _server) = stocked(30);
    let mut seat = Seat::under_a_shell(&home, &["--offline"], SHELL);
    seat.shows("Piece 1, edition");
    kill_process(seat.in_front(), Signal::STOP).unwrap();
    seat.shows("the shell is back");
    seat.types("\n");
    seat.shows("Piece 1, edition");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
}

#[test]
fn a_panic_while_drawing_gives_the_terminal_back_and_says_what_happened() {
    let (home, _server) = stocked(30);
    let (status, bytes) = Seat::with(&home, &["--offline"], &[("PRESSSTART_INJECT_PANIC", "drawing")]).end();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let words = text.rfind("Press Start broke").unwrap_or_default();
    assert_eq!((status, given_back(&bytes)), (101, true), "{text}");
    assert!(Some(words) > text.rfind("\x1b[?1049l"), "the words land on the screen that was given back: {text:?}");
    home.assert_whole();
}

#[test]
fn a_panic_while_reading_is_told_and_the_reader_goes_on() {
    let (home, _server) = stocked(30);
    let mut seat = Seat::with(&home, &["--offline"], &[("PRESSSTART_INJECT_PANIC", "reading")]);
    seat.shows("Piece 1, edition");
    seat.types("\r");
    seat.shows("Something broke while reading");
    seat.types("hs");
    // What is said of it may be overtaken by the next article, which breaks as well; the shelf's count stays.
    seat.shows("Saved 1");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
    assert_eq!(home.ids("saved").len(), 1);
}

#[test]
fn a_panic_while_keys_are_read_ends_the_reader_with_words_and_gives_the_terminal_back() {
    let (home, _server) = stocked(30);
    let (status, bytes) = Seat::with(&home, &["--offline"], &[("PRESSSTART_INJECT_PANIC", "keys")]).end();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!((status, given_back(&bytes)), (1, true), "{text}");
    assert!(text.contains("something broke while keys were read"), "{text}");
}
