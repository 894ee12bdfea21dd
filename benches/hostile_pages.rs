//! How long a key takes to be answered before and after two hundred hostile pages, in the program on a terminal of its own, and
//! what it holds in memory. `cargo bench --bench hostile_pages` prints a row for each.
#![expect(clippy::unwrap_used, reason = "a bench may stop at once")]

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
    time::{Duration, Instant},
};

#[expect(dead_code, reason = "shared with the tests, which use the rest")]
#[path = "../tests/support/server.rs"]
mod server;

use server::{Reply, Server};

const PAGES: usize = 200;
const KEYS: usize = 200;
/// A program that says nothing for so long has answered.
const SILENCE: Duration = Duration::from_millis(400);

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

struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, usize)>,
}

impl Program {
    fn start(home: &Path) -> Self {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pressstart"));
        command.env_clear();
        for (name, value) in [("HOME", home.to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
            command.env(name, value);
        }
        command.args(["--config", home.join("config.toml").to_str().unwrap()]);
        command.args(["--data-dir", home.join("data").to_str().unwrap()]);
        let child = pair.slave.spawn_command(command).unwrap();
        let (mut reader, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (to, output) = mpsc::channel();
        thread::spawn(move || {
            let _held = pair;
            let mut some = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut some) {
                if to.send((Instant::now(), count)).is_err() {
                    break;
                }
            }
        });
        Self { child, keys, output }
    }

    /// Waits until nothing is drawn any more.
    fn settle(&self) {
        while self.output.recv_timeout(SILENCE).is_ok() {}
    }

    /// How long each of these keys takes until something is drawn.
    fn answers(&mut self) -> Vec<Duration> {
        let keys = ["j", "k", "j", "j", "k", "\r", " ", "q"];
        (0..KEYS)
            .map(|number| {
                while self.output.try_recv().is_ok() {}
                let began = Instant::now();
                self.keys.write_all(keys[number % keys.len()].as_bytes()).unwrap();
                self.keys.flush().unwrap();
                let (at, _) = self.output.recv_timeout(Duration::from_mins(1)).unwrap();
                thread::sleep(Duration::from_millis(25));
                at - began
            })
            .collect()
    }

    /// Mebibytes that it holds now.
    fn memory(&self, what: &str) -> u64 {
        let about = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = about.lines().find_map(|line| line.strip_prefix(what)).unwrap();
        line.trim_start_matches(':').split_whitespace().next().unwrap().parse::<u64>().unwrap() / 1024
    }

    fn row(&mut self, out: &mut impl Write, when: &str) {
        let mut took = self.answers();
        took.sort();
        let at = |share: usize| took[(took.len() - 1) * share / 100].as_secs_f64() * 1e3;
        writeln!(
            out,
            "{when:<28} {:>8.2} ms {:>8.2} ms {:>8.2} ms {:>6} MiB {:>6} MiB",
            at(50),
            at(95),
            at(100),
            self.memory("VmRSS"),
            self.memory("VmHWM")
        )
        .unwrap();
    }
}

fn main() {
    let given = Arc::new(AtomicUsize::new(0));
    let count = given.clone();
    let pages = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let may = pages.clone();
    let server = Server::start(move |request, _| {
        if request.target == "/feed" {
            return Reply::ok(feed(request.header("Host").unwrap()));
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
            "[poll]\nper_host = 8\nhost_delay = \"0s\"\n\n[[source]]\nurl = \"{}\"\nfull_text = true\n",
            server.url("/feed")
        ),
    )
    .unwrap();
    let mut out = io::stdout().lock();
    let mut program = Program::start(home.path());
    program.settle();
    writeln!(
        out,
        "{:<28} {:>11} {:>11} {:>11} {:>10} {:>10}",
        "a key is answered", "median", "p95", "worst", "memory", "peak"
    )
    .unwrap();
    program.row(&mut out, "before any page");
    pages.store(true, Ordering::SeqCst);
    program.row(&mut out, "while they are read");
    let until = Instant::now() + Duration::from_mins(15);
    while given.load(Ordering::SeqCst) < PAGES && Instant::now() < until {
        thread::sleep(Duration::from_millis(100));
    }
    thread::sleep(Duration::from_secs(3));
    program.settle();
    let after = format!("after {} of them", given.load(Ordering::SeqCst));
    program.row(&mut out, &after);
    program.keys.write_all(b"\x03").unwrap();
    program.child.wait().unwrap();
}
