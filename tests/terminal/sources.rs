//! Sources of one's own: a list of another reader that is offered and taken in, and a site that is added by its address.

use crate::{
    program::Home,
    screen::Screen,
    server::{Reply, Server},
};
use std::fs;

const URLS: &str =
    "# lamps\nhttps://lamps.example/feed \"~Tin Lantern\"\nhttps://lamps.example/reviews games\nexec:~/lamps.sh\n";

/// The addresses that are followed.
fn followed(home: &Home) -> String {
    home.run(&["source", "list", "--json"]).out()
}

#[test]
fn a_newsboat_list_is_offered_taken_in_and_given_back() {
    for folder in [".newsboat", "c/newsboat"] {
        let home = Home::with("");
        fs::create_dir_all(home.path(folder)).unwrap();
        fs::write(home.path(folder).join("urls"), URLS).unwrap();
        let mut screen = Screen::open(&home, &["--offline"], 120, 36);
        screen.wait_for(&format!(":import takes in 2 feeds of ~/{folder}/urls"));
        screen.type_keys(":import\r");
        screen.wait_for("Imported 2 sources, 1 refused");
        screen.wait_for("it runs a program");
        assert!(followed(&home).contains("https://lamps.example/reviews"));
        screen.type_keys("qu");
        screen.wait_for("Undid: imported 2 sources");
        assert!(!followed(&home).contains("lamps.example"));
        screen.type_keys("Q");
        assert_eq!(screen.ended(), 0);
    }
}

#[test]
fn the_searches_of_a_list_are_shelves_until_the_list_is_taken_back() {
    let home = Home::with("");
    fs::create_dir_all(home.path(".newsboat")).unwrap();
    let list = "https://lamps.example/feed pc\n\"query:To read:unread = \\\"yes\\\"\"\n";
    fs::write(home.path(".newsboat/urls"), list).unwrap();
    let mut screen = Screen::open(&home, &["--offline"], 120, 36);
    screen.wait_for(":import takes in 1 feed");
    screen.type_keys(":import\r");
    screen.wait_for("Imported 1 source, 1 shelf · “To read” is a shelf now");
    let written = |home: &Home| fs::read_to_string(home.config()).unwrap().contains("To read");
    assert!(written(&home));
    screen.type_keys("u");
    screen.wait_for("Undid: imported 1 source, 1 shelf");
    // Only a shelf that has gone from the config can be written anew.
    screen.type_keys("\x12");
    screen.wait_for("Redid: imported 1 source, 1 shelf · “To read” is a shelf now");
    assert!(written(&home));
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn the_reading_list_is_written_to_a_file_that_is_named_in_the_palette() {
    let home = Home::with("");
    let mut screen = Screen::open(&home, &["--demo"], 120, 36);
    screen.wait_for_the_demo();
    screen.type_keys("s");
    screen.wait_for("Saved 1");
    screen.type_keys(":export ~/list.csv\r");
    screen.wait_for("Exported: one article in");
    assert_eq!(fs::read_to_string(home.path("list.csv")).unwrap().lines().count(), 2);
    screen.type_keys(":export ~/list.csv\r");
    screen.wait_for("is there already and stays as it is");
    screen.type_keys(":export ~/list.md\r");
    screen.wait_for("Exported: one article in");
    assert!(home.path("list.md").is_file());
    screen.type_keys(":export ~/list.doc\r");
    screen.wait_for("is no form to export to");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_list_whose_feeds_are_all_followed_is_not_offered() {
    let home = Home::with("[[source]]\nurl = \"https://lamps.example/feed\"\n");
    fs::create_dir_all(home.path(".newsboat")).unwrap();
    fs::write(home.path(".newsboat/urls"), "https://lamps.example/feed\n").unwrap();
    fs::create_dir_all(home.path("Downloads")).unwrap();
    let opml = r#"<opml version="2.0"><body><outline xmlUrl="https://quay.example/feed"/></body></opml>"#;
    fs::write(home.path("Downloads/quay.opml"), opml).unwrap();
    let mut screen = Screen::open(&home, &["--offline"], 120, 36);
    screen.wait_for(":import takes in 1 feed of ~/Downloads/quay.opml");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_site_is_followed_by_its_address_alone() {
    let page = r#"<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>"#;
    let feed = "<rss version=\"2.0\"><channel><title>Tin Lantern</title><item><title>Harbour of Ash gets a photo mode\
                </title><guid>1</guid><link>https://lamps.example/1</link></item></channel></rss>";
    let server = Server::start(move |request, _| match request.target.as_str() {
        "/feed.xml" => Reply::ok(feed),
        _ => Reply::ok(page),
    });
    let home = Home::with(&format!("[[source]]\nurl = \"{}\"\npause = true\n", server.url("/other")));
    let mut screen = Screen::open(&home, &[], 120, 36);
    screen.wait_for("Nothing here yet");
    let site = server.url("/");
    screen.type_keys(&format!("ba{}\r", site.trim_start_matches("http://")));
    screen.wait_for("Added source “Tin Lantern”");
    screen.wait_for("Harbour of Ash gets a photo mode");
    screen.type_keys("u");
    screen.wait_for("Undid: added source");
    screen.wait_for("Nothing here yet");
    screen.type_keys("\x12");
    screen.wait_for("Redid: added source");
    screen.wait_for("Harbour of Ash gets a photo mode");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}
