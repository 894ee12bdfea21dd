//! A small wallabag: `since` is strict and in whole seconds, pages are offsets over what was updated, tags do not count as an update,
//! what is deleted is told nowhere, and its id is given again.

use crate::{
    google_reader::sync,
    lists::{self, PASSWORD, a_week_goes_by, an_hour_goes_by, id, listed, mark, marked, saved},
    program::Home,
    server::{Reply, Request, Server},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

#[derive(Debug, Clone, Default)]
struct Entry {
    url: String,
    given: String,
    title: String,
    archived: bool,
    starred: bool,
    tags: Vec<String>,
    content: String,
    /// Its marked passages, as the server gives them.
    passages: Vec<Value>,
    created: i64,
    updated: i64,
}

#[derive(Default)]
struct State {
    entries: BTreeMap<i64, Entry>,
    clock: i64,
    /// Entries edited elsewhere after each first page.
    edited_between: Vec<i64>,
    /// Entries that are still made; then the server does it and says nothing.
    posts_left: Option<usize>,
    changes: usize,
}

impl State {
    fn tick(&mut self) -> i64 {
        self.clock += 1;
        self.clock
    }

    fn add(&mut self, url: &str) -> i64 {
        let now = self.tick();
        // The highest id that is free: one that was deleted last is given again.
        let id = self.entries.keys().next_back().map_or(1, |last| last + 1);
        let title = format!("About {}", url.rsplit('/').next().unwrap());
        let content = format!("<p>Words about {url}, quite a few of them.</p>");
        let (url, given) = (url.to_owned(), url.to_owned());
        self.entries.insert(id, Entry { url, given, title, content, created: now, updated: now, ..Entry::default() });
        id
    }

    fn at(&self, url: &str) -> Option<(&i64, &Entry)> {
        self.entries.iter().find(|(_, entry)| entry.given == url || entry.url == url)
    }
}

struct Wallabag {
    server: Server,
    state: Arc<Mutex<State>>,
}

impl Wallabag {
    fn start() -> Self {
        let state = Arc::new(Mutex::new(State { clock: 1_790_000_000, ..State::default() }));
        let known = state.clone();
        Self { server: Server::start(move |request, _| answer(&mut known.lock().unwrap(), request)), state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn home(&self) -> Home {
        lists::home("wallabag", &self.server.url("/bag"))
    }

    fn urls(&self) -> Vec<String> {
        let mut urls: Vec<String> = self.state().entries.values().map(|entry| entry.given.clone()).collect();
        urls.sort();
        urls
    }
}

fn shown(id: i64, entry: &Entry, with_text: bool) -> Value {
    let time = |seconds: i64| {
        let moment = jiff::Timestamp::from_second(seconds + 7_200).unwrap();
        format!("{}+0200", moment.strftime("%Y-%m-%dT%H:%M:%S"))
    };
    let tags = entry.tags.iter().enumerate().map(|(n, tag)| json!({ "id": n + 1, "label": tag, "slug": tag }));
    json!({
        "id": id, "url": entry.url, "given_url": entry.given, "title": entry.title, "is_archived": u8::from(entry.archived),
        "is_starred": u8::from(entry.starred), "tags": tags.collect::<Vec<_>>(), "annotations": entry.passages, "published_at": null,
        "created_at": time(entry.created), "updated_at": time(entry.updated),
        "content": if with_text { json!(entry.content) } else { Value::Null },
    })
}

fn ok(value: &Value) -> Reply {
    Reply::ok(value.to_string()).header("Content-Type", "application/json")
}

fn answer(state: &mut State, request: &Request) -> Reply {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let Some(path) = path.strip_prefix("/bag/") else { return Reply::status(404) };
    let pairs = |bytes: &[u8]| url::form_urlencoded::parse(bytes).into_owned().collect::<BTreeMap<String, String>>();
    if path == "oauth/v2/token" {
        let form = pairs(&request.body);
        let right = form["password"] == PASSWORD && form["client_secret"] == PASSWORD && form["client_id"] == "1_a";
        return if right { ok(&json!({ "access_token": "t0", "expires_in": 3600 })) } else { Reply::status(400) };
    }
    if request.header("Authorization") != Some("Bearer t0") {
        return Reply::status(401);
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    if let Some(rest) = path.strip_prefix("api/annotations/") {
        return annotations(state, &request.method, rest.trim_end_matches(".json"), body);
    }
    let parts: Vec<&str> = path.trim_start_matches("api/entries").trim_matches('/').split('/').collect();
    let entry_id = parts[0].trim_end_matches(".json").parse::<i64>();
    match (request.method.as_str(), entry_id, parts.len()) {
        ("GET", Err(_), _) => list(state, &pairs(query.as_bytes())),
        ("POST", Err(_), _) => create(state, &body),
        (_, Ok(id), _) if !state.entries.contains_key(&id) => Reply::status(404),
        ("GET", Ok(id), 1) => ok(&shown(id, &state.entries[&id], true)),
        ("DELETE", Ok(id), 1) => {
            state.changes += 1;
            state.entries.remove(&id);
            ok(&json!({ "id": id }))
        }
        ("PATCH", Ok(id), 1) => change(state, id, &body, true),
        // Tags alone are no update of an entry.
        ("POST", Ok(id), 2) => change(state, id, &body, false),
        ("DELETE", Ok(id), 3) => {
            state.changes += 1;
            let number: usize = parts[2].trim_end_matches(".json").parse().unwrap();
            let entry = state.entries.get_mut(&id).unwrap();
            entry.tags.remove(number - 1);
            ok(&shown(id, &state.entries[&id], true))
        }
        _ => Reply::status(405),
    }
}

/// Annotations move no entry's date.
fn annotations(state: &mut State, method: &str, id: &str, mut body: Value) -> Reply {
    let id: i64 = id.parse().unwrap();
    if method == "DELETE" {
        state.changes += 1;
        state.entries.values_mut().for_each(|entry| entry.passages.retain(|one| one["id"] != id));
        return ok(&json!({ "id": id }));
    }
    let Some(entry) = state.entries.get_mut(&id) else { return Reply::status(404) };
    if method == "GET" {
        return ok(&json!({ "total": entry.passages.len(), "rows": entry.passages }));
    }
    state.changes += 1;
    body["id"] = json!(700 + entry.passages.len());
    entry.passages.push(body.clone());
    ok(&body)
}

fn list(state: &mut State, query: &BTreeMap<String, String>) -> Reply {
    let number = |name: &str| query.get(name).map_or(0, |text| text.parse::<i64>().unwrap());
    let since = number("since");
    let mut all: Vec<(&i64, &Entry)> = state.entries.iter().filter(|(_, entry)| entry.updated > since).collect();
    all.sort_by_key(|(id, entry)| (entry.updated, **id));
    let (page, per) = (usize::try_from(number("page")).unwrap(), usize::try_from(number("perPage")).unwrap());
    let pages = all.len().div_ceil(per).max(1);
    if page > pages {
        return Reply::status(404);
    }
    let items: Vec<Value> =
        all.iter().skip((page - 1) * per).take(per).map(|(id, entry)| shown(**id, entry, false)).collect();
    let reply =
        ok(&json!({ "page": page, "limit": per, "pages": pages, "total": all.len(), "_embedded": { "items": items } }));
    if page == 1 && pages > 1 {
        for id in std::mem::take(&mut state.edited_between) {
            let now = state.tick();
            state.entries.get_mut(&id).unwrap().updated = now;
        }
    }
    reply
}

fn create(state: &mut State, body: &Value) -> Reply {
    state.changes += 1;
    let url = body["url"].as_str().unwrap();
    let known = state.at(url).map(|(id, _)| *id);
    let id = known.unwrap_or_else(|| state.add(url));
    let entry = state.entries.get_mut(&id).unwrap();
    body["title"].as_str().unwrap().clone_into(&mut entry.title);
    if let Some(text) = body["content"].as_str() {
        text.clone_into(&mut entry.content);
    }
    change(state, id, body, true);
    match &mut state.posts_left {
        Some(0) => Reply::raw(""),
        Some(left) => {
            *left -= 1;
            ok(&shown(id, &state.entries[&id], true))
        }
        None => ok(&shown(id, &state.entries[&id], true)),
    }
}

fn change(state: &mut State, id: i64, body: &Value, is_update: bool) -> Reply {
    state.changes += 1;
    let now = state.tick();
    let entry = state.entries.get_mut(&id).unwrap();
    entry.archived = body["archive"].as_i64().map_or(entry.archived, |value| value == 1);
    entry.starred = body["starred"].as_i64().map_or(entry.starred, |value| value == 1);
    for tag in body["tags"].as_str().unwrap_or_default().split(',').map(|tag| tag.trim().to_lowercase()) {
        if !tag.is_empty() && !entry.tags.contains(&tag) {
            entry.tags.push(tag);
        }
    }
    if is_update {
        entry.updated = now;
    }
    ok(&shown(id, &state.entries[&id], true))
}

fn good(home: &Home) -> Value {
    let report = sync(home);
    assert_eq!((&report["failed"], &report["waiting"]), (&json!([]), &json!(0)), "{report}");
    report
}

fn save(home: &Home, url: &str) {
    assert_eq!(home.run(&["--offline", "save", url]).code(), Some(0));
}

#[test]
fn what_is_there_is_saved_here_with_its_text_tags_star_and_archive() {
    let bag = Wallabag::start();
    {
        let mut state = bag.state();
        let id = state.add("https://press.example/kiln");
        let entry = state.entries.get_mut(&id).unwrap();
        (entry.archived, entry.starred, entry.tags) = (true, true, vec!["slow reads".to_owned()]);
        state.add("https://press.example/lamp");
    }
    let home = bag.home();
    assert_eq!(good(&home)["new"], json!(2));
    let kiln = ("https://press.example/kiln".to_owned(), vec!["slow reads".to_owned(), "starred".to_owned()], true);
    assert_eq!(saved(&home), [kiln, ("https://press.example/lamp".to_owned(), Vec::new(), false)]);
    let shown = home.run(&["--offline", "show", &id(&home, "https://press.example/kiln"), "--full"]);
    assert!(shown.out().contains("quite a few of them"), "{}", shown.out());
    // Nothing to do is nothing done.
    assert_eq!((&good(&home)["new"], bag.state().changes), (&json!(0), 0));
}

#[test]
fn two_machines_share_a_list_with_what_is_read_tagged_and_starred() {
    let bag = Wallabag::start();
    let (laptop, desk) = (bag.home(), bag.home());
    save(&laptop, "https://press.example/kiln");
    assert_eq!(good(&laptop)["pushed"], json!(1));
    good(&desk);
    let one = id(&desk, "https://press.example/kiln");
    desk.run(&["save", "--offline", &one, "--tag", "Clay", "--tag", "starred"]);
    assert_eq!(sync(&desk)["failed"], json!([]));
    {
        let state = bag.state();
        let entry = &state.entries[&1];
        assert_eq!((entry.starred, entry.tags.as_slice()), (true, &["clay".to_owned()][..]));
    }
    good(&laptop);
    assert_eq!(saved(&laptop)[0].1, ["clay", "starred"]);
    // The reader's own spelling stays where it was written, and nothing goes to and fro.
    bag.state().changes = 0;
    for home in [&desk, &laptop, &desk] {
        good(home);
    }
    assert_eq!(
        (saved(&desk)[0].1.as_slice(), bag.state().changes),
        (&["Clay".to_owned(), "starred".to_owned()][..], 0)
    );
    bag.state().entries.get_mut(&1).unwrap().archived = true;
    let now = bag.state().tick();
    bag.state().entries.get_mut(&1).unwrap().updated = now;
    good(&laptop);
    assert!(saved(&laptop)[0].2);
}

#[test]
fn what_is_unsaved_is_deleted_there_after_an_hour_and_posted_anew_when_that_is_undone() {
    let bag = Wallabag::start();
    let home = bag.home();
    save(&home, "https://press.example/kiln");
    good(&home);
    let one = id(&home, "https://press.example/kiln");
    home.run(&["unsave", &one]);
    assert_eq!((&sync(&home)["waiting"], bag.urls().len()), (&json!(1), 1));
    home.run(&["undo"]);
    assert_eq!((&sync(&home)["waiting"], bag.urls().len()), (&json!(0), 1));
    home.run(&["unsave", &one]);
    an_hour_goes_by(&home);
    good(&home);
    assert!(bag.urls().is_empty());
    home.run(&["undo"]);
    good(&home);
    assert_eq!(bag.urls(), ["https://press.example/kiln"]);
}

#[test]
fn what_is_gone_there_leaves_the_list_here_keeps_its_text_and_can_be_brought_back() {
    let bag = Wallabag::start();
    for name in ["kiln", "lamp"] {
        bag.state().add(&format!("https://press.example/{name}"));
    }
    let home = bag.home();
    good(&home);
    bag.state().entries.remove(&2);
    assert_eq!(good(&home)["pulled"], json!(1));
    assert_eq!(listed(&home, "saved"), ["https://press.example/kiln"]);
    let lamp = id(&home, "https://press.example/lamp");
    assert!(home.run(&["--offline", "show", &lamp, "--full"]).out().contains("quite a few"));
    assert!(home.run(&["undo"]).out().contains("1 taken off the reading list there"));
    good(&home);
    assert_eq!(bag.urls(), ["https://press.example/kiln", "https://press.example/lamp"]);
}

#[test]
fn an_id_that_is_given_again_is_another_entry() {
    let bag = Wallabag::start();
    for name in ["kiln", "lamp"] {
        bag.state().add(&format!("https://press.example/{name}"));
    }
    let home = bag.home();
    good(&home);
    bag.state().entries.remove(&2);
    assert_eq!(bag.state().add("https://press.example/moth"), 2);
    good(&home);
    assert_eq!(
        saved(&home).iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
        ["https://press.example/kiln", "https://press.example/moth"]
    );
    assert_eq!(bag.urls().len(), 2);
}

#[test]
fn an_entry_that_slips_over_the_border_of_a_page_is_found() {
    let bag = Wallabag::start();
    for number in 0..230 {
        bag.state().add(&format!("https://press.example/{number}"));
    }
    bag.state().edited_between = vec![1, 2, 3];
    let home = bag.home();
    good(&home);
    assert_eq!(saved(&home).len(), 230);
}

#[test]
fn a_tag_that_is_changed_there_alone_is_found_at_the_next_walk_over_everything() {
    let bag = Wallabag::start();
    bag.state().add("https://press.example/kiln");
    let home = bag.home();
    good(&home);
    bag.state().clock += 10_000;
    bag.state().add("https://press.example/lamp");
    good(&home);
    bag.state().entries.get_mut(&1).unwrap().tags.push("clay".to_owned());
    good(&home);
    assert!(saved(&home)[0].1.is_empty());
    a_week_goes_by(&home);
    good(&home);
    assert_eq!(saved(&home)[0].1, ["clay"]);
}

#[test]
fn an_answer_that_is_lost_makes_no_second_entry_and_nothing_is_lost() {
    let bag = Wallabag::start();
    let home = bag.home();
    for name in ["kiln", "lamp", "moth"] {
        save(&home, &format!("https://press.example/{name}"));
    }
    bag.state().posts_left = Some(1);
    let report = sync(&home);
    assert_eq!((&report["pushed"], &report["waiting"]), (&json!(1), &json!(2)), "{report}");
    bag.state().posts_left = None;
    good(&home);
    assert_eq!((bag.urls().len(), saved(&home).len()), (3, 3));
}

#[test]
fn a_login_that_is_wrong_is_said_and_never_told() {
    let bag = Wallabag::start();
    let home = bag.home();
    std::fs::write(home.path("secret"), "falsch-0815\n").unwrap();
    let ran = home.run(&["sync", "--json"]);
    let why = ran.json()[0]["failed"][0]["why"].as_str().unwrap().to_owned();
    assert!(why.contains("client's id and secret") && !why.contains("falsch"), "{why}");
    assert_eq!(home.run(&["account", "test"]).code(), Some(1));
}

#[test]
fn passages_marked_on_one_machine_are_marked_there_and_on_the_other() {
    let bag = Wallabag::start();
    let number = bag.state().add("https://press.example/kiln");
    let (laptop, desk) = (bag.home(), bag.home());
    good(&laptop);
    good(&desk);
    mark(&laptop, "https://press.example/kiln", &["quite a few", "nowhere to be found"], "a note of mine");
    assert_eq!(sync(&laptop)["failed"], json!([]));
    let there = bag.state().entries[&number].passages.clone();
    assert_eq!(
        (there.len(), &there[0]["quote"], &there[0]["text"]),
        (1, &json!("quite a few"), &json!("a note of mine"))
    );
    let range = &there[0]["ranges"][0];
    assert_eq!(range["start"], range["end"]);
    assert!(range["start"].as_str().unwrap().starts_with("/p["), "{range}");
    assert_eq!(range["endOffset"].as_u64().unwrap() - range["startOffset"].as_u64().unwrap(), 11);
    // They move nothing there: they come with the next walk over everything.
    a_week_goes_by(&desk);
    good(&desk);
    assert_eq!(marked(&desk, "https://press.example/kiln"), ["quite a few"]);
    bag.state().changes = 0;
    for home in [&laptop, &desk, &laptop] {
        good(home);
    }
    assert_eq!((bag.state().changes, marked(&laptop, "https://press.example/kiln").len()), (0, 2));
    mark(&desk, "https://press.example/kiln", &[], "");
    good(&desk);
    assert!(bag.state().entries[&number].passages.is_empty());
}
