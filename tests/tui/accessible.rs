//! What holds for everybody: no state is told by a colour alone, the keyboard reaches all that the mouse reaches, and text is read
//! in its own direction.

use crate::world::{World, story};
use pressstart::{
    app::{Event, Model, Mouse, Options},
    news::{Kind, View},
    page::{Page, PageLine, PageLink, Run, Style},
    ui::{self, Theme},
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    style::{Color, Modifier},
};
use std::{collections::BTreeSet, sync::Arc};

/// The cells of the screen without their colours.
fn cells(model: &Model) -> Vec<Vec<(String, Modifier)>> {
    let (width, height) = model.screen.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| ui::draw(frame, model, Theme { plain: true, ..Theme::default() })).unwrap();
    let buffer = terminal.backend().buffer();
    assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    let row = |y| (0..width).map(|x| (buffer[(x, y)].symbol().to_owned(), buffer[(x, y)].modifier)).collect();
    (0..height).map(row).collect()
}

/// The row that holds some words.
fn row(cells: &[Vec<(String, Modifier)>], words: &str) -> Option<Vec<(String, Modifier)>> {
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

const HEBREW: &str = "הגל הגדול יוצא ב-12 ביולי";

/// A world whose first story is told from right to left, with a link, a passage to find and something removed.
fn from_right_to_left(options: Options, width: u16, height: u16) -> World {
    let mut world = World::with(options, width, height);
    world.stories[0] = story(1, (HEBREW, "עיתון הגל", Kind::News, 1, 0, 2));
    world.keys("N g g");
    let run = |text: &str, link| Run { text: text.to_owned(), style: Style::default(), link };
    let line = |runs| PageLine { runs, right_to_left: true, ..PageLine::default() };
    world.event(Event::Sources(Vec::new(), pressstart::app::Totals::default()));
    world.keys("Enter");
    let reader = world.model.reader.as_ref().unwrap();
    let (story, mut document) = (reader.story, reader.document.clone().unwrap());
    document.article.title = HEBREW.into();
    document.page = Arc::new(Page {
        lines: vec![line(vec![run("המשחק ", None), run("Hollow Tide", Some(0)), run(" יוצא (סוף סוף)", None)])],
        links: vec![PageLink {
            text: "Hollow Tide".into(),
            shown: "https://a.example/tide".into(),
            ..PageLink::default()
        }],
        numbered: 1,
        ..Page::default()
    });
    let width = world.model.text_width();
    world.event(Event::Page { story, view: View::Stripped, made_by: None, width, document: Box::new(document) });
    world
}

#[test]
fn a_right_to_left_paragraph_stands_at_the_right_in_the_order_it_is_read() {
    for (width, height) in [(120, 36), (80, 24), (60, 20)] {
        let world = from_right_to_left(Options::default(), width, height);
        let text = world.model.layout().text().unwrap();
        let cells = cells(&world.model);
        let line = row(&cells, "Hollow Tide").unwrap();
        let shown: String = line.iter().map(|(symbol, _)| symbol.as_str()).collect();
        assert!(shown.contains("(ףוס ףוס) אצוי Hollow Tide קחשמה"), "{shown}");
        // Its first letter is the last one of the text's columns.
        assert_eq!(line[usize::from(text.x + text.width) - 1].0, "ה");
        let linked: String = line
            .iter()
            .filter(|(_, it)| it.contains(Modifier::UNDERLINED))
            .map(|(symbol, _)| symbol.as_str())
            .collect();
        assert_eq!(linked, "Hollow Tide");
    }
}

#[test]
fn what_is_found_and_what_is_clicked_is_where_it_is_drawn() {
    let mut world = from_right_to_left(Options::default(), 80, 24);
    world.keys("/").event(Event::Paste("יוצא".into())).keys("Enter");
    let line = row(&cells(&world.model), "Hollow Tide").unwrap();
    let found: String =
        line.iter().filter(|(_, it)| it.contains(Modifier::REVERSED)).map(|(symbol, _)| symbol.as_str()).collect();
    assert_eq!(found, "אצוי");
    world.keys("Esc");
    let cells = cells(&world.model);
    let y = cells.iter().position(|cells| row(std::slice::from_ref(cells), "Hollow Tide").is_some()).unwrap();
    // Beside the list.
    let left = usize::from(world.model.layout().text().unwrap().x);
    let x = left + cells[y][left..].iter().position(|(symbol, _)| symbol == "T").unwrap();
    world.event(Event::Mouse(Mouse::Click, u16::try_from(x).unwrap(), u16::try_from(y).unwrap()));
    assert!(format!("{:?}", world.model.overlay).contains("Links"), "{:?}", world.model.overlay);
}

#[test]
fn a_right_to_left_headline_stands_at_the_right_of_the_list() {
    let mut world = from_right_to_left(Options::default(), 60, 20);
    world.keys("Esc");
    let shown = row(&cells(&world.model), "12-ב").unwrap();
    let shown: String = shown.iter().map(|(symbol, _)| symbol.as_str()).collect();
    assert!(shown.contains("   ילויב 12-ב אצוי לודגה לגה"), "{shown}");
}

#[test]
fn where_the_terminal_puts_letters_in_order_they_are_sent_as_they_were_written() {
    for options in [
        Options { bidi: pressstart::app::Bidi::Terminal, ..Options::default() },
        Options { terminal_orders: true, ..Options::default() },
        Options { screen_reader: true, ..Options::default() },
    ] {
        let world = from_right_to_left(options, 80, 24);
        let line = row(&cells(&world.model), "Hollow Tide").unwrap();
        let shown: String = line.iter().map(|(symbol, _)| symbol.as_str()).collect();
        assert!(shown.contains("המשחק Hollow Tide יוצא (סוף סוף)"), "{shown}");
    }
}

#[test]
fn what_is_copied_is_in_the_order_it_was_written() {
    let mut world = from_right_to_left(Options::default(), 80, 24);
    world.keys("Y");
    assert!(
        world.asked.iter().any(|effect| format!("{effect:?}").contains(&format!("{HEBREW} – "))),
        "{:?}",
        world.asked.last()
    );
}
