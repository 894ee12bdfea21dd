//! What lies over the panes: every key it names works in it, and none does by mistake.

use crate::world::World;
use pressstart::{
    app::{Event, Options, Overlay, hints},
    news::Source,
};

/// Ways to what lies over the panes.
const WAYS: &[&str] = &[
    "?",
    "Enter ?",
    "b ?",
    ":",
    ": theme Space",
    "z",
    "m",
    "g r",
    "W",
    "Enter f",
    "Enter a",
    "!",
    "b j j e",
    "b s",
    "g p",
    ": mutes Enter",
    ": rules Enter",
    ": undo Space list Enter",
    ": brief Enter",
    ": following Enter",
    ": statistics Enter",
    ": accounts Enter",
    ": messages Enter",
    ": account Space add Enter",
];

fn over(way: &str, (width, height): (u16, u16)) -> World {
    let url = "https://lamp.example/feed".to_owned();
    let listed = vec![Source { url, name: "Lamp".into(), group: "News".into(), ..Source::default() }];
    let mut world = World::with(Options { listed, ..Options::default() }, width, height);
    world.keys(way);
    world
}

#[test]
fn every_key_that_an_overlay_names_does_something_in_it() {
    let mut opened = 0;
    for way in WAYS {
        let world = over(way, (120, 36));
        if world.model.overlay.is_none() {
            continue;
        }
        opened += 1;
        let before = world.screen();
        for hint in hints(&world.model) {
            if hint.key.contains("letters") {
                continue;
            }
            let mut world = over(way, (120, 36));
            world.asked.clear();
            world.keys(&hint.key);
            // Where there is one row alone, no key goes to another.
            let did = world.screen() != before || !world.asked.is_empty();
            let moves = ["j", "k", "Up", "Down"].contains(&hint.key.as_str());
            assert!(did || moves, "{way}: {} {}", hint.key, hint.words);
            assert!(!world.said().contains("does nothing here"), "{way}: {}", world.said());
        }
    }
    assert!(opened > 18, "{opened} of {} were opened", WAYS.len());
}

#[test]
fn an_empty_list_names_no_key_that_needs_a_row() {
    let keys = |world: &World| hints(&world.model).into_iter().map(|hint| hint.key).collect::<Vec<_>>();
    let mut mutes = over(": mutes Enter", (120, 36));
    mutes.event(Event::Mutes(Vec::new()));
    assert_eq!(keys(&mutes), ["a", "Esc"]);
    assert_eq!(keys(&over(": rules Enter", (120, 36))), ["u", "Esc"]);
}

#[test]
fn what_moves_in_the_panes_moves_in_the_help() {
    for begin in ["", "Enter", "b"] {
        let help = |keys: &str| {
            let mut world = over(begin, (80, 24));
            world.keys("?").keys(keys);
            match &world.model.overlay {
                Some(Overlay::Help(page)) => page.top,
                other => panic!("{keys}: {other:?}"),
            }
        };
        let end = help("G");
        assert!(end > 0, "{begin}");
        for down in ["j", "Down", "Ctrl-d", "Ctrl-f", "PgDn", "Space", "End"] {
            assert!(help(down) > 0, "{begin}: {down}");
        }
        for up in ["k", "Up", "Ctrl-u", "Ctrl-b", "PgUp", "g", "Home"] {
            assert!(help(&format!("G {up}")) < end, "{begin}: {up}");
        }
    }
}

#[test]
fn the_end_of_the_help_is_a_full_screen() {
    for size in [(120, 36), (80, 24), (60, 20)] {
        let mut world = over("?", size);
        world.keys("G");
        let screen = world.screen();
        assert!(!screen.contains("more ↓"), "{screen}");
        let lines: Vec<&str> = screen.lines().collect();
        let bottom = lines.iter().rposition(|line| line.contains('╰')).unwrap();
        let words = lines[bottom - 1].trim_matches([' ', '"']).trim_matches('│').trim().to_owned();
        assert!(!words.is_empty(), "{screen}");
        world.keys("j j j");
        assert_eq!(world.screen(), screen);
    }
}

#[test]
fn the_list_of_steps_ends_with_its_last_step_at_the_bottom() {
    let mut world = World::new(80, 14);
    world.keys("d d d d d d d d");
    world.keys(": undo Space list Enter");
    let top = world.screen();
    world.keys("G");
    let end = world.screen();
    world.keys("j");
    assert_eq!(world.screen(), end);
    world.keys("g");
    assert_eq!(world.screen(), top);
}

#[test]
fn a_letter_with_ctrl_is_not_taken_for_that_letter() {
    for (way, keys) in
        [("!", "Ctrl-d"), (": mutes Enter", "Ctrl-x"), (": rules Enter", "Ctrl-d"), ("Enter f", "Ctrl-o")]
    {
        let mut world = over(way, (120, 36));
        let Some(before) = world.model.overlay.as_ref().map(std::mem::discriminant) else { panic!("{way}") };
        world.asked.clear();
        world.keys(keys);
        assert_eq!(world.asked, [], "{way}: {keys}");
        assert_eq!(world.model.overlay.as_ref().map(std::mem::discriminant), Some(before), "{way}: {keys}");
    }
}
