//! A soak: hostile feeds, pages, terminals and locks, and ends without warning, in turns; nothing that was shown as kept is lost.
//! Goes by the order of events and a fixed seed. A few rounds run with the tests; `PRESSSTART_SOAK=500 cargo test --test process
//! soak` goes on for that many.

use crate::{
    home::{Home, feed},
    seat::Seat,
    server::{Reply, Server},
};
use rusqlite::Connection;
use rustix::process::Signal;
use std::{
    collections::BTreeSet,
    process::{Child, Output, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

/// Rounds that run with the tests: as many as there are things that happen.
const ROUNDS: usize = 8;

/// Articles of the feed that everything happens to.
const PIECES: usize = 40;

#[test]
fn a_soak_of_hostile_feeds_pages_terminals_and_locks_loses_nothing() {
    let rounds = std::env::var("PRESSSTART_SOAK").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let mut soak = Soak::start();
    for round in 0..rounds {
        match round % 8 {
            0 => soak.poll(),
            1 => soak.mark_from_the_command_line(),
            2 => soak.kill_amid_pages(Signal::KILL),
            3 => soak.mark_at_a_hostile_terminal(),
            4 => soak.mark_while_the_database_is_held(),
            5 => soak.kill_amid_pages(Signal::TERM),
            6 => soak.save_a_hostile_page(round),
            _ => soak.mark_and_undo(),
        }
        soak.assert_nothing_is_lost();
    }
}

struct Soak {
    home: Home,
    server: Server,
    /// Told each time that a page is asked for.
    pages: Receiver<()>,
    /// Articles that were shown as saved.
    saved: BTreeSet<String>,
    random: u64,
}

impl Soak {
    fn start() -> Self {
        let (asked, pages) = mpsc::channel();
        let asked = std::sync::Mutex::new(asked);
        let server = Server::start(move |request, count| match request.target.as_str() {
            "/calm" => Reply::ok(feed(PIECES, 1)),
            "/wild" => wild_feed(request.header("Host").unwrap(), count),
            page => {
                let _ = asked.lock().unwrap().send(());
                wild_page(page.len() + count)
            }
        });
        let config = format!(
            "[[source]]\nurl = \"{}\"\n[[source]]\nurl = \"{}\"\nfull_text = true\n",
            server.url("/calm"),
            server.url("/wild")
        );
        let home = Home::configured(&config);
        home.run(&["fetch"]);
        Self { home, server, pages, saved: BTreeSet::new(), random: 7 }
    }

    /// A number below that; the same ones each time.
    fn below(&mut self, most: usize) -> usize {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.random >> 33).unwrap() % most
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let output = self.home.run(arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some() && !told.contains("panicked"), "{arguments:?}: {output:?}");
        output
    }

    /// An unread article of the calm feed that was not saved yet. When there is none, what is saved is given up and begun anew.
    fn calm(&mut self) -> String {
        let mut left = self.home.ids("edition");
        left.retain(|id| !self.saved.contains(id));
        if left.is_empty() {
            for id in std::mem::take(&mut self.saved) {
                assert_eq!(self.run(&["unsave", &id]).status.code(), Some(0));
                assert_eq!(self.run(&["unread", &id]).status.code(), Some(0));
            }
            left = self.home.ids("edition");
        }
        left.swap_remove(self.below(left.len()))
    }

    fn poll(&self) {
        assert!(matches!(self.run(&["fetch", "--force"]).status.code(), Some(0 | 4)));
    }

    fn mark_from_the_command_line(&mut self) {
        for _ in 0..3 {
            let id = self.calm();
            assert_eq!(self.run(&["save", &id, "--offline"]).status.code(), Some(0));
            self.saved.insert(id);
        }
    }

    fn fetching(&self) -> Child {
        while self.pages.try_recv().is_ok() {}
        let mut command = self.home.command(&["fetch", "--force"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn kill_amid_pages(&mut self, signal: Signal) {
        let mut child = self.fetching();
        // In the middle of some page; a feed that brings none is read to its end.
        let mut wanted = 1 + self.below(4);
        while wanted > 0 && child.try_wait().unwrap().is_none() {
            wanted -= usize::from(self.pages.recv_timeout(Duration::from_millis(20)).is_ok());
        }
        if wanted > 0 {
            return;
        }
        let pid = rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        // It may have come to its end by itself in this moment; its number is ours until we wait for it.
        rustix::process::kill_process(pid, signal).unwrap();
        child.wait().unwrap();
    }

    /// The first row is saved, while the terminal answers what nobody asked, without an end.
    fn mark_at_a_hostile_terminal(&mut self) {
        let before = self.home.ids("saved").len();
        let mut seat = Seat::offline(&self.home);
        seat.shows_a_list();
        seat.types(&format!("\u{1b}]11;rgb:{}", "d".repeat(20_000)));
        seat.resize(3, 9);
        seat.resize(30, 110);
        // A key in the middle of an answer is part of it; the next one is not.
        let saved = (0..9).any(|_| {
            seat.types("s");
            seat.soon_shows("Saved “")
        });
        assert!(saved);
        seat.signal(Signal::KILL);
        seat.end();
        let now = self.home.ids("saved");
        assert!(now.len() > before);
        self.saved.extend(now);
    }

    /// What cannot be written at the end is taken in at the next start.
    fn mark_while_the_database_is_held(&mut self) {
        let unread = self.home.ids("unread").len();
        let mut seat = Seat::offline(&self.home);
        seat.shows_a_list();
        let held = Connection::open(self.home.database()).unwrap();
        held.execute_batch("BEGIN IMMEDIATE").unwrap();
        seat.types("d");
        seat.types("Q");
        assert_eq!(seat.end().0, 0);
        held.execute_batch("ROLLBACK").unwrap();
        drop(held);
        let mut seat = Seat::offline(&self.home);
        seat.shows_a_list();
        seat.types("Q");
        seat.end();
        assert!(self.home.ids("unread").len() < unread);
    }

    fn save_a_hostile_page(&mut self, round: usize) {
        let url = self.server.url(&format!("/saved/{round}"));
        assert_eq!(self.run(&["save", &url]).status.code(), Some(0));
        self.saved.extend(self.home.ids("saved"));
    }

    fn mark_and_undo(&mut self) {
        let (id, before) = (self.calm(), self.home.ids("saved"));
        assert_eq!(self.run(&["save", &id, "--offline"]).status.code(), Some(0));
        assert_eq!(self.run(&["undo"]).status.code(), Some(0));
        assert_eq!(self.home.ids("saved"), before);
    }

    fn assert_nothing_is_lost(&self) {
        self.home.assert_whole();
        let saved: BTreeSet<String> = self.home.ids("saved").into_iter().collect();
        assert_eq!(saved, self.saved);
        let database = Connection::open(self.home.database()).unwrap();
        let pieces: i64 = database
            .query_row("SELECT count(*) FROM article WHERE title LIKE 'Piece %'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(usize::try_from(pieces).unwrap(), PIECES);
        // The lock is free: whoever held it is gone.
        assert!(matches!(self.run(&["fetch"]).status.code(), Some(0 | 4)));
    }
}

/// A feed that is another mischief each time. Every third one brings teasers whose pages are got.
fn wild_feed(host: &str, count: usize) -> Reply {
    let items = |more: &str| {
        let item = |n: usize| {
            format!(
                "<item><title>Wild {count}-{n}{more}</title><guid>{count}-{n}</guid><link>http://{host}/{count}/{n}</link></item>"
            )
        };
        let items: String = (0..6).map(item).collect();
        format!("<rss version=\"2.0\"><channel><title>Wild</title>{items}</channel></rss>")
    };
    match count % 6 {
        0 | 3 => Reply::ok(items("")),
        1 => Reply::ok(items(&format!("\u{9d}0;owned\u{9c}&#27;[2J{}", "\u{301}".repeat(5_000)))),
        2 => Reply::ok(format!("{}<item><title>", "<rss><channel>".repeat(5_000))),
        4 => Reply::status(503).header("Retry-After", "1"),
        _ => Reply::ok(items("")[..300].to_owned()),
    }
}

fn numbered(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect::<Vec<_>>().concat()
}

/// A page that is another mischief each time.
fn wild_page(kind: usize) -> Reply {
    let words = "The keeper climbed down, and the tide had brought a letter with a seal. ".repeat(20);
    let body = match kind % 6 {
        0 => format!("{words}{}", "<div>".repeat(30_000)),
        1 => format!("{}{}", numbered(1_000, |n| format!("<a href=/{n}><b id={n}>")), "<p>x".repeat(1_000)),
        2 => format!("<p {}>{words}", numbered(20_000, |n| format!("a{n} "))),
        3 => format!("{words}&#27;]0;owned&#7;\u{9d}52;c;x\u{9c}{}", "&".repeat(100_000)),
        4 => "<table><tr><td>".repeat(5_000),
        _ => format!("<base href=\"{}\">{}", "a/".repeat(50_000), "<a href=b>word</a> ".repeat(2_000)),
    };
    Reply::ok(format!("<html><head><title>Wild</title></head><body><article><p>{body}"))
        .header("Content-Type", "text/html")
}
