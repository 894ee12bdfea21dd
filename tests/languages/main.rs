//! The law of the texts: every text of the face stands in the tables of languages, each table is whole, and no screen is spoilt by the
//! longer words of another language.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod kept;
mod messages;
mod screens;
#[path = "../tui/world.rs"]
#[expect(dead_code, reason = "the world of the screens, of which a part is asked for here")]
mod world;

use pressstart::{
    app::{self, SERVER_KINDS, SETTINGS, TABLE},
    language::{self, Language},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use unicode_width::UnicodeWidthStr;

/// The language is one for the whole process: a test that sets it has it alone, and gives English back.
struct Speaking {
    _alone: MutexGuard<'static, ()>,
}

impl Speaking {
    fn of(language: Language) -> Self {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        language::set(language);
        Self { _alone: alone }
    }
}

impl Drop for Speaking {
    fn drop(&mut self) {
        language::set(Language::English);
    }
}

/// The texts of a table by their ids, those of attributes as `id.name`.
fn table(language: Language) -> BTreeMap<String, String> {
    let path = format!("assets/languages/{}.ftl", language.code());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let (mut message, mut entry) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, value)) = line.strip_prefix("    .").and_then(|line| line.split_once(" = ")) {
            entry = format!("{message}.{name}");
            assert!(found.insert(entry.clone(), value.to_owned()).is_none(), "{path}: {entry} stands there twice");
        } else if let Some((id, value)) =
            line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_alphabetic()))
        {
            (message, entry) = (id.to_owned(), id.to_owned());
            assert!(found.insert(entry.clone(), value.to_owned()).is_none(), "{path}: {entry} stands there twice");
        } else if let Some(text) = found.get_mut(&entry) {
            text.push('\n');
            text.push_str(line);
        }
    }
    assert!(found.len() > 500, "{path} was read");
    found
}

/// The values that a text has room for.
fn values(text: &str) -> BTreeSet<&str> {
    let name =
        |rest: &str| rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
    text.split('$').skip(1).map(|rest| &rest[..name(rest)]).collect()
}

/// Files of the sources below a folder, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// The ids that the sources put together from the tables of commands, settings and servers.
fn of_tables() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for row in TABLE {
        found.extend([format!("command-{}", row.name.replace(' ', "-"))]);
    }
    found.extend(SETTINGS.iter().map(|setting| format!("setting-{}", setting.name.replace('_', "-"))));
    found.extend(app::built_in_themes().iter().map(|theme| format!("theme-{}", theme.name)));
    found.extend(SERVER_KINDS.iter().map(|kind| format!("server-{}", kind.word)));
    found
}

