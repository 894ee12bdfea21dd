//! Rules that hand what arrives to a server of the config.

use super::{
    program::Home,
    server::{Reply, Server},
};
use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// A feed of so many pieces, the newest with the highest number.
fn press(pieces: &Arc<AtomicUsize>) -> Server {
    let pieces = pieces.clone();
    Server::start(move |_, _| {
        let item = |n: usize| {
            format!(
                "<item><title>Deal number {n}</title><guid>urn:{n}</guid><link>https://press.example/{n}</link>\
                 <description>Words about it.</description></item>"
            )
        };
        let items: String = (0..pieces.load(Ordering::Relaxed)).map(item).collect();
        Reply::ok(format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Press</title>{items}</channel></rss>"
        ))
    })
}

#[test]
fn a_rule_hands_over_what_arrives_once_and_again_only_where_it_failed() {
    let (pieces, works) = (Arc::new(AtomicUsize::new(3)), Arc::new(AtomicBool::new(true)));
    let press = press(&pieces);
    let up = works.clone();
    let hook = Server::start(move |_, _| Reply::status(if up.load(Ordering::Relaxed) { 204 } else { 503 }));
    let home = Home::with("");
    let config = format!(
        "[poll]\nhost_delay = \"0s\"\n[push.webhook]\nurl = \"{}\"\n[[rule]]\nname = \"deals\"\nwhen = \"deal\"\n\
         then = [\"push:webhook\"]\n[[source]]\nurl = \"{}\"\n",
        hook.url("/ring"),
        press.url("/feed")
    );
    fs::write(home.config(), config).unwrap();
    let fetch = || {
        let ran = home.run(&["fetch", "--force"]);
        assert_eq!(ran.code(), Some(0), "{}", ran.err());
        ran
    };
    let rung = || -> Vec<String> {
        let bodies =
            hook.requests("/ring").into_iter().map(|request| String::from_utf8_lossy(&request.body).into_owned());
        bodies.map(|body| body.split("press.example/").nth(1).unwrap()[..1].to_owned()).collect()
    };
    // What a new source already has is no news.
    fetch();
    assert!(rung().is_empty());
    pieces.store(4, Ordering::Relaxed);
    let ran = fetch();
    assert_eq!(rung(), ["3"]);
    assert!(ran.err().contains("webhook: 1 new"), "{}", ran.err());
    fetch();
    assert_eq!(rung(), ["3"], "once");
    works.store(false, Ordering::Relaxed);
    pieces.store(5, Ordering::Relaxed);
    assert!(fetch().err().contains("503"));
    // What waits is told, and handed over when asked for.
    assert!(home.run(&["doctor"]).out().contains("waiting   1 that rules set aside for webhook"));
    let refused = home.run(&["push"]);
    assert!(refused.code() == Some(1) && refused.err().contains("503"), "{}", refused.err());
    works.store(true, Ordering::Relaxed);
    assert_eq!(home.run(&["push"]).code(), Some(0));
    assert!(!home.run(&["doctor"]).out().contains("waiting"));
    fetch();
    fetch();
    assert_eq!(rung(), ["3", "4", "4", "4"]);
    // It is no step: what was sent cannot be taken back.
    assert!(!home.run(&["undo"]).out().contains("webhook"));
}

#[test]
fn an_article_that_a_server_always_refuses_is_given_up_and_a_server_that_is_gone_is_forgotten() {
    let pieces = Arc::new(AtomicUsize::new(1));
    let press = press(&pieces);
    let wants = Arc::new(AtomicBool::new(false));
    let takes = wants.clone();
    let hook = Server::start(move |_, _| Reply::status(if takes.load(Ordering::Relaxed) { 204 } else { 422 }));
    let home = Home::with("");
    let config = |push: &str| {
        format!(
            "[poll]\nhost_delay = \"0s\"\n{push}[[rule]]\nname = \"deals\"\nwhen = \"deal\"\nthen = [\"push:webhook\"]\n\
             [[source]]\nurl = \"{}\"\n",
            press.url("/feed")
        )
    };
    let push = format!("[push.webhook]\nurl = \"{}\"\n", hook.url("/ring"));
    fs::write(home.config(), config(&push)).unwrap();
    let fetch = || drop(home.run(&["fetch", "--force"]));
    fetch();
    pieces.store(2, Ordering::Relaxed);
    for _ in 0..8 {
        fetch();
    }
    assert_eq!(hook.requests("/ring").len(), 5, "given up");
    let doctor = home.run(&["doctor"]).out();
    assert!(doctor.contains("given up  a2 for webhook: ") && doctor.contains("422"), "{doctor}");
    assert!(!doctor.contains("waiting"), "{doctor}");
    wants.store(true, Ordering::Relaxed);
    assert_eq!(home.run(&["push"]).code(), Some(0), "asked by hand it is tried once more");
    assert_eq!((hook.requests("/ring").len(), home.run(&["doctor"]).out().contains("given up")), (6, false));
    // What waits for a server that the config does not name for a while waits on: nothing asks for it, and nothing is lost.
    wants.store(false, Ordering::Relaxed);
    pieces.store(3, Ordering::Relaxed);
    fetch();
    assert!(home.run(&["doctor"]).out().contains("waiting   1"));
    let other = "[push.ntfy]\nurl = \"http://127.0.0.1:9/x\"\n";
    fs::write(home.config(), config(other).replace("push:webhook", "read")).unwrap();
    fetch();
    assert!(!home.run(&["doctor"]).out().contains("waiting"));
    fs::write(home.config(), config(&push)).unwrap();
    assert!(home.run(&["doctor"]).out().contains("waiting   1"));
}
