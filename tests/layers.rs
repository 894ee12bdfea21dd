//! The law of the rooms: imports point down only, and what each room must never touch. Reads the sources.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

/// Every room with its layer; within layers 0 and 1 a room may import those listed before it.
const ROOMS: &[(&str, u8)] = &[
    ("language", 0),
    ("text", 0),
    ("html", 0),
    ("news", 0),
    ("links", 1),
    ("feed", 1),
    ("clean", 1),
    ("extract", 1),
    ("changes", 1),
    ("page", 1),
    ("stories", 1),
    ("query", 1),
    ("about", 1),
    ("schedule", 1),
    ("exchange", 1),
    ("app", 2),
    ("platform", 3),
    ("ui", 3),
    ("config", 3),
    ("fetch", 3),
    ("store", 3),
    ("poll", 4),
    ("integrations", 4),
    ("sync", 4),
    ("serve", 4),
    ("demo", 4),
    ("run", 4),
    ("cli", 4),
];

/// What rooms up to the state must never name: the outside world and the face.
const WORLDLY: &[&str] = &[
    "std::fs",
    "std::net",
    "std::thread",
    "thread::scope",
    "thread::spawn",
    "thread::Builder",
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
const NEVER: &[(&str, &str)] = &[
    ("ui", "store"),
    ("ui", "fetch"),
    ("store", "fetch"),
    ("fetch", "store"),
    ("poll", "run"),
    ("poll", "cli"),
    ("serve", "fetch"),
    ("serve", "poll"),
];

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
        // It listens, and asks nobody.
        let listens = found.room == "serve" && !found.line.contains("connect(");
        if !may && (found.line.contains("reqwest") || found.line.contains("std::net") && !listens) {
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
        let declared = ["pub", "pub(crate)"].iter().any(|seen| map.contains(&format!("\n{seen} mod {room};")));
        assert!(declared, "src/lib.rs does not declare {room}");
    }
}

/// Inner rooms in order, lowest first: a part imports only those on a line before its own; parts of one line are siblings.
const INNER: &[(&str, &[&[&str]])] = &[
    (
        "app",
        &[&["core"], &["list"], &["reader"], &["marks"], &["sources"], &["overlay"], &["input"], &["start", "update"]],
    ),
    (
        "ui",
        &[
            &["xterm_colours"],
            &["keys", "theme"],
            &["paint"],
            &["list", "reader", "sources"],
            &["overlay"],
            &["status"],
            &["linear"],
            &["screen"],
        ],
    ),
    (
        "run",
        &[
            &["letter_order"],
            &["clipboard", "external_programs", "config_reload", "frame_pace", "messages"],
            &["terminal"],
            &["signals", "workers"],
            &["event_loop"],
        ],
    ),
    (
        "store",
        &[
            &["error"],
            &["db"],
            &["marks"],
            &["sources", "stories"],
            &["articles"],
            &["queries"],
            &["undo"],
            &["import"],
            &["sync"],
            &["cost"],
        ],
    ),
    (
        "clean",
        &[
            &["plain", "word_finder"],
            &["required_words"],
            &["markup", "prefilter"],
            &["pattern"],
            &["cut", "position", "rules", "site_rules"],
            &["rule_set", "context"],
            &["facts"],
            &["removers"],
            &["body", "published"],
            &["draft"],
            &["table"],
        ],
    ),
];

/// One file of a room: its module path, its product text, and what its door re-exports.
struct File {
    module: Vec<String>,
    place: String,
    text: String,
}

impl File {
    fn is_door(&self) -> bool {
        self.place.ends_with("/mod.rs") || self.module.len() == 1
    }

    /// A door that holds types and re-exports alone may be used by its parts; one with functions counts as a file.
    fn counts(&self) -> bool {
        !self.is_door()
            || self.text.lines().any(|line| {
                let line =
                    line.trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ").trim_start_matches("pub ");
                let line = line.trim_start_matches("const ").trim_start_matches("async ");
                line.starts_with("fn ")
            })
    }
}

fn files() -> Vec<File> {
    let mut found: Vec<File> = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let sources = folders[0].clone();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&sources).unwrap().to_string_lossy().into_owned();
            let mut module: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if module.last().is_some_and(|last| last == "mod") {
                module.pop();
            }
            if ["lib", "main"].contains(&module[0].as_str()) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let product = text.split("\n#[cfg(test)]").next().unwrap();
            // Comments and the insides of strings say nothing about imports.
            let text = product.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
            found.push(File { module, place: format!("src/{inside}"), text });
        }
    }
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}

