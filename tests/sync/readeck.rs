//! A small Readeck of three versions: 0.20 tells the wrong changes since a moment, 0.21.6 fails at every such question, 0.22 is right.
//! The same address posted twice is there twice, and what is loading has another address afterwards.

use crate::{
    google_reader::sync,
    lists::{self, PASSWORD, an_hour_goes_by, id, mark, marked, saved, turn_clock},
    program::Home,
    server::{Reply, Request, Server},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

const VERSIONS: [&str; 3] = ["0.20.3", "0.21.6", "0.22.3"];

#[derive(Debug, Clone, Default)]
struct Bookmark {
    url: String,
    title: String,
    archived: bool,
    marked: bool,
    labels: Vec<String>,
    progress: u64,
    /// Its marked passages by their ids, each with what is written beside it.
    passages: BTreeMap<String, (String, String)>,
    loading: bool,
    created: i64,
    updated: i64,
}

#[derive(Default)]
struct State {
    version: &'static str,
    bookmarks: BTreeMap<String, Bookmark>,
    deleted: BTreeMap<String, i64>,
    clock: i64,
    made: usize,
    /// The next answer to a new bookmark is lost.
    loses: bool,
    changes: usize,
    /// Whose marked passages are answered with a fault.
    fails_at: String,
}

impl State {
    fn tick(&mut self) -> i64 {
        self.clock += 1;
        self.clock
    }

    fn add(&mut self, url: &str) -> String {
        let now = self.tick();
        self.made += 1;
        let id = format!("Bk{:016}", self.made);
        let title = format!("About {}", url.rsplit('/').next().unwrap());
        let bookmark = Bookmark { url: url.to_owned(), title, created: now, updated: now, ..Bookmark::default() };
        self.bookmarks.insert(id.clone(), bookmark);
        id
    }

    fn touch(&mut self, id: &str, change: impl FnOnce(&mut Bookmark)) {
        let now = self.tick();
        let bookmark = self.bookmarks.get_mut(id).unwrap();
        change(bookmark);
        bookmark.updated = now;
    }

    fn delete(&mut self, id: &str) {
        let now = self.tick();
        self.bookmarks.remove(id);
        self.deleted.insert(id.to_owned(), now);
    }
}

struct Readeck {
    server: Server,
    state: Arc<Mutex<State>>,
}

impl Readeck {
    fn start(version: &'static str) -> Self {
        let state = Arc::new(Mutex::new(State { version, clock: 1_790_000_000, ..State::default() }));
        let known = state.clone();
        Self { server: Server::start(move |request, _| answer(&mut known.lock().unwrap(), request)), state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn home(&self) -> Home {
        lists::home("readeck", &self.server.url(""))
    }
}

fn time(seconds: i64) -> String {
    let moment = jiff::Timestamp::from_second(seconds).unwrap();
    format!("{}.123456789Z", moment.strftime("%Y-%m-%dT%H:%M:%S"))
}

fn shown(id: &str, one: &Bookmark) -> Value {
    json!({
        "id": id, "url": one.url, "title": one.title, "created": time(one.created), "updated": time(one.updated),
        "state": if one.loading { 2 } else { 0 }, "loaded": !one.loading, "is_archived": one.archived, "is_marked": one.marked,
        "labels": one.labels, "is_deleted": false, "read_progress": one.progress, "has_article": true, "authors": ["Ann Author"],
    })
}

fn ok(value: &Value) -> Reply {
    Reply::ok(value.to_string()).header("Content-Type", "application/json")
}

fn answer(state: &mut State, request: &Request) -> Reply {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    if path == "/api/info" {
        return ok(
            &json!({ "version": { "canonical": state.version, "release": state.version, "build": "" }, "features": [] }),
        );
    }
    if request.header("Authorization") != Some(&format!("Bearer {PASSWORD}")) {
        return Reply::status(401).body("Unauthorized");
    }
    let query: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let rest = path.trim_start_matches("/api/bookmarks").trim_matches('/');
    match (request.method.as_str(), rest) {
        ("GET", "sync") => {
            changes(state, query.iter().find(|(name, _)| name == "since").map(|(_, since)| since.as_str()))
        }
        ("GET", "") => {
            let limit = query.iter().find(|(name, _)| name == "limit").map_or(50, |(_, limit)| limit.parse().unwrap());
            if limit > 100 {
                return Reply::status(404);
            }
            let wanted = query.iter().filter(|(name, _)| name == "id");
            let found = wanted.filter_map(|(_, id)| Some(shown(id, state.bookmarks.get(id)?)));
            ok(&json!(found.collect::<Vec<_>>()))
        }
        ("POST", "") => create(state, &body),
        (method, rest) if rest.contains("/annotations") => annotations(state, method, rest, &body),
        ("GET", rest) => match state.bookmarks.get(rest.trim_end_matches("/article")) {
            Some(one) => Reply::ok(format!("<section><p>{}</p></section>", words(one))),
            None => Reply::status(404).body("Not Found"),
        },
        (_, id) if !state.bookmarks.contains_key(id) => Reply::status(404).body("Not Found"),
        ("DELETE", id) => {
            state.changes += 1;
            state.delete(id);
            Reply::status(204)
        }
        ("PATCH", id) => patch(state, id, &body),
        _ => Reply::status(405),
    }
}

fn changes(state: &State, since: Option<&str>) -> Reply {
    let since = match (state.version, since) {
        ("0.21.6", Some(_)) => return Reply::status(500),
        ("0.20.3", Some(_)) => return ok(&json!([])),
        (_, since) => since.map(|since| since.parse::<jiff::Timestamp>().unwrap().as_second()),
    };
    let after = |time: i64| since.is_none_or(|since| time >= since);
    let update = |(id, one): (&String, &Bookmark)| {
        (one.updated, json!({ "id": id, "time": time(one.updated), "type": "update" }))
    };
    let delete = |(id, at): (&String, &i64)| (*at, json!({ "id": id, "time": time(*at), "type": "delete" }));
    let mut all: Vec<(i64, Value)> = state.bookmarks.iter().map(update).collect();
    if since.is_some() {
        all.extend(state.deleted.iter().map(delete));
    }
    all.retain(|(time, _)| after(*time));
    all.sort_by_key(|(time, _)| -time);
    ok(&json!(all.into_iter().map(|(_, one)| one).collect::<Vec<_>>()))
}

fn create(state: &mut State, body: &Value) -> Reply {
    state.changes += 1;
    let id = state.add(body["url"].as_str().unwrap());
    let bookmark = state.bookmarks.get_mut(&id).unwrap();
    body["title"].as_str().unwrap_or_default().clone_into(&mut bookmark.title);
    bookmark.labels = body["labels"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    if std::mem::take(&mut state.loses) {
        return Reply::raw("");
    }
    Reply::status(202).header("Bookmark-Id", &id).body(r#"{"status":202,"message":"Link submited"}"#)
}

fn patch(state: &mut State, id: &str, body: &Value) -> Reply {
    state.changes += 1;
    let words = |name: &str| -> Vec<String> {
        body[name].as_array().into_iter().flatten().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    state.touch(id, |one| {
        one.archived = body["is_archived"].as_bool().unwrap_or(one.archived);
        one.progress = body["read_progress"].as_u64().unwrap_or(one.progress);
        one.marked = body["is_marked"].as_bool().unwrap_or(one.marked);
        one.labels.extend(words("add_labels"));
        one.labels.retain(|label| !words("remove_labels").contains(label));
    });
    ok(&json!({ "id": id, "updated": time(state.bookmarks[id].updated) }))
}

/// The text of a bookmark, in the one paragraph that its article has.
fn words(one: &Bookmark) -> String {
    format!("Words about {}, quite a few of them.", one.title)
}

fn annotations(state: &mut State, method: &str, rest: &str, body: &Value) -> Reply {
    let (id, passage) = rest.split_once("/annotations").unwrap();
    if state.fails_at == id {
        return Reply::status(500);
    }
    let Some(bookmark) = state.bookmarks.get(id) else { return Reply::status(404).body("Not Found") };
    let all = bookmark
        .passages
        .iter()
        .map(|(id, (text, note))| json!({ "id": id, "text": text, "note": note, "color": "yellow" }));
    match method {
        "GET" => ok(&json!(all.collect::<Vec<_>>())),
        "DELETE" => {
            state.changes += 1;
            state.touch(id, |one| drop(one.passages.remove(passage.trim_start_matches('/'))));
            Reply::status(204)
        }
        _ => {
            state.changes += 1;
            let (words, number) = (words(bookmark), bookmark.passages.len() + 1);
            let offset = |name: &str| usize::try_from(body[name].as_u64().unwrap()).unwrap();
            let (start, end) = (offset("start_offset"), offset("end_offset"));
            let there = body["start_selector"] == "section[1]/p[1]"
                && end <= words.chars().count()
                && body["color"] == "yellow";
            if !there {
                return Reply::status(400);
            }
            let text: String = words.chars().skip(start).take(end - start).collect();
            let note = body["note"].as_str().unwrap_or_default().to_owned();
            let made = format!("An{number}");
            state.touch(id, |one| drop(one.passages.insert(made.clone(), (text.clone(), note))));
            ok(&json!({ "id": made, "text": text }))
        }
    }
}

fn good(home: &Home) -> Value {
    let report = sync(home);
    assert_eq!((&report["failed"], &report["waiting"]), (&json!([]), &json!(0)), "{report}");
    report
}

#[test]
fn two_machines_share_a_list_whatever_its_version_can_tell() {
    for version in VERSIONS {
        let readeck = Readeck::start(version);
        let kiln = readeck.state().add("https://press.example/kiln");
        let lamp = readeck.state().add("https://press.example/lamp");
        readeck.state().touch(&kiln, |one| (one.marked, one.labels) = (true, vec!["Clay, fired".to_owned()]));
        let (laptop, desk) = (readeck.home(), readeck.home());
        assert_eq!(good(&laptop)["new"], json!(2), "{version}");
        good(&desk);
        let expected =
            ("https://press.example/kiln".to_owned(), vec!["Clay, fired".to_owned(), "starred".to_owned()], false);
        assert_eq!(saved(&laptop)[0], expected);
        let shown = laptop.run(&["--offline", "show", &id(&laptop, "https://press.example/kiln"), "--full"]);
        assert!(shown.out().contains("quite a few of them"), "{}", shown.out());
        // Here, to there, and on to the other one.
        laptop.run(&["save", "--offline", &id(&laptop, "https://press.example/lamp"), "--tag", "light"]);
        laptop.run(&["--offline", "save", "https://press.example/moth", "--tag", "starred"]);
        good(&laptop);
        assert_eq!(readeck.state().bookmarks[&lamp].labels, ["light"]);
        assert!(readeck.state().bookmarks.values().any(|one| one.url.ends_with("moth") && one.marked), "{version}");
        readeck.state().touch(&lamp, |one| one.archived = true);
        good(&desk);
        assert_eq!(saved(&laptop).len(), 3);
        assert_eq!(
            saved(&desk)[1],
            ("https://press.example/lamp".to_owned(), vec!["light".to_owned()], true),
            "{version}"
        );
        good(&laptop);
        assert_eq!(saved(&laptop), saved(&desk), "{version}");
        // Nothing goes to and fro.
        readeck.state().changes = 0;
        for home in [&desk, &laptop, &desk] {
            good(home);
        }
        assert_eq!(readeck.state().changes, 0, "{version}");
    }
}

#[test]
fn what_is_deleted_there_leaves_the_list_here_and_is_posted_anew_when_that_is_undone() {
    for version in VERSIONS {
        let readeck = Readeck::start(version);
        let kiln = readeck.state().add("https://press.example/kiln");
        readeck.state().add("https://press.example/lamp");
        let home = readeck.home();
        good(&home);
        readeck.state().delete(&kiln);
        good(&home);
        assert_eq!(saved(&home).len(), 1, "{version}");
        home.run(&["undo"]);
        good(&home);
        assert_eq!((saved(&home).len(), readeck.state().bookmarks.len()), (2, 2), "{version}");
        home.run(&["unsave", &id(&home, "https://press.example/lamp")]);
        assert_eq!((&sync(&home)["waiting"], readeck.state().bookmarks.len()), (&json!(1), 2));
        an_hour_goes_by(&home);
        good(&home);
        assert_eq!(readeck.state().bookmarks.len(), 1, "{version}");
    }
}

#[test]
fn an_answer_that_is_lost_makes_no_second_bookmark() {
    let readeck = Readeck::start("0.22.3");
    let home = readeck.home();
    home.run(&["--offline", "save", "https://press.example/kiln"]);
    readeck.state().loses = true;
    let report = sync(&home);
    assert_eq!((&report["waiting"], report["failed"].as_array().unwrap().len()), (&json!(1), 1), "{report}");
    good(&home);
    assert_eq!((readeck.state().bookmarks.len(), saved(&home).len()), (1, 1));
}

#[test]
fn two_bookmarks_of_one_address_are_one_article_that_stays_until_both_are_gone() {
    let readeck = Readeck::start("0.22.3");
    let first = readeck.state().add("https://press.example/kiln");
    let second = readeck.state().add("https://press.example/kiln");
    let home = readeck.home();
    good(&home);
    assert_eq!(saved(&home).len(), 1);
    readeck.state().delete(&first);
    good(&home);
    assert_eq!(saved(&home).len(), 1);
    readeck.state().delete(&second);
    good(&home);
    assert!(saved(&home).is_empty());
}

#[test]
fn what_is_loading_is_taken_in_once_it_is_there_under_the_address_it_has_then() {
    let readeck = Readeck::start("0.22.3");
    let kiln = readeck.state().add("https://short.example/k");
    readeck.state().touch(&kiln, |one| one.loading = true);
    let home = readeck.home();
    good(&home);
    assert!(saved(&home).is_empty());
    readeck.state().touch(&kiln, |one| (one.loading, one.url) = (false, "https://press.example/kiln".to_owned()));
    good(&home);
    assert_eq!(saved(&home)[0].0, "https://press.example/kiln");
    // One that was posted from here is known by its id, whatever becomes of its address.
    home.run(&["--offline", "save", "https://short.example/l"]);
    good(&home);
    let lamp = readeck.state().bookmarks.keys().next_back().unwrap().clone();
    readeck.state().touch(&lamp, |one| one.url = "https://press.example/lamp".to_owned());
    good(&home);
    assert_eq!((saved(&home).len(), readeck.state().bookmarks.len()), (2, 2));
}

#[test]
fn passages_marked_on_one_machine_are_marked_there_and_on_the_other() {
    for version in VERSIONS {
        let readeck = Readeck::start(version);
        let kiln = readeck.state().add("https://press.example/kiln");
        let (laptop, desk) = (readeck.home(), readeck.home());
        good(&laptop);
        good(&desk);
        mark(&laptop, "https://press.example/kiln", &["quite a few", "nowhere to be found"], "a note of mine");
        assert_eq!(sync(&laptop)["failed"], json!([]));
        let there: Vec<(String, String)> = readeck.state().bookmarks[&kiln].passages.values().cloned().collect();
        let note = if version == "0.22.3" { "a note of mine" } else { "" };
        assert_eq!(there, [("quite a few".to_owned(), note.to_owned())], "{version}");
        good(&desk);
        assert_eq!(marked(&desk, "https://press.example/kiln"), ["quite a few"], "{version}");
        // Nothing goes to and fro, and what has no place there stays here.
        readeck.state().changes = 0;
        for home in [&laptop, &desk, &laptop] {
            good(home);
        }
        assert_eq!(readeck.state().changes, 0, "{version}");
        assert_eq!(marked(&laptop, "https://press.example/kiln").len(), 2);
        mark(&desk, "https://press.example/kiln", &[], "");
        good(&desk);
        assert!(readeck.state().bookmarks[&kiln].passages.is_empty(), "{version}");
        // What is unmarked elsewhere is not taken from whoever marked it, nor marked there again.
        good(&laptop);
        good(&laptop);
        assert_eq!(marked(&laptop, "https://press.example/kiln").len(), 2);
        assert!(readeck.state().bookmarks[&kiln].passages.is_empty(), "{version}");
    }
}

#[test]
fn a_passage_marked_there_brings_nothing_back_that_was_changed_here() {
    let readeck = Readeck::start("0.22.3");
    readeck.state().add("https://press.example/kiln");
    let (laptop, desk) = (readeck.home(), readeck.home());
    good(&laptop);
    good(&desk);
    let kept = "SELECT CAST(saved IS NOT NULL AS TEXT) FROM mark";
    assert_eq!(lists::query(&desk, kept), ["1"]);
    mark(&laptop, "https://press.example/kiln", &["quite a few"], "");
    good(&laptop);
    desk.run(&["unsave", &id(&desk, "https://press.example/kiln")]);
    sync(&desk);
    assert_eq!(marked(&desk, "https://press.example/kiln"), ["quite a few"]);
    assert_eq!(lists::query(&desk, kept), ["0"]);
}

#[test]
fn an_entry_that_is_gone_or_fails_there_does_not_hold_up_the_passages_of_others() {
    let readeck = Readeck::start("0.22.3");
    let [kiln, lamp] = ["kiln", "lamp"].map(|name| readeck.state().add(&format!("https://press.example/{name}")));
    let home = readeck.home();
    good(&home);
    for name in ["kiln", "lamp"] {
        mark(&home, &format!("https://press.example/{name}"), &["quite a few"], "");
    }
    readeck.state().fails_at.clone_from(&kiln);
    let report = sync(&home);
    assert_eq!(report["failed"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(readeck.state().bookmarks[&lamp].passages.len(), 1);
    readeck.state().fails_at.clear();
    readeck.state().delete(&kiln);
    assert_eq!(sync(&home)["failed"], json!([]));
}

#[test]
fn where_one_stopped_on_one_machine_the_other_goes_on() {
    let readeck = Readeck::start("0.22.3");
    let kiln = readeck.state().add("https://press.example/kiln");
    let (laptop, desk) = (readeck.home(), readeck.home());
    good(&laptop);
    good(&desk);
    turn_clock(&laptop, "UPDATE mark SET position = 0.404");
    good(&laptop);
    assert_eq!(readeck.state().bookmarks[&kiln].progress, 40);
    good(&desk);
    assert_eq!(lists::query(&desk, "SELECT CAST(position AS TEXT) FROM mark"), ["0.4"]);
    readeck.state().touch(&kiln, |one| one.progress = 75);
    // What was read on here since wins.
    turn_clock(&laptop, "UPDATE mark SET position = 0.5");
    good(&laptop);
    good(&desk);
    assert_eq!(
        (readeck.state().bookmarks[&kiln].progress, lists::query(&desk, "SELECT CAST(position AS TEXT) FROM mark")),
        (50, vec!["0.5".to_owned()])
    );
}
