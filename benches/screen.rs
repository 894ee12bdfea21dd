//! What a user waits for on a terminal of its own: the first articles of a new reader, keys while a thousand sources land, large
//! things opened, and a long list taken in. `cargo bench --bench screen` prints a row for each; `-- landing large import` some.
#![expect(clippy::unwrap_used, reason = "a bench may stop at once")]

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
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
use terminal::{Program, memory_of, spread, ticks_of};

const SOURCES: usize = 1_000;
const ITEMS: usize = 10;
/// Up and down the list, an article opened, read on and closed, a filter and its end. None of them ends the program.
const KEYS: [&str; 8] = ["j", "k", "j", "j", "k", "\r", " ", "h"];
/// Keys between two looks at what has landed.
const PRESSED: usize = 20;
const ROWS: usize = 300_000;
const WAIT: Duration = Duration::from_mins(5);

/// A feed whose items each tell something else, in two kilobytes.
fn feed(source: usize) -> String {
    const WORDS: [&str; 16] = [
        "harbour", "lantern", "keeper", "tide", "letter", "seal", "gull", "oar", "bell", "lamp", "ferry", "rope",
        "mast", "quay", "storm", "chart",
    ];
    let item = |n: usize| {
        let word = |place: usize| WORDS[(source * 7 + n * 5 + place * place) % WORDS.len()];
        let sentence = |first: usize| (first..first + 9).map(word).collect::<Vec<_>>().join(" ");
        let paragraph =
            |n: usize| format!("<p>The {}. And the {}, {source} times.</p>", sentence(n), sentence(n + 40).repeat(4));
        let body = (0..5).map(paragraph).collect::<Vec<_>>().concat();
        format!(
            "<item><title>Piece {n} of quay {source}: {}</title><guid>{source}-{n}</guid>\
             <link>https://quay.example/{source}/{n}</link><description><![CDATA[{body}]]></description></item>",
            sentence(n)
        )
    };
    let items: String = (0..ITEMS).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Wire {source}</title>{items}</channel></rss>")
}

/// A home whose config names these feeds.
fn home(addresses: impl Iterator<Item = String>) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let sources = addresses.map(|url| format!("[[source]]\nurl = \"{url}\"\n")).collect::<Vec<_>>().concat();
    let text = format!("[poll]\nat_once = 64\nper_host = 64\nhost_delay = \"0s\"\n\n{sources}");
    fs::write(home.path().join("config.toml"), text).unwrap();
    home
}

/// How long until these words are drawn.
fn until(program: &mut Program, words: &str, began: Instant) -> Duration {
    let mut drawn = Vec::new();
    loop {
        let (at, bytes) = program.drawn(WAIT).unwrap();
        drawn.extend(bytes);
        if String::from_utf8_lossy(&drawn).contains(words) {
            return at - began;
        }
    }
}

/// A new reader of many sources: its first articles, and keys until all have come.
fn landing(out: &mut impl Write) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = given.clone();
    let server = Server::start(move |request, _| {
        count.fetch_add(1, Ordering::SeqCst);
        Reply::ok(feed(request.target.trim_start_matches('/').parse().unwrap_or(0)))
    });
    let home = home((0..SOURCES).map(|number| server.url(&format!("/{number}"))));
    let began = Instant::now();
    let mut program = Program::start(home.path());
    let first = until(&mut program, "Piece", began);
    row(out, "the first articles of a new reader", first.as_secs_f64() * 1e3, "ms");
    let mut took = Vec::new();
    while given.load(Ordering::SeqCst) < SOURCES {
        took.extend(program.answers(&KEYS, PRESSED));
    }
    let [median, p95, worst] = spread(took);
    for (what, milliseconds) in [("median", median), ("slowest of twenty", p95), ("slowest", worst)] {
        row(out, &format!("a key while {SOURCES} sources land, {what}"), milliseconds, "ms");
    }
    program.wait_until_idle();
    row(out, "all have come and are placed", began.elapsed().as_secs_f64(), "s");
    row(out, "memory at most", mebibytes(program.memory("VmHWM")), "MiB");
    program.end();
}

