//! Subscriptions in both directions, and sources that were here before.

use crate::{
    google_reader::{Kind, Reader, id, sync, titles},
    program::Home,
    server::{Reply, Server},
};
use serde_json::{Value, json};

fn sources(home: &Home) -> Vec<Value> {
    home.run(&["source", "list", "--json"]).json().as_array().unwrap().clone()
}

fn names(home: &Home) -> Vec<String> {
    let mut all: Vec<String> = sources(home).iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

#[test]
fn with_an_account_no_starter_sources_are_seeded_and_its_sources_are_not_polled() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    assert_eq!(names(&home), ["lamp", "wire"]);
    let report = home.run(&["fetch", "--force", "--json"]).json();
    for one in report["sources"].as_array().unwrap() {
        assert_eq!(one["outcome"], "skipped", "{one}");
    }
}

#[test]
fn what_is_renamed_moved_and_left_here_is_so_there() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 3);
        let home = reader.home("");
        sync(&home);
        home.run(&["source", "rename", "wire", "The Wire"]);
        home.run(&["source", "move", "The Wire", "Daily"]);
        home.run(&["source", "remove", "lamp"]);
        sync(&home);
        let state = reader.state();
        let wire = &state.feeds["feed/1"];
        assert_eq!(
            (wire.title.as_str(), wire.category.as_str(), state.feeds.len()),
            ("The Wire", "Daily", 1),
            "{kind:?}"
        );
        drop(state);
        reader.state().asked.clear();
        sync(&home);
        assert_eq!(reader.state().asked.get("/reader/api/0/subscription/edit"), None);
    }
}

#[test]
fn what_is_renamed_moved_and_left_there_is_so_here() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    {
        let mut state = reader.state();
        state.feeds.remove("feed/2");
        let wire = state.feeds.get_mut("feed/1").unwrap();
        (wire.title, wire.category) = ("The Wire".to_owned(), "Daily".to_owned());
    }
    sync(&home);
    assert_eq!(names(&home), ["The Wire"]);
    assert_eq!(sources(&home)[0]["group"], json!("Daily"));
    // What came of the other stays.
    assert_eq!(titles(&home, "all").len(), 3);
}

#[test]
fn what_is_left_there_can_be_taken_back_and_is_followed_there_again() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 3);
        let home = reader.home("");
        sync(&home);
        let url = reader.state().feeds.remove("feed/2").unwrap().url;
        sync(&home);
        assert_eq!(names(&home), ["wire"]);
        assert!(home.run(&["undo"]).out().contains("no longer followed there: “lamp”"));
        assert_eq!(sync(&home)["failed"], json!([]), "{kind:?}");
        let followed = reader.state().feeds.values().any(|feed| feed.url == url && feed.title == "lamp");
        assert!(followed, "{kind:?}: {:?}", reader.state().feeds);
        assert_eq!(names(&home), ["lamp", "wire"]);
    }
}

#[test]
fn what_is_left_here_is_followed_there_again_when_it_is_taken_back() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    home.run(&["source", "remove", "wire"]);
    sync(&home);
    assert_eq!(reader.state().feeds.len(), 1);
    home.run(&["undo"]);
    sync(&home);
    let state = reader.state();
    let wire = state.feeds.values().find(|feed| feed.title == "wire").unwrap();
    assert_eq!((wire.url.as_str(), wire.category.as_str()), ("https://wire.example/feed", "Gaming"));
}

#[test]
fn what_is_followed_here_from_now_on_is_followed_there_with_its_name_and_group() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 3);
        let (home, desk) = (reader.home(""), reader.home(""));
        sync(&home);
        let add = ["--offline", "source", "add", "https://bell.example/feed", "--name", "The Bell", "--group", "Daily"];
        assert!(home.run(&add).out().contains("the next sync tells home"));
        let report = sync(&home);
        assert_eq!((&report["pushed"], &report["failed"]), (&json!(1), &json!([])), "{report}");
        {
            let state = reader.state();
            let bell = state.feeds.values().find(|feed| feed.url.contains("bell")).unwrap();
            assert_eq!((bell.title.as_str(), bell.category.as_str()), ("The Bell", "Daily"), "{kind:?}");
        }
        sync(&desk);
        assert_eq!(names(&desk), ["The Bell", "lamp", "wire"]);
        // The server polls it from now on.
        let report = home.run(&["fetch", "--force", "--json"]).json();
        assert!(report["sources"].as_array().unwrap().iter().all(|one| one["outcome"] == "skipped"), "{report}");
        home.run(&["undo"]);
        sync(&home);
        assert_eq!(reader.state().feeds.len(), 2);
    }
}

