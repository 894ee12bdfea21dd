//! A poll as the command line tells of it: every source in the report, whole texts, retention.

use crate::{
    home::{Home, feed},
    server::{Reply, Server},
};
use rusqlite::Connection;

#[test]
fn sources_that_were_not_named_are_in_the_report_as_skipped() {
    let server = Server::start(|_, _| Reply::ok(feed(2, 1)));
    let home = Home::following(&[server.url("/a"), server.url("/b"), server.url("/c")]);
    let (report, status) = home.json(&["fetch", &server.url("/b"), "--json"]);
    let outcomes: Vec<&str> =
        report["sources"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap()).collect();
    assert_eq!((outcomes, status), (vec!["skipped", "fresh", "skipped"], 0));
    assert_eq!((server.requests("/a").len(), server.requests("/c").len()), (0, 0));
}

#[test]
fn a_source_that_asks_for_whole_texts_gets_each_new_page_once() {
    let page = |n: &str| {
        let words = format!("<p>The long story of lighthouse {n} goes on and on, with many words about the sea.</p>")
            .repeat(20);
        format!(
            "<html><head><title>Lighthouse</title></head><body><article><h1>Lighthouse</h1>{words}</article></body></html>"
        )
    };
    let server = Server::start(move |request, _| match request.target.as_str() {
        "/feed" => {
            let home = request.header("Host").unwrap();
            let item = |n: u8| {
                format!(
                    "<item><title>Piece {n}</title><guid>{n}</guid><link>http://{home}/{n}</link><description>Teaser.</description></item>"
                )
            };
            Reply::ok(format!(
                "<rss version=\"2.0\"><channel><title>Wire</title>{}{}</channel></rss>",
                item(1),
                item(2)
            ))
        }
        "/2" => Reply::status(404),
        target => Reply::ok(page(target)).header("Content-Type", "text/html"),
    });
    let home = Home::configured(&format!("[[source]]\nurl = \"{}\"\nfull_text = true\n", server.url("/feed")));
    for _ in 0..2 {
        assert_eq!(home.run(&["fetch", "--force"]).status.code(), Some(0));
    }
    assert_eq!((server.requests("/1").len(), server.requests("/2").len()), (1, 1));
    let (found, _) = home.json(&["list", "all", "--json"]);
    let words: Vec<bool> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|article| {
            let (shown, _) = home.json(&["show", article["id"].as_str().unwrap(), "--format", "json"]);
            shown["text"].as_str().unwrap().contains("goes on and on")
        })
        .collect();
    assert_eq!(words.iter().filter(|whole| **whole).count(), 1);
}

#[test]
fn old_read_articles_go_after_a_poll_and_do_not_come_back() {
    let server = Server::start(|_, _| Reply::ok(feed(6, 1)));
    let home =
        Home::configured(&format!("[store]\nkeep_read = \"30d\"\n\n[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let ids = home.ids("all");
    assert_eq!(home.run(&["read", &ids[0], &ids[1], &ids[2]]).status.code(), Some(0));
    assert_eq!(home.run(&["save", &ids[3], "--offline"]).status.code(), Some(0));
    let month = 31_i64 * 86_400_000;
    Connection::open(home.database())
        .unwrap()
        .execute("UPDATE article SET at = at - ?1, fetched = fetched - ?1", [month])
        .unwrap();
    let (health, _) = home.json(&["doctor", "--json"]);
    assert_eq!(health["would_drop"].as_u64(), Some(3));
    for _ in 0..2 {
        let (report, _) = home.json(&["fetch", "--force", "--json"]);
        assert_eq!(report["new"].as_u64(), Some(0));
        assert_eq!((home.ids("all").len(), home.ids("saved").len(), home.ids("unread").len()), (3, 1, 2));
    }
    home.assert_whole();
}

#[test]
fn a_source_that_is_checked_says_when_it_is_due_and_why() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/ttl" => Reply::ok(feed(1, 1).replace("<item>", "<ttl>180</ttl><item>")).header("ETag", "\"a\""),
        "/age" => Reply::ok(feed(1, 1)).header("Cache-Control", "max-age=7200"),
        "/busy" => Reply::status(429).header("Retry-After", "9000"),
        "/silent" => Reply::status(429),
        "/broken" => Reply::status(500),
        _ => Reply::ok(feed(1, 1)),
    });
    let home =
        Home::following(&["/plain", "/ttl", "/age", "/busy", "/silent", "/broken"].map(|target| server.url(target)));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(4));
    for (target, wanted) in [
        ("/plain", "asked every 60 min, as set here"),
        ("/plain", "no validator, so every poll gets the whole feed"),
        ("/ttl", "its feed asks for 180 min between two polls (ttl)"),
        ("/ttl", "it gave an ETag"),
        ("/age", "its server says that nothing changes for 120 min (Cache-Control)"),
        ("/busy", "it asked us to wait until"),
        ("/busy", "its server asked for a pause"),
        ("/silent", "it is not asked before"),
        ("/silent", "its server answered 429 and did not say for how long"),
        ("/broken", "the wait doubles with each failure, and this was one failure in a row"),
    ] {
        let output = home.run(&["source", "check", &server.url(target)]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(wanted), "{target}: {wanted}:\n{text}");
    }
}
