//! The page of a game, a studio or a person.

use crate::world::{World, now};
use jiff::SignedDuration;
use pressstart::{
    about::{AboutPage, Claim, Deal, Outcome, Review, Rumour, Telling},
    app::{Effect, Event, Fetch, Overlay, PageRequest, Read},
    news::{ArticleId, Kind, Name, StoryId},
};

fn telling(id: i64, days: i64, source: &str, kind: Kind, title: &str) -> Telling {
    let at = now() - SignedDuration::from_hours(24 * days);
    Telling {
        story: StoryId(id),
        article: ArticleId(id * 10),
        title: title.into(),
        source: source.into(),
        at,
        newest: at,
        kind,
        outlets: 2,
    }
}

pub fn page() -> AboutPage {
    let news = |id, days, title| telling(id, days, "Pixel Post", Kind::News, title);
    let rumour =
        telling(10, 40, "Second Cartridge", Kind::Rumour, "Hollow Bell gets a lighthouse chapter, an insider says");
    let confirmed = news(8, 9, "New Game Plus and a lighthouse chapter come to Hollow Bell, it is official");
    let review = |source, score: Option<&str>, verdict: Option<&str>| Review {
        by: telling(4, 4, source, Kind::Review, "Hollow Bell review: the tide comes in"),
        score: score.map(str::to_owned),
        verdict: verdict.map(Into::into),
    };
    AboutPage {
        name: "Hollow Bell".into(),
        followed: false,
        steam: Some("https://store.steampowered.com/app/12/".to_owned()),
        release: vec![Claim { when: "14 May 2026".to_owned(), by: news(8, 3, "Hollow Bell launches on May 14") }],
        platforms: vec![("PlayStation 5", 3), ("Nintendo Switch 2", 2)],
        reviews: vec![
            review("Long Weekend", Some("9/10"), Some("A small game that knows what it wants, and it gets there.")),
            review("The Save Room", Some("87"), None),
        ],
        deals: vec![Deal {
            by: telling(13, 1, "Bargain Dock", Kind::Deal, "Hollow Bell for $20 at Amazon"),
            price: "$20".to_owned(),
            shop: Some("Amazon"),
        }],
        rumours: vec![Rumour { by: rumour.clone(), outcome: Some((Outcome::Confirmed, confirmed.clone())) }],
        timeline: vec![news(8, 3, "Hollow Bell launches on May 14"), confirmed, rumour],
    }
}

fn opened(width: u16, height: u16) -> World {
    let mut world = World::new(width, height);
    world.event(Event::About(Box::new(page())));
    world
}

#[test]
fn a_page_tells_what_is_said_of_a_game() {
    let screen = opened(120, 36).screen();
    for words in [
        "Hollow Bell",
        "14 May 2026",
        "PlayStation 5 · Nintendo Switch 2",
        "9/10",
        "A small game that knows what it wants",
        "→ confirmed",
        "$20 · Amazon",
        "Stories",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn pages_of_a_game() {
    for (width, height) in [(120, 36), (80, 24), (60, 20)] {
        insta::assert_snapshot!(format!("about_{width}x{height}"), opened(width, height).screen());
    }
}

#[test]
fn the_key_asks_for_the_names_of_the_story_and_one_is_chosen_from_several() {
    let mut world = World::new(120, 36);
    world.keys("g p");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::AboutStory(StoryId(1)))));
    let name = |name: &str| Name { name: name.into(), followed: false };
    world.event(Event::AboutNames(vec![name("Hollow Bell")]));
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::About("Hollow Bell".into()))));
    world.event(Event::AboutNames(vec![name("Hollow Bell"), name("Lanternworks")]));
    world.keys("j Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::About("Lanternworks".into()))));
    world.event(Event::AboutNames(Vec::new()));
    assert!(world.said().contains("No name is known here"));
}

#[test]
fn enter_reads_a_story_over_the_list_of_all_that_is_about_it() {
    let mut world = opened(120, 36);
    world.keys("G Enter");
    assert_eq!(world.model.search.filter.text, "about:\"Hollow Bell\" all");
    assert!(world.asked.iter().any(|effect| matches!(
        effect,
        Effect::Read(Read::Page { story: StoryId(10), article: Some(ArticleId(100)), .. })
    )));
}

#[test]
fn the_page_is_followed_and_so_are_its_news_in_the_shop() {
    let mut world = opened(120, 36);
    world.keys("S");
    let typed = "https://store.steampowered.com/app/12/".to_owned();
    let asked = Effect::Fetch(Fetch::Page(PageRequest::Source { typed, replaces: None }));
    assert_eq!(world.asked.last(), Some(&asked));
    world.keys("F");
    assert!(matches!(&world.model.overlay, Some(Overlay::About(open)) if open.page.followed));
    assert!(world.screen().contains("Hollow Bell · followed"));
}

#[test]
fn a_name_that_no_headline_speaks_of_opens_no_page() {
    let mut world = World::new(120, 36);
    world.keys(": a b o u t Space N o o n e Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::About("Noone".into()))));
    world.event(Event::About(Box::new(AboutPage { name: "Noone".into(), ..AboutPage::default() })));
    assert!(world.model.overlay.is_none() && world.said().contains("No headline here speaks of “Noone”"));
}
