//! The face for screen readers: one pane at a time, in lines and words, with the terminal's cursor on the line that is meant.

use crate::{
    places::{self, Words},
    world::{World, now},
};
use pressstart::{
    app::{Event, Options},
    news::{OutletStatistics, SourceId, Statistics},
    ui::{self, Theme},
};
use ratatui::{
    Terminal,
    backend::{Backend, TestBackend},
};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 20)];

/// What is drawn for the eye alone.
const DRAWN: &str = "─│┼╭╮╰╯┌┐└┘▏▌▸▶●○◐◆★✂✎✓✗✔⏰⟳↪•·";

fn world(width: u16, height: u16) -> World {
    World::with(Options { screen_reader: true, ..Options::default() }, width, height)
}

/// The lines of the screen, and the one with the cursor.
fn read(world: &World) -> (Vec<String>, usize) {
    let (width, height) = world.model.screen.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| ui::draw(frame, &world.model, Theme::default())).unwrap();
    let cursor = terminal.backend_mut().get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let line = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    ((0..height).map(|y| line(y).trim_end().to_owned()).collect(), usize::from(cursor.y))
}

/// The line that a screen reader reads.
fn heard(world: &World) -> String {
    let (lines, cursor) = read(world);
    lines[cursor].clone()
}

/// Ways to every pane and every overlay that the keys open.
const PLACES: [&str; 21] = [
    "",
    "Enter",
    "Enter v",
    "Enter G",
    "b",
    "?",
    ":",
    "Enter f",
    "Enter a",
    "m",
    "z",
    "W",
    "gp",
    "gr",
    "/ bell",
    "Enter / bell",
    "x j x",
    "t",
    "n",
    ": set",
    ": theme",
];

#[test]
fn nothing_is_drawn_anywhere() {
    for (width, height) in SIZES {
        for keys in PLACES {
            let mut world = world(width, height);
            world.keys(keys);
            let lines = read(&world).0;
            let drawn: Vec<_> = lines.iter().filter(|line| line.contains(|sign: char| DRAWN.contains(sign))).collect();
            assert!(drawn.is_empty(), "{width}x{height} {keys:?}: {drawn:#?}");
        }
    }
}

/// Words that need several lines on any screen.
const LONG: Words = Words {
    title: "firstly the Moonlit Harbour and Quarry & Sons announce an alliance to build games on tide power, they said lastly",
    name: "Initial Weekly, finally",
};

/// Every place in which others' words are told, at every size, as lines.
fn everywhere(mut look: impl FnMut(&str, &[String])) {
    for size in [(120, 36), (80, 24), (60, 20), (40, 8)] {
        for place in places::PLACES {
            let mut world = places::world(Options { screen_reader: true, ..Options::default() }, size, LONG);
            (place.open)(&mut world, LONG);
            look(&format!("{} at {size:?}", place.name), &read(&world).0);
        }
    }
}

/// Of what is typed the part with the cursor is shown.
fn is_typed(place: &str) -> bool {
    let typed = ["the filter", "a tag", "a note", "a source's group", "what the filter found"];
    typed.iter().any(|typed| place.starts_with(typed))
}

#[test]
fn what_others_wrote_is_read_to_its_end() {
    everywhere(|place, lines| {
        let said = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        // Of what selectors find as many samples are told as there is room for.
        let is_whole = |(first, last): &(&str, &str)| !said.contains(first) || said.contains(last);
        let is_meant = !is_typed(place) && place != "a page without a feed at (40, 8)";
        let ends = [("firstly", "lastly"), ("Initial", "finally")];
        assert!(!is_meant || ends.iter().all(is_whole), "{place}\n{lines:#?}");
    });
}

#[test]
fn nothing_stands_beside_something_else_or_is_a_sign_for_the_eye() {
    everywhere(|place, lines| {
        let is_drawn = |line: &String| line.contains(|sign: char| DRAWN.contains(sign));
        let is_odd = |line: &&String| is_drawn(line) || (!is_typed(place) && line.trim().contains("  "));
        let odd: Vec<_> = lines.iter().filter(is_odd).collect();
        assert!(odd.is_empty(), "{place}: {odd:#?}");
    });
}

#[test]
fn a_story_is_a_sentence_that_says_its_place_its_state_and_who_tells_it() {
    let mut world = world(120, 36);
    world.keys("j");
    let second = heard(&world);
    assert_eq!(
        second,
        "2 of 12. Lanternworks is hiring for an unannounced role-playing game. Second Cartridge, 3 hours ago, rumour. unread."
    );
    world.keys("s k k");
    assert!(heard(&world).starts_with("1 of 11. Moonlit Harbour"), "{}", heard(&world));
}

