//! What is asked again and again costs the same however much is stored: told by the steps that SQLite takes, which are the same on
//! every machine.

use super::{PollResult, Store};
use crate::{
    clean::RULES_VERSION,
    news::{Act, ArticleId, Decision, Draft, Item, Rule, Sort, Source, SourceId, StoryId, Targets},
    query::Query,
    schedule::PollState,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

const BEFORE: Timestamp = Timestamp::constant(1_699_990_000, 0);
const NOW: Timestamp = Timestamp::constant(1_700_000_000, 0);
/// Articles of the smaller database; the other one has ten times as many.
const FEW: usize = 200;
/// A few more steps for a deeper tree.
const DEEPER: u64 = 400;

fn record(store: &mut Store, source: SourceId, drafts: Vec<Draft>, now: Timestamp) {
    let state = PollState::default();
    store.record(&[PollResult { source, state, title: None, site: None, drafts, now }]).unwrap();
    store.place_arrivals(now).unwrap();
}

/// An article of a year ago; one of them is not about a harbour.
fn draft(nth: usize) -> Draft {
    let published = NOW.checked_sub(24 * 365.hours()).ok();
    let item = Item { identity: nth.to_string(), published, ..Item::default() };
    let thing = if nth == 7 { "lantern" } else { "harbour" };
    Draft { title: format!("{thing} {nth}").as_str().into(), words: 9, item, ..Draft::default() }
}

/// A database in which all articles but the last are read, half were derived by older rules, one is kept, begun and finished, a name is
/// followed, and one article has just come.
fn filled(count: usize) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("pressstart.db")).unwrap();
    let url = "https://one.example/".to_owned();
    let source = Source { name: "one".into(), url, full_text: true, ..Source::default() };
    store.declare_sources(&[], &[source], NOW).unwrap();
    let source = store.subscriptions().unwrap()[0].id;
    record(&mut store, source, (0..count).map(draft).collect(), BEFORE);
    let all = store.story_ids(&Query::default(), Sort::Newest, NOW).unwrap();
    store.decide(&Targets::Stories(all), &Decision::Read(true), true, NOW).unwrap();
    store.decide(&Targets::Article(ArticleId(2)), &Decision::Save(true), false, NOW).unwrap();
    store.set_position(ArticleId(3), 0.5).unwrap();
    store.decide(&Targets::Article(ArticleId(2)), &Decision::Finish(true), false, NOW).unwrap();
    store.follow(&["Harbour".into()], true, NOW).unwrap();
    store.apply_rules(&[], NOW, &TimeZone::UTC).unwrap();
    record(&mut store, source, vec![draft(count)], NOW);
    store
        .write(|c| {
            c.execute("UPDATE article SET rules = rules - 1 WHERE id <= ?1", [i64::try_from(count / 2).unwrap()])
        })
        .unwrap();
    store.write(|c| c.execute("UPDATE archive SET kept = 1, next_try = NULL", [])).unwrap();
    (folder, store)
}

type Work<'a> = &'a dyn Fn(&mut Store);

/// How many steps this takes.
fn steps(store: &mut Store, work: impl FnOnce(&mut Store)) -> u64 {
    let count = Arc::new(AtomicU64::new(0));
    let counted = count.clone();
    let counts = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    store.connection.progress_handler(1, Some(counts)).unwrap();
    work(store);
    store.connection.progress_handler(0, None::<fn() -> bool>).unwrap();
    count.load(Ordering::Relaxed)
}

#[test]
fn what_is_asked_again_and_again_costs_the_same_however_much_is_stored() {
    let listed = |query: &str| Query::parse(query).unwrap();
    let rule = |when: &str| Rule { name: when.into(), when: when.to_owned(), then: vec![Act::Notify] };
    let each: [(&str, Work); 26] = [
        ("no arrivals", &|store| assert_eq!(store.place_arrivals(NOW).unwrap(), 0)),
        ("an arrival", &|store| {
            let source = store.subscriptions().unwrap()[0].id;
            record(store, source, vec![draft(100 * FEW)], NOW);
        }),
        ("statistics", &|store| assert_eq!(store.statistics(30, NOW).unwrap().outlets.len(), 0)),
        ("for you", &|store| assert!(store.ranked(&listed("newer:2d"), 9, NOW).unwrap().is_empty())),
        ("pages of feeds", &|store| assert_eq!(store.without_page(NOW, 9).unwrap().len(), 2)),
        ("pages of the reading list", &|store| assert!(store.owed_page(NOW).unwrap().is_none())),
        ("pages of what is off it", &|store| assert_eq!(store.drop_unsaved(9).unwrap(), 0)),
        ("what is too old", &|store| assert_eq!(store.drop_read(Timestamp::UNIX_EPOCH, 9).unwrap(), 0)),
        ("older rules", &|store| assert_eq!(store.stale(RULES_VERSION, 9).unwrap().len(), 9)),
        ("rules", &|store| {
            let ruled = store.apply_rules(&[rule("harbour"), rule("about:harbour")], NOW, &TimeZone::UTC).unwrap();
            assert_eq!(ruled.told.len(), 4);
        }),
        ("reading", &|store| {
            let newest = store.list(&listed("unread"), Sort::Newest, 1, NOW).unwrap();
            store.open_article(newest[0].id).unwrap();
        }),
        ("all, the newest", &|store| assert_eq!(store.list(&listed("all"), Sort::Newest, 9, NOW).unwrap().len(), 9)),
        ("all, the oldest", &|store| assert_eq!(store.list(&listed("all"), Sort::Oldest, 9, NOW).unwrap().len(), 9)),
        ("a word that one has", &|store| {
            assert_eq!(store.list(&listed("lantern"), Sort::Newest, 9, NOW).unwrap().len(), 1);
        }),
        ("time", &|store| drop(store.keep_time(NOW).unwrap())),
        ("totals", &|store| assert_eq!(store.totals().unwrap().saved, 1)),
        ("tags", &|store| assert!(store.tags().unwrap().is_empty())),
        ("sources", &|store| assert_eq!(store.subscriptions().unwrap().len(), 1)),
        ("what is kept", &|store| assert_eq!(store.list(&listed("saved"), Sort::Newest, 9, NOW).unwrap().len(), 1)),
        ("what has changed", &|store| {
            assert!(store.list(&listed("changed"), Sort::Newest, 9, NOW).unwrap().is_empty());
        }),
        ("what waits", &|store| assert!(store.list(&listed("later"), Sort::Oldest, 9, NOW).unwrap().is_empty())),
        ("what is muted", &|store| assert!(store.list(&listed("muted"), Sort::Newest, 9, NOW).unwrap().is_empty())),
        ("what is begun", &|store| assert_eq!(store.list(&listed("started"), Sort::Newest, 9, NOW).unwrap().len(), 1)),
        ("what is finished", &|store| {
            assert_eq!(store.list(&listed("finished"), Sort::Newest, 9, NOW).unwrap().len(), 1);
        }),
        ("done", &|store| {
            store.decide(&Targets::Stories(vec![StoryId(1)]), &Decision::Read(false), false, NOW).unwrap();
        }),
        ("undo", &|store| assert!(store.undo(NOW).unwrap().is_some())),
    ];
    let ((_few, mut few), (_many, mut many)) = (filled(FEW), filled(10 * FEW));
    for (what, work) in each {
        let (of_few, of_many) = (steps(&mut few, work), steps(&mut many, work));
        assert!(of_many <= of_few + DEEPER, "{what}: {of_few} steps become {of_many}");
    }
}
