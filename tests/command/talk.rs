//! What changes after an article was read, and what people say of it, from a loopback press.

use crate::{
    program::Home,
    server::{Reply, Server},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

const QUIET: &str = "[poll]\nhost_delay = \"0s\"\n";

fn feed(item: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:wfw='http://wellformedweb.org/CommentAPI/' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>\
         <channel><title>Harbour Radar</title><item><guid>1</guid><title>The ferry leaves</title><link>LINK</link>{item}</item></channel></rss>"
    )
}

/// A press whose only article says something else at each fetch.
fn press(texts: &'static [&'static str]) -> Server {
    let asked = AtomicUsize::new(0);
    Server::start(move |request, _| {
        let address = request.header("host").unwrap();
        let text = texts[asked.fetch_add(1, Ordering::Relaxed).min(texts.len() - 1)];
        let item = format!("<description><![CDATA[{text}]]></description>");
        Reply::ok(feed(&item).replace("LINK", &format!("http://{address}/1")))
            .header("Content-Type", "application/rss+xml")
    })
}

#[test]
fn a_read_article_that_changed_is_listed_and_shows_what_changed() {
    let first = "<p>The ferry to Hollow Bell leaves at nine.</p><p>It carries lamps.</p><p>3 comments</p>";
    let ticking = "<p>The ferry to Hollow Bell leaves at nine.</p><p>It carries lamps.</p><p>9 comments</p>";
    let changed = "<p>The ferry to Hollow Bell leaves at ten.</p><p>It carries lamps.</p><p>12 comments</p>";
    let press = press(Box::leak(Box::new([first, first, ticking, changed])));
    let home = Home::with(QUIET);
    home.run(&["source", "add", &press.url("/feed")]);
    home.run(&["fetch", "--force"]);
    let listed = || home.run(&["list", "changed", "--json"]).json();
    let id = home.run(&["list", "all", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    home.run(&["read", &id]);
    home.run(&["fetch", "--force"]);
    assert_eq!(listed(), serde_json::json!([]), "a counter that ticks on is no change");
    assert!(home.run(&["show", &id, "--view", "changes"]).err().contains("has not changed since"));
    home.run(&["fetch", "--force"]);
    assert_eq!(listed()[0]["id"], id.as_str());
    assert!(listed()[0]["changed"].is_string());
    let shown = home.run(&["show", &id, "--view", "changes"]).out();
    assert!(shown.contains("leaves at [-nine.-] [+ten.+]") && shown.contains("\nIt carries lamps."), "{shown}");
    let doctor = home.run(&["doctor", "--json"]).json();
    assert!(doctor["earlier_texts"] == 1 && doctor["earlier_texts_bytes"].as_u64() > Some(0), "{doctor}");
    assert!(home.run(&["doctor"]).out().contains("earlier   one text of articles that changed"));
    let json = home.run(&["show", &id, "--view", "changes", "--json"]).json();
    assert_eq!(json["view"], "changes");
    let html = home.run(&["show", &id, "--view", "changes", "--format", "html"]).out();
    assert!(html.contains("<del") && html.contains("ten.</ins>") && !html.contains("[+"), "{html}");
}

const THREAD: &str = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>\
    <title>Talk</title>\
    <entry><id>t:2</id><title>Re</title><author><name>Ben</name></author><updated>2026-03-02T10:00:00Z</updated>\
    <thr:in-reply-to ref='t:1'/><content type='html'>&lt;p&gt;No, at &lt;b&gt;ten&lt;/b&gt;.&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</content></entry>\
    <entry><id>t:1</id><title>First</title><author><name>Ada</name></author><updated>2026-03-01T10:00:00Z</updated>\
    <content type='html'>&lt;p&gt;It leaves at nine, see https://shop.example/x?utm_source=a .&lt;/p&gt;</content></entry>\
    <entry><id>t3_1ferry</id><title>The ferry leaves</title><author><name>Cy</name></author><updated>2026-03-01T09:00:00Z</updated>\
    <content type='html'>&lt;p&gt;The post that they talk about.&lt;/p&gt;</content></entry></feed>";

/// A press whose only article names the feed of its comments; how often that was asked for.
fn talking_press() -> (Server, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    let server = Server::start(move |request, _| {
        let address = request.header("host").unwrap();
        let item = format!(
            "<description>It leaves.</description><comments>http://{address}/1#talk</comments>\
             <wfw:commentRss>http://{address}/talk</wfw:commentRss><slash:comments>2</slash:comments>"
        );
        match request.target.as_str() {
            "/talk" => {
                counted.fetch_add(1, Ordering::Relaxed);
                Reply::ok(THREAD).header("Content-Type", "application/atom+xml")
            }
            _ => Reply::ok(feed(&item).replace("LINK", &format!("http://{address}/1")))
                .header("Content-Type", "application/rss+xml"),
        }
    });
    (server, asked)
}

#[test]
fn the_comments_of_an_article_are_read_when_they_are_asked_for() {
    let ((press, asked), home) = (talking_press(), Home::with(QUIET));
    home.run(&["source", "add", &press.url("/feed")]);
    home.run(&["fetch", "--force"]);
    let id = home.run(&["list", "all", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    home.run(&["show", &id]);
    assert_eq!(asked.load(Ordering::Relaxed), 0, "nobody has asked for them");
    let offline = home.run(&["--offline", "comments", &id]);
    assert!(offline.err().contains("--offline"), "{}", offline.err());
    let said = home.run(&["comments", &id, "--json"]).json();
    let row = |place: usize| (said[place]["author"].as_str().unwrap(), said[place]["depth"].as_u64().unwrap());
    assert_eq!((row(0), row(1), said.as_array().unwrap().len()), (("Ada", 0), ("Ben", 1), 2));
    let text = home.run(&["comments", &id]).out();
    assert!(text.contains("2 comments") && text.contains("No, at ten.") && !text.contains("x()"), "{text}");
    assert!(text.find("Ada").unwrap() < text.find("Ben").unwrap(), "{text}");
    assert!(!text.contains("The post that they talk about."), "{text}");
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}
