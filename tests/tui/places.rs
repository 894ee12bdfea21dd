//! Every pane and everything that lies over the panes, told in words of a test's choice: what others wrote stands in many places.

use crate::world::{World, now, outlet, story};
use jiff::SignedDuration;
use pressstart::{
    about::{AboutPage, Telling},
    app::{Event, Lessons, NewsBrief, Options, PagePreview, PreviewRow, ShelfBrief, SourceRow, Totals},
    news::{
        Act, ArticleId, Body, Kind, Mute, MuteId, MuteWish, Name, PageSelectors, Removed, RemovedKind, Rule, Source,
        SourceId, Statistics, StoryId, View, What,
    },
    page,
};
use std::sync::Arc;

/// What others wrote: a headline, and a name of a source, a game or a tag.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub title: &'a str,
    pub name: &'a str,
}

/// A place that tells of what others wrote, and how it is opened.
pub struct Place {
    pub name: &'static str,
    pub open: Open,
}

type Open = for<'w> fn(&'w mut World, Words) -> &'w mut World;

const fn place(name: &'static str, open: Open) -> Place {
    Place { name, open }
}

pub const PLACES: &[Place] = &[
    place("the list", |world, _| world),
    place("a selection", |world, _| world.keys("x j x")),
    place("the filter", |world, words| paste(world, "/", words.name)),
    place("what the filter found", |world, words| paste(world, "/", words.name).keys("Enter")),
    place("a tag", |world, words| paste(world, "t", words.name)),
    place("a note", |world, words| paste(world, "n", words.title)),
    place("the article", read),
    place("its end", |world, words| read(world, words).keys("G")),
    place("what is found in it", |world, words| paste(read(world, words), "/", words.name).keys("Enter")),
    place("its links", |world, words| read(world, words).keys("f")),
    place("its story", |world, words| read(world, words).keys("a")),
    place("why", |world, words| read(world, words).keys("W")),
    place("the sources", |world, _| world.keys("b j j")),
    place("a source's settings", |world, _| world.keys("b j j e")),
    place("a source's group", |world, _| world.keys("b j j m")),
    place("a failing source", |world, _| world.keys("!")),
    place("the menu that mutes", |world, _| world.keys("m")),
    place("the mutes", |world, words| world.keys(": mutes Enter").event(Event::Mutes(mutes(words)))),
    place("the steps", |world, words| {
        let step = |undone| (now(), format!("done “{}”", words.title), undone);
        world.keys(": undo Space list Enter").event(Event::Steps(vec![step(true), step(false)]))
    }),
    place("a rule being made", |world, words| {
        world.keys("g r").event(Event::RulesTried(Vec::new(), vec![(words.name.into(), 3)], Lessons::default()))
    }),
    place("the rules", |world, words| {
        let rule = Rule { name: words.name.into(), when: "kind:deal".to_owned(), then: vec![Act::Read] };
        world.keys(": rules Enter").event(Event::Rules(vec![rule]))
    }),
    place("names to follow", |world, words| {
        let name = |followed| Name { name: words.name.into(), followed };
        world.event(Event::Names(Some(StoryId(1)), vec![name(true), name(false)]))
    }),
    place("the page of a name", |world, words| world.event(Event::About(Box::new(about(words))))),
    place("the brief", |world, words| world.event(Event::Brief(Box::new(brief(words))))),
    place("statistics", |world, words| {
        let outlets = vec![outlet(1, words.name, false)];
        world.event(Event::Statistics(Statistics { since: now(), days: 30, outlets }))
    }),
    place("what was just said", |world, words| world.event(Event::Said(format!("Saved “{}”", words.title)))),
    place("what went wrong", |world, words| world.event(Event::Failed(format!("{}: no answer", words.name)))),
    place("what was done", |world, _| world.keys("d")),
    place("messages", |world, words| {
        world.event(Event::Said(format!("Saved “{}”", words.title))).keys(": messages Enter")
    }),
    place("what of a list was not taken", |world, words| {
        let (words, refused) = ("imported".to_owned(), vec![words.title.into()]);
        world.event(Event::SourcesChanged { words, fresh: Vec::new(), refused, shelves: Vec::new() })
    }),
    place("the feeds of a site", |world, words| {
        let feed = Source { url: "https://a.example/feed".into(), name: words.name.into(), ..Source::default() };
        world.event(Event::FeedsFound { feeds: vec![feed.clone(), feed], no_answer: None, replaces: None })
    }),
    place("a page without a feed", page_form),
    place("the outlets to pick from", |world, _| world.keys(": pick Enter j")),
];

