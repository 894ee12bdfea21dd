//! Shelves for others: what a browser, another reader and a stranger get from the serving program.

use crate::{
    press,
    program::Home,
    server::{Reply, Server},
};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

const TOKEN: &str = "lamp-oil-42";

/// The serving program, ended with the test.
struct Serving {
    child: Child,
    address: String,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Serving {
    fn start(home: &Home) -> Self {
        Self::with(home, &["serve", "--listen", "127.0.0.1:0", "--token", TOKEN])
    }

    fn with(home: &Home, arguments: &[&str]) -> Self {
        let mut child = home.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        Self { child, address }
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let at = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(all[..at].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: all[at + 4..].to_vec() }
    }

    fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n", self.address))
    }

    /// Gets what stands behind the token.
    fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/{TOKEN}/{path}"), "")
    }

    fn signal(&mut self, signal: Signal) -> Option<i32> {
        kill_process(Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap(), signal).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A home with the press polled and the article about stairs on the reading list.
fn stocked() -> (Home, Server, String) {
    let (home, press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Lantern");
    home.run(&["save", &id]);
    (home, press, id)
}

#[test]
fn the_reading_list_is_a_page_and_its_articles_can_be_read() {
    let (home, _press, id) = stocked();
    let serving = Serving::start(&home);
    let list = serving.get("");
    assert_eq!((list.status, list.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(list.text().contains(&format!("<a href=\"{id}\">Lantern is all stairs</a>")), "{}", list.text());
    assert!(!list.text().contains("Harbour"), "only what is saved");
    let article = serving.get(&id).text();
    assert!(article.contains("lamp oil") && !article.contains("commission"), "{article}");
    assert!(article.contains("https://www.humblebundle.com/store/lantern\""), "{article}");
    let found = serving.get("find?q=waiting").text();
    assert!(found.contains("Harbour is a game about waiting") && !found.contains("Lantern"), "{found}");
    assert_eq!(serving.get("find?q=kind%3A").status, 400);
}

#[test]
fn what_is_saved_meanwhile_stands_on_the_page_at_once() {
    let (home, _press, _) = stocked();
    let serving = Serving::start(&home);
    assert!(!serving.get("").text().contains("Harbour"));
    let harbour = press::id_of(&home, "Harbour");
    assert_eq!(home.run(&["save", &harbour]).code(), Some(0));
    assert!(serving.get("").text().contains("Harbour"));
}

#[test]
fn a_stranger_gets_nothing() {
    let (home, _press, id) = stocked();
    let serving = Serving::start(&home);
    for path in
        ["/", "/lamp-oil-4/", "/lamp-oil-422/", &format!("/{id}"), "/feeds/all.atom", "/style.css", "/../lamp-oil-42/"]
    {
        let answer = serving.ask("GET", path, "");
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.text(), "There is nothing here.\n");
    }
    let rebound = format!("GET /{TOKEN}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(serving.send(&rebound).status, 403);
    let two = format!("GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(serving.send(&two).status, 403);
    let absolute = format!("GET http://evil.example/{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assert_eq!(serving.send(&absolute).status, 403);
}

#[test]
fn nothing_can_be_changed_from_outside() {
    let (home, _press, id) = stocked();
    let serving = Serving::start(&home);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = serving.ask(method, &format!("/{TOKEN}/{id}"), "Content-Length: 0\r\n");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn every_answer_forbids_scripts_and_tells_nobody_where_it_was_read() {
    let (home, _press, id) = stocked();
    let serving = Serving::start(&home);
    for path in ["", "shelves", &id, "find?q=x", "style.css", "feeds/saved.atom", "nothing"] {
        let answer = serving.get(path);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("script"), "{path}: {policy}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(!answer.text().contains("<script"), "{path}");
    }
}

#[test]
fn what_is_known_is_not_sent_again_and_a_head_has_no_body() {
    let (home, _press, _) = stocked();
    let serving = Serving::start(&home);
    for path in ["", "feeds/saved.atom", "feeds/saved.json"] {
        let path = format!("/{TOKEN}/{path}");
        let whole = serving.ask("GET", &path, "");
        let tag = whole.header("etag").unwrap().to_owned();
        let again = serving.ask("GET", &path, &format!("If-None-Match: \"other\", W/{tag}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let head = serving.ask("HEAD", &path, "");
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-length"), Some(whole.body.len().to_string().as_str()), "{path}");
    }
}

#[test]
fn our_own_poller_follows_the_served_feeds() {
    let (home, _press, _) = stocked();
    let serving = Serving::start(&home);
    for form in ["atom", "json"] {
        let url = format!("http://{}/{TOKEN}/feeds/all.{form}", serving.address);
        let other = Home::with(&format!("[poll]\nhost_delay = \"0s\"\n[[source]]\nurl = \"{url}\"\n"));
        let first = other.run(&["fetch", "--json"]).json();
        assert_eq!((&first["new"], &first["failed"]), (&3.into(), &0.into()), "{first}");
        assert_eq!(first["sources"][0]["error"], serde_json::Value::Null);
        let again = other.run(&["fetch", "--force", "--json"]).json();
        assert_eq!(again["sources"][0]["outcome"], "unchanged", "{again}");
        let id = press::id_of(&other, "Lantern");
        assert!(other.run(&["show", &id]).out().contains("lamp oil"));
    }
}

#[test]
fn a_feed_keeps_what_was_read_here_and_tells_nothing_of_the_user() {
    let (home, _press, id) = stocked();
    home.run(&["read", &press::id_of(&home, "Harbour")]);
    let serving = Serving::start(&home);
    let feed: serde_json::Value = serde_json::from_slice(&serving.get("feeds/all.json").body).unwrap();
    assert_eq!(feed["items"].as_array().unwrap().len(), 3, "{id}");
    assert!(feed["items"].as_array().unwrap().iter().all(|item| item.get("_pressstart").is_none()));
    assert_eq!(feed["title"], "Press Start: All");
    let reviews: serde_json::Value = serde_json::from_slice(&serving.get("feeds/query.json?q=lantern").body).unwrap();
    assert_eq!(reviews["items"].as_array().unwrap().len(), 1);
    assert_eq!(serving.get("feeds/no-such-shelf.atom").status, 404);
}

#[test]
fn letters_that_mean_something_in_html_stay_letters() {
    let press = Server::start(|_, _| {
        Reply::ok(
            "<rss version=\"2.0\"><channel><title>A&amp;B</title><item><title>&lt;script&gt;alert(1)&lt;/script&gt; \"quoted\"</title>\
             <guid>1</guid><link>https://a.example/?a=1&amp;b=&quot;&gt;&lt;b&gt;</link><description>&lt;p onclick=\"x()\"&gt;one\
             &lt;iframe src=\"https://evil.example\"&gt;&lt;/iframe&gt;&lt;a href=\"javascript:x()\"&gt;two&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>",
        )
    });
    let home = Home::with(&format!("[poll]\nhost_delay = \"0s\"\n[[source]]\nurl = \"{}\"\n", press.url("/feed")));
    home.run(&["fetch"]);
    let id = home.run(&["list", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    home.run(&["save", &id]);
    let serving = Serving::start(&home);
    for page in [serving.get("").text(), serving.get(&id).text(), serving.get("find?q=%3Cscript%3E%22").text()] {
        for hostile in ["<script", "onclick", "<iframe", "javascript:", "<b>\""] {
            assert!(!page.contains(hostile), "{hostile} in {page}");
        }
    }
}

#[test]
fn kept_pictures_come_from_here_and_others_are_not_asked_for() {
    let prose = "<p>The lamp went out at four, and the keeper climbed down to see who had come so late in the year, with the tide.</p>";
    let page = format!(
        "<!doctype html><html><head><title>The lamp</title></head><body><article><h1>The lamp</h1>{prose}{prose}{prose}\
         <p>Here.</p><img src='/small.png' alt='A lamp'><img src='/gone.png' alt='A tide'></article></body></html>"
    );
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\x08\x02\0\0\0".to_vec();
    picture.resize(900, 7);
    let bytes = picture.clone();
    let press = Server::start(move |request, _| match request.target.as_str() {
        "/lamp" => Reply::ok(page.clone()).header("Content-Type", "text/html"),
        "/small.png" => Reply::ok(bytes.clone()).header("Content-Type", "image/png"),
        _ => Reply::status(404),
    });
    let home = Home::with("[[source]]\nurl = \"http://127.0.0.1:9/feed\"\n");
    home.run(&["save", &press.url("/lamp")]);
    let id = home.run(&["saved", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    let serving = Serving::start(&home);
    let article = serving.get(&id).text();
    assert!(article.contains(&format!("<img src=\"{id}/0\" alt=\"A lamp\" loading=\"lazy\">")), "{article}");
    assert!(article.contains("[A tide]") && !article.contains("gone.png"), "{article}");
    let kept = serving.get(&format!("{id}/0"));
    assert_eq!((kept.status, kept.header("content-type")), (200, Some("image/png")));
    assert_eq!(kept.body, picture);
    assert_eq!(serving.get(&format!("{id}/1")).status, 404);
}

#[test]
fn it_ends_at_once_while_somebody_waits_and_says_nothing() {
    let (home, _press, _) = stocked();
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130)] {
        let mut serving = Serving::start(&home);
        let silent: Vec<TcpStream> = (0..10).map(|_| TcpStream::connect(&serving.address).unwrap()).collect();
        assert_eq!(serving.get("").status, 200, "the silent ones keep nobody waiting");
        let before = Instant::now();
        assert_eq!(serving.signal(signal), Some(code));
        assert!(before.elapsed() < Duration::from_secs(5), "it waited for the silent ones");
        drop(silent);
    }
}

#[test]
fn a_taken_port_a_wrong_token_and_no_network_are_told_in_words() {
    let (home, _press, _) = stocked();
    let serving = Serving::start(&home);
    let taken = home.run(&["serve", "--listen", &serving.address]);
    assert_eq!(taken.code(), Some(1));
    assert!(taken.err().contains("127.0.0.1:0"), "{}", taken.err());
    let short = home.run(&["serve", "--token", "abc"]);
    assert_eq!(short.code(), Some(2), "{}", short.err());
    let nowhere = home.run(&["serve", "--listen", "example.org:80"]);
    assert_eq!(nowhere.code(), Some(2), "{}", nowhere.err());
    let offline = home.run(&["--offline", "serve"]);
    assert_eq!((offline.code(), offline.err().contains("--offline")), (Some(1), true));
}

#[test]
fn a_token_is_made_where_none_is_named() {
    let (home, _press, _) = stocked();
    let mut child = home.command(&["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    drop((child.kill(), child.wait()));
    let token = line.trim().trim_end_matches('/').rsplit('/').next().unwrap();
    assert_eq!(token.len(), 24, "{line}");
}

#[test]
fn the_text_of_what_a_poll_brought_is_found_while_it_serves() {
    let home = Home::with("[poll]\nhost_delay = \"0s\"\n");
    let words = "Word after word. ".repeat(60);
    let press = Server::start(move |_, _| {
        Reply::ok(format!(
            "<rss version='2.0'><channel><title>Harbour Radar</title><item><guid>1</guid><title>The ferry leaves</title>\
             <description>&lt;p&gt;{words}&lt;/p&gt;&lt;p&gt;Mind the quillwort.&lt;/p&gt;</description></item></channel></rss>"
        ))
    });
    home.run(&["source", "add", &press.url("/feed")]);
    home.run(&["fetch", "--force"]);
    let serving = Serving::start(&home);
    let found = serving.get("find?q=quillwort").text();
    assert!(found.contains("The ferry leaves"), "{found}");
}