#[test]
fn beside_sources_of_ones_own_a_new_one_goes_there_only_when_it_is_said() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("[[source]]\nurl = \"https://mine.example/feed\"\n");
    sync(&home);
    home.run(&["--offline", "source", "add", "https://bell.example/feed"]);
    sync(&home);
    assert_eq!(reader.state().feeds.len(), 2);
    let add = ["--offline", "source", "add", "https://lantern.example/feed", "--account", "home"];
    assert_eq!(home.run(&add).code(), Some(0));
    sync(&home);
    assert_eq!(reader.state().feeds.len(), 3);
    assert_eq!(home.run(&["source", "add", "https://x.example/", "--account", "hom"]).code(), Some(1));
}

#[test]
fn a_feed_that_the_server_cannot_follow_is_said_and_stays_here() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    home.run(&["--offline", "source", "add", "https://nothing.example/feed", "--name", "Nothing"]);
    let piece = home.run(&["list", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    home.run(&["read", &piece]);
    let report = sync(&home);
    let why = report["failed"][0]["why"].as_str().unwrap();
    assert!(why.contains("does not follow https://nothing.example/feed"), "{report}");
    assert_eq!((&report["pushed"], names(&home).len()), (&json!(1), 3));
}

#[test]
fn a_list_that_is_empty_all_at_once_takes_nothing_away() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    reader.state().feeds.clear();
    sync(&home);
    assert_eq!(names(&home), ["lamp", "wire"]);
}

#[test]
fn a_source_that_is_here_and_there_is_one_and_its_articles_are_known_by_their_address() {
    let press = Server::start(|_, _| {
        let item = |n: usize| {
            format!(
                "<item><title>Piece {n}</title><guid>urn:{n}</guid><link>https://press.example/{n}?utm_source=rss</link>\
                 <description>Words.</description></item>"
            )
        };
        let items = [0, 1, 2].map(item).concat();
        Reply::ok(format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Wire</title>{items}</channel></rss>"
        ))
    });
    let reader = Reader::start(Kind::Miniflux, 6);
    {
        let mut state = reader.state();
        state.feeds.remove("feed/2");
        state.feeds.get_mut("feed/1").unwrap().url = press.url("/feed");
        for item in state.items.values_mut() {
            item.feed = "feed/1".to_owned();
        }
    }
    let home = reader.home(&format!("[[source]]\nurl = \"{}\"\nname = \"Mine\"\n", press.url("/feed")));
    assert_eq!(home.run(&["fetch"]).code(), Some(0));
    let list = home.run(&["list", "--json"]).json();
    home.run(&["read", list[0]["id"].as_str().unwrap()]);
    let report = sync(&home);
    assert_eq!((&report["new"], &report["failed"]), (&json!(3), &json!([])), "{report}");
    assert_eq!((names(&home), titles(&home, "all").len()), (vec!["Mine".to_owned()], 6));
    // It is still polled here, and what was read here before is told there.
    let polled = home.run(&["fetch", "--force", "--json"]).json();
    assert_eq!(polled["sources"][0]["outcome"], "fresh");
    assert_eq!(titles(&home, "all").len(), 6);
    sync(&home);
    assert_eq!(reader.state().unread(), 5);
}

#[test]
fn an_account_that_is_forgotten_leaves_its_sources_to_be_polled_here() {
    let reader = Reader::start(Kind::FreshRss, 3);
    for feed in reader.state().feeds.values_mut() {
        // Nobody answers there.
        feed.url = format!("http://127.0.0.1:9/{}", feed.title);
    }
    let home = reader.home("");
    sync(&home);
    home.run(&["read", &id(&home, "Piece 1")]);
    assert_eq!(home.run(&["account", "forget", "home"]).code(), Some(1), "it stands in the config");
    std::fs::write(home.config(), "[poll]\nhost_delay = \"0s\"\n").unwrap();
    let polled = || home.run(&["fetch", "--force", "--json"]).json()["sources"][0]["outcome"].clone();
    assert_eq!(polled(), "skipped");
    assert!(home.run(&["account", "list"]).err().contains("account forget home"));
    assert_eq!(home.run(&["account", "forget", "home"]).code(), Some(0));
    assert_ne!(polled(), "skipped");
    assert_eq!((names(&home), titles(&home, "unread").len()), (vec!["lamp".to_owned(), "wire".to_owned()], 2));
    assert_eq!(home.run(&["account", "forget", "home"]).code(), Some(1), "it is gone");
}
