//! Marks in both directions, through outages, slips and another machine.

use crate::google_reader::{Kind, PASSWORD, Reader, id, sync, titles};
use serde_json::json;

#[test]
fn the_first_sync_brings_articles_with_their_marks_and_their_sources_in_groups() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 6);
        {
            let mut state = reader.state();
            let mut items = state.items.values_mut();
            items.next().unwrap().starred = true;
            let read = items.next().unwrap();
            (read.read, read.starred) = (true, true);
            items.next().unwrap().read = true;
            items.next().unwrap().title = "Sega & friends".to_owned();
        }
        let home = reader.home("");
        let report = sync(&home);
        assert_eq!((report["account"].as_str(), report["new"].as_i64()), (Some("home"), Some(5)), "{report}");
        assert_eq!(report["failed"], json!([]), "{report}");
        assert_eq!(titles(&home, "saved"), ["Piece 0", "Piece 1"], "{kind:?}");
        assert_eq!(titles(&home, "unread"), ["Piece 0", "Piece 4", "Piece 5", "Sega & friends"]);
        let sources = home.run(&["source", "list", "--json"]).json();
        let one = |name: &str| sources.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone();
        assert_eq!((&one("wire")["group"], &one("lamp")["group"]), (&json!("Gaming"), &json!("")));
    }
}

#[test]
fn what_one_machine_marks_another_one_shows() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 6);
        let (laptop, desk) = (reader.home(""), reader.home(""));
        sync(&laptop);
        sync(&desk);
        laptop.run(&["read", &id(&laptop, "Piece 1"), &id(&laptop, "Piece 2")]);
        laptop.run(&["save", "--offline", &id(&laptop, "Piece 3")]);
        let sent = sync(&laptop);
        // What is saved is done with, so it is read as well.
        assert_eq!((&sent["pushed"], &sent["waiting"]), (&json!(4), &json!(0)), "{kind:?}: {sent}");
        desk.run(&["read", &id(&desk, "Piece 4")]);
        let got = sync(&desk);
        assert_eq!((&got["pushed"], &got["pulled"]), (&json!(1), &json!(4)), "{kind:?}: {got}");
        sync(&laptop);
        for home in [&laptop, &desk] {
            assert_eq!(titles(home, "unread"), ["Piece 0", "Piece 5"], "{kind:?}");
            assert_eq!(titles(home, "saved"), ["Piece 3"]);
        }
        desk.run(&["undo"]);
        sync(&desk);
        sync(&laptop);
        assert_eq!(titles(&laptop, "unread"), ["Piece 0", "Piece 4", "Piece 5"]);
    }
}

#[test]
fn a_mark_that_is_back_where_the_server_has_it_is_not_sent() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    let piece = id(&home, "Piece 1");
    home.run(&["read", &piece]);
    let waiting = || home.run(&["account", "list", "--json"]).json()[0]["waiting"].clone();
    assert_eq!(waiting(), json!(1));
    home.run(&["unread", &piece]);
    assert_eq!(waiting(), json!(0));
    assert_eq!(sync(&home)["pushed"], json!(0));
    assert_eq!(reader.state().asked.get("/reader/api/0/edit-tag"), None);
}

#[test]
fn a_sync_with_nothing_to_do_is_a_few_requests() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 40);
        let home = reader.home("");
        sync(&home);
        reader.state().asked.clear();
        let report = sync(&home);
        assert_eq!((&report["new"], &report["pulled"]), (&json!(0), &json!(0)));
        let count = reader.state().count();
        assert!(count <= 6, "{kind:?}: {count} requests");
    }
}

#[test]
fn a_thousand_marks_go_out_in_ten_edits() {
    let reader = Reader::start(Kind::FreshRss, 1_000);
    let home = reader.home("");
    sync(&home);
    let all: Vec<String> = home
        .run(&["list", "all", "--limit", "0", "--json"])
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    let mut read = vec!["read"];
    read.extend(all.iter().map(String::as_str));
    home.run(&read);
    assert_eq!(sync(&home)["pushed"], json!(1_000));
    let state = reader.state();
    assert_eq!((state.unread(), state.asked["/reader/api/0/edit-tag"]), (0, 10));
}

#[test]
fn ten_thousand_marks_go_out_in_a_hundred_edits() {
    for kind in Kind::BOTH {
        let reader = Reader::start(kind, 10_000);
        let home = reader.home("");
        home.run(&["account", "list"]);
        // As if all of them had been pulled before, and read since.
        let mut c = rusqlite::Connection::open(home.path("data/pressstart.db")).unwrap();
        let transaction = c.transaction().unwrap();
        for id in reader.state().items.keys().map(i64::to_string) {
            transaction.execute("INSERT INTO sync_item VALUES ('home', ?1, NULL, 0, 0)", [&id]).unwrap();
            let operation = "INSERT INTO sync_operation (account, remote, field, value) VALUES ('home', ?1, 'read', 1)";
            transaction.execute(operation, [&id]).unwrap();
        }
        transaction.commit().unwrap();
        let report = sync(&home);
        assert_eq!((&report["pushed"], &report["waiting"], &report["failed"]), (&json!(10_000), &json!(0), &json!([])));
        let state = reader.state();
        let asked = |path: &str| state.asked.get(path).copied().unwrap_or_default();
        assert!(asked("/reader/api/0/edit-tag") <= 100, "{kind:?}: {:?}", state.asked);
        assert_eq!((asked("/accounts/ClientLogin"), asked("/reader/api/0/token"), state.unread()), (1, 1, 0));
    }
}

