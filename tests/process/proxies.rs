//! Proxies: from the surroundings, from a source's settings, and not where none is wanted.

use crate::{
    home::{Home, feed},
    server::{Reply, Server},
};

const NEWS: &str = "http://news.example/feed";

fn proxy() -> Server {
    Server::start(|_, _| Reply::ok(feed(3, 1)))
}

fn configured(more: &str) -> Home {
    Home::configured(&format!("[[source]]\nurl = \"{NEWS}\"\n{more}"))
}

#[test]
fn the_proxy_of_the_surroundings_is_asked() {
    let (proxy, home) = (proxy(), configured(""));
    let output = home.command(&["fetch"]).env("http_proxy", proxy.url("")).output().unwrap();
    assert_eq!((output.status.code(), proxy.requests(NEWS).len()), (Some(0), 1), "{output:?}");
    assert_eq!(home.ids("all").len(), 3);
}

#[test]
fn a_host_that_needs_no_proxy_is_asked_directly() {
    let (proxy, server) = (proxy(), Server::start(|_, _| Reply::ok(feed(3, 1))));
    let home = Home::following(&[server.url("/feed")]);
    let output = home
        .command(&["fetch"])
        .env("http_proxy", proxy.url(""))
        .env("no_proxy", "intranet.example,127.0.0.1")
        .output()
        .unwrap();
    assert_eq!((output.status.code(), server.requests("/feed").len()), (Some(0), 1), "{output:?}");
    assert_eq!(proxy.busiest(), 0);
}

#[test]
fn the_proxy_of_a_source_is_its_own() {
    let (proxy, server) = (proxy(), Server::start(|_, _| Reply::ok(feed(2, 1))));
    let home = configured(&format!("proxy = \"{}\"\n[[source]]\nurl = \"{}\"\n", proxy.url("/"), server.url("/feed")));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    assert_eq!((proxy.requests(NEWS).len(), proxy.busiest()), (1, 1));
    assert_eq!(server.requests("/feed").len(), 1);
}

#[test]
fn the_password_of_a_proxy_is_told_to_nobody() {
    let home = configured("");
    // Nobody listens there.
    let dead = "http://reader:opensesame@127.0.0.1:9/";
    let output = home.command(&["-v", "fetch"]).env("http_proxy", dead).output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    let (sources, _) = home.json(&["source", "list", "--json"]);
    let told = format!("{output:?}{sources}");
    assert!(!told.contains("opensesame"), "{told}");
    for file in std::fs::read_dir(home.data()).unwrap().map(Result::unwrap) {
        let bytes = std::fs::read(file.path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("opensesame"), "{}", file.path().display());
    }
}