/// Every path in a text that begins with `crate`, `super` or `self`, or in a door with a part of it: its words, its line and whether it only re-exports.
fn paths(text: &str, parts: &[String]) -> Vec<(Vec<String>, usize, bool)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let word_at = |at: usize| -> &str {
        let end = text[at..]
            .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .map_or(text.len(), |length| at + length);
        &text[at..end]
    };
    let mut at = 0;
    while at < bytes.len() {
        let letter = text[at..].chars().next().unwrap();
        if !(letter.is_alphabetic() || letter == '_') {
            at += letter.len_utf8();
            continue;
        }
        let word = word_at(at);
        let before = text[..at].trim_end();
        let begins = !before.ends_with("::") && text[at + word.len()..].starts_with("::");
        if begins && (["crate", "super", "self"].contains(&word) || parts.iter().any(|part| part == word)) {
            let line = text[..at].matches('\n').count() + 1;
            let statement = &text[text[..at].rfind([';', '}']).map_or(0, |place| place + 1)..at];
            let reexport = statement.contains("pub use")
                || statement.contains("pub(crate) use")
                || statement.contains("pub(super) use")
                || statement.contains("pub(in");
            let in_use = statement.split_whitespace().any(|word| word == "use");
            let mut tails = Vec::new();
            let end = tree(text, at, &mut Vec::new(), &mut tails, in_use);
            found.extend(tails.into_iter().map(|path| (path, line, reexport)));
            at = end.max(at + word.len());
        } else {
            at += word.len();
        }
    }
    found
}

/// Reads one path, or one tree of a `use`, from a place; answers where it ends.
fn tree(text: &str, mut at: usize, stem: &mut Vec<String>, found: &mut Vec<Vec<String>>, in_use: bool) -> usize {
    let depth = stem.len();
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if in_use && text[at..].starts_with('{') {
            at += 1;
            loop {
                at += text[at..].len() - text[at..].trim_start().len();
                if text[at..].starts_with('}') || at >= text.len() {
                    at = (at + 1).min(text.len());
                    break;
                }
                if text[at..].starts_with(',') {
                    at += 1;
                    continue;
                }
                let next = tree(text, at, stem, found, in_use);
                at = if next > at { next } else { at + 1 };
            }
            break;
        }
        let end = text[at..]
            .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .map_or(text.len(), |length| at + length);
        if end == at {
            if text[at..].starts_with('*') {
                at += 1;
            }
            found.push(stem.clone());
            break;
        }
        stem.push(text[at..end].to_owned());
        at = end;
        if text[at..].starts_with("::") {
            at += 2;
            continue;
        }
        if in_use && text[at..].trim_start().starts_with("as ") {
            at += text[at..].find(" as ").unwrap_or(0) + 4;
            at += text[at..].find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(0);
        }
        found.push(stem.clone());
        break;
    }
    stem.truncate(depth);
    at
}

/// An arrow between two files of one room.
struct Arrow {
    from: usize,
    to: usize,
    place: String,
}

fn absolute(file: &File, path: &[String]) -> Option<Vec<String>> {
    let mut stem: Vec<String> = match path[0].as_str() {
        "crate" => Vec::new(),
        "self" | "super" => file.module.clone(),
        _ => {
            let mut stem = file.module.clone();
            stem.push(path[0].clone());
            stem
        }
    };
    let mut rest = &path[1..];
    if path[0] == "super" {
        stem.pop()?;
        while rest.first().is_some_and(|word| word == "super") {
            stem.pop()?;
            rest = &rest[1..];
        }
    }
    stem.extend(rest.iter().filter(|word| *word != "self").cloned());
    Some(stem)
}

/// The file that an absolute path means; a name that a door re-exports means the file it comes from.
fn target(
    files: &[File],
    exports: &HashMap<(usize, String), Vec<String>>,
    path: &[String],
    left: usize,
) -> Option<usize> {
    let (file, length) = (1..=path.len())
        .rev()
        .find_map(|length| files.iter().position(|file| file.module == path[..length]).map(|file| (file, length)))?;
    if let (Some(name), true) = (path.get(length), left > 0)
        && let Some(origin) = exports.get(&(file, name.clone()))
    {
        let mut whole = origin.clone();
        whole.extend(path[length + 1..].iter().cloned());
        return target(files, exports, &whole, left - 1);
    }
    Some(file)
}

fn arrows(files: &[File]) -> Vec<Arrow> {
    let parts: Vec<Vec<String>> = files
        .iter()
        .map(|file| {
            let inside =
                |other: &&File| other.module.len() == file.module.len() + 1 && other.module.starts_with(&file.module);
            files.iter().filter(inside).filter_map(|other| other.module.last().cloned()).collect()
        })
        .collect();
    let all: Vec<_> = files.iter().zip(&parts).map(|(file, parts)| paths(&file.text, parts)).collect();
    let mut exports = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        for (path, _, reexport) in &all[number] {
            if let (true, true, Some(whole)) = (*reexport, file.is_door(), absolute(file, path))
                && let Some(name) = whole.last().cloned()
            {
                exports.insert((number, name), whole);
            }
        }
    }
    let mut found = Vec::new();
    for (number, file) in files.iter().enumerate() {
        for (path, line, reexport) in &all[number] {
            let Some(whole) = absolute(file, path) else { continue };
            let Some(to) = target(files, &exports, &whole, 4) else { continue };
            let same_room = files[to].module[0] == file.module[0];
            if same_room && to != number && files[to].counts() && file.counts() && !(*reexport && file.is_door()) {
                found.push(Arrow { from: number, to, place: format!("{}:{line}", file.place) });
            }
        }
    }
    found
}