#[test]
fn a_server_that_goes_away_in_the_middle_loses_nothing() {
    let reader = Reader::start(Kind::Miniflux, 250);
    let home = reader.home("");
    reader.state().contents_left = Some(1);
    let report = sync(&home);
    assert_eq!((&report["new"], report["failed"].as_array().unwrap().len()), (&json!(100), 1), "{report}");
    reader.state().contents_left = None;
    assert_eq!(sync(&home)["new"], json!(150));
    let all: Vec<String> = home
        .run(&["list", "all", "--limit", "0", "--json"])
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    let mut read = vec!["read"];
    read.extend(all.iter().map(String::as_str));
    home.run(&read);
    reader.state().edits_left = Some(1);
    let ran = home.run(&["sync", "--json"]);
    let report = ran.json()[0].clone();
    assert_eq!((ran.code(), &report["pushed"], &report["waiting"]), (Some(4), &json!(100), &json!(150)), "{report}");
    // What the server has not heard of stays as the reader left it.
    assert!(titles(&home, "unread").is_empty());
    reader.state().edits_left = None;
    let report = sync(&home);
    assert_eq!((&report["pushed"], &report["waiting"], reader.state().unread()), (&json!(150), &json!(0), 0));
}

#[test]
fn pages_that_slip_make_nothing_read() {
    let reader = Reader::start(Kind::Miniflux, 90);
    let home = reader.home("");
    sync(&home);
    let mut newest: Vec<(i64, i64)> = reader.state().items.iter().map(|(id, item)| (-item.published, *id)).collect();
    newest.sort_unstable();
    let elsewhere: Vec<i64> = newest.iter().take(10).map(|(_, id)| *id).collect();
    {
        let mut state = reader.state();
        state.page = 30;
        state.read_between = elsewhere;
    }
    sync(&home);
    assert_eq!((titles(&home, "unread").len(), reader.state().unread()), (80, 80));
}

#[test]
fn a_wrong_password_is_said_and_never_told() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    std::fs::write(home.path("secret"), "falsch-0815\n").unwrap();
    let ran = home.run(&["-v", "sync", "--json"]);
    let report = ran.json()[0].clone();
    assert_eq!(ran.code(), Some(4));
    assert!(report["failed"][0]["why"].as_str().unwrap().contains("API password"), "{report}");
    let tested = home.run(&["account", "test"]);
    assert_eq!(tested.code(), Some(1));
    for file in std::fs::read_dir(home.path("data")).unwrap().map(Result::unwrap) {
        let bytes = std::fs::read(file.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for secret in [PASSWORD, "falsch-0815", "0123456789abcdef"] {
            assert!(!text.contains(secret), "{secret} in {}", file.path().display());
        }
    }
    let told = format!("{}{}{}{}", ran.out(), ran.err(), tested.out(), tested.err());
    assert!(!told.contains("falsch-0815") && !told.contains("0123456789abcdef"), "{told}");
}

#[test]
fn an_unread_set_that_collapses_can_be_brought_back() {
    let reader = Reader::start(Kind::FreshRss, 300);
    let home = reader.home("");
    sync(&home);
    for item in reader.state().items.values_mut() {
        item.read = true;
    }
    assert_eq!(sync(&home)["pulled"], json!(300));
    assert!(titles(&home, "unread").is_empty());
    assert!(home.run(&["undo"]).out().contains("300 articles read there"));
    assert_eq!(titles(&home, "unread").len(), 300);
    sync(&home);
    assert_eq!(reader.state().unread(), 300);
}

#[test]
fn a_star_taken_off_there_takes_the_article_off_the_list_and_can_be_undone() {
    let reader = Reader::start(Kind::Miniflux, 3);
    for item in reader.state().items.values_mut() {
        item.starred = true;
    }
    let home = reader.home("");
    sync(&home);
    for item in reader.state().items.values_mut() {
        item.starred = false;
    }
    sync(&home);
    assert!(titles(&home, "saved").is_empty());
    home.run(&["undo"]);
    assert_eq!(titles(&home, "saved").len(), 3);
    sync(&home);
    assert!(reader.state().item("Piece 1").starred);
}

