//! Answers of servers that do not keep to the letter, and pages that name feeds.

use crate::{
    desk::{Desk, ask, feed, reason},
    server::{Reply, Server},
};
use jiff::Timestamp;
use pressstart::{
    feed,
    fetch::{Client, Limits, Outcome},
    poll::{self, Found, Word},
};

fn find(url: &str) -> Result<Found, String> {
    poll::find_source(Some(&Client::new(&Limits::default())), url, Timestamp::UNIX_EPOCH)
        .map_err(|reason| reason.to_string())
}

fn page(head: &str) -> Reply {
    Reply::ok(format!("<!doctype html><html><head>{head}</head><body>Home</body></html>"))
        .header("Content-Type", "text/html")
}

fn alternate(target: &str) -> String {
    format!("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{target}\">")
}

#[test]
fn a_feed_that_a_proxy_has_changed_on_the_way_is_read() {
    let server = Server::start(|_, _| Reply::status(203).body(feed(3)));
    let mut desk = Desk::following(&[server.url("/feed")]);
    assert_eq!((desk.poll().sources[0].outcome, desk.count()), (Word::Fresh, 3));
}

#[test]
fn the_encoding_of_the_text_is_no_packing() {
    let server = Server::start(|_, _| Reply::ok(feed(2)).header("Content-Encoding", "utf-8"));
    assert!(matches!(ask(&server.url("/feed")), Outcome::Fresh(_)));
}

#[test]
fn a_redirect_that_wants_a_cookie_is_called_so() {
    let own = Server::start(|_, _| Reply::status(302).header("Location", "/feed").header("Set-Cookie", "seen=1"));
    let ring = Server::start(|request, _| match request.target.as_str() {
        "/feed" => Reply::status(302).header("Location", "/setter"),
        _ => Reply::status(302).header("Location", "/feed").header("Set-Cookie", "seen=1"),
    });
    for server in [own, ring] {
        let outcome = ask(&server.url("/feed"));
        assert!(reason(&outcome).contains("it wants a cookie"), "{}", reason(&outcome));
    }
}

#[test]
fn a_page_whose_header_names_its_feed_is_followed_there() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/" => page("").header("Link", "</f>; rel=alternate; type=\"application/atom+xml\""),
        _ => Reply::ok(feed(1)),
    });
    assert_eq!(find(&server.url("/")).unwrap().source.url, server.url("/f"));
}

#[test]
fn of_several_feeds_the_best_that_answers_is_taken_and_the_others_are_named() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/" => page(&["/dead", "/news", "/reviews"].map(alternate).concat()),
        "/dead" => Reply::status(404),
        _ => Reply::ok(feed(1)),
    });
    let Found { source, others } = find(&server.url("/")).unwrap();
    let others: Vec<String> = others.into_iter().map(|(url, _)| url).collect();
    assert_eq!((source.url, others), (server.url("/news"), vec![server.url("/dead"), server.url("/reviews")]));
}

#[test]
fn a_page_whose_feed_is_dead_says_which_address_failed() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/" => page(&alternate("/dead")),
        _ => Reply::status(404),
    });
    let told = find(&server.url("/")).unwrap_err();
    assert!(told.contains(&server.url("/dead")) && told.contains("404"), "{told}");
}

#[test]
fn an_address_with_the_scheme_of_feeds_is_asked_over_the_web() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let bare = server.url("/f").replace("http://", "feed://");
    assert_eq!(find(&bare).unwrap().source.url, server.url("/f"));
    assert_eq!(find(&format!("feed:{}", server.url("/f"))).unwrap().source.url, server.url("/f"));
}

#[test]
fn the_label_that_servers_give_to_everything_yields_to_the_declaration() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("<?xml version=\"1.0\" encoding=\"windows-1251\"?><t>Новая игра вышла</t>");
    for label in ["ISO-8859-1", "windows-1252", "us-ascii", "koi8-r"] {
        let text = feed::decode(&bytes, Some(&format!("text/xml; charset={label}")), None);
        assert!(text.contains("Новая игра вышла"), "{label}: {text}");
    }
    let (bytes, _, _) = encoding_rs::WINDOWS_1251
        .encode("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><t>Новая игра вышла сегодня, и она длинная</t>");
    assert!(feed::decode(&bytes, Some("text/xml; charset=windows-1251"), None).contains("Новая игра"));
}
