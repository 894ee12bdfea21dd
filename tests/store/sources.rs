//! Which sources are followed: by the config, by the reader, or from the start.

use crate::shelf::{Shelf, at, draft, source};
use pressstart::{
    news::{Decision, Source},
    query::Query,
    schedule::PollState,
    store::{PollResult, Sort, Store},
};

fn urls(store: &Store) -> Vec<String> {
    store.subscriptions().unwrap().into_iter().map(|subscription| subscription.source.url).collect()
}

fn empty() -> (tempfile::TempDir, Store) {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&directory.path().join("news.db")).unwrap();
    (directory, store)
}

fn declared(url: &str) -> Source {
    Source { declared: true, ..source(url) }
}

#[test]
fn the_starter_set_is_seeded_once() {
    let (_directory, mut store) = empty();
    let starter = [source("https://a.example/feed")];
    store.declare_sources(&[], &starter, at(0)).unwrap();
    let id = store.subscriptions().unwrap()[0].id;
    store.remove_source(id, at(1)).unwrap();
    store.declare_sources(&[], &starter, at(2)).unwrap();
    assert!(urls(&store).is_empty());
}

#[test]
fn the_starter_set_is_left_out_when_the_config_declares_a_source() {
    let (_directory, mut store) = empty();
    store.declare_sources(&[declared("https://b.example/feed")], &[source("https://a.example/feed")], at(0)).unwrap();
    assert_eq!(urls(&store), ["https://b.example/feed"]);
    store.declare_sources(&[], &[source("https://a.example/feed")], at(1)).unwrap();
    assert!(urls(&store).is_empty());
}

#[test]
fn a_source_that_was_added_stays_when_it_is_no_longer_declared() {
    let (_directory, mut store) = empty();
    store.add_source(&source("https://a.example/feed"), at(0)).unwrap();
    store.declare_sources(&[declared("https://a.example/feed")], &[], at(1)).unwrap();
    store.declare_sources(&[], &[], at(2)).unwrap();
    assert_eq!(urls(&store), ["https://a.example/feed"]);
}

#[test]
fn settings_follow_the_config() {
    let (_directory, mut store) = empty();
    store.declare_sources(&[declared("https://a.example/feed")], &[], at(0)).unwrap();
    let given = Source {
        name: "A".into(),
        group: "news".into(),
        full_text: true,
        every: Some(900),
        headers: vec![("X-A".to_owned(), "1".to_owned())],
        user_agent: Some("other".to_owned()),
        user: Some("me".to_owned()),
        password_command: vec!["pass".to_owned(), "show a".to_owned()],
        proxy: Some("socks5://127.0.0.1:9".to_owned()),
        strip: false,
        paused: true,
        quiet: true,
        preferred: true,
        ..declared("https://a.example/feed")
    };
    store.declare_sources(std::slice::from_ref(&given), &[], at(1)).unwrap();
    assert_eq!(store.subscriptions().unwrap()[0].source, given);
}

#[test]
fn another_address_leaves_articles_and_settings_and_can_be_undone() {
    let mut shelf = Shelf::with(&["one", "two"]);
    shelf.store.choose(shelf.source, "quiet", Some(&Source { quiet: true, ..Source::default() }), at(200)).unwrap();
    let state = PollState { etag: Some("x".into()), failures: 3, error: Some("gone".into()), ..PollState::default() };
    let result = PollResult { source: shelf.source, state, title: None, site: None, drafts: Vec::new(), now: at(201) };
    shelf.store.record(&[result]).unwrap();
    let step = shelf.store.change_address(shelf.source, "https://two.example/feed", at(202)).unwrap();
    assert_eq!(step.words, "changed the address of source “Outlet”");
    let now = shelf.store.subscriptions().unwrap().remove(0);
    assert_eq!((now.source.url.as_str(), now.source.quiet, now.total), ("https://two.example/feed", true, 2));
    assert_eq!((now.state.etag, now.state.failures, now.state.error), (None, 0, None));
    let mut shelf = shelf.restart();
    assert_eq!(shelf.store.undo(at(203)).unwrap().unwrap().to_poll, [shelf.source]);
    assert_eq!(urls(&shelf.store), ["https://one.example/feed"]);
    assert_eq!(shelf.store.redo(at(204)).unwrap().unwrap().to_poll, [shelf.source]);
    assert_eq!(urls(&shelf.store), ["https://two.example/feed"]);
}

