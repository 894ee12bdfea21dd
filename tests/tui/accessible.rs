//! What holds for everybody: no state is told by a colour alone, and the keyboard reaches all that the mouse reaches.

use crate::world::World;
use pressstart::{
    app::{Event, Model, Mouse, Options},
    ui::{self, Theme},
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    style::{Color, Modifier},
};
use std::collections::BTreeSet;

/// The cells of the screen without their colours.
pub fn cells(model: &Model) -> Vec<Vec<(String, Modifier)>> {
    let (width, height) = model.screen.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| ui::draw(frame, model, Theme { plain: true, ..Theme::default() })).unwrap();
    let buffer = terminal.backend().buffer();
    assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    let row = |y| (0..width).map(|x| (buffer[(x, y)].symbol().to_owned(), buffer[(x, y)].modifier)).collect();
    (0..height).map(row).collect()
}

/// The row that holds some words.
pub fn row(cells: &[Vec<(String, Modifier)>], words: &str) -> Option<Vec<(String, Modifier)>> {
    let text = |row: &Vec<(String, Modifier)>| row.iter().map(|(symbol, _)| symbol.as_str()).collect::<String>();
    cells.iter().find(|row| text(row).contains(words)).cloned()
}

#[test]
fn no_state_of_a_story_is_told_by_a_colour_alone() {
    // The keys that bring a state about, on the second story.
    let states = ["", "r", "x", "Enter Esc"];
    let seen: Vec<_> = states
        .iter()
        .map(|keys| {
            let mut world = World::new(60, 20);
            world.keys("j").keys(keys).keys("k");
            row(&cells(&world.model), "Lanternworks").unwrap()
        })
        .collect();
    let tells_apart: BTreeSet<String> = seen[..3].iter().map(|row| format!("{row:?}")).collect();
    assert_eq!((tells_apart.len(), seen[3] == seen[1]), (3, true), "{seen:#?}");
    // On the reading list: begun, finished.
    for dense in [false, true] {
        let mut world = World::with(Options { dense, ..Options::default() }, 60, 20);
        world.keys("j s U");
        let saved = row(&cells(&world.model), "Lanternworks");
        let mut other = World::with(Options { dense, ..Options::default() }, 60, 20);
        other.keys("U j r");
        assert_ne!(saved, row(&cells(&other.model), "Lanternworks"), "dense: {dense}");
    }
}

#[test]
fn what_has_the_keys_what_fails_and_what_was_removed_is_told_without_colours() {
    let drawn = |keys: &str| {
        let mut world = World::new(120, 36);
        world.keys(keys);
        cells(&world.model)
    };
    // The shelf that is open, and the pane with the keys.
    assert_ne!(drawn("Tab")[0], drawn("")[0]);
    assert_ne!(drawn("Enter"), drawn("Enter Esc"));
    // A source that fails says so.
    assert!(row(&drawn("b"), "! Harbour Radar").is_some());
    // What was removed is struck through and has its reason.
    let removed = row(&drawn("Enter v"), "We may earn").unwrap();
    assert!(removed.iter().any(|(_, modifier)| modifier.contains(Modifier::CROSSED_OUT)));
    // A link is underlined, and a marked passage too.
    let link = row(&drawn("Enter"), "spotted by").unwrap();
    assert!(link.iter().any(|(_, modifier)| modifier.contains(Modifier::UNDERLINED)));
    // What is found is reversed.
    let found = row(&drawn("Enter / t i d e Enter"), "The tide is").unwrap();
    assert!(found.iter().any(|(_, modifier)| modifier.contains(Modifier::REVERSED)));
}

#[test]
fn without_colours_the_open_shelf_stands_in_brackets() {
    for (keys, shelf) in [("", " [All 15] "), ("Tab", " [For you 11] "), ("Alt-6", " [Muted 0] ")] {
        let mut world = World::new(120, 36);
        world.keys(keys);
        assert!(row(&cells(&world.model), shelf).is_some(), "{shelf}");
    }
}

/// Where one is: the pane, the shelf, what lies over the panes, the source alone, the fold.
fn place(model: &Model) -> String {
    let overlay = model.overlay.as_ref().map(|overlay| format!("{overlay:?}"));
    let overlay = overlay.map(|name| name.split(['(', ' ', '{']).next().unwrap_or_default().to_owned());
    // What lies over the panes lies over any of them.
    if let Some(overlay) = overlay {
        return overlay;
    }
    let (pane, shelf, only) = (model.screen.focus, model.shelves.current, model.sources.only);
    format!("{pane:?} {shelf} {only:?} {} {}", model.shelves.unfolded, model.prompt.is_some())
}

#[test]
fn the_keyboard_reaches_every_place_that_the_mouse_reaches() {
    for (width, height) in [(120, 36), (80, 24), (60, 20)] {
        let fresh = |keys: &str| {
            let mut world = World::new(width, height);
            world.keys(keys);
            world
        };
        let begins = ["", "b", "Enter", "Enter f", "?"];
        let mut clicked = BTreeSet::new();
        for begin in begins {
            for (y, x) in (0..height).flat_map(|y| (0..width).step_by(if y == 0 { 3 } else { 11 }).map(move |x| (y, x)))
            {
                let mut world = fresh(begin);
                world.event(Event::Mouse(Mouse::Click, x, y));
                clicked.insert(place(&world.model));
            }
        }
        let mut typed = BTreeSet::new();
        let mut reach = |begin: &str, keys: &str| {
            let mut world = fresh(begin);
            world.keys(keys);
            typed.insert(place(&world.model));
        };
        for begin in begins {
            for keys in [
                "",
                "Esc",
                "Enter",
                "Space",
                "Tab",
                "Shift-Tab",
                "b",
                "W",
                "f",
                "a",
                "D",
                "!",
                "v",
                "?",
                ":",
                "/",
                "Esc Esc",
            ] {
                reach(begin, keys);
            }
            for hint in pressstart::app::hints(&fresh(begin).model) {
                reach(begin, &hint.key);
            }
        }
        for (begin, keys) in [("D", "Enter"), ("D", "b"), ("D", "Enter f"), ("D", "Enter W")] {
            reach(begin, keys);
        }
        for row in 0..12 {
            let down = "j ".repeat(row);
            reach("", &format!("b {down} Enter"));
            reach("", &format!("Alt-{}", row.clamp(1, 9)));
            reach("Enter", &format!("Alt-{}", row.clamp(1, 9)));
            reach("b", &format!("Alt-{}", row.clamp(1, 9)));
            reach("Enter", &format!("Esc b {down} Enter"));
        }
        let out_of_reach: Vec<&String> = clicked.difference(&typed).collect();
        assert!(out_of_reach.is_empty(), "{width}x{height}: {out_of_reach:#?}");
    }
}