#[test]
fn every_text_the_sources_ask_for_stands_in_the_english_table_and_every_one_there_is_asked_for() {
    let english = table(Language::English);
    let mut asked = of_tables();
    for (path, text) in sources("src") {
        let calls = text
            .match_indices("tr!(")
            .filter(|(at, _)| !text[..*at].ends_with(|l: char| l.is_alphanumeric() || l == '_'));
        for (at, call) in calls {
            let Some(id) =
                text[at + call.len()..].trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            assert!(
                english.contains_key(id) || path.ends_with("language/mod.rs"),
                "{}: {id} stands in no table",
                path.display()
            );
            asked.insert(id.to_owned());
        }
    }
    let named = |id: &str| sources("src").iter().any(|(_, text)| text.contains(&format!("\"{id}\"")));
    // Texts by which words of other rooms are known again are asked for by how their ids begin.
    let known_again =
        |id: &str| ["import-part-", "journal-", "message-"].iter().any(|beginning| id.starts_with(beginning));
    let unused: Vec<&String> = english
        .keys()
        .filter(|id| !id.contains('.') && !asked.contains(*id) && !known_again(id) && !named(id))
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
    let missing: Vec<&String> =
        asked.iter().filter(|id| of_tables().contains(*id) && !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn every_language_has_every_text_with_the_same_values_and_is_well_written() {
    let english = table(Language::English);
    for language in Language::ALL {
        let texts = table(language);
        let code = language.code();
        let missing: Vec<&String> = english.keys().filter(|id| !texts.contains_key(*id)).collect();
        let unknown: Vec<&String> = texts.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{code}.ftl lacks {missing:?} and has {unknown:?} for nobody"
        );
        for (id, text) in &texts {
            assert_eq!(values(text), values(&english[id]), "{code}.ftl: the values of {id}");
        }
        let _speaking = Speaking::of(language);
        for id in texts.iter().filter(|(_, text)| !text.contains('$')).map(|(id, _)| id) {
            assert!(
                language::in_words(id).is_some_and(|text| !text.trim().is_empty()),
                "{code}.ftl: {id} cannot be read"
            );
        }
    }
}

/// What stands in the sources as it is and is no text of the face: names that are typed, words of queries, the log, and what the
/// command line and the config say, which stay English.
const NO_TEXTS: &[(&str, &str)] = &[
    // Other names of commands, for the search in the palette.
    ("app/core/synonyms.rs", ""),
    // Keys, by which the table of commands is read.
    ("app/core/bindings.rs", ""),
    // What is wrong with `[keys]` in the config.
    ("app/core/keymap.rs", ""),
    ("app/core/spoken.rs", ""),
    // What can be typed where a moment is asked for.
    ("app/core/moments.rs", "late tonight"),
    ("app/core/moments.rs", "the weekend"),
    ("app/core/moments.rs", "next weekend"),
    ("app/core/moments.rs", "next week"),
    ("app/overlay/later.rs", "next weekend"),
    ("app/overlay/later.rs", "late tonight"),
    ("app/overlay/later.rs", "next week"),
    ("app/core/binding.rs", "brief to a file"),
    ("app/core/binding.rs", "pressstart "),
    ("app/core/screen.rs", "Press Start"),
    ("app/list/shelf.rs", "For you"),
    ("app/overlay/account_form.rs", "pass show reader"),
    ("app/overlay/palette.rs", "set theme"),
    ("ui/status/title.rs", "PRESS START"),
];

/// The literals of a line of product text that read like a sentence or a label of several words.
fn sentences(line: &str) -> Vec<&str> {
    let line = line.split("// ").next().unwrap();
    let told = ["#[", "reason = ", "expect(", "tr!(", "debug!(", "warn!(", "error!(", "inject_panic("];
    if told.iter().any(|mark| line.contains(mark)) || line.trim_start().starts_with("//") {
        return Vec::new();
    }
    let word = |word: &str| {
        word.chars().count() > 1
            && word.trim_end_matches([',', ':', '.', ';', '?', '…']).chars().all(|l| l.is_alphabetic() || l == '’')
    };
    let reads = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        words.windows(2).any(|pair| word(pair[0]) && word(pair[1]))
    };
    line.split('"').skip(1).step_by(2).filter(|text| reads(text)).collect()
}

#[test]
fn no_text_of_the_face_is_written_into_the_sources() {
    let mut wrong = Vec::new();
    for folder in ["src/app", "src/ui"] {
        for (path, text) in sources(folder) {
            let place = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            let product = text.split("\n#[cfg(test)]\nmod ").next().unwrap();
            for (number, line) in product.lines().enumerate() {
                for found in sentences(line) {
                    if !NO_TEXTS.iter().any(|(file, text)| place.ends_with(file) && found.starts_with(text)) {
                        wrong.push(format!("{place}:{}: “{found}”", number + 1));
                    }
                }
            }
        }
    }
    let way = "A text of the face stands in assets/languages/*.ftl and is asked for by tr!(\"its-id\"); docs/contributing.md says how.";
    assert!(wrong.is_empty(), "{way}\n{}", wrong.join("\n"));
}

#[test]
fn labels_are_as_short_as_the_room_they_have() {
    // The longest that each kind of label may be, in columns.
    let rooms = [("hint-", 28), ("kind-", 14), ("mute-by-", 16), ("shelf-", 20), ("scope-", 12)];
    for language in Language::ALL {
        for (id, text) in table(language) {
            let most = if id.starts_with("command-") && id.contains(".short") {
                Some(22)
            } else {
                rooms.iter().find(|(kind, _)| id.starts_with(kind)).map(|(_, most)| *most)
            };
            if let Some(most) = most.filter(|_| !text.contains('$')) {
                assert!(
                    text.trim().width() <= most,
                    "{}.ftl: {id} takes more than {most} columns: {text}",
                    language.code()
                );
            }
        }
    }
}
