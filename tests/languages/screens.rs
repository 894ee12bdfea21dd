//! Every screen in every language: nothing is cut, nothing is left in another one, and a change of the language is there at once.

use super::{
    Speaking, table,
    world::{self, World, one_comment},
};
use jiff::{SignedDuration, tz::TimeZone};
use pressstart::{
    app::{self, Effect},
    language::{self, Language},
    news::Comments,
};
use unicode_width::UnicodeWidthStr;

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

/// What the invented stories say in words of the table.
const SAID_BY_STORIES: [&str; 1] = ["half price"];

#[test]
fn no_screen_shows_an_english_text_in_another_language() {
    let english = table(Language::English);
    for language in [Language::German, Language::Japanese, Language::Spanish] {
        let there = table(language);
        // What differs, and is long enough to be known again.
        let differs = |(id, text): &(&String, &String)| {
            !text.contains(['{', '\n']) && text.trim().contains(' ') && text.len() > 8 && there.get(*id) != Some(*text)
        };
        let texts: Vec<&str> = english.iter().filter(differs).map(|(_, text)| text.trim()).collect();
        let _speaking = Speaking::of(language);
        for way in WAYS {
            let mut world = World::new(120, 36);
            typed(&mut world, way);
            let screen = world.screen();
            let found: Vec<_> =
                texts.iter().filter(|text| screen.contains(*text) && !SAID_BY_STORIES.contains(text)).collect();
            assert!(found.is_empty(), "{} {way:?}: {found:?}\n{screen}", language.code());
        }
    }
}

#[test]
fn ages_are_told_in_every_language_and_stand_in_a_column() {
    let ages = |language: Language| {
        let _speaking = Speaking::of(language);
        let ago = |hours| app::age(world::now() - SignedDuration::from_hours(hours), world::now(), &TimeZone::UTC);
        [ago(2), ago(75)]
    };
    assert_eq!(
        Language::ALL.map(ages),
        [["2h", "3d"], ["2 h", "3 T"], ["2時間", "3日"], ["2 h", "3 d"]].map(|two| two.map(str::to_owned))
    );
    let _speaking = Speaking::of(Language::Japanese);
    let screen = World::with(app::Options { dense: true, ..app::Options::default() }, 60, 20).screen();
    // In a dense list what stands before the ages stands in a column, however long they are.
    let rows = screen.lines().filter(|line| line.contains(" ● "));
    let kinds: Vec<usize> = rows.filter_map(|line| Some(line.split_once("噂")?.0.width())).collect();
    assert!(kinds.len() > 1 && kinds.windows(2).all(|two| two[0] == two[1]), "{kinds:?}\n{screen}");
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
    assert!(world.screen().contains("d erledigt") && !world.screen().contains("d done"), "{}", world.screen());
    world.keys(": s e t Space l a n g u a g e Space a u t o Enter");
    assert_eq!(world.said(), "language = auto, for now · :write keeps it");
    world.keys(": s e t Space l a n g u a g e Space d d Enter");
    assert!(world.said().contains("did you mean de?"), "{}", world.said());
}

#[test]
fn the_words_around_comments_are_in_the_language_of_the_screen_and_nothing_is_asked_of_the_network() {
    let _speaking = Speaking::of(Language::English);
    let mut world = World::new(80, 24);
    world.stories[0].face.comments =
        Some(Comments { feed: Some("https://news.example/1/comments".to_owned()), ..Comments::default() });
    world.keys("Enter");
    let article = world.stories[0].face.id;
    world.event(app::Event::Comments(article, Ok(one_comment("<p>Ahoy.</p>"))));
    assert!(world.screen().contains("One comment"), "{}", world.screen());
    world.asked.clear();
    language::set(Language::German);
    world.event(app::Event::LanguageSet);
    assert!(world.screen().contains("Ein Kommentar"), "{}", world.screen());
    assert!(!world.asked.iter().any(|effect| matches!(effect, Effect::Fetch(_))), "{:?}", world.asked);
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
fn what_can_follow_a_key_is_called_in_the_language_of_the_screen() {
    let called = |language: Language| {
        let _speaking = Speaking::of(language);
        let row = app::TABLE.iter().find(|row| row.name == "previous-shelf").unwrap();
        row.label()
    };
    assert_eq!(
        Language::ALL.map(called),
        ["previous shelf", "voriges Regal", "前の棚", "estante anterior"].map(str::to_owned)
    );
}

#[test]
fn quotation_marks_of_every_language_are_plain_in_ascii() {
    for language in [Language::German, Language::Spanish] {
        let _speaking = Speaking::of(language);
        let mut world = World::with(app::Options { ascii: true, ..app::Options::default() }, 120, 36);
        world.event(app::Event::Said("„Regal“ «estante»".to_owned()));
        assert!(world.screen().contains("\"Regal\" \"estante\""), "{}", world.screen());
    }
}
