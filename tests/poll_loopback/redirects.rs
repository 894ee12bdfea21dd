//! Redirects: what is learnt for good, what is refused, and what is never carried along.

use crate::{
    desk::{Desk, ask, feed, reason},
    server::{Reply, Request, Server},
};
use pressstart::poll::Word;

/// `/feed` redirects to `/target`, a good feed.
fn redirecting(status: u16) -> Server {
    Server::start(move |request, _| match request.target.as_str() {
        "/feed" => Reply::status(status).header("Location", "/target"),
        _ => Reply::ok(feed(3)),
    })
}

fn to(location: &'static str) -> Server {
    Server::start(move |_, _| Reply::status(302).header("Location", location))
}

#[test]
fn a_permanent_redirect_is_learnt_once_its_target_was_read() {
    for status in [301, 308] {
        let server = redirecting(status);
        let mut desk = Desk::following(&[server.url("/feed")]);
        let report = desk.poll();
        assert_eq!((report.sources[0].outcome, &report.sources[0].url), (Word::Moved, &server.url("/feed")));
        assert_eq!(desk.state().moved_to, Some(server.url("/target")));
        desk.poll();
        assert_eq!((server.requests("/feed").len(), server.requests("/target").len()), (1, 2));
    }
}

#[test]
fn a_permanent_redirect_to_something_else_is_not_learnt() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/feed" => Reply::status(301).header("Location", "/login"),
        _ => Reply::ok("<!doctype html><html><body>Wi-Fi</body></html>"),
    });
    let mut desk = Desk::following(&[server.url("/feed")]);
    desk.poll();
    assert_eq!(desk.state().moved_to, None);
}

#[test]
fn a_redirect_for_now_is_followed_and_forgotten() {
    for status in [302, 303, 307] {
        let server = redirecting(status);
        let mut desk = Desk::following(&[server.url("/feed")]);
        let outcomes = [desk.poll(), desk.poll()].map(|report| report.sources[0].outcome);
        assert_eq!(outcomes, [Word::Fresh, Word::Fresh]);
        assert_eq!((server.requests("/feed").len(), desk.state().moved_to.clone()), (2, None), "{status}");
    }
}

#[test]
fn a_chain_with_one_detour_is_not_learnt() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/feed" => Reply::status(301).header("Location", "/middle"),
        "/middle" => Reply::status(302).header("Location", "/target"),
        _ => Reply::ok(feed(3)),
    });
    let mut desk = Desk::following(&[server.url("/feed")]);
    desk.poll();
    assert_eq!((desk.count(), desk.state().moved_to.clone()), (3, None));
}

#[test]
fn five_hops_are_followed_and_a_sixth_is_not() {
    let server = Server::start(|request, _| match request.target.trim_start_matches('/').parse::<u32>() {
        Ok(0) | Err(_) => Reply::ok(feed(1)),
        Ok(left) => Reply::status(302).header("Location", format!("/{}", left - 1)),
    });
    assert_eq!(reason(&ask(&server.url("/5"))), "it did not fail");
    assert!(reason(&ask(&server.url("/6"))).contains("redirects too many times"));
}

#[test]
fn a_circle_is_noticed() {
    let server = Server::start(|request, _| {
        Reply::status(302).header("Location", if request.target == "/a" { "/b" } else { "/a" })
    });
    assert!(reason(&ask(&server.url("/a"))).contains("redirects in a circle"));
    assert_eq!(server.requests("/a").len(), 1);
}

#[test]
fn a_redirect_that_leads_nowhere_good_is_a_failure_in_clean_words() {
    for (location, words) in [
        ("http://bad host\x1b]0;pwn\x07/", "redirects"),
        ("file:///etc/passwd", "redirects to something that is neither http nor https"),
        ("", "redirects without saying where to"),
    ] {
        let outcome = ask(&to(location).url("/feed"));
        assert!(reason(&outcome).contains(words), "{}", reason(&outcome));
        assert!(!reason(&outcome).contains("pwn"));
    }
}

#[test]
fn a_password_is_sent_to_its_own_host_and_to_no_other() {
    let other = Server::start_at("127.0.0.2", |_, _| Reply::ok(feed(3)));
    let there = other.url("/target");
    let server = Server::start(move |request: &Request, _| match request.target.as_str() {
        "/feed" => Reply::status(302).header("Location", "/near"),
        _ => Reply::status(302).header("Location", &there).header("Set-Cookie", "sid=1"),
    });
    let mut desk = Desk::following(&[server.url("/feed").replace("://", "://user:geheim@")]);
    desk.subscriptions[0].source.headers = vec![("X-Key".to_owned(), "k".to_owned())];
    let report = desk.poll();
    let near = &server.requests("/near")[0];
    assert_eq!((near.header("Authorization"), near.header("X-Key")), (Some("Basic dXNlcjpnZWhlaW0="), Some("k")));
    let far = &other.requests("/target")[0];
    assert_eq!((far.header("Authorization"), far.header("X-Key"), far.header("Cookie")), (None, None, None));
    assert_eq!(desk.count(), 3);
    assert!(!serde_json::to_string(&report).unwrap().contains("geheim"));
}
