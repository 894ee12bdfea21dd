//! Pages whose feed follows from their address: the rule is tried first, its publisher is asked at most once, and a page that
//! only looks like one is read as any other.

use crate::server::{Reply, Request, Server};
use jiff::Timestamp;
use pressstart::{
    feed::by_address::AddressRules,
    fetch::{Client, Limits},
    poll::{FindError, Found, find_source, find_source_by},
};

const RULES: &str = r#"
[[site]]
name = "gulls.channel"
evidence = "a channel, and its feed"
page = '^127\.0\.0\.1:\d+/(?:channel/|feeds\?channel=)(\w+)$'
feeds = [["http://HOST/feeds?channel=$1", ""], ["http://HOST/long?channel=$1", "{} without the short ones"]]

[[site]]
name = "gulls.hour"
evidence = "a page that names no feed"
page = '^127\.0\.0\.1:\d+/hour/(\d+)$'
ask = ["http://HOST/lookup?id=$1", "/results/0/feedUrl"]
"#;

fn feed(title: &str) -> Reply {
    Reply::ok(format!("<rss version=\"2.0\"><channel><title>{title}</title></channel></rss>"))
}

fn find(server: &Server, target: &str) -> Result<Found, FindError> {
    let host = server.url("").trim_start_matches("http://").to_owned();
    let rules = AddressRules::read(&RULES.replace("HOST", &host)).unwrap();
    find_source_by(&rules, Some(&Client::new(&Limits::default())), &server.url(target), Timestamp::UNIX_EPOCH)
}

#[test]
fn a_page_that_a_rule_knows_is_not_asked_for() {
    let server = Server::start(|request: &Request, _| match request.target.as_str() {
        "/feeds?channel=gulls" => feed("Gulls at Sea"),
        _ => Reply::status(404),
    });
    let found = find(&server, "/channel/gulls").unwrap();
    assert_eq!(found.source.url, server.url("/feeds?channel=gulls"));
    assert_eq!(found.source.name.as_str(), "Gulls at Sea");
    let (address, title) = &found.others[0];
    assert_eq!((address, title.as_str()), (&server.url("/long?channel=gulls"), "Gulls at Sea without the short ones"));
    assert!(server.requests("/channel/gulls").is_empty());
}

#[test]
fn a_page_that_names_the_feed_of_a_known_site_brings_its_other_feeds_along() {
    let server = Server::start(|request: &Request, _| match request.target.as_str() {
        "/@gulls" => Reply::ok(
            "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feeds?channel=gulls\"></head></html>",
        ),
        "/feeds?channel=gulls" => feed("Gulls at Sea"),
        _ => Reply::status(404),
    });
    let found = find(&server, "/@gulls").unwrap();
    assert_eq!(found.source.url, server.url("/feeds?channel=gulls"));
    assert_eq!(found.others.len(), 1, "{:?}", found.others);
}

#[test]
fn a_page_that_only_looks_like_a_known_one_is_read_as_any_other() {
    let server = Server::start(|request: &Request, _| match request.target.as_str() {
        "/channel/boats" => Reply::ok(
            "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/own.xml\"></head></html>",
        ),
        "/own.xml" => feed("Boats"),
        _ => Reply::status(404),
    });
    assert_eq!(find(&server, "/channel/boats").unwrap().source.url, server.url("/own.xml"));
    let reason = find(&server, "/channel/nobody").unwrap_err();
    let FindError::NoAnswer { address, .. } = &reason else { panic!("{reason}") };
    assert_eq!(address, &server.url("/feeds?channel=nobody"), "what can be kept is the feed's address");
}

#[test]
fn a_site_without_a_certificate_says_what_its_page_says() {
    let server = Server::start(|request: &Request, _| match request.target.as_str() {
        "/page" => Reply::ok("<html><body><p>No feed stands here.</p></body></html>"),
        _ => Reply::status(404),
    });
    let typed = |target: &str| {
        let address = server.url(target);
        let client = Client::new(&Limits::default());
        find_source(Some(&client), address.trim_start_matches("http://"), Timestamp::UNIX_EPOCH).unwrap_err()
    };
    assert!(matches!(typed("/page"), FindError::PageWithoutFeed { reason, .. } if reason.contains("it names none")));
}

#[test]
fn the_publisher_is_asked_once_where_the_address_does_not_tell() {
    let server = Server::start(|request: &Request, _| match request.target.as_str() {
        "/lookup?id=7" => Reply::ok(r#"{"results": [{"feedUrl": "/no"}, {}]}"#),
        "/lookup?id=8" => Reply::ok("no JSON at all"),
        "/lookup?id=9" => {
            let host = request.header("host").unwrap_or_default();
            Reply::ok(format!(r#"{{"results": [{{"feedUrl": "http://{host}/hour.xml"}}]}}"#))
        }
        "/hour.xml" => feed("The Gull Hour"),
        _ => Reply::status(404),
    });
    assert_eq!(find(&server, "/hour/9").unwrap().source.url, server.url("/hour.xml"));
    assert_eq!(server.requests("/lookup?id=9").len(), 1);
    assert!(server.requests("/hour/9").is_empty());
    assert!(find(&server, "/hour/8").unwrap_err().to_string().contains("the answer names no feed"));
    assert!(find(&server, "/hour/7").is_err());
}