#[test]
fn an_account_is_tested_step_by_step() {
    let reader = Reader::start(Kind::Miniflux, 4);
    let tested = reader.home("").run(&["account", "test", "home"]);
    assert_eq!(tested.code(), Some(0), "{}", tested.err());
    assert!(tested.out().contains("what is unread: works: 4"), "{}", tested.out());
}

#[test]
fn a_mark_that_the_server_refuses_holds_up_no_other() {
    let reader = Reader::start(Kind::Miniflux, 9);
    let home = reader.home("");
    sync(&home);
    for number in 0..9 {
        home.run(&["read", &id(&home, &format!("Piece {number}"))]);
    }
    let refused = *reader.state().items.keys().nth(4).unwrap();
    reader.state().poison = Some(refused);
    let report = sync(&home);
    assert_eq!((&report["pushed"], &report["waiting"], reader.state().unread()), (&json!(8), &json!(0), 1), "{report}");
    assert!(titles(&home, "unread").is_empty());
}

#[test]
fn of_two_syncs_at_once_one_says_that_the_other_is_at_it() {
    let reader = Reader::start(Kind::Miniflux, 3);
    let home = reader.home("");
    sync(&home);
    let held = std::fs::File::open(home.path("data/sync.lock")).unwrap();
    held.lock().unwrap();
    let report = sync(&home);
    assert!(report["failed"][0]["why"].as_str().unwrap().contains("another Press Start is syncing"), "{report}");
    held.unlock().unwrap();
    assert_eq!(sync(&home)["failed"], json!([]));
}

#[test]
fn what_goes_wrong_is_said_in_words_and_nothing_is_lost() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    home.run(&["read", &id(&home, "Piece 1")]);
    let good = std::fs::read_to_string(home.config()).unwrap();
    let why = || {
        let report = sync(&home);
        assert_eq!(report["waiting"], json!(1), "{report}");
        report["failed"][0]["why"].as_str().unwrap().to_owned()
    };
    for (status, words) in [
        (503, "API access is off"),
        (404, "no Google Reader interface"),
        (429, "too often"),
        (502, "502"),
        (301, "another address"),
    ] {
        reader.state().answers = Some(status);
        let told = why();
        assert!(told.contains(words), "{status}: {told}");
    }
    reader.state().answers = None;
    std::fs::write(home.config(), good.replace("http://", "https://")).unwrap();
    let told = why();
    assert!(told.contains("TLS") || told.contains("secure"), "{told}");
    std::fs::write(home.config(), good).unwrap();
    assert_eq!((&sync(&home)["pushed"], reader.state().unread()), (&json!(1), 2));
}

#[test]
fn a_story_that_is_read_here_is_read_on_every_account() {
    let (home_server, work_server) = (Reader::start(Kind::FreshRss, 3), Reader::start(Kind::Miniflux, 3));
    for (server, title, url) in [
        (&home_server, "Hollow Bell gets a release date in March", "https://lamp.example/hollow-bell"),
        (&work_server, "Hollow Bell release date set for March", "https://wire.example/hollow-bell-date"),
    ] {
        let mut state = server.state();
        state.feeds.get_mut("feed/1").unwrap().url = url.rsplit_once('/').unwrap().0.to_owned() + "/feed";
        let item = state.items.values_mut().find(|item| item.feed == "feed/1").unwrap();
        (item.title, item.url) = (title.to_owned(), url.to_owned());
        // What is old is not looked through for its like.
        item.published = jiff::Timestamp::now().as_second() - 600;
    }
    let home = home_server.home("");
    let both = std::fs::read_to_string(home.config()).unwrap() + &work_server.account("work", &home.path("secret"));
    std::fs::write(home.config(), both).unwrap();
    home.run(&["sync"]);
    let stories = home.run(&["list", "--stories", "--limit", "0", "--json"]).json();
    let story =
        stories.as_array().unwrap().iter().find(|story| story["sources"] == 2).unwrap_or_else(|| panic!("{stories}"));
    home.run(&["read", story["id"].as_str().unwrap()]);
    home.run(&["sync"]);
    for server in [&home_server, &work_server] {
        assert!(server.state().items.values().any(|item| item.title.contains("Hollow Bell") && item.read));
    }
}

#[test]
fn rules_act_on_what_an_account_brings() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("[[rule]]\nwhen = \"\\\"piece 3\\\"\"\nthen = [\"tag:third\", \"save\"]\n");
    sync(&home);
    let mut item = reader.state().item("Piece 1").clone();
    (item.title, item.url) = ("Piece 3".to_owned(), "https://press.example/3".to_owned());
    reader.state().items.insert(1_742_385_600_000_900, item);
    assert_eq!(sync(&home)["new"], json!(1));
    assert_eq!(
        (titles(&home, "tag:third all"), titles(&home, "saved")),
        (vec!["Piece 3".to_owned()], vec!["Piece 3".to_owned()])
    );
    sync(&home);
    assert_eq!(reader.state().labelled("third"), ["Piece 3"]);
}
