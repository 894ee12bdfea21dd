//! Servers that send too much, too little, too slowly, or something else than they say.

use crate::{
    desk::{ask, ask_within, feed, reason},
    server::{Reply, Server},
};
use flate2::{Compression, write::GzEncoder};
use pressstart::fetch::{Limits, Outcome};
use std::{io::Write, net::TcpListener, time::Duration};

const SMALL: usize = 100_000;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn body(outcome: Outcome) -> String {
    match outcome {
        Outcome::Fresh(answer) => String::from_utf8(answer.body).unwrap(),
        other => format!("{other:?}"),
    }
}

fn within(body: usize, reply: Reply) -> String {
    let server = Server::start(move |_, _| reply.clone());
    let outcome = ask_within(Limits { body, ..Limits::default() }, &server.url("/feed"));
    reason(&outcome).to_owned()
}

fn told(reply: Reply) -> String {
    within(SMALL, reply)
}

/// With deadlines that a silent server runs into at once.
fn hurried(reply: Reply, idle: u64, total: u64) -> String {
    let server = Server::start(move |_, _| reply.clone());
    let limits = Limits { idle: Duration::from_millis(idle), total: Duration::from_millis(total), ..Limits::default() };
    reason(&ask_within(limits, &server.url("/feed"))).to_owned()
}

#[test]
fn gzip_is_undone_under_its_old_name_and_without_any() {
    for coding in ["gzip", "X-GZIP", "identity"] {
        let server = Server::start(move |_, _| Reply::ok(gzip(feed(3).as_bytes())).header("Content-Encoding", coding));
        assert_eq!(body(ask(&server.url("/feed"))), feed(3), "{coding}");
    }
}

#[test]
fn a_coding_that_was_not_offered_is_refused_by_name() {
    let words = told(Reply::ok("x").header("Content-Encoding", "zstd"));
    assert!(words.contains("\u{201c}zstd\u{201d}, which it was not offered"), "{words}");
}

#[test]
fn a_compressed_bomb_is_too_large() {
    let bomb = gzip(&vec![b' '; 20 * SMALL]);
    assert!(bomb.len() < SMALL);
    let words = within(1 << 20, Reply::ok(bomb).header("Content-Encoding", "gzip"));
    assert!(words.contains("is larger than 1 MB"), "{words}");
}

#[test]
fn a_damaged_compressed_body_is_a_failure() {
    let mut packed = gzip(feed(3).as_bytes());
    packed.truncate(packed.len() / 2);
    let words = told(Reply::ok(packed).header("Content-Encoding", "gzip"));
    assert!(words.contains("is damaged"), "{words}");
}

#[test]
fn a_length_beyond_the_limit_is_refused_before_the_body_comes() {
    let reply = Reply::status(200).header("Content-Length", (50u64 << 30).to_string()).then_silence();
    assert!(told(reply).contains("is larger than"));
}

#[test]
fn a_body_without_end_is_cut_at_the_limit() {
    let reply = Reply::raw([b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), vec![b'x'; 3 * SMALL]].concat());
    assert!(told(reply.then_silence()).contains("is larger than"));
}

#[test]
fn a_body_shorter_than_announced_is_a_failure() {
    let words = told(Reply::ok(feed(1)).header("Content-Length", "90000"));
    assert!(words.contains("broke off in the middle"), "{words}");
}

#[test]
fn broken_chunks_are_a_failure() {
    for chunks in ["ZZZ\r\n<rss/>\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n<rss/>", "6\r\n<rss/>\r\n"] {
        let words = told(Reply::ok(chunks).header("Transfer-Encoding", "chunked"));
        assert!(words.starts_with("the server 127.0.0.1:"), "{chunks}: {words}");
    }
}

#[test]
fn headers_without_end_are_a_failure() {
    let many = (0..500).fold(Reply::ok(feed(1)), |reply, n| reply.header(&format!("X-{n}"), "v".repeat(200)));
    let long = Reply::ok(feed(1)).header("X-Big", "b".repeat(1 << 20));
    let within_library_limits = Reply::ok(feed(1)).header("X-Big", "b".repeat(70 << 10));
    for reply in [many, long, within_library_limits] {
        let words = told(reply);
        assert!(words.contains("more than 64 kB of headers"), "{words}");
    }
}

#[test]
fn a_server_that_hangs_up_is_named() {
    let words = told(Reply::raw(""));
    assert!(words.contains("closed the connection without an answer"), "{words}");
}

#[test]
fn an_answer_that_is_no_http_is_named() {
    let words = told(Reply::raw("HTP/9.9 wat \x1b]0;pwn\x07\r\n\r\n<rss/>"));
    assert!(words.contains("not proper HTTP") && !words.contains("pwn"), "{words}");
}

#[test]
fn silence_before_the_answer_ends_at_the_deadline() {
    let words = hurried(Reply::raw("HTTP/1.1 200 OK\r\nX: a").then_silence(), 100, 200);
    assert!(words.contains("did not answer within 0 seconds"), "{words}");
}

#[test]
fn silence_within_a_body_ends_at_the_idle_limit() {
    let half = Reply::ok("<rss>").header("Content-Length", "5000").then_silence();
    let words = hurried(half, 100, 20_000);
    assert!(words.contains("stopped sending for 0 seconds"), "{words}");
}

#[test]
fn a_body_that_is_not_done_at_the_deadline_is_given_up() {
    let half = Reply::ok("<rss>").header("Content-Length", "5000").then_silence();
    let words = hurried(half, 20_000, 200);
    assert!(words.contains("was not complete after 0 seconds"), "{words}");
}

#[test]
fn a_refused_connection_and_a_wrong_address_are_sentences() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (url, words) in [
        (format!("http://{free}/feed"), format!("the server {free} refuses connections")),
        ("ftp://a.example/".to_owned(), "ftp://a.example/ is not an http or https address".to_owned()),
        ("http://me:pw@".to_owned(), "http://me:pw@ is not an http or https address".to_owned()),
        ("not an address".to_owned(), "not an address is not an http or https address".to_owned()),
    ] {
        assert_eq!(reason(&ask(&url)), words.replace("me:pw@", "me:***@"));
    }
}

#[test]
fn a_name_that_does_not_exist_is_a_sentence() {
    let outcome = ask("http://no-such-host.invalid/feed");
    assert!(reason(&outcome).contains("the server no-such-host.invalid was not found"), "{}", reason(&outcome));
}

#[test]
fn a_connection_that_cannot_be_made_safe_is_refused() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let outcome = ask(&server.url("/feed").replace("http://", "https://"));
    let words = reason(&outcome);
    assert!(words.contains("no safe connection (TLS)") || words.contains("has no certificates"), "{words}");
}
