//! What a terminal sends that is no key: pastes and answers, of any length and without an end. Input goes on.

use super::{program::Home, screen::Screen};

/// A terminal that goes on and on.
const LONG: usize = 100_000;

fn demo(home: &Home) -> Screen {
    let mut screen = Screen::open(home, &["--demo"], 120, 36);
    screen.wait_for_the_demo();
    screen
}

/// Types a key until it is answered: one in the middle of what the terminal sends is part of it.
fn answers_a_key(screen: &mut Screen, begun: &str) {
    let answered = (0..20).any(|_| {
        screen.type_keys("?");
        screen.settle();
        screen.text().contains("Keys in the list")
    });
    assert!(answered, "{begun:?}: {}", screen.text());
    screen.type_keys("q");
    screen.settle();
}

#[test]
fn what_a_terminal_sends_without_an_end_swallows_no_later_key() {
    let home = Home::with("");
    let mut screen = demo(&home);
    for begun in ["\x1b[200~", "\x1b]11;rgb:", "\x1bP1$r", "\x1b_Gi=31;", "\x1b[", "\x1b[<", "\x1b[?", "\x1b[M"] {
        screen.type_keys(&format!("{begun}{}", "d".repeat(LONG)));
        answers_a_key(&mut screen, begun);
        screen.type_keys(&format!("{begun}{}", "1;".repeat(LONG / 2)));
        answers_a_key(&mut screen, begun);
    }
    screen.type_keys("\x03");
    assert_eq!(screen.ended(), 0);
    assert!(screen.gave_the_terminal_back());
}

#[test]
fn a_paste_reaches_a_prompt_and_none_of_it_is_a_command() {
    let home = Home::with("");
    let mut screen = demo(&home);
    screen.type_keys("/\x1b[200~kind:\x1b[201~review\r");
    screen.wait_for("/ kind:review");
    screen.type_keys("/\x15\r");
    screen.settle();
    screen.type_keys(&format!("\x1b[200~{}\x1b[201~", "dddsQ".repeat(LONG / 5)));
    screen.settle();
    assert!(screen.text().contains("1/29") && screen.text().contains("Saved 0"), "{}", screen.text());
    screen.type_keys("/\x1b[200~kind:deal");
    screen.wait_for("kind:deal");
    screen.type_keys("\r");
    screen.wait_for("/ kind:deal");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}
