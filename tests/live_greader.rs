//! The Google Reader client against a server of somebody else: FreshRSS or Miniflux, where `PRESSSTART_TEST_GREADER_URL`, `_USER`
//! and `_PASS` name an account on one. Everything is put back as it was; a feed is added and left again.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/program.rs"]
mod program;
#[path = "support/server.rs"]
#[expect(dead_code, reason = "shared with the tests of the poller, which use the rest")]
mod server;

use pressstart::{
    config::AccountKind,
    fetch::Limits,
    store::{Field, RemoteFeed},
    sync::{GoogleReader, Labelled, Server, SyncError},
};
use program::Home;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The tests share one account.
static ACCOUNT: Mutex<()> = Mutex::new(());

struct Live {
    url: String,
    user: String,
    password: String,
    kind: AccountKind,
    _alone: MutexGuard<'static, ()>,
}

/// The account; none, with a word, where none is named.
fn live() -> Option<Live> {
    let alone = ACCOUNT.lock().unwrap_or_else(PoisonError::into_inner);
    let variable = |name: &str| std::env::var(format!("PRESSSTART_TEST_GREADER_{name}")).ok();
    let (Some(url), Some(user), Some(password)) = (variable("URL"), variable("USER"), variable("PASS")) else {
        eprintln!("skipped: PRESSSTART_TEST_GREADER_URL, _USER and _PASS name no account");
        return None;
    };
    let mut live = Live { url, user, password, kind: AccountKind::FreshRss, _alone: alone };
    if !live.url.contains("greader.php") {
        live.kind = AccountKind::Miniflux;
        if matches!(live.client().feeds(), Err(SyncError::NoInterface(_))) {
            live.kind = AccountKind::FreshRss;
        }
    }
    Some(live)
}

impl Live {
    fn client(&self) -> GoogleReader {
        GoogleReader::new(&Limits::default(), self.kind, &self.url, &self.user, self.password.clone())
    }

    fn home(&self) -> Home {
        let home = Home::with("");
        let secret = home.path("secret");
        fs::write(&secret, format!("{}\n", self.password)).unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        self.write_config(&home, &self.url);
        home
    }

    fn write_config(&self, home: &Home, url: &str) {
        let (kind, user, secret) = (self.kind.word(), json!(self.user), json!(home.path("secret")));
        let config = format!(
            "[[account]]\nname = \"live\"\nkind = \"{kind}\"\nurl = {}\nuser = {user}\npassword_file = {secret}\n",
            json!(url)
        );
        fs::write(home.config(), config).unwrap();
    }
}

fn sync(home: &Home) -> Value {
    let ran = home.run(&["sync", "--json"]);
    assert!(matches!(ran.code(), Some(0 | 4)), "{:?} {}", ran.code(), ran.err());
    ran.json()[0].clone()
}

fn good(home: &Home) -> Value {
    let report = sync(home);
    assert_eq!((&report["failed"], &report["waiting"]), (&json!([]), &json!(0)), "{report}");
    report
}

/// The addresses of what a query finds.
fn addresses(home: &Home, query: &str) -> BTreeSet<String> {
    let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
    list.as_array().unwrap().iter().map(|one| one["url"].as_str().unwrap().to_owned()).collect()
}

