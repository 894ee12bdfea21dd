//! The law of the rooms: imports point down only, and what each room must never touch. Reads the sources.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::{fs, path::Path};

/// Every room with its layer; within layers 0 and 1 a room may import those listed before it.
const ROOMS: &[(&str, u8)] = &[
    ("text", 0),
    ("news", 0),
    ("links", 1),
    ("feed", 1),
    ("clean", 1),
    ("extract", 1),
    ("page", 1),
    ("stories", 1),
    ("query", 1),
    ("schedule", 1),
    ("exchange", 1),
    ("app", 2),
    ("ui", 3),
    ("config", 3),
    ("fetch", 3),
    ("store", 3),
    ("poll", 4),
    ("handover", 4),
    ("demo", 4),
    ("run", 4),
    ("cli", 4),
];

/// What rooms up to the state must never name: the outside world and the face.
const WORLDLY: &[&str] = &[
    "std::fs",
    "std::net",
    "std::thread",
    "SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "Instant::now",
    "ratatui",
    "crossterm",
    "rusqlite",
    "reqwest",
    "tokio",
];

/// Imports that the table of layers would allow and the design forbids.
const NEVER: &[(&str, &str)] =
    &[("ui", "store"), ("ui", "fetch"), ("store", "fetch"), ("fetch", "store"), ("poll", "run"), ("poll", "cli")];

struct Found {
    room: String,
    place: String,
    line: String,
}

fn lines() -> Vec<Found> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let sources = folders[0].clone();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&sources).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
            let room = first.trim_end_matches(".rs").to_owned();
            if room == "lib" || room == "main" {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let product = text.split("\n#[cfg(test)]").next().unwrap();
            for (number, line) in product.lines().enumerate() {
                let line = line.split("//").next().unwrap();
                found.push(Found {
                    room: room.clone(),
                    place: format!("src/{}:{}", inside.display(), number + 1),
                    line: line.to_owned(),
                });
            }
        }
    }
    assert!(found.len() > 1000, "the sources were read");
    found
}

fn layer(room: &str) -> u8 {
    let found = ROOMS.iter().find(|(name, _)| *name == room);
    assert!(found.is_some(), "room {room} stands in no layer");
    found.unwrap().1
}

fn rank(room: &str) -> usize {
    ROOMS.iter().position(|(name, _)| *name == room).unwrap()
}

/// Rooms named in a line as `crate::room` or in a `use crate::{…}` group.
fn named(line: &str, in_group: &mut bool) -> Vec<String> {
    let mut rooms = Vec::new();
    for part in line.split("crate::").skip(1) {
        let word: String = part.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        rooms.push(word);
    }
    if line.contains("use crate::{") {
        *in_group = true;
    }
    if *in_group {
        let inner = line.split("use crate::{").last().unwrap();
        let mut depth = 0;
        let mut word = String::new();
        for letter in inner.chars().chain([' ']) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                letter if depth == 0 && (letter.is_alphanumeric() || letter == '_') => {
                    word.push(letter);
                    continue;
                }
                _ => {}
            }
            if !word.is_empty() {
                rooms.push(std::mem::take(&mut word));
            }
        }
        if line.contains("};") {
            *in_group = false;
        }
    }
    rooms.retain(|room| ROOMS.iter().any(|(name, _)| name == room));
    rooms
}

#[test]
fn imports_point_down_only() {
    let mut wrong = Vec::new();
    let mut in_group = false;
    for found in lines() {
        for other in named(&found.line, &mut in_group) {
            if other == found.room {
                continue;
            }
            let (mine, theirs) = (layer(&found.room), layer(&other));
            let down = theirs < mine || (theirs == mine && (mine == 4 || rank(&other) < rank(&found.room)));
            let never = NEVER.contains(&(found.room.as_str(), other.as_str()))
                || matches!(other.as_str(), "run" | "cli") && !(found.room == "cli" && other == "run");
            if !down || never {
                wrong.push(format!("{}: {} imports {other}", found.place, found.room));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn pure_rooms_touch_nothing_of_the_world() {
    let mut wrong = Vec::new();
    for found in lines().into_iter().filter(|found| layer(&found.room) <= 2) {
        for word in WORLDLY {
            if found.line.contains(word) {
                wrong.push(format!("{}: {} names {word}", found.place, found.room));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_fetch_opens_a_socket_to_the_world() {
    let mut wrong = Vec::new();
    for found in lines() {
        let may = ["fetch", "demo"].contains(&found.room.as_str());
        if !may && (found.line.contains("reqwest") || found.line.contains("std::net")) {
            wrong.push(found.place);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_map_names_every_room() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for (room, _) in ROOMS {
        assert!(map.contains(&format!("[`{room}`]")), "src/lib.rs does not name {room}");
        assert!(map.contains(&format!("pub mod {room};")), "src/lib.rs does not declare {room}");
    }
}
