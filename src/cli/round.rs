//! One round from the command line: under the lock, with a bar on a terminal.

use super::output;
use crate::{
    news::SourceId,
    poll::{self, Progress, Report, Round, Settings, Step},
    store::Store,
};
use anyhow::Result;
use std::{
    fmt::Write as _,
    io::{self, Write},
    path::Path,
    sync::atomic::AtomicBool,
};

/// Articles derived again in one transaction.
const DERIVED_AT_ONCE: usize = 500;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only these sources; all when none is named.
    pub only: &'a [SourceId],
    /// Also those that are not due.
    pub force: bool,
    /// A bar is shown.
    pub show: bool,
}

/// One round over the sources that are due, or the named ones.
pub fn run(store: &mut Store, folder: &Path, settings: &Settings, asked: Asked, stop: &AtomicBool) -> Result<Report> {
    let _lock = poll::lock(folder)?;
    store.let_log_grow()?;
    let Asked { only, force, show } = asked;
    while poll::derive_again(store, settings, DERIVED_AT_ONCE)? == DERIVED_AT_ONCE {}
    let round = Round { settings, only, force, watched: false, stop };
    Ok(round.run(store, &mut |step| match step {
        Step::Progress(progress) if show => bar(&progress),
        Step::Ruled(ruled) => {
            for headline in &ruled.told {
                output::message(&format!("rule: {headline}"));
            }
        }
        Step::Visible(_) if show => drop(write!(io::stderr(), "\r\x1b[K")),
        Step::Progress(_) | Step::Visible(_) => {}
    })?)
}

/// `⟳ 31/48  12 new  Gematsu` on one line of the terminal.
fn bar(progress: &Progress) {
    let width = 24;
    let filled = (progress.done * width).checked_div(progress.total).unwrap_or(width);
    let mut line = format!(
        "\r\x1b[K{}{} {}/{}  {} new",
        "━".repeat(filled),
        "─".repeat(width - filled),
        progress.done,
        progress.total,
        progress.new
    );
    if progress.failed > 0 {
        let _ = write!(line, "  {} failed", progress.failed);
    }
    let mut err = io::stderr().lock();
    drop(err.write_all(line.as_bytes()).and_then(|()| err.flush()));
}
