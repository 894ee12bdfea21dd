//! How we present ourselves, and what we do when a server says no, not now, or never again.

use crate::{
    desk::{Desk, ask, feed, reason},
    server::{Reply, Server},
};
use pressstart::{fetch::Outcome, poll::Word};
use std::sync::atomic::AtomicBool;

fn one(server: &Server) -> Desk {
    Desk::following(&[server.url("/feed?section=games")])
}

#[test]
fn a_request_says_who_we_are_and_nothing_about_the_reader() {
    let server = Server::start(|_, _| Reply::ok(feed(1)).header("Set-Cookie", "id=1"));
    let mut desk = one(&server);
    desk.poll();
    desk.poll();
    let requests = server.requests("/feed?section=games");
    let second = &requests[1];
    assert!(second.header("User-Agent").unwrap().starts_with("PressStart/0.1.0 (+https://"));
    assert!(second.header("Accept").unwrap().contains("application/rss+xml"));
    assert_eq!(second.header("Accept-Encoding"), Some("gzip, br, deflate"));
    for absent in ["Cookie", "Referer", "Authorization", "Origin", "From"] {
        assert_eq!(second.header(absent), None, "{absent}");
    }
}

#[test]
fn nothing_a_feed_names_is_fetched_along() {
    let server = Server::start(|request, _| {
        let host = request.header("host").unwrap();
        let body = format!("&lt;img src=\"http://{host}/canary\"&gt;");
        Reply::ok(feed(1).replace("</item>", &format!("<description>{body}</description><enclosure url=\"http://{host}/canary\" length=\"1\" type=\"audio/mpeg\"/></item>")))
    });
    one(&server).poll();
    assert_eq!(server.requests("/canary").len(), 0);
}

#[test]
fn a_server_that_asks_for_a_pause_gets_it_even_when_forced() {
    let date = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(2)).strftime("%a, %d %b %Y %H:%M:%S GMT");
    for (status, value) in [(429, "3600"), (429, &*date.to_string()), (429, "-5"), (503, "3600"), (503, "soon")] {
        let value = value.to_owned();
        let server = Server::start(move |_, _| Reply::status(status).header("Retry-After", &value));
        let mut desk = one(&server);
        let first = desk.poll();
        let second = desk.poll();
        assert_eq!((first.sources[0].outcome, first.failed), (Word::Later, 0), "{status}");
        assert_eq!(second.sources[0].outcome, Word::Skipped);
        assert_eq!(server.requests("/feed?section=games").len(), 1);
    }
}

#[test]
fn a_feed_that_is_gone_is_never_asked_again_and_its_articles_stay() {
    let server = Server::start(|_, count| if count == 1 { Reply::ok(feed(3)) } else { Reply::status(410) });
    let mut desk = one(&server);
    let outcomes = [desk.poll(), desk.poll(), desk.poll()].map(|report| report.sources[0].outcome);
    assert_eq!(outcomes, [Word::Fresh, Word::Gone, Word::Skipped]);
    assert_eq!((server.requests("/feed?section=games").len(), desk.count()), (2, 3));
}

#[test]
fn a_status_that_brings_no_feed_is_a_failure_in_words() {
    for (status, words) in [
        (204, "answered 204: no content where a feed should be"),
        (206, "answered 206: only a part"),
        (401, "answered 401: it wants a name and a password"),
        (403, "answered 403: it does not let us in"),
        (404, "answered 404: there is nothing at this address"),
        (418, "answered 418: it does not accept the request"),
        (500, "answered 500: it has a fault of its own"),
    ] {
        let server = Server::start(move |_, _| Reply::status(status).body(if status == 204 { "" } else { "<html>" }));
        let outcome = ask(&server.url("/feed"));
        assert!(reason(&outcome).contains(words), "{status}: {}", reason(&outcome));
    }
}

#[test]
fn a_failing_source_is_left_alone_for_a_while() {
    let server = Server::start(|_, _| Reply::status(500));
    let mut desk = one(&server);
    desk.run(false, &AtomicBool::new(false));
    let second = desk.run(false, &AtomicBool::new(false));
    assert_eq!(second.sources[0].outcome, Word::Skipped);
    assert_eq!(server.requests("/feed?section=games").len(), 1);
}

#[test]
fn escapes_in_a_status_line_reach_no_message() {
    let server = Server::start(|_, _| Reply::raw("HTTP/1.1 500 Oops\x1b]0;pwn\x07\r\nContent-Length: 0\r\n\r\n"));
    let outcome = ask(&server.url("/feed"));
    assert!(!reason(&outcome).contains(char::is_control) && !reason(&outcome).contains("pwn"));
    assert!(matches!(outcome, Outcome::Failed { .. }));
}

#[test]
fn a_web_page_instead_of_a_feed_is_named_as_such() {
    let server = Server::start(|_, _| Reply::ok("<!doctype html><html><body><h1>Log in</h1></body></html>"));
    let report = one(&server).poll();
    let words = report.sources[0].error.clone().unwrap();
    assert!(words.contains("web page"), "{words}");
    assert_eq!((report.failed, report.sources[0].status), (1, Some(200)));
}
