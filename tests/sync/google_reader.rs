//! A small server with the Google Reader interface. As FreshRSS 1.24 it goes by the header, takes the last tag of several alone,
//! sorts by crawl and continues after an id; as Miniflux 2.3 it goes by the token, sorts by date and continues at an offset,
//! which slips when something is read between two pages.

use crate::{
    program::Home,
    server::{Reply, Request, Server},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    sync::{Arc, Mutex, MutexGuard},
};

pub const PASSWORD: &str = "geheim-4711";
const AUTH: &str = "alice/0123456789abcdef";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    FreshRss,
    Miniflux,
}

impl Kind {
    pub const BOTH: [Self; 2] = [Self::FreshRss, Self::Miniflux];

    pub fn word(self) -> &'static str {
        match self {
            Self::FreshRss => "freshrss",
            Self::Miniflux => "miniflux",
        }
    }
}

#[derive(Debug, Clone)]
pub struct RemoteItem {
    pub feed: String,
    pub title: String,
    pub url: String,
    pub published: i64,
    pub read: bool,
    pub starred: bool,
    pub labels: BTreeSet<String>,
}

#[derive(Debug, Clone)]
pub struct RemoteFeed {
    pub url: String,
    pub title: String,
    pub category: String,
}

/// What the server knows, and how it is to behave.
pub struct State {
    pub kind: Kind,
    pub items: BTreeMap<i64, RemoteItem>,
    pub feeds: BTreeMap<String, RemoteFeed>,
    /// Labels of single items.
    pub labels: BTreeSet<String>,
    /// Ids of one page at most.
    pub page: usize,
    /// Items read elsewhere after each first page of a walk.
    pub read_between: Vec<i64>,
    /// Edits that are still answered; then the server is gone.
    pub edits_left: Option<usize>,
    /// An item that no edit may name: the whole edit is refused.
    pub poison: Option<i64>,
    /// What the next list of labels is answered with.
    pub labels_answer: Option<u16>,
    /// Folders and labels are not told apart, as by The Old Reader.
    pub labels_untyped: bool,
    /// A label that is taken away as soon as it has been listed.
    pub gone_once_listed: Option<String>,
    /// What everything is answered with.
    pub answers: Option<u16>,
    /// Contents that are still answered.
    pub contents_left: Option<usize>,
    /// Requests by path.
    pub asked: HashMap<String, usize>,
}

impl State {
    pub fn count(&self) -> usize {
        self.asked.values().sum()
    }

    pub fn unread(&self) -> usize {
        self.items.values().filter(|item| !item.read).count()
    }

    pub fn item(&self, title: &str) -> &RemoteItem {
        self.items.values().find(|item| item.title == title).unwrap()
    }

    /// Something else puts a label on an item, or takes it off.
    pub fn label(&mut self, title: &str, label: &str, value: bool) {
        let item = self.items.values_mut().find(|item| item.title == title).unwrap();
        set_label(&mut self.labels, item, label, value);
    }

    /// The titles of what has a label.
    pub fn labelled(&self, label: &str) -> Vec<String> {
        let all = self.items.values().filter(|item| item.labels.contains(label));
        all.map(|item| item.title.clone()).collect()
    }
}

/// The server and what it knows.
pub struct Reader {
    server: Server,
    state: Arc<Mutex<State>>,
}

