//! What is kept or made in English is told in the language of the screen; numbers and dates are those of the language.

use super::{Speaking, table, world::World};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use pressstart::{
    app, exchange,
    feed::thread::{Comment, CommentThread},
    language::Language,
    news::{Body, Source},
    page,
    store::Store,
};

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
    for id in table(Language::English).keys().filter(|id| id.starts_with("journal-") || id.starts_with("message-")) {
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
        let html = thread.html(now, &TimeZone::UTC) + &CommentThread::default().html(now, &TimeZone::UTC);
        assert!(words.iter().all(|words| html.contains(words)), "{}: {html}", language.code());
    }
}

#[test]
fn what_was_removed_is_named_in_the_language_of_the_screen() {
    let body = Body::parse("<p>Ahoy. <del data-kind=\"promo\" data-rule=\"promo.club\">Join the club.</del></p>");
    let shown = Language::ALL.map(|language| {
        let _speaking = Speaking::of(language);
        let page = page::lay(&body, 76);
        let runs = page.lines.iter().flat_map(|line| &line.runs);
        runs.map(|run| run.text.replace('\u{a0}', " ")).collect::<String>()
    });
    let words = ["promo: promo.club", "Werbung: promo.club", "宣伝: promo.club", "promoción: promo.club"];
    assert!(shown.iter().zip(words).all(|(shown, words)| shown.contains(words)), "{shown:?}");
}

#[test]
fn what_an_import_did_is_told_whole_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("pressstart.db")).unwrap();
    let mut step = |number: u8, words: &str| {
        let source = Source { url: format!("https://a.example/{number}"), ..Source::default() };
        store.import_sources(&[source], &[], words, Timestamp::UNIX_EPOCH).unwrap().0.words
    };
    let _speaking = Speaking::of(Language::German);
    for (number, (english, german)) in (0..).zip([
        (exchange::imported_words(3, 0) + ", 2 refused", "3 Quellen übernommen, 2 abgelehnt"),
        (
            exchange::imported_words(1, 0) + ", 4 with the first tag alone",
            "1 Quelle übernommen, 4 nur mit dem ersten Schlagwort",
        ),
        (exchange::imported_words(0, 2), "2 Regale übernommen"),
        (exchange::imported_words(12, 1) + ", 1 refused", "12 Quellen übernommen, 1 Regal, 1 abgelehnt"),
        ("added 1 source, removed 3".to_owned(), "1 Quelle hinzugefügt, 3 entfernt"),
        ("added 2 sources, removed 3".to_owned(), "2 Quellen hinzugefügt, 3 entfernt"),
        ("imported 12 articles from Pocket CSV".to_owned(), "12 Artikel aus Pocket CSV übernommen"),
        ("imported one article from Pocket CSV".to_owned(), "1 Artikel aus Pocket CSV übernommen"),
        ("Put right by hand: 3 articles now review".to_owned(), "Von Hand berichtigt: 3 Artikel, Art: Test"),
        ("Put right by hand: 1 article now news".to_owned(), "Von Hand berichtigt: 1 Artikel, Art: News"),
        ("changed the mute of game “Bell”".to_owned(), "Stummschaltung geändert: Spiel „Bell“"),
        ("Taken away: translate from “Bell”".to_owned(), "Weggenommen: translate von „Bell“"),
        ("imported 3 sources, and more".to_owned(), "imported 3 sources, and more"),
    ]) {
        assert_eq!(step(number, &english), german);
    }
}