#[test]
fn an_address_that_is_taken_or_not_ours_to_change_is_refused() {
    let (_directory, mut store) = empty();
    let id = store.add_source(&source("https://a.example/feed"), at(0)).unwrap();
    let other = store.add_source(&source("https://b.example/feed"), at(1)).unwrap();
    let refused =
        |store: &mut Store, id| store.change_address(id, "https://b.example/feed", at(2)).unwrap_err().to_string();
    assert!(refused(&mut store, id).contains("is asked there already"));
    store.remove_source(other, at(3)).unwrap();
    assert!(refused(&mut store, id).contains("was followed there before"));
    store.declare_sources(&[declared("https://c.example/feed")], &[], at(4)).unwrap();
    let of_config = store.subscriptions().unwrap().into_iter().find(|one| one.source.declared).unwrap().id;
    let reason = store.change_address(of_config, "https://d.example/feed", at(5)).unwrap_err().to_string();
    assert!(reason.contains("stands in the config"), "{reason}");
}

#[test]
fn nothing_is_written_when_the_config_says_nothing_new() {
    let (directory, mut store) = empty();
    store.declare_sources(&[declared("https://a.example/feed")], &[], at(0)).unwrap();
    let reader = Store::open_read_only(&directory.path().join("news.db")).unwrap();
    let before = reader.data_version().unwrap();
    store.declare_sources(&[source("https://a.example/feed")], &[], at(1)).unwrap();
    assert_eq!(reader.data_version().unwrap(), before);
}

#[test]
fn another_connection_notices_a_change() {
    let (directory, mut store) = empty();
    let reader = Store::open_read_only(&directory.path().join("news.db")).unwrap();
    let before = reader.data_version().unwrap();
    store.set_setting("shelf", "deals").unwrap();
    assert_ne!(reader.data_version().unwrap(), before);
    assert_eq!(reader.setting("shelf").unwrap().as_deref(), Some("deals"));
}

#[test]
fn a_source_is_shown_by_its_name_its_feeds_title_or_its_host() {
    let (_directory, mut store) = empty();
    let id = store.add_source(&source("https://www.a.example/feed"), at(0)).unwrap();
    let name = |store: &Store| store.subscriptions().unwrap()[0].source.name.to_string();
    assert_eq!(name(&store), "a.example");
    let polled = |title: &str| PollResult {
        source: id,
        state: PollState::default(),
        title: Some(title.into()),
        site: None,
        drafts: Vec::new(),
        now: at(1),
    };
    store.record(&[polled("The A Times")]).unwrap();
    assert_eq!(name(&store), "The A Times");
    store
        .declare_sources(&[Source { name: "Mine".into(), ..declared("https://www.a.example/feed") }], &[], at(2))
        .unwrap();
    store.record(&[polled("Other")]).unwrap();
    assert_eq!(name(&store), "Mine");
}

#[test]
fn two_sources_of_one_host_have_names_of_their_own() {
    let (_directory, mut store) = empty();
    for url in ["https://www.a.example/feed", "https://a.example/games/rss/?token=x", "https://b.example/feed"] {
        store.add_source(&source(url), at(0)).unwrap();
    }
    let names: Vec<String> =
        store.subscriptions().unwrap().into_iter().map(|one| one.source.name.to_string()).collect();
    assert_eq!(names, ["a.example", "a.example/games/rss", "b.example"]);
}

#[test]
fn a_source_added_again_is_asked_anew_but_not_before_its_wait_is_over() {
    let mut shelf = Shelf::with(&["One"]);
    let state = PollState { gone: true, etag: Some(vec![1]), wait_until: Some(at(999)), ..PollState::default() };
    let result =
        PollResult { source: shelf.source, state, title: None, site: None, drafts: vec![draft("One", 1)], now: at(1) };
    shelf.store.record(&[result]).unwrap();
    shelf.store.remove_source(shelf.source, at(2)).unwrap();
    shelf.store.add_source(&source("https://one.example/feed"), at(3)).unwrap();
    let state = shelf.store.subscriptions().unwrap().remove(0).state;
    assert_eq!((state.gone, state.etag, state.wait_until), (false, None, Some(at(999))));
}