#[test]
fn moving_in_the_list_moves_the_cursor_and_changes_no_other_line() {
    let mut world = world(80, 24);
    let before = read(&world);
    world.keys("j");
    let after = read(&world);
    assert_eq!(before.0, after.0);
    assert!(after.1 > before.1);
}

#[test]
fn moving_in_an_article_moves_the_cursor_from_line_to_line_that_says_something() {
    let mut world = world(80, 24);
    world.keys("Enter");
    let mut said = Vec::new();
    for _ in 0..8 {
        let line = heard(&world);
        assert!(!line.is_empty());
        assert!(!said.contains(&line), "{line} again after {said:?}");
        said.push(line);
        world.keys("j");
    }
    assert!(said[0].starts_with("Moonlit Harbour"));
}

#[test]
fn what_just_happened_stands_in_the_line_above_the_keys_until_the_next_key() {
    let mut world = world(80, 24);
    world.keys("d");
    let lines = read(&world).0;
    assert!(lines[22].contains("Done"), "{lines:#?}");
    let minute = world.model.now + jiff::SignedDuration::from_mins(1);
    world.event(Event::Clock(minute));
    assert_eq!(read(&world).0, lines);
    world.keys("j");
    assert!(!read(&world).0[22].contains("Done"));
}

#[test]
fn an_overlay_stands_in_the_place_of_the_panes_and_the_cursor_on_its_chosen_row() {
    for keys in ["Enter a", "Enter f", "z", "m", "gr"] {
        let mut world = world(80, 24);
        world.keys(keys);
        let (lines, cursor) = read(&world);
        assert!(!lines.iter().any(|line| line.contains("1 of 12")), "{keys}: {lines:#?}");
        assert!(cursor > 1 && !lines[cursor].is_empty(), "{keys}: {cursor} {lines:#?}");
        let before = heard(&world);
        // The story has one other article.
        world.keys("j");
        if keys != "Enter a" {
            assert_ne!(heard(&world), before, "{keys}: {lines:#?}");
        }
    }
}

#[test]
fn it_goes_on_and_off_while_the_program_runs() {
    let mut world = World::new(120, 36);
    world.keys(": s e t Space s c r e e n _ r e a d e r Space t r u e Enter");
    assert!(read(&world).0.iter().any(|line| line.starts_with("1 of 12.")), "{:#?}", read(&world).0);
    world.keys(": s e t Space s c r e e n _ r e a d e r Space f a l s e Enter");
    assert!(!read(&world).0.iter().any(|line| line.starts_with("1 of 12.")));
}

#[test]
fn screens_as_they_are_read() {
    for (width, height) in SIZES {
        for (name, keys) in [
            ("list", "j d j s"),
            ("reader", "Enter"),
            ("sources", "b j"),
            ("links", "Enter f"),
            ("palette", ": sort"),
            ("help", "?"),
        ] {
            let mut world = world(width, height);
            world.keys(keys);
            let (lines, cursor) = read(&world);
            let shown: Vec<String> = lines
                .iter()
                .enumerate()
                .map(|(y, line)| format!("{} {line}", if y == cursor { ">" } else { " " }).trim_end().to_owned())
                .collect();
            insta::assert_snapshot!(format!("screen_reader_{name}_{width}x{height}"), shown.join("\n"));
        }
    }
}

#[test]
fn a_poll_changes_nothing_on_a_screen_that_stands_still() {
    for options in
        [Options { reduced_motion: true, ..Options::default() }, Options { screen_reader: true, ..Options::default() }]
    {
        let mut world = World::with(options, 120, 36);
        world.event(polling(0));
        let screens: std::collections::HashSet<_> = (1..45)
            .map(|done| {
                world.event(polling(done));
                read(&world)
            })
            .collect();
        assert_eq!(screens.len(), 1);
    }
    let mut world = World::new(120, 36);
    let screens: std::collections::HashSet<_> = (1..45)
        .map(|done| {
            world.event(polling(done));
            read(&world)
        })
        .collect();
    assert_eq!(screens.len(), 44);
}

#[test]
fn what_was_said_can_be_read_again() {
    let mut world = world(80, 24);
    world.keys("d s u : m e s s a g e s Enter");
    let (lines, cursor) = read(&world);
    assert_eq!((lines[1].as_str(), cursor), ("Messages", 2));
    assert!(lines[2].contains("Undid") && lines[3].contains("Saved") && lines[4].contains("Done"), "{lines:#?}");
}

