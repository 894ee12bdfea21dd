//! How long a key takes to be answered before and after two hundred hostile pages, in the program on a terminal of its own, and
//! what it holds in memory. `cargo bench --bench hostile_pages` prints a row for each.
#![expect(clippy::unwrap_used, reason = "a bench may stop at once")]

use std::{
    fs,
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

#[expect(dead_code, reason = "shared with the tests, which use the rest")]
#[path = "../tests/support/server.rs"]
mod server;
#[path = "support/terminal.rs"]
mod terminal;

use server::{Reply, Server};
use terminal::{Program, spread};

const PAGES: usize = 200;
/// Up and down the list, an article opened, read on and closed. None of them ends the program.
const KEYS: [&str; 8] = ["j", "k", "j", "j", "k", "\r", " ", "h"];
const PRESSED: usize = 200;

fn feed(host: &str) -> String {
    let items: Vec<String> = (0..PAGES)
        .map(|n| {
            format!(
                "<item><title>Piece {n} of the harbour</title><guid>{n}</guid><link>http://{host}/{n}</link>\
                 <description>Teaser number {n}.</description></item>"
            )
        })
        .collect();
    format!("<rss version=\"2.0\"><channel><title>Wire</title>{}</channel></rss>", items.concat())
}

/// Pieces that are not hostile, and need no page: what a key costs among them is what the hostile ones left behind.
fn calm() -> String {
    let words = "The keeper climbed down, and the tide had brought a letter with a seal. ".repeat(30);
    let items: Vec<String> = (0..PAGES)
        .map(|n| {
            format!("<item><title>Gull {n} at sea</title><guid>g{n}</guid><description>{words}</description></item>")
        })
        .collect();
    format!("<rss version=\"2.0\"><channel><title>Calm</title>{}</channel></rss>", items.concat())
}

fn numbered(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect::<Vec<_>>().concat()
}

/// Each is another mischief, up to four megabytes of it.
fn page(number: usize) -> String {
    let words = "The keeper climbed down, and the tide had brought a letter with a seal. ".repeat(20);
    let body = match number % 10 {
        0 => "<div>".repeat(400_000),
        1 => format!("{}{}", numbered(1_000, |n| format!("<a href=/{n}><b id={n}>")), "<p>x".repeat(3_000)),
        2 => format!("<p {}>", numbered(300_000, |n| format!("a{n} "))),
        3 => "&".repeat(4_000_000),
        4 => "<table><tr><td>".repeat(20_000),
        5 => "<ul><li>".repeat(500_000),
        6 => "<b><i>".repeat(600_000),
        7 => "<svg><math>".repeat(300_000),
        8 => "w".repeat(4_000_000),
        _ => "<a href=b>word</a> ".repeat(200_000),
    };
    format!("<html><head><title>Page</title></head><body><article><p>{words}{body}")
}

fn row(program: &mut Program, out: &mut impl Write, when: &str) {
    let [median, p95, worst] = spread(program.answers(&KEYS, PRESSED));
    let (memory, peak) = (program.memory("VmRSS"), program.memory("VmHWM"));
    writeln!(out, "{when:<28} {median:>8.2} ms {p95:>8.2} ms {worst:>8.2} ms {memory:>6} MiB {peak:>6} MiB").unwrap();
}

/// A row for the articles with that word alone.
fn among(program: &mut Program, word: &str, out: &mut impl Write, when: &str) {
    program.press("/");
    program.press("\x15");
    program.press(word);
    program.press("\r");
    program.wait_until_idle();
    row(program, out, when);
}

fn main() {
    let given = Arc::new(AtomicUsize::new(0));
    let count = given.clone();
    let pages = Arc::new(AtomicBool::new(false));
    let may = pages.clone();
    let server = Server::start(move |request, _| {
        match request.target.as_str() {
            "/feed" => return Reply::ok(feed(request.header("Host").unwrap())),
            "/calm" => return Reply::ok(calm()),
            _ => {}
        }
        while !may.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        count.fetch_add(1, Ordering::SeqCst);
        let number: usize = request.target.trim_start_matches('/').parse().unwrap_or(0);
        Reply::ok(page(number)).header("Content-Type", "text/html")
    });
    let home = tempfile::tempdir().unwrap();
    fs::write(
        home.path().join("config.toml"),
        format!(
            "[poll]\nper_host = 8\nhost_delay = \"0s\"\n\n[[source]]\nurl = \"{}\"\nfull_text = true\n\n[[source]]\nurl = \"{}\"\n",
            server.url("/feed"),
            server.url("/calm")
        ),
    )
    .unwrap();
    let mut out = io::stdout().lock();
    let mut program = Program::start(home.path());
    program.wait_until_idle();
    writeln!(
        out,
        "{:<28} {:>11} {:>11} {:>11} {:>10} {:>10}",
        "a key is answered", "median", "p95", "worst", "memory", "peak"
    )
    .unwrap();
    among(&mut program, "gull", &mut out, "before any page, others");
    among(&mut program, "piece", &mut out, "before any page");
    pages.store(true, Ordering::SeqCst);
    row(&mut program, &mut out, "while they are read");
    let until = Instant::now() + Duration::from_mins(15);
    while given.load(Ordering::SeqCst) < PAGES && Instant::now() < until {
        thread::sleep(Duration::from_millis(100));
    }
    program.wait_until_idle();
    let after = format!("after {} of them", given.load(Ordering::SeqCst));
    row(&mut program, &mut out, &after);
    among(&mut program, "gull", &mut out, &format!("{after}, others"));
    program.end();
}