fn first_unread(home: &Home, count: usize) -> Vec<String> {
    let list = home.run(&["list", "unread -saved", "--limit", "0", "--json"]).json();
    list.as_array().unwrap().iter().take(count).map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

fn set(ids: Vec<String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}

#[test]
fn it_logs_in_and_a_wrong_password_is_told() {
    let Some(live) = live() else { return };
    let tested = live.home().run(&["account", "test"]);
    assert_eq!(tested.code(), Some(0), "{} {}", tested.out(), tested.err());
    let wrong =
        GoogleReader::new(&Limits::default(), live.kind, &live.url, &live.user, "not this one".to_owned()).feeds();
    assert!(matches!(wrong, Err(SyncError::Login(_))), "{wrong:?}");
}

#[test]
fn small_pages_hold_what_one_large_page_holds() {
    let Some(live) = live() else { return };
    let whole = live.client().unread().unwrap();
    assert!(whole.whole && !whole.ids.is_empty(), "an account with unread items is needed");
    let paged = live.client().in_pages_of(7).unread().unwrap();
    assert!(paged.whole);
    assert_eq!(set(paged.ids), set(whole.ids));
}

#[test]
fn a_hundred_items_come_with_their_texts_and_their_feeds() {
    let Some(live) = live() else { return };
    let mut client = live.client();
    let streams: BTreeSet<String> = client.feeds().unwrap().into_iter().map(|feed| feed.stream).collect();
    let wanted: Vec<String> = client.unread().unwrap().ids.into_iter().take(100).collect();
    let items = client.items(&wanted).unwrap();
    assert_eq!(set(items.iter().map(|item| item.id.clone()).collect()), set(wanted));
    for item in items {
        assert!(streams.contains(&item.stream), "{item:?}");
        assert!(item.link.is_some() && item.published.is_some(), "{item:?}");
    }
}

#[test]
fn marks_and_stars_are_set_and_taken_off_and_may_be_sent_twice() {
    let Some(live) = live() else { return };
    let mut client = live.client();
    let some: Vec<String> = client.unread().unwrap().ids.into_iter().take(3).collect();
    let starred = set(client.starred().unwrap().ids);
    let fresh: Vec<String> = some.iter().filter(|id| !starred.contains(*id)).cloned().collect();
    for (field, ids) in [(Field::Read, &some), (Field::Star, &fresh)] {
        for value in [true, true, false, false] {
            assert_eq!(client.set(field, value, ids).unwrap(), Vec::<String>::new());
            let (there, expected) = match field {
                Field::Read => (set(client.unread().unwrap().ids), !value),
                Field::Star => (set(client.starred().unwrap().ids), value),
            };
            assert!(ids.iter().all(|id| there.contains(id) == expected), "{field:?} {value}");
        }
    }
}

#[test]
fn a_label_is_put_on_items_and_taken_off_where_the_server_has_labels() {
    const LABEL: &str = "Press Start label";
    let Some(live) = live() else { return };
    let mut client = live.client();
    let some: Vec<String> = client.unread().unwrap().ids.into_iter().take(2).collect();
    for value in [true, true, false, false] {
        if client.set_label(LABEL, value, &some).unwrap() == Labelled::Unable {
            eprintln!("the server has no labels on single items");
            return;
        }
        let mut anew = live.client();
        // A server may forget a label that is on nothing.
        let there =
            if anew.has_label(LABEL).unwrap() { set(anew.labelled(LABEL).unwrap().ids) } else { set(Vec::new()) };
        assert_eq!(there, if value { set(some.clone()) } else { set(Vec::new()) }, "{value}");
    }
}

#[test]
fn two_machines_agree_also_after_an_outage() {
    let Some(live) = live() else { return };
    let (laptop, desk) = (live.home(), live.home());
    assert!(good(&laptop)["new"].as_u64().unwrap() > 3);
    good(&desk);
    let few = first_unread(&laptop, 3);
    laptop.run(&["read", &few[0]]);
    // The server is gone: what is done meanwhile waits, in order.
    live.write_config(&laptop, "http://127.0.0.1:9/");
    laptop.run(&["save", "--offline", &few[1]]);
    laptop.run(&["read", &few[2]]);
    let report = sync(&laptop);
    assert_eq!((&report["pushed"], &report["waiting"]), (&json!(0), &json!(4)), "{report}");
    assert!(!report["failed"].as_array().unwrap().is_empty());
    live.write_config(&laptop, &live.url);
    assert_eq!(good(&laptop)["pushed"], json!(4));
    good(&desk);
    for query in ["unread", "saved"] {
        assert_eq!(addresses(&laptop, query), addresses(&desk, query), "{query}");
    }
    for _ in 0..3 {
        laptop.run(&["undo"]);
    }
    assert_eq!(good(&laptop)["pushed"], json!(4));
}

#[test]
fn a_source_is_followed_there_renamed_moved_and_left() {
    let Some(live) = live() else { return };
    let home = live.home();
    good(&home);
    // A feed that the server surely reaches: one that it has, by an address that differs from it.
    let known = live.client().feeds().unwrap().remove(0).url;
    let mark = if known.contains('?') { '&' } else { '?' };
    let url = format!("{known}{mark}pressstart-test=1");
    let ran = home.run(&["--offline", "source", "add", &url, "--name", "Press Start test", "--account", "live"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    good(&home);
    let is_ours = |feed: &RemoteFeed| feed.url == url || feed.title.starts_with("Press Start ");
    let there = |live: &Live| live.client().feeds().unwrap().into_iter().find(is_ours);
    assert_eq!(there(&live).map(|feed| feed.title).as_deref(), Some("Press Start test"));
    home.run(&["source", "rename", "Press Start test", "Press Start again"]);
    home.run(&["source", "move", "Press Start again", "Press Start group"]);
    good(&home);
    let feed = there(&live).unwrap_or_else(|| panic!("{url} is gone"));
    assert_eq!((feed.title.as_str(), feed.category.as_str()), ("Press Start again", "Press Start group"));
    home.run(&["source", "remove", "Press Start again"]);
    good(&home);
    assert_eq!(there(&live), None);
}