fn polling(done: usize) -> Event {
    Event::Polling { done, total: 45, failed: 0, new: 0 }
}

#[test]
fn what_is_chosen_is_said_and_what_stands_in_columns_has_their_names() {
    let mut world = world(80, 24);
    world.keys("m");
    let lines = read(&world).0;
    assert!(lines.iter().any(|line| line.contains("Lasts: until unmuted.")), "{lines:#?}");
    world.keys("w");
    let lines = read(&world).0;
    assert!(lines.iter().any(|line| line.contains("Lasts: week.")), "{lines:#?}");
    world.keys("Esc");
    let outlet = OutletStatistics {
        source: SourceId(1),
        name: "Pixel Post".into(),
        quiet: false,
        articles: 60,
        read: 30,
        words_read: 4_000,
        first: 3,
        shared: 6,
        late_minutes: Some(12),
        affiliate: 6,
        deals: 0,
        saved: 2,
    };
    world.event(Event::Statistics(Statistics { since: now(), days: 30, outlets: vec![outlet] }));
    let lines = read(&world).0;
    assert!(lines.iter().any(|line| line.starts_with("Pixel Post: a day 2.0, read 50 %, first 50 %")), "{lines:#?}");
}

#[test]
fn a_story_that_changed_says_so() {
    let mut world = world(120, 36);
    world.stories[1].face.changed = Some(now());
    world.keys("N j");
    world.event(Event::Rows(world.stories.clone()));
    let said = read(&world).0.join(" ");
    assert!(said.contains("rumour. unread, changed."), "{said}");
}

#[test]
fn a_key_goes_on_to_the_next_thing_that_is_said_however_long_the_one_before_is() {
    let mut world = places::world(Options { screen_reader: true, ..Options::default() }, (40, 24), LONG);
    let statistics = places::PLACES.iter().find(|place| place.name == "statistics").unwrap();
    (statistics.open)(&mut world, LONG);
    let mut said = vec![heard(&world)];
    for _ in 0..2 {
        world.keys("j");
        said.push(heard(&world));
    }
    let begins = ["30 days: 120 articles", "Initial Weekly, finally: a day", "first: how often"];
    assert!(said.iter().zip(begins).all(|(said, begin)| said.starts_with(begin)), "{said:#?}");
}

#[test]
fn what_others_wrote_keeps_its_signs() {
    let words = Words { title: "Silksong review: ★★★★☆ · now PS4 → PS5", name: "Pixel · Post" };
    for place in ["the list", "its story", "why", "the brief", "the page of a name", "the steps", "what was just said"]
    {
        let mut world = places::world(Options { screen_reader: true, ..Options::default() }, (120, 36), words);
        let place = places::PLACES.iter().find(|other| other.name == place).unwrap();
        (place.open)(&mut world, words);
        let lines = read(&world).0;
        assert!(lines.iter().any(|line| line.contains(words.title)), "{}: {lines:#?}", place.name);
    }
}

#[test]
fn what_is_wrong_is_said_before_all_else_where_there_is_little_room() {
    let mut world = world(40, 8);
    world.keys(": account Space add Enter PageDown Enter");
    let said = read(&world).0.join(" ");
    assert!(said.contains("address is missing"), "{said}");
}

#[test]
fn the_last_key_of_a_notice_leads_to_what_is_said_last() {
    let mut world = world(80, 24);
    world.keys("Enter W G");
    let (lines, cursor) = read(&world);
    assert!(lines[cursor].contains("strip = false"), "{cursor} {lines:#?}");
}

#[test]
fn a_page_down_goes_to_the_first_story_behind_those_that_were_read() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        let mut world = places::world(Options { screen_reader: true, ..Options::default() }, size, LONG);
        let last = |world: &World| {
            let lines = read(world).0;
            let numbers = lines.iter().filter_map(|line| line.split_once(" of 12.")?.0.parse::<usize>().ok());
            numbers.max().unwrap()
        };
        let before = last(&world);
        world.keys("PageDown");
        assert!(heard(&world).starts_with(&format!("{} of 12.", before + 1)), "{size:?}: {:#?}", read(&world).0);
        world.keys("PageUp");
        assert!(read(&world).0.join(" ").contains(&format!("{before} of 12.")), "{size:?}: {:#?}", read(&world).0);
    }
}
