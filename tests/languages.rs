//! The law of the texts: every text of the face stands in the tables of languages, each table is whole, and no screen is spoilt by the
//! longer words of another language.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

#[path = "tui/world.rs"]
#[expect(dead_code, reason = "the world of the screens, of which a part is asked for here")]
mod world;

use pressstart::{
    app::{self, SERVER_KINDS, SETTINGS, TABLE},
    feed::thread::Comment,
    language::{self, Language},
    poll::CommentThread,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use unicode_width::UnicodeWidthStr;
use world::World;

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
    let unused: Vec<&String> =
        english.keys().filter(|id| !id.contains('.') && !asked.contains(*id) && !named(id)).collect();
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

/// Ways to the screens, by keys; `:` and what is typed after it have no blanks between.
const WAYS: &[&str] = &[
    "",
    "j d",
    "x j x",
    "/ b e l l",
    "Enter",
    "Enter v",
    "Enter v v",
    "Enter G",
    "Enter f",
    "Enter H",
    "Enter / b e l l Enter",
    "Enter W",
    "a",
    "?",
    "? /",
    ":",
    ": t h e m e Space",
    ": s e t Space",
    "z",
    "z d",
    "m",
    "b",
    "b e",
    "t",
    "n",
    "g r",
    "F",
    ": m u t e s Enter",
    ": r u l e s Enter",
    ": a c c o u n t s Enter",
    ": p i c k Enter",
    ": p i c k Enter /",
    ": f a i l i n g Enter",
    ": u n d o Space l i s t Enter",
    ": s t a t i s t i c s Enter",
    ": a d d Enter",
    "Tab",
    "Tab Tab Tab Tab Tab",
    ": a c c o u n t Space a d d Enter",
];

fn typed(world: &mut World, way: &str) {
    for key in way.split_whitespace() {
        world.keys(key);
    }
}

#[test]
fn hints_stay_whole_and_the_way_out_is_told_in_every_language() {
    for language in Language::ALL {
        let _speaking = Speaking::of(language);
        for way in WAYS {
            for (width, height) in [(60, 20), (80, 24), (120, 36)] {
                let mut world = World::new(width, height);
                typed(&mut world, way);
                let screen = world.screen();
                let rows: Vec<&str> = screen.lines().collect();
                if !app::shows_hints(&world.model) {
                    continue;
                }
                let hints = app::hints(&world.model);
                for hint in &hints {
                    let told = format!("{} {}", hint.key, hint.words);
                    assert!(
                        rows[usize::from(hint.y)].contains(&told),
                        "{} {way:?}: “{told}” is cut\n{screen}",
                        language.code()
                    );
                }
                assert!(!hints.is_empty(), "{} {way:?}: no hints\n{screen}", language.code());
                if world.model.overlay.is_some() {
                    assert!(hints.iter().any(|hint| hint.key == "Esc"), "{} {way:?}\n{screen}", language.code());
                }
            }
        }
    }
}

#[test]
fn no_screen_cuts_more_in_another_language_than_in_english() {
    let cut = |language: Language, way: &str| {
        let _speaking = Speaking::of(language);
        let mut world = World::new(60, 20);
        typed(&mut world, way);
        let screen = world.screen();
        // What ends in an ellipsis of its own is whole.
        let ends = ["……", " …"];
        (screen.lines().filter(|line| line.contains('…') && !ends.iter().any(|end| line.contains(end))).count(), screen)
    };
    let mut wrong = Vec::new();
    for way in WAYS {
        let (at_home, _) = cut(Language::English, way);
        for language in [Language::German, Language::Japanese, Language::Spanish] {
            let (abroad, screen) = cut(language, way);
            if abroad > at_home + 1 {
                wrong.push(format!(
                    "{} {way:?}: {abroad} lines are cut, in English {at_home}\n{screen}",
                    language.code()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

#[test]
fn numbers_are_counted_as_each_language_counts() {
    let counted = |language: Language, count: usize| {
        let _speaking = Speaking::of(language);
        pressstart::news::Things { count, stories: true, title: None }.counted()
    };
    assert_eq!([1, 2].map(|count| counted(Language::English, count)), ["1 story", "2 stories"]);
    assert_eq!([1, 2].map(|count| counted(Language::German, count)), ["1 Meldung", "2 Meldungen"]);
    assert_eq!([1, 2].map(|count| counted(Language::Japanese, count)), ["話題1件", "話題2件"]);
    assert_eq!([1, 2].map(|count| counted(Language::Spanish, count)), ["1 noticia", "2 noticias"]);
}

#[test]
fn months_have_their_names_in_every_language() {
    let told = |language: Language| {
        let _speaking = Speaking::of(language);
        pressstart::text::time::day("2026-03-14T12:00:00Z".parse().unwrap(), &jiff::tz::TimeZone::UTC)
    };
    assert_eq!(Language::ALL.map(told), ["14 Mar 2026", "14. März 2026", "2026年3月14日", "14 mar 2026"]);
}

#[test]
fn what_is_kept_on_disk_or_typed_is_the_same_in_every_language() {
    use pressstart::news::Kind;
    let kept = |language: Language| {
        let _speaking = Speaking::of(language);
        let shelves: Vec<String> = app::Shelf::all(&[]).iter().map(|shelf| shelf.name().to_owned()).collect();
        (shelves, Kind::ALL.map(Kind::word))
    };
    let english = kept(Language::English);
    assert!(Language::ALL.into_iter().all(|language| kept(language) == english));
}

#[test]
fn what_was_kept_in_english_is_told_in_the_language_of_the_screen() {
    use pressstart::language::KeptText;
    for id in table(Language::English).keys().filter(|id| id.starts_with("journal-")) {
        assert!(KeptText::of(id.clone().leak()).is_some(), "{id} is no plain row of words and values");
    }
    let told = |language: Language, id: &'static str, words: &str| {
        let _speaking = Speaking::of(language);
        KeptText::of(id).unwrap().retold(words)
    };
    let added = "added source “Pixel Post”";
    assert_eq!(told(Language::English, "journal-source-added", added), None);
    assert_eq!(told(Language::German, "journal-source-added", added).unwrap(), "Quelle „Pixel Post“ hinzugefügt");
    assert_eq!(
        told(Language::Spanish, "journal-muted", "muted game “Glass Orchard”").unwrap(),
        "silenciado: juego «Glass Orchard»"
    );
    assert_eq!(told(Language::Japanese, "journal-muted", added), None);
}

#[test]
fn what_was_wrong_in_the_config_goes_when_it_is_mended_with_another_language() {
    let _speaking = Speaking::of(Language::English);
    let mut world = World::new(80, 24);
    world.event(app::Event::ConfigWrong("config.toml:3: `langage` is no key".to_owned()));
    assert!(world.screen().contains("The config is wrong"));
    language::set(Language::German);
    world.event(app::Event::Configured(Box::default()));
    assert!(world.model.overlay.is_none(), "{}", world.screen());
    assert_eq!(world.said(), "Die Konfiguration wurde neu gelesen");
}

#[test]
fn a_language_that_is_set_is_on_the_screen_at_once() {
    let _speaking = Speaking::of(Language::English);
    let mut world = World::new(80, 24);
    world.keys("Enter : s e t Space l a n g u a g e Space d e Enter");
    assert_eq!(world.said(), "language = de, vorerst · :write behält es");
    assert!(world.screen().contains("entfernt") && !world.screen().contains("removed"), "{}", world.screen());
    world.keys(": s e t Space l a n g u a g e Space a u t o Enter");
    assert_eq!(world.said(), "language = auto, for now · :write keeps it");
    world.keys(": s e t Space l a n g u a g e Space d d Enter");
    assert!(world.said().contains("did you mean de?"), "{}", world.said());
}

#[test]
fn undoing_tells_until_when_a_story_was_put_aside_in_every_language() {
    let told = |language: Language| {
        let _speaking = Speaking::of(language);
        let mut world = World::new(80, 24);
        let title = world.current();
        world.keys("z m");
        world.answering = false;
        world.keys("u");
        let things = pressstart::news::Things { count: 1, stories: false, title: Some(title.clone()) };
        let kept = pressstart::news::StepKind::Later.words(&things);
        world.event(app::Event::Undone(Some((kept, None))));
        (world.said(), title)
    };
    let until = [("en", "later, tomorrow"), ("de", "Später, morgen"), ("ja", "あとで（明日"), ("es", "luego, mañana")];
    for (language, (code, words)) in Language::ALL.into_iter().zip(until) {
        let (said, title) = told(language);
        assert_eq!(language.code(), code);
        assert!(said.contains(words) && said.contains(&title), "{code}: {said}");
    }
}

#[test]
fn a_german_noun_keeps_its_capital_when_a_step_is_told_again() {
    let _speaking = Speaking::of(Language::German);
    let mut world = World::new(80, 24);
    world.event(app::Event::Undone(Some(("Quelle „Pixel Post“ pausiert".to_owned(), None))));
    assert_eq!(world.said(), "Rückgängig: Quelle „Pixel Post“ pausiert");
}

#[test]
fn a_rule_made_from_a_story_has_the_same_name_in_every_language_and_is_shown_in_each() {
    let made = |language: Language| {
        let _speaking = Speaking::of(language);
        let mut world = World::new(80, 24);
        world.keys("g r");
        world.answering = false;
        world.asked.clear();
        world.keys("Enter");
        let rule = world.asked.iter().find_map(|effect| match effect {
            app::Effect::Write(app::Write::AddRule(rule)) => Some(rule.clone()),
            _ => None,
        });
        let rule = rule.unwrap();
        let shown = pressstart::news::shown_name(&rule.name);
        (rule, shown)
    };
    let (english, shown) = made(Language::English);
    assert_eq!(english.name.as_str(), shown);
    for (language, begins) in [
        (Language::German, "immer erledigt: "),
        (Language::Japanese, "常に済み: "),
        (Language::Spanish, "siempre hecho: "),
    ] {
        let (rule, shown) = made(language);
        assert_eq!(rule, english);
        assert!(shown.starts_with(begins) && !shown.contains("about"), "{shown}");
    }
}

#[test]
fn what_stands_around_comments_is_told_in_the_language_of_the_screen() {
    let said =
        |author: &str| Comment { author: author.to_owned(), html: "<p>Ahoy.</p>".to_owned(), ..Comment::default() };
    let thread = CommentThread { comments: vec![said("Ada"), said("")], all: 9 };
    for (language, words) in [
        (Language::English, ["The first 2 of 9 comments", "somebody", "Nobody has said anything yet."]),
        (Language::German, ["Die ersten 2 von 9 Kommentaren", "jemand", "Noch hat niemand etwas dazu gesagt."]),
        (Language::Japanese, ["コメント9件のうち最初の2件", "匿名", "コメントはまだありません。"]),
        (Language::Spanish, ["Los primeros 2 de 9 comentarios", "alguien", "Nadie ha dicho nada todavía."]),
    ] {
        let _speaking = Speaking::of(language);
        let now = "2026-03-14T12:00:00Z".parse().unwrap();
        let html = thread.html(now) + &CommentThread::default().html(now);
        assert!(words.iter().all(|words| html.contains(words)), "{}: {html}", language.code());
    }
}