/// A world in which others write these words.
pub fn world(options: Options, (width, height): (u16, u16), words: Words) -> World {
    let outlet = Source { name: words.name.into(), group: words.name.into(), ..Source::default() };
    let options = Options { listed: vec![outlet], ..options };
    let told = |id: i64| {
        let mut story = story(id, (words.title, words.name, Kind::Rumour, 3, 2, id));
        story.face.tags = vec![words.name.into()];
        story
    };
    let mut world = World::of((1..=12).map(told).collect(), options, width, height);
    world.model.session.toast = None;
    world.event(Event::Sources(sources(words), Totals { unread: 12, articles: 12, ..Totals::default() }));
    world
}

fn paste<'a>(world: &'a mut World, key: &str, typed: &str) -> &'a mut World {
    world.keys(key).event(Event::Paste(typed.to_owned()))
}

/// Opens the first article; all of it is in these words.
pub fn read<'w>(world: &'w mut World, words: Words) -> &'w mut World {
    world.keys("Enter");
    let reader = world.model.reader.as_ref().unwrap();
    let (story, mut document) = (reader.story, reader.document.clone().unwrap());
    for other in &mut document.others {
        (other.title, other.source_name) = (words.title.into(), words.name.into());
        document.credits.insert(other.id, words.name.into());
    }
    document.acted = vec![format!("tagged “{}” by a rule", words.name).as_str().into()];
    document.because = [(ArticleId(10), vec![words.name.into()])].into();
    document.receipt.removed =
        vec![Removed { kind: RemovedKind::Disclosure, text: words.title.into(), rule: "notice.commission".to_owned() }];
    let width = world.model.text_width();
    let Words { title, name } = words;
    let html = format!(
        "<h2>{title}</h2><p>{title} (<a href=\"https://a.example/1\">{name}</a>). {title}</p><blockquote>{title}</blockquote>\
         <ul><li>{title}</li><li>{name}</li></ul><table><tr><th>{name}</th><th>{name}</th></tr><tr><td>{name}</td><td>9</td></tr></table>"
    );
    let body = page::Document::of(&Body::parse(&html));
    let spoken = world.model.options.screen_reader;
    document.page = Arc::new(if spoken { body.lay_spoken(usize::from(width)) } else { body.lay(usize::from(width)) });
    world.event(Event::Page { story, view: View::Stripped, made_by: None, width, document: Box::new(document) })
}

fn sources(words: Words) -> Vec<SourceRow> {
    let row = |id, failing: Option<&str>| SourceRow {
        id: Some(SourceId(id)),
        name: words.name.into(),
        group: words.name.into(),
        unread: 4,
        failing: failing.map(Into::into),
        status: failing.map(|_| 503),
        last_success: Some(now() - SignedDuration::from_hours(75)),
        next_poll: Some(now() + SignedDuration::from_mins(42)),
        ..SourceRow::default()
    };
    vec![row(1, None), row(2, None), row(3, Some("the server says it is busy (503)"))]
}

fn mutes(words: Words) -> Vec<Mute> {
    let mute = |id, what| Mute {
        id: MuteId(id),
        wish: MuteWish::of(what, words.name),
        label: words.name.into(),
        since: now(),
        caught: 12,
    };
    vec![mute(1, What::Game), mute(2, What::Words)]
}

fn about(words: Words) -> AboutPage {
    let telling = |id| Telling {
        story: StoryId(id),
        article: ArticleId(id * 10),
        title: words.title.into(),
        source: words.name.into(),
        at: now() - SignedDuration::from_hours(24 * id),
        newest: now() - SignedDuration::from_hours(24 * id),
        kind: Kind::News,
        outlets: 2,
    };
    AboutPage { name: words.name.into(), timeline: vec![telling(1), telling(2)], ..AboutPage::default() }
}

fn brief(words: Words) -> NewsBrief {
    let shelf = ShelfBrief { name: words.name.into(), stories: 34, minutes: 131 };
    let top = vec![story(1, (words.title, words.name, Kind::News, 3, 0, 2))];
    NewsBrief { since: Some(now()), shelves: vec![shelf], top }
}

fn page_form<'w>(world: &'w mut World, words: Words) -> &'w mut World {
    let url = "https://harbour.example/news".to_owned();
    world.event(Event::PageWithoutFeed { url: url.clone(), reason: "it names none".into() });
    let selectors = PageSelectors { item: "article".into(), ..PageSelectors::default() };
    let preview = PagePreview {
        counted: "1 item".into(),
        rows: vec![PreviewRow { title: words.title.into(), ..PreviewRow::default() }],
        source: Source { url: url.clone(), page: Some(selectors.clone()), ..Source::default() },
        ..PagePreview::default()
    };
    world.event(Event::PageTried { url, selectors, came: Box::new(Ok(preview)) })
}