impl Reader {
    /// A server with two feeds and so many unread items.
    pub fn start(kind: Kind, items: usize) -> Self {
        let feeds = [("feed/1", "wire", "Gaming"), ("feed/2", "lamp", "")].map(|(id, title, category)| {
            let (title, category) = (title.to_owned(), category.to_owned());
            (id.to_owned(), RemoteFeed { url: format!("https://{title}.example/feed"), title, category })
        });
        let items = (0..items).map(|number| {
            let feed = if number % 3 == 0 { "feed/2" } else { "feed/1" };
            let item = RemoteItem {
                feed: feed.to_owned(),
                title: format!("Piece {number}"),
                url: format!("https://press.example/{number}"),
                // Neither order is that of the other.
                published: 1_790_000_000 + i64::try_from((number * 7) % items.max(1)).unwrap(),
                read: false,
                starred: false,
                labels: BTreeSet::new(),
            };
            (1_742_385_600_000_000 + i64::try_from(number).unwrap(), item)
        });
        let state = Arc::new(Mutex::new(State {
            kind,
            items: items.collect(),
            feeds: feeds.into(),
            labels: BTreeSet::new(),
            page: 10_000,
            read_between: Vec::new(),
            edits_left: None,
            poison: None,
            labels_answer: None,
            labels_untyped: false,
            gone_once_listed: None,
            answers: None,
            contents_left: None,
            asked: HashMap::new(),
        }));
        let known = state.clone();
        Self { server: Server::start(move |request, _| answer(&mut known.lock().unwrap(), request)), state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// A home with an account on this server, and more in its config.
    pub fn home(&self, more: &str) -> Home {
        let home = Home::with("");
        let secret = home.path("secret");
        fs::write(&secret, format!("{PASSWORD}\n")).unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(home.config(), format!("{}{more}", self.account("home", &secret))).unwrap();
        home
    }

    pub fn url(&self) -> String {
        self.server.url("")
    }

    /// Its account for a config, with the file of its password.
    pub fn account(&self, name: &str, secret: &Path) -> String {
        let (kind, url, secret) = (self.state().kind.word(), self.server.url(""), secret.display());
        format!(
            "[[account]]\nname = \"{name}\"\nkind = \"{kind}\"\nurl = \"{url}\"\nuser = \"alice\"\npassword_file = \"{secret}\"\n"
        )
    }
}

/// Syncs once; the report of the account.
pub fn sync(home: &Home) -> Value {
    let ran = home.run(&["sync", "--json"]);
    assert!(matches!(ran.code(), Some(0 | 4)), "{:?} {}", ran.code(), ran.err());
    ran.json()[0].clone()
}

/// The id here of the article with a title.
pub fn id(home: &Home, title: &str) -> String {
    let list = home.run(&["list", "all", "--limit", "0", "--json"]).json();
    let found = list.as_array().unwrap().iter().find(|one| one["title"] == title);
    found.unwrap_or_else(|| panic!("no {title} in {list}"))["id"].as_str().unwrap().to_owned()
}

pub fn titles(home: &Home, query: &str) -> Vec<String> {
    let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
    let mut all: Vec<String> =
        list.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

fn json(value: &Value) -> Reply {
    Reply::ok(value.to_string()).header("Content-Type", "application/json")
}

fn answer(state: &mut State, request: &Request) -> Reply {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let path = path.strip_prefix("/api/greader.php").unwrap_or(path);
    *state.asked.entry(path.to_owned()).or_default() += 1;
    if let Some(status) = state.answers {
        return Reply::status(status).header("Location", "https://elsewhere.example/");
    }
    let query: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let form: Vec<(String, String)> = url::form_urlencoded::parse(&request.body).into_owned().collect();
    let get = |name: &str| query.iter().chain(&form).find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if path == "/accounts/ClientLogin" {
        let right = get("Email").as_deref() == Some("alice") && get("Passwd").as_deref() == Some(PASSWORD);
        return if right { Reply::ok(format!("SID={AUTH}\nLSID=\nAuth={AUTH}\n")) } else { Reply::status(401) };
    }
    let by_header = request.header("Authorization") == Some(&format!("GoogleLogin auth={AUTH}"));
    let by_token = get("T").as_deref() == Some("token-57");
    let allowed = if request.method == "POST" && state.kind == Kind::Miniflux { by_token } else { by_header };
    if !allowed {
        return Reply::status(401);
    }
    match path {
        "/reader/api/0/token" => Reply::ok("token-57\n"),
        "/reader/api/0/subscription/list" => subscriptions(state),
        "/reader/api/0/subscription/quickadd" => quick_add(state, &form),
        "/reader/api/0/subscription/edit" => edit_subscription(state, &form),
        "/reader/api/0/tag/list" => {
            let reply = state.labels_answer.take().map_or_else(|| labels(state), Reply::status);
            if let Some(label) = state.gone_once_listed.take() {
                state.labels.remove(&label);
                for item in state.items.values_mut() {
                    item.labels.remove(&label);
                }
            }
            reply
        }
        "/reader/api/0/stream/items/ids" => ids(state, &query),
        "/reader/api/0/stream/items/contents" => contents(state, &form),
        "/reader/api/0/edit-tag" => edit(state, &form),
        _ if state.kind == Kind::Miniflux => Reply::ok("[]"),
        _ => Reply::status(404),
    }
}

fn subscriptions(state: &State) -> Reply {
    let list = state.feeds.iter().map(|(id, feed)| {
        let label = json!([{ "id": format!("user/-/label/{}", feed.category), "label": feed.category }]);
        let categories = if feed.category.is_empty() { json!([]) } else { label };
        json!({ "id": id, "title": feed.title, "categories": categories, "url": feed.url, "htmlUrl": "https://press.example/" })
    });
    json(&json!({ "subscriptions": list.collect::<Vec<_>>() }))
}

fn labels(state: &State) -> Reply {
    let mut tags = vec![json!({ "id": "user/-/state/com.google/starred" })];
    let folders: BTreeSet<&String> =
        state.feeds.values().map(|feed| &feed.category).filter(|name| !name.is_empty()).collect();
    let user = if state.kind == Kind::Miniflux { "1" } else { "-" };
    tags.extend(folders.into_iter().map(|name| json!({ "id": format!("user/{user}/label/{name}"), "type": "folder" })));
    if state.kind == Kind::FreshRss {
        let unread =
            |label: &str| state.items.values().filter(|item| !item.read && item.labels.contains(label)).count();
        let tag = |name: &String| json!({ "id": format!("user/-/label/{name}"), "type": "tag", "unread_count": unread(name) });
        tags.extend(state.labels.iter().map(tag));
    }
    if state.labels_untyped {
        tags.iter_mut().filter_map(Value::as_object_mut).for_each(|tag| drop(tag.remove("type")));
    }
    json(&json!({ "tags": tags }))
}

fn set_label(all: &mut BTreeSet<String>, item: &mut RemoteItem, label: &str, value: bool) {
    if value {
        all.insert(label.to_owned());
        item.labels.insert(label.to_owned());
    } else {
        item.labels.remove(label);
    }
}

fn quick_add(state: &mut State, form: &[(String, String)]) -> Reply {
    let url = form.iter().find(|(key, _)| key == "quickadd").map(|(_, url)| url.clone()).unwrap();
    if url.contains("nothing") || state.feeds.values().any(|feed| feed.url == url) {
        return json(&json!({ "numResults": 0, "error": "There is no feed, or it is there already" }));
    }
    let id = format!("feed/{}", state.feeds.len() + 7);
    state.feeds.insert(
        id.clone(),
        RemoteFeed { url: url.clone(), title: "As the feed says".to_owned(), category: String::new() },
    );
    json(&json!({ "numResults": 1, "query": url, "streamId": id, "streamName": "As the feed says" }))
}

fn edit_subscription(state: &mut State, form: &[(String, String)]) -> Reply {
    let get = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let stream = get("s").unwrap();
    if get("ac").as_deref() == Some("unsubscribe") {
        let known = state.feeds.remove(&stream).is_some();
        return if known { Reply::ok("OK") } else { Reply::status(400) };
    }
    let Some(feed) = state.feeds.get_mut(&stream) else { return Reply::status(400) };
    feed.title = get("t").unwrap_or_else(|| feed.title.clone());
    let label = |tag: String| tag.rsplit('/').next().unwrap().to_owned();
    if get("r").map(label) == Some(feed.category.clone()) {
        feed.category.clear();
    }
    feed.category = get("a").map_or_else(|| feed.category.clone(), label);
    Reply::ok("OK")
}

fn ids(state: &mut State, query: &[(String, String)]) -> Reply {
    let get = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    assert_eq!(get("output").as_deref(), Some("json"));
    let stream = get("s").unwrap();
    let only_unread = get("xt").is_some_and(|tag| tag.ends_with("/read"));
    let starred = stream.ends_with("/starred");
    let label = stream.strip_prefix("user/-/label/");
    // By a name that nothing has, FreshRSS means everything; by one that both have, the folder.
    let label = label.filter(|name| state.kind == Kind::Miniflux || state.labels.contains(*name));
    let in_label = |item: &RemoteItem| {
        let folder = |name: &str| state.feeds.values().any(|feed| feed.category == name);
        label.is_none_or(|name| {
            if folder(name) {
                state.feeds.get(&item.feed).is_some_and(|feed| feed.category == name)
            } else {
                item.labels.contains(name)
            }
        })
    };
    let mut all: Vec<(i64, i64)> = state
        .items
        .iter()
        .filter(|(_, item)| (!only_unread || !item.read) && (!starred || item.starred) && in_label(item))
        .map(|(id, item)| (*id, item.published))
        .collect();
    // What is newer than a moment goes by when it was crawled, or by when it was published.
    if let Some(since) = get("ot").map(|since| since.parse::<i64>().unwrap()) {
        all.retain(
            |(id, published)| if state.kind == Kind::FreshRss { id / 1_000_000 >= since } else { *published >= since },
        );
    }
    let most = state.page.min(get("n").unwrap().parse().unwrap());
    let first = get("c").is_none();
    let (page, next): (Vec<i64>, Option<String>) = match state.kind {
        Kind::FreshRss => {
            all.sort_by_key(|(id, _)| -id);
            let after = get("c").and_then(|c| c.parse::<i64>().ok());
            let rest: Vec<i64> =
                all.iter().map(|(id, _)| *id).filter(|id| after.is_none_or(|after| *id < after)).collect();
            let page: Vec<i64> = rest.iter().take(most).copied().collect();
            let next = (rest.len() > most).then(|| page.last().unwrap().to_string());
            (page, next)
        }
        Kind::Miniflux => {
            all.sort_by_key(|(id, published)| (-published, *id));
            let offset = get("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(0);
            let page: Vec<i64> = all.iter().skip(offset).take(most).map(|(id, _)| *id).collect();
            let next = (all.len() > offset + most).then(|| (offset + most).to_string());
            (page, next)
        }
    };
    if first && only_unread && next.is_some() {
        for id in std::mem::take(&mut state.read_between) {
            state.items.get_mut(&id).unwrap().read = true;
        }
    }
    let refs: Vec<Value> = page.iter().map(|id| json!({ "id": id.to_string() })).collect();
    let mut answer = json!({ "itemRefs": refs });
    if let Some(next) = next {
        answer["continuation"] = json!(next);
    }
    json(&answer)
}

fn contents(state: &mut State, form: &[(String, String)]) -> Reply {
    if spent(&mut state.contents_left) {
        return Reply::status(500);
    }
    let wanted = form.iter().filter(|(key, _)| key == "i").filter_map(|(_, id)| id.parse::<i64>().ok());
    let items = wanted.filter_map(|id| {
        let item = state.items.get(&id)?;
        let title = match state.kind {
            Kind::FreshRss => item.title.replace('&', "\u{ff06}"),
            Kind::Miniflux => item.title.clone(),
        };
        let feed = state.feeds.get(&item.feed).map(|feed| feed.category.clone()).unwrap_or_default();
        let categories = item.labels.iter().chain([&feed]).map(|name| format!("user/-/label/{name}"));
        let categories: Vec<String> = categories.collect();
        Some(json!({
            "id": format!("tag:google.com,2005:reader/item/{id:016x}"), "title": title, "published": item.published,
            "alternate": [{ "href": item.url, "type": "text/html" }],
            "origin": { "streamId": item.feed, "title": "T", "htmlUrl": "https://press.example/" },
            "summary": { "content": format!("<p>Words about {}, and a few more.</p>", item.title) }, "categories": categories,
        }))
    });
    json(&json!({ "items": items.collect::<Vec<_>>() }))
}

fn edit(state: &mut State, form: &[(String, String)]) -> Reply {
    if spent(&mut state.edits_left) {
        return Reply::status(503);
    }
    let tags = |name: &str| {
        let mut all: Vec<String> = form.iter().filter(|(key, _)| key == name).map(|(_, tag)| tag.clone()).collect();
        if state.kind == Kind::FreshRss && name == "a" {
            all.drain(..all.len().saturating_sub(1));
        }
        all
    };
    let (add, remove) = (tags("a"), tags("r"));
    let items: Vec<i64> = form.iter().filter(|(key, _)| key == "i").filter_map(|(_, id)| id.parse().ok()).collect();
    let is_label = |tag: &String| tag.contains("/label/");
    if state.kind == Kind::Miniflux && add.iter().chain(&remove).any(is_label) {
        return Reply::status(500).body("{\"error_message\":\"googlereader: unsupported tag type: LabelStream\"}");
    }
    if state.poison.is_some_and(|poison| items.contains(&poison)) {
        return Reply::status(400);
    }
    for id in items {
        let Some(item) = state.items.get_mut(&id) else { continue };
        for (tags, value) in [(&add, true), (&remove, false)] {
            for tag in tags {
                if let Some(label) = tag.strip_prefix("user/-/label/") {
                    set_label(&mut state.labels, item, label, value);
                    continue;
                }
                match tag.rsplit('/').next().unwrap() {
                    "read" => item.read = value,
                    "starred" => item.starred = value,
                    other => assert_eq!(other, "read"),
                }
            }
        }
    }
    Reply::ok("OK")
}

fn spent(left: &mut Option<usize>) -> bool {
    match left {
        Some(0) => true,
        Some(left) => {
            *left -= 1;
            false
        }
        None => false,
    }
}