/// Those nodes of a graph that stand on a circle together with each other, by group.
fn circles(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut reaches = vec![vec![false; nodes]; nodes];
    for (start, reached) in reaches.iter_mut().enumerate() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for (_, to) in edges.iter().filter(|(from, _)| *from == node) {
                if !std::mem::replace(&mut reached[*to], true) {
                    open.push(*to);
                }
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for node in (0..nodes).filter(|node| reaches[*node][*node]) {
        match groups.iter_mut().find(|group| reaches[group[0]][node] && reaches[node][group[0]]) {
            Some(group) => group.push(node),
            None => groups.push(vec![node]),
        }
    }
    groups
}

#[test]
fn the_files_of_a_room_form_no_circle() {
    let files = files();
    let arrows = arrows(&files);
    let edges: Vec<_> = arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    let mut wrong = Vec::new();
    for group in circles(files.len(), &edges) {
        wrong.push(format!("a circle of {} files:", group.len()));
        for arrow in arrows.iter().filter(|arrow| group.contains(&arrow.from) && group.contains(&arrow.to)) {
            wrong.push(format!("  {} imports {}", arrow.place, files[arrow.to].place));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn inner_rooms_form_no_circle_and_keep_their_order() {
    let files = files();
    let arrows = arrows(&files);
    let mut wrong = Vec::new();
    let rooms: BTreeSet<&str> = files.iter().map(|file| file.module[0].as_str()).collect();
    for room in rooms {
        let mut names: Vec<&str> = files
            .iter()
            .filter(|file| file.module[0] == room && file.module.len() > 1)
            .map(|file| file.module[1].as_str())
            .collect();
        names.dedup();
        let number =
            |file: usize| files[file].module.get(1).and_then(|name| names.iter().position(|known| known == name));
        let inner: Vec<_> = arrows
            .iter()
            .filter(|arrow| files[arrow.from].module[0] == room)
            .filter_map(|arrow| Some((number(arrow.from)?, number(arrow.to)?, arrow)))
            .filter(|(from, to, _)| from != to)
            .collect();
        let edges: Vec<_> = inner.iter().map(|(from, to, _)| (*from, *to)).collect();
        for group in circles(names.len(), &edges) {
            for (from, to, arrow) in inner.iter().filter(|(from, to, _)| group.contains(from) && group.contains(to)) {
                wrong.push(format!(
                    "{}: a circle of inner rooms: {room}::{} imports {room}::{}",
                    arrow.place, names[*from], names[*to]
                ));
            }
        }
        if let Some((_, order)) = INNER.iter().find(|(name, _)| *name == room) {
            let line = |name: &str| order.iter().position(|line| line.contains(&name));
            for name in names.iter().filter(|name| line(name).is_none()) {
                wrong.push(format!("src/{room}: {name} stands in no line of the order of its room"));
            }
            for (from, to, arrow) in &inner {
                if line(names[*from]) < line(names[*to]) {
                    wrong.push(format!(
                        "{}: against the order of {room}: {} imports {}",
                        arrow.place, names[*from], names[*to]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_page_of_the_architecture_names_every_room_at_its_layer() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md")).unwrap();
    for layer in 0..=4 {
        let row = page.lines().find(|line| line.starts_with(&format!("| {layer} "))).unwrap();
        let told: BTreeSet<&str> = row.split('`').skip(1).step_by(2).collect();
        let rooms: BTreeSet<&str> = ROOMS.iter().filter(|room| room.1 == layer).map(|room| room.0).collect();
        assert_eq!(told, rooms, "layer {layer}");
    }
}

/// Names of one operating system, which only [`platform`] may know.
const OF_ONE_SYSTEM: &[&str] = &[
    "std::os::",
    "os::unix",
    "os::windows",
    "os::fd",
    "rustix",
    "signal_hook",
    "filedescriptor",
    "UnixStream",
    "AsFd",
    "AsRawFd",
    "SIGHUP",
    "SIGTERM",
    "cfg(unix",
    "cfg(windows",
    "cfg(not(unix",
    "cfg(target_os",
    "cfg!(unix",
    "cfg!(windows",
    "cfg!(target_os",
];

#[test]
fn only_one_room_names_what_one_system_has() {
    let mut wrong = Vec::new();
    for found in lines().into_iter().filter(|found| found.room != "platform") {
        for word in OF_ONE_SYSTEM {
            if found.line.contains(word) {
                wrong.push(format!("{}: names {word}", found.place));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The two sides cannot both be compiled on one machine: that they offer the same is read off their texts.
#[test]
fn both_sides_of_the_platform_offer_the_same() {
    let offered = |side: &str, file: &str| -> BTreeSet<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/platform").join(side).join(file);
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with("pub "));
        let offers = lines.map(|line| line.split([';', '=', '{']).next().unwrap().replace(['_', ' '], ""));
        offers.collect()
    };
    for file in ["clock.rs", "files.rs", "process.rs", "signals.rs", "terminal.rs"] {
        let unix = offered("unix", file);
        assert!(!unix.is_empty(), "{file} offers nothing");
        assert_eq!(unix, offered("windows", file), "{file}");
    }
}
