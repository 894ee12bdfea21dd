//! Pictures reach each kind of terminal in the way it says it knows.

use super::{
    program::Home,
    screen::{Manner, Screen},
};

const KITTY: (&[u8], &[u8]) = (b"\x1b_Gi=31", b"\x1b_Gi=31;OK\x1b\\");
const CELLS: (&[u8], &[u8]) = (b"\x1b[16t", b"\x1b[6;20;10t");
/// What it can do, asked last of all: no sixel, then with it.
const PLAIN: (&[u8], &[u8]) = (b"\x1b[c", b"\x1b[?62;22c");
const SIXEL: (&[u8], &[u8]) = (b"\x1b[c", b"\x1b[?62;4;22c");

/// Half of a cell, which every terminal can draw.
const HALF: &[u8] = "▄".as_bytes();
/// Times a terminal is started anew when its answer came late, as on a machine under load.
const ATTEMPTS: usize = 8;

/// Opens an article with a picture; true when the picture is sent with these bytes, false when in half blocks.
fn sends(manner: Manner, bytes: &[u8]) -> bool {
    let home = Home::with("[ui]\nimages = \"always\"\n");
    let mut screen = Screen::open_on(manner, &home, &["--demo"], 120, 36);
    screen.wait_for_the_demo();
    screen.type_keys("/slips\r");
    screen.wait_for("1/1 ");
    screen.type_keys("\r");
    screen.settle();
    // The face of a story is the article that was on screen first; the one with the picture is another one as often as not.
    if !screen.text().contains("Ada Pemberton") {
        screen.type_keys("a");
        screen.wait_for("Same story");
        screen.settle();
        for _ in 0..4 {
            if screen
                .text()
                .lines()
                .any(|line| line.contains("│▌") && line.contains("Hollow Tide slips from March to September, and"))
            {
                break;
            }
            screen.type_keys("j");
            screen.settle();
        }
        screen.type_keys("\r");
    }
    let came = screen.wait_for_bytes([bytes, HALF]);
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
    came == 0
}

fn sends_at_last(manner: Manner, bytes: &[u8]) -> bool {
    (0..ATTEMPTS).any(|_| sends(manner, bytes))
}

#[test]
fn kitty_gets_its_own_protocol() {
    assert!(sends_at_last(
        Manner { variables: &[("TERM", "xterm-kitty")], answers: &[KITTY, CELLS, PLAIN] },
        b"a=T,U=1"
    ));
}

#[test]
fn a_terminal_with_sixel_gets_sixel() {
    assert!(sends_at_last(Manner { variables: &[("TERM", "foot")], answers: &[CELLS, SIXEL] }, b"q\"1;1;"));
}

#[test]
fn iterm_gets_its_own_protocol() {
    let variables = &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")];
    assert!(sends_at_last(Manner { variables, answers: &[CELLS, PLAIN] }, b"\x1b]1337;File=inline=1"));
}

#[test]
fn a_terminal_that_says_nothing_gets_half_blocks() {
    assert!(!sends(Manner { variables: &[("TERM", "xterm-256color")], answers: &[] }, b"a=T,U=1"));
}
