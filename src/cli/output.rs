//! Standard output and standard error: data goes to the first, messages to the second. A reader that has gone away is no failure.

use super::args::Colour;
use crate::{
    store,
    text::{Line, safe},
};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::{
    fmt::Write as _,
    fs::OpenOptions,
    io::{self, BufRead, BufReader, ErrorKind, IsTerminal, Write},
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    fmt::writer::MakeWriterExt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

static PRINTED: AtomicBool = AtomicBool::new(false);
static COLOURED: AtomicBool = AtomicBool::new(false);

/// True once anything went to standard output.
pub fn has_printed() -> bool {
    PRINTED.load(Ordering::Relaxed)
}

/// True when standard output is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

pub fn print_bytes(bytes: &[u8]) -> Result<()> {
    PRINTED.store(true, Ordering::Relaxed);
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Prints what a file holds: byte for byte, but nothing that a terminal would act on.
pub fn copy(file: &mut impl io::Read) -> Result<()> {
    PRINTED.store(true, Ordering::Relaxed);
    if is_terminal() {
        for line in BufReader::new(file).split(b'\n') {
            print_line(&safe::block(&String::from_utf8_lossy(&line?)))?;
        }
        return Ok(());
    }
    let mut out = io::stdout().lock();
    io::copy(file, &mut out)?;
    out.flush()?;
    Ok(())
}

pub fn print(text: &str) -> Result<()> {
    print_bytes(text.as_bytes())
}

pub fn print_line(line: &str) -> Result<()> {
    print(&format!("{line}\n"))
}

pub fn print_json(value: &impl Serialize) -> Result<()> {
    print_line(&by_numbers(serde_json::to_string(value)?))
}

/// The same JSON, in which what a terminal acts on and what reorders letters is written by its number.
fn by_numbers(json: String) -> String {
    let acts = |letter| matches!(letter, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !json.contains(acts) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if acts(letter) {
            let _ = write!(text, "\\u{:04x}", u32::from(letter));
        } else {
            text.push(letter);
        }
    }
    text
}

/// Writes a message to standard error; when that is closed there is nobody to tell.
pub fn message(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Says on standard error why there is nothing on standard output.
pub fn note(quiet: bool, words: &str) {
    if !quiet {
        message(words);
    }
}

/// Text in a style of the terminal, where colours are wanted.
pub fn styled(code: &str, text: &str) -> String {
    if COLOURED.load(Ordering::Relaxed) { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Decides whether lines are coloured.
pub fn colour(when: Colour) {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    let coloured = match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => is_terminal() && !no_colour,
    };
    COLOURED.store(coloured, Ordering::Relaxed);
}

/// An error with its causes as safe lines.
pub fn sentence(error: &anyhow::Error) -> String {
    let whole = format!("{error:#}");
    whole.lines().map(crate::text::safe::block).collect::<Vec<_>>().join("\n")
}

/// True when whoever read our output has gone away.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Keeps a log file for what the user can do nothing about; where none can be kept, the program goes without.
/// A log that has grown past a megabyte begins anew.
/// Where more is wanted it goes to standard error too, unless that is the screen.
pub fn keep_log(file: &Path, verbose: u8, on_screen: bool) {
    const LARGEST: u64 = 1 << 20;
    match std::fs::metadata(file) {
        // A pipe would wait for somebody to read it.
        Ok(log) if !log.is_file() => return,
        Ok(log) if log.len() > LARGEST => drop(std::fs::remove_file(file)),
        _ => {}
    }
    let opened = store::private_file(file).is_ok().then(|| OpenOptions::new().append(true).open(file));
    let Some(Ok(log)) = opened else { return };
    // Of the libraries, only what went wrong.
    let ours = if verbose > 0 { LevelFilter::DEBUG } else { LevelFilter::WARN };
    let filter = Targets::new().with_default(LevelFilter::WARN).with_target(env!("CARGO_CRATE_NAME"), ours);
    let lines = tracing_subscriber::fmt().with_ansi(false).with_max_level(ours);
    if verbose > 0 && !on_screen {
        drop(lines.with_writer(Mutex::new(log).and(io::stderr)).finish().with(filter).try_init());
    } else {
        drop(lines.with_writer(Mutex::new(log)).finish().with(filter).try_init());
    }
}

/// “in 58 min”, “in 3 h”, “in 2 days”.
pub fn until(next: Timestamp, now: Timestamp) -> String {
    match next.duration_since(now).as_mins().max(1) {
        minutes @ ..120 => format!("in {minutes} min"),
        minutes @ 120..2_880 => format!("in {} h", minutes / 60),
        minutes => format!("in {} days", minutes / 1_440),
    }
}

/// “one article”, “3 articles”.
pub fn count(number: usize, thing: &str, things: &str) -> Line {
    if number == 1 { Line::new(&format!("one {thing}")) } else { Line::new(&format!("{number} {things}")) }
}
