//! A database that an earlier version wrote from the feeds beside it, polled again: nothing is new, no mark is lost.

use crate::shelf::counts_are_right;
use pressstart::{
    clean::{self, Subject},
    feed::{self, Origin},
    news::{Article, Draft, Item},
    query::Query,
    store::{PollResult, Sort, Store, Stored},
};
use std::{collections::BTreeMap, fs, path::Path};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/before_atom");

fn all(store: &Store) -> BTreeMap<String, Article> {
    let now = "2026-11-29T00:00:00Z".parse().unwrap();
    let articles = store.list(&Query::default(), Sort::Oldest, 0, now).unwrap();
    articles.into_iter().map(|article| (article.id.to_string(), article)).collect()
}

fn derived(item: Item) -> Draft {
    let (title, url, author) = (item.title.clone(), item.link.clone().unwrap_or_default(), item.authors.join(", "));
    let subject = Subject { title: &title, url: &url, source: "", author: &author, strip: true };
    clean::draft(item, &subject, &clean::BUILTIN)
}

/// Polls every source of the database; `shared.xml` gives an article that it gave before, and that an earlier version lost.
fn poll_again(store: &mut Store, lost: bool) -> Stored {
    let now = "2026-11-29T00:00:00Z".parse().unwrap();
    let mut sum = Stored::default();
    for one in store.subscriptions().unwrap() {
        let name = one.source.url.rsplit('/').next().unwrap();
        let mut text = fs::read(Path::new(FOLDER).join(name)).unwrap();
        if name == "shared.xml" && !lost {
            let whole = String::from_utf8(text).unwrap();
            let (front, rest) = whole.split_once("<item><title>Blue cap").unwrap();
            text = format!("{front}{}", rest.split_once("</item>").unwrap().1).into_bytes();
        }
        let feed = feed::read(&text, Origin { url: &one.source.url, content_type: None, now }).unwrap();
        let drafts = feed.items.into_iter().map(derived).collect();
        let (title, site) = (Some(feed.title), feed.site);
        let result = PollResult { source: one.id, state: one.state.clone(), title, site, drafts, now };
        let stored = store.record(&[result]).unwrap()[0];
        (sum.new, sum.updated) = (sum.new + stored.new, sum.updated + stored.updated);
    }
    sum
}

#[test]
fn feeds_read_through_the_atom_document_bring_nothing_new_and_change_no_date_and_no_mark() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pressstart.db");
    let packed = fs::read(Path::new(FOLDER).join("before.db.zst")).unwrap();
    fs::write(&path, zstd::decode_all(&*packed).unwrap()).unwrap();
    let mut store = Store::open(&path).unwrap();
    let before = all(&store);
    assert_eq!((before.len(), before.values().filter(|article| article.read).count()), (15, 9));
    assert_eq!(poll_again(&mut store, false).new, 0);
    assert_eq!(poll_again(&mut store, false), Stored::default(), "the second poll changes nothing at all");
    assert_eq!(poll_again(&mut store, true).new, 1, "the article that was lost among those of one link");
    let after = all(&store);
    for (id, before) in before {
        let after = &after[&id];
        assert_eq!((after.read, after.saved, &after.tags), (before.read, before.saved, &before.tags), "{id}");
        assert_eq!((after.published, &after.title), (before.published, &before.title), "{id}");
    }
}

/// What earlier versions wrote of those feeds, with marks of every kind; `upgrades/make.sh` makes one.
const UPGRADES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/upgrades");

/// Every article's title with what was decided about it.
fn marked(store: &Store) -> Vec<String> {
    let marks = |article: &Article| {
        let aside = &article.aside;
        let tags: Vec<&str> = article.tags.iter().map(pressstart::text::Line::as_str).collect();
        format!(
            "{} {} {:?} {} {} {}",
            article.read,
            article.saved,
            tags,
            article.progress.finished,
            aside.waits,
            aside.muted.is_some()
        )
    };
    all(store).values().map(|article| format!("{}: {}", article.title, marks(article))).collect()
}

#[test]
fn what_an_earlier_version_wrote_is_all_there_and_can_be_undone_to_its_beginning_and_done_again() {
    let (mut versions, mut muted) = (0, 0);
    for entry in fs::read_dir(UPGRADES).unwrap() {
        let packed = entry.unwrap().path();
        if packed.extension().is_none_or(|ending| ending != "zst") {
            continue;
        }
        versions += 1;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pressstart.db");
        fs::write(&path, zstd::decode_all(&*fs::read(&packed).unwrap()).unwrap()).unwrap();
        let mut store = Store::open(&path).unwrap();
        counts_are_right(&path);
        let now = "2026-11-29T00:00:00Z".parse().unwrap();
        let before = marked(&store);
        let has = |title: &str, marks: &str| before.contains(&format!("{title}: {marks}"));
        let name = packed.display();
        assert_eq!(before.len(), 9, "{name}");
        for article in all(&store).values() {
            assert!(store.raw(article.id).unwrap().is_some(), "{name}: what was published of {}", article.title);
        }
        assert!(has("Updated alone", "true true [\"kept\"] true false false"), "{name}: {before:#?}");
        assert!(has("Tom & Ada: a review", "true false [] false false false"), "{name}: {before:#?}");
        assert!(has("Neither guid nor link", "false false [] false true false"), "{name}: {before:#?}");
        assert!(
            before.iter().any(|line| line.starts_with("No guid here: true false [\"rpg\"]")),
            "{name}: {before:#?}"
        );
        assert_eq!(store.followed().unwrap().len(), 1, "{name}");
        assert_eq!(store.mutes().unwrap().len(), 1, "{name}");
        let steps = store.journal(100).unwrap().len();
        assert!(steps >= 8, "{name}: {steps} steps");
        let undone = (0..steps).take_while(|_| matches!(store.undo(now), Ok(Some(_)))).count();
        assert_eq!(undone, steps, "{name}");
        let untouched = |line: &String| line.ends_with("false false [] false false false");
        assert!(marked(&store).iter().all(untouched), "{name}: {:#?}", marked(&store));
        for _ in 0..steps {
            assert!(matches!(store.redo(now), Ok(Some(_))), "{name}");
        }
        assert_eq!(marked(&store), before, "{name}");
        counts_are_right(&path);
        muted += store.totals().unwrap().muted;
    }
    assert!(muted > 0, "nothing is muted in any of them");
    assert!(versions >= 4, "{versions} databases of earlier versions");
}
