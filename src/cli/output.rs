//! Standard output and standard error: data goes to the first, messages to the second. A reader that has gone away is no failure.

use crate::{store, text::Line};
use anyhow::Result;
use serde::Serialize;
use std::{
    fs::OpenOptions,
    io::{self, ErrorKind, IsTerminal, Write},
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

static PRINTED: AtomicBool = AtomicBool::new(false);

/// True once anything went to standard output.
pub fn has_printed() -> bool {
    PRINTED.load(Ordering::Relaxed)
}

/// True when standard output is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Prints bytes.
pub fn print_bytes(bytes: &[u8]) -> Result<()> {
    PRINTED.store(true, Ordering::Relaxed);
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Prints what a file holds.
pub fn copy(file: &mut impl io::Read) -> Result<()> {
    PRINTED.store(true, Ordering::Relaxed);
    let mut out = io::stdout().lock();
    io::copy(file, &mut out)?;
    out.flush()?;
    Ok(())
}

/// Prints text as it is.
pub fn print(text: &str) -> Result<()> {
    print_bytes(text.as_bytes())
}

/// Prints one line.
pub fn print_line(line: &str) -> Result<()> {
    print(&format!("{line}\n"))
}

/// Prints one JSON value.
pub fn print_json(value: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_vec(value)?;
    text.push(b'\n');
    print_bytes(&text)
}

/// Writes a message to standard error; when that is closed there is nobody to tell.
pub fn message(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// An error with its causes as safe lines.
pub fn sentence(error: &anyhow::Error) -> String {
    let whole = format!("{error:#}");
    whole.lines().map(crate::text::safe::block).collect::<Vec<_>>().join("\n")
}

/// True when the reader of our output has gone away.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Keeps a log file for what the reader can do nothing about; where none can be kept, the program goes without.
/// A log that has grown past a megabyte begins anew.
pub fn keep_log(file: &Path, verbose: u8) {
    const LARGEST: u64 = 1 << 20;
    if std::fs::metadata(file).is_ok_and(|log| log.len() > LARGEST) {
        drop(std::fs::remove_file(file));
    }
    let opened = store::private_file(file).is_ok().then(|| OpenOptions::new().append(true).open(file));
    let Some(Ok(log)) = opened else { return };
    let level = if verbose > 0 { tracing::Level::DEBUG } else { tracing::Level::WARN };
    let lines = tracing_subscriber::fmt().with_ansi(false).with_max_level(level).with_writer(Mutex::new(log));
    drop(lines.try_init());
}

/// “one article”, “3 articles”.
pub fn count(number: usize, thing: &str, things: &str) -> Line {
    if number == 1 { Line::new(&format!("one {thing}")) } else { Line::new(&format!("{number} {things}")) }
}
