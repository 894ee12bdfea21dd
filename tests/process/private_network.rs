//! The reader's own network: nothing that a public source sends may cause a request there. A proxy stands for the public
//! network: it answers for every name, and loopback addresses are reached without it.

use crate::{
    home::{Home, said},
    server::{Reply, Server},
};
use std::process::{Command, Output};

const FEED: &str = "http://news.example/feed";

/// A server inside the private network, which answers everything; it must never be asked.
fn inside() -> Server {
    Server::start(|request, _| match request.target.as_str() {
        "/feed" => Reply::ok(feed("http://127.0.0.1/x", "words")),
        "/p.png" => Reply::ok(vec![7; 90]).header("Content-Type", "image/png"),
        _ => Reply::ok("<html><body><article><p>What only this network may read.</p></article></body></html>")
            .header("Content-Type", "text/html"),
    })
}

fn feed(link: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gamewire</title><item><title>Piece</title><guid>1</guid>\
         <link>{link}</link><description><![CDATA[{body}]]></description></item></channel></rss>"
    )
}

/// The public network, where the feed says this and every other page that.
fn world(feed: String, page: String) -> Server {
    Server::start(move |request, _| match request.target.as_str() {
        FEED => Reply::ok(feed.clone()),
        _ => Reply::ok(page.clone()).header("Content-Type", "text/html"),
    })
}

fn home() -> Home {
    Home::configured(&format!("[[source]]\nurl = \"{FEED}\"\n"))
}

/// The program, with the world behind a proxy that is named in capitals and this machine without one.
fn command(home: &Home, world: &Server, arguments: &[&str]) -> Command {
    let mut command = home.command(arguments);
    command.env("HTTP_PROXY", world.url("")).env("NO_PROXY", "127.0.0.1");
    command
}

fn run(home: &Home, world: &Server, arguments: &[&str]) -> String {
    all_words(&command(home, world, arguments).output().unwrap())
}

/// What it printed and what it said.
fn all_words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), said(output))
}

fn fetched(link: &str, body: &str) -> (Home, Server, String) {
    let (home, world) = (home(), world(feed(link, body), String::new()));
    run(&home, &world, &["fetch"]);
    let id = home.ids("all").remove(0);
    (home, world, id)
}

#[test]
fn a_teaser_of_a_public_source_leads_to_no_private_page() {
    let inside = inside();
    let (home, world, id) = fetched(&inside.url("/a"), "A teaser.");
    let told = run(&home, &world, &["show", &id, "--full"]);
    assert!(told.contains("private network"), "{told}");
    assert_eq!(inside.busiest(), 0);
}

#[test]
fn a_source_that_wants_whole_texts_gets_none_from_a_private_page() {
    let inside = inside();
    let home = Home::configured(&format!("[[source]]\nurl = \"{FEED}\"\nfull_text = true\n"));
    let world = world(feed(&inside.url("/a"), "A teaser."), String::new());
    run(&home, &world, &["fetch"]);
    assert_eq!((home.ids("all").len(), inside.busiest()), (1, 0));
}

#[test]
fn a_picture_is_judged_by_the_source_and_not_by_the_link_that_the_feed_chose() {
    let inside = inside();
    let body = format!("<p>{}</p><img src=\"{}\">", "Words of the whole piece. ".repeat(90), inside.url("/p.png"));
    let (home, world, id) = fetched(&inside.url("/a"), &body);
    run(&home, &world, &["save", &id]);
    assert_eq!((home.ids("saved").len(), inside.busiest()), (1, 0));
}

#[test]
fn a_public_page_that_names_a_private_feed_is_not_followed_there() {
    let inside = inside();
    let page = format!(
        "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{}\"></head></html>",
        inside.url("/feed")
    );
    let (home, world) = (home(), world(feed("http://news.example/1", "words"), page));
    let told = run(&home, &world, &["source", "add", "http://site.example/"]);
    assert!(told.contains("private network"), "{told}");
    assert!(!run(&home, &world, &["source", "export"]).contains("127.0.0.1"));
    assert_eq!(inside.busiest(), 0);
}

#[test]
fn a_public_page_redirects_to_no_private_one() {
    let inside = inside();
    let there = inside.url("/a");
    let world = Server::start(move |request, _| match request.target.as_str() {
        FEED => Reply::ok(feed("http://news.example/1", "A teaser.")),
        _ => Reply::status(302).header("Location", &there),
    });
    let home = home();
    run(&home, &world, &["fetch"]);
    let told = run(&home, &world, &["show", &home.ids("all")[0], "--full"]);
    assert!(told.contains("from the public network to a private address"), "{told}");
    assert_eq!(inside.busiest(), 0);
}

#[test]
fn behind_a_proxy_named_in_capitals_the_pages_of_a_public_source_are_got_through_it() {
    let page = format!("<html><body><article><p>{}</p></article></body></html>", "The whole piece. ".repeat(60));
    let (home, world) = (home(), world(feed("http://news.example/1", "A teaser."), page));
    run(&home, &world, &["fetch"]);
    let told = run(&home, &world, &["show", &home.ids("all")[0], "--full"]);
    assert!(told.contains("The whole piece."), "{told}");
}

#[test]
fn through_a_proxy_names_that_only_a_private_network_answers_are_refused() {
    for link in
        ["http://nas/a", "http://printer.local/a", "http://localhost/a", "http://10.0.0.7/a", "http://[fec0::1]/a"]
    {
        let (home, world) = (home(), world(feed(link, "A teaser."), String::new()));
        run(&home, &world, &["fetch"]);
        let told = run(&home, &world, &["show", &home.ids("all")[0], "--full"]);
        assert!(told.contains("private network"), "{link}: {told}");
        assert!(world.requests(link).is_empty(), "{link}");
    }
}

#[test]
fn a_private_source_that_the_person_named_is_read_with_its_pages() {
    let inside = Server::start(|request, _| {
        let host = request.header("Host").unwrap().to_owned();
        match request.target.as_str() {
            "/feed" => Reply::ok(feed(&format!("http://{host}/a"), "A teaser.")),
            _ => Reply::ok(format!(
                "<html><body><article><p>{}</p></article></body></html>",
                "The whole piece. ".repeat(60)
            ))
            .header("Content-Type", "text/html"),
        }
    });
    let home = Home::following(&[inside.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let told = all_words(&home.run(&["show", &home.ids("all")[0], "--full"]));
    assert!(told.contains("The whole piece."), "{told}");
}