#[test]
fn a_source_is_renamed_and_moved_as_steps() {
    let mut shelf = Shelf::with(&["One"]);
    let step = shelf.store.rename_source(shelf.source, &"The Outlet".into(), at(50)).unwrap();
    assert_eq!(step.words, "renamed source “Outlet” to “The Outlet”");
    shelf.store.move_source(shelf.source, &"Press".into(), at(51)).unwrap();
    let named = |shelf: &Shelf| {
        let one = shelf.store.subscriptions().unwrap().remove(0);
        (one.source.name.to_string(), one.source.group.to_string())
    };
    assert_eq!(named(&shelf), ("The Outlet".to_owned(), "Press".to_owned()));
    shelf.store.undo(at(52)).unwrap();
    shelf.store.undo(at(53)).unwrap();
    assert_eq!(named(&shelf), ("Outlet".to_owned(), String::new()));
}

#[test]
fn a_declared_source_is_renamed_in_the_config_alone() {
    let mut shelf = Shelf::with(&["One"]);
    shelf.store.declare_sources(&[source("https://two.example/feed")], &[], at(50)).unwrap();
    let declared = shelf.store.subscriptions().unwrap().pop().unwrap().id;
    let refused = shelf.store.rename_source(declared, &"Two".into(), at(51)).unwrap_err();
    assert!(refused.to_string().contains("config"), "{refused}");
}

#[test]
fn counts_of_a_source_follow_its_articles() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &pressstart::news::Decision::Read(true), at(50)).unwrap();
    let subscription = shelf.store.subscriptions().unwrap().remove(0);
    assert_eq!((subscription.unread, subscription.total), (1, 2));
}

#[test]
fn a_source_at_a_new_address_is_the_same_source_with_its_articles() {
    let mut shelf = Shelf::with(&["A sequel is coming"]);
    let before = shelf.store.subscriptions().unwrap().remove(0);
    shelf.store.readdress(&[(before.source.url.clone(), "https://new.example/feed".to_owned())]).unwrap();
    let after = shelf.store.subscriptions().unwrap().remove(0);
    assert_eq!((after.id, after.source.url.as_str()), (before.id, "https://new.example/feed"));
    shelf.poll(vec![draft("A sequel is coming", 1)], 200);
    assert_eq!(shelf.titles(""), ["A sequel is coming"]);
}

#[test]
fn undoing_an_added_source_takes_its_articles_along_and_following_it_again_brings_them_back() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.store.add_source(&source("https://two.example/feed"), at(200)).unwrap();
    let poll = |shelf: &mut Shelf| {
        let state = PollState { etag: Some(b"1".to_vec()), ..PollState::default() };
        let drafts = vec![draft("Two", 205), draft("Three", 206)];
        let result = PollResult { source: id, state, title: None, site: None, drafts, now: at(210) };
        shelf.store.record(&[result]).unwrap();
    };
    poll(&mut shelf);
    shelf.store.undo(at(220)).unwrap();
    assert_eq!(shelf.titles("all"), ["One"]);
    assert_eq!(shelf.store.totals().unwrap().unread, 1);
    assert_eq!(shelf.store.redo(at(230)).unwrap().unwrap().to_poll, [id]);
    let again = shelf.store.subscriptions().unwrap().remove(1);
    assert_eq!((again.id, again.state.etag), (id, None), "the feed is asked for all of it");
    poll(&mut shelf);
    assert_eq!(shelf.titles("all").len(), 3);
}

#[test]
fn undoing_an_added_source_leaves_what_was_saved_of_it_and_what_an_earlier_time_left() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.store.add_source(&source("https://two.example/feed"), at(200)).unwrap();
    let poll = |shelf: &mut Shelf, titles: &[&str], second: i64| {
        let drafts = titles.iter().map(|title| draft(title, 205)).collect();
        let state = PollState::default();
        let result = PollResult { source: id, state, title: None, site: None, drafts, now: at(second) };
        shelf.store.record(&[result]).unwrap();
    };
    poll(&mut shelf, &["Left"], 210);
    shelf.store.remove_source(id, at(220)).unwrap();
    shelf.store.add_source(&source("https://two.example/feed"), at(230)).unwrap();
    poll(&mut shelf, &["Left", "Saved", "Untouched"], 240);
    let saved = shelf.store.list(&Query::parse("title:saved").unwrap(), Sort::Newest, 1, at(250)).unwrap()[0].id;
    let mut other = shelf.reopen();
    other.mark(&[saved], &Decision::Save(true), at(250)).unwrap();
    shelf.store.undo(at(260)).unwrap();
    let mut titles = shelf.titles("all");
    titles.sort();
    assert_eq!(titles, ["Left", "One", "Saved"]);
}