/// Opens each of three large things.
fn large(out: &mut impl Write) {
    let things = |target: &str| match target {
        "/page" => ("page", "<p>The keeper climbed down, and the tide had brought a letter. </p>".repeat(150_000)),
        "/word" => ("word", format!("<p>The keeper said {} and no more.</p>", "w".repeat(2 << 20))),
        _ => (
            "pictures",
            (0..20_000).fold("<p>The keeper drew:</p>".to_owned(), |body, n| {
                body + &format!("<img src=\"https://quay.example/{n}.png\" alt=\"Gull {n}\">")
            }),
        ),
    };
    let server = Server::start(move |request, _| {
        let (name, body) = things(&request.target);
        let item = format!(
            "<item><title>Large {name}</title><guid>{name}</guid><description><![CDATA[{body}]]></description></item>"
        );
        Reply::ok(format!("<rss version=\"2.0\"><channel><title>Large</title>{item}</channel></rss>"))
    });
    for name in ["page", "word", "pictures"] {
        let home = home(std::iter::once(server.url(&format!("/{name}"))));
        let mut program = Program::start(home.path());
        program.wait_until_idle();
        // Beside the list stand its first lines already.
        let [opened, ..] = spread(program.answers(&["\r"], 1));
        row(out, &format!("a large {name} is opened"), opened, "ms");
        let [_, p95, _] = spread(program.answers(&[" ", " ", "j", "k"], 40));
        row(out, "a key in it, slowest of twenty", p95, "ms");
        row(out, "memory at most", mebibytes(program.memory("VmHWM")), "MiB");
        program.end();
    }
}

/// Takes in the reading list of another program.
fn import(out: &mut impl Write) {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    let mut file = io::BufWriter::new(fs::File::create(&list).unwrap());
    writeln!(file, "title,url,time_added,tags,status").unwrap();
    for n in 0..ROWS {
        writeln!(
            file,
            "Piece {n} of the quay,https://quay{}.example/{n},{},lamp|tide,unread",
            n % 97,
            1_600_000_000 + n
        )
        .unwrap();
    }
    drop(file);
    let began = Instant::now();
    let (ticks, memory) = run(&folder.path().join("data"), &["import", list.to_str().unwrap()]);
    row(out, &format!("{ROWS} rows taken in"), began.elapsed().as_secs_f64(), "s");
    row(out, "of which worked", f64::from(u32::try_from(ticks).unwrap()) / 100.0, "s");
    row(out, "memory at most", mebibytes(memory), "MiB");
}

/// How long the program works, in hundredths of a second, and the mebibytes it holds at most.
fn run(data: &Path, words: &[&str]) -> (u64, u64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressstart"));
    command.args(words).arg("--data-dir").arg(data).env_clear().env("HOME", data).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (mut ticks, mut memory) = (0, 0);
    while child.try_wait().unwrap().is_none() {
        (ticks, memory) = (ticks_of(child.id()).unwrap_or(ticks), memory_of(child.id(), "VmHWM").unwrap_or(memory));
        thread::sleep(Duration::from_millis(20));
    }
    (ticks, memory)
}

fn mebibytes(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

fn row(out: &mut impl Write, what: &str, figure: f64, unit: &str) {
    writeln!(out, "{what:<56} {figure:>10.1} {unit}").unwrap();
}

/// Measures something and prints its rows.
type Part = fn(&mut io::StdoutLock<'static>);

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let mut out = io::stdout().lock();
    let parts: [(&str, Part); 3] = [("landing", landing), ("large", large), ("import", import)];
    for (name, part) in parts {
        if given.is_empty() || given.iter().any(|word| word == name) {
            part(&mut out);
        }
    }
}
