//! `fetch`: polls what is due, once, and says what came of it.

use super::{
    Exit, output, push,
    round::{self, Asked},
    saved_pages,
    session::Session,
};
use crate::{
    news::SourceId,
    platform::{self, EndSignal, Signalled},
    poll::{self, Report},
};
use anyhow::Result;
use jiff::Timestamp;
use std::{
    fmt::Write as _,
    io::{self, IsTerminal},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// Polls the sources that are due, or the named ones.
pub fn run(session: &mut Session, wanted: &[String], force: bool, json: bool) -> Result<Exit> {
    let only = wanted.iter().map(|word| session.subscription(word)).collect::<Result<Vec<_>>>()?;
    let only: Vec<SourceId> = only.into_iter().map(|one| one.id).collect();
    let stop = Arc::new(AtomicBool::new(false));
    let got = Arc::new(OnceLock::new());
    end_on_signals(&stop, &got)?;
    let show = !session.quiet && io::stderr().is_terminal();
    let (settings, data) = (session.poll_settings(), session.places.data.clone());
    let report = round::run(&mut session.store, &data, &settings, Asked { only: &only, force, show }, &stop)?;
    if !stop.load(Ordering::Relaxed) {
        push::by_rules(session)?;
    }
    saved_pages::work_off(session, &stop)?;
    if json {
        output::print_json(&report)?;
    } else if !session.quiet {
        output::print(&in_words(&report, only.len(), session.now))?;
    }
    Ok(if got.get() == Some(&EndSignal::Terminate) {
        Exit::Terminated
    } else if stop.load(Ordering::Relaxed) {
        Exit::Interrupted
    } else if report.failed > 0 {
        Exit::SomeSourcesFailed
    } else {
        Exit::Done
    })
}

/// A program that has not come to its end by then after a signal is ended: something takes long in the middle of a page or a feed.
/// What was committed stays.
const LAST_WORDS: Duration = Duration::from_millis(800);

/// Waits for signals: the first one asks for the end and, in a moment, brings it.
fn end_on_signals(stop: &Arc<AtomicBool>, got: &Arc<OnceLock<EndSignal>>) -> Result<()> {
    let wanted = [EndSignal::Interrupt, EndSignal::Terminate].map(Signalled::End);
    let (stop, got) = (Arc::clone(stop), Arc::clone(got));
    platform::watch(&wanted, move |signalled| {
        let Signalled::End(signal) = signalled else { return true };
        got.get_or_init(|| signal);
        stop.store(true, Ordering::Relaxed);
        thread::sleep(LAST_WORDS);
        std::process::exit(signal.exit_status().into());
    })?;
    Ok(())
}

/// What a person can do about a status.
pub fn next_step(status: u16) -> Option<&'static str> {
    match status {
        401 => Some("it wants a login: `user` and `password_command` in its [[source]]"),
        403 => Some("it shuts programs out; try its address in a browser, or another `user_agent` in its [[source]]"),
        404 => Some("`pressstart source address` with the site's address finds the feed's new one"),
        407 => Some("the proxy wants a login"),
        _ => None,
    }
}

/// More sources with the same error than these are counted.
const MANY: usize = 3;

/// `named` sources were asked for; none when all were.
fn in_words(report: &Report, named: usize, now: Timestamp) -> String {
    let asked = report.sources.iter().filter(|one| one.outcome != poll::Word::Skipped).count();
    let mut text =
        format!("{} new, {} updated; {} asked", report.new, report.updated, output::count(asked, "source", "sources"));
    let skipped = if named == 0 { report.sources.len() } else { named }.saturating_sub(asked);
    if skipped > 0 {
        let _ = write!(text, ", {skipped} not asked");
    }
    // Why nothing was asked, and until when.
    let next = report.sources.iter().filter_map(|one| one.next_poll).filter(|next| *next > now).min();
    if let Some(next) = next.filter(|_| asked == 0) {
        let _ = write!(text, ": nothing is due, the next {}; --force asks now", output::until(next, now));
    }
    text.push('\n');
    let mut unreached = report.sources.iter().filter(|one| one.outcome == poll::Word::Failed && one.status.is_none());
    if asked > 1 && unreached.clone().count() == asked {
        let reason = unreached.find_map(|one| one.error.as_deref()).unwrap_or_default();
        let _ = writeln!(text, "no server answered: is there a network? The first of {asked}: {reason}");
        return text;
    }
    for (place, one) in report.sources.iter().enumerate() {
        if let Some(error) = &one.error {
            let same = |other: &&poll::SourceReport| other.error.as_ref() == Some(error);
            let count = report.sources.iter().filter(same).count();
            if count > MANY {
                // What is so of many is told once.
                if !report.sources[..place].iter().any(|other| same(&other)) {
                    let _ = writeln!(text, "{count} sources: {error}");
                }
                continue;
            }
            let step = one.status.and_then(next_step).map_or_else(String::new, |step| format!("; {step}"));
            let _ = writeln!(text, "{}: {error}{step}", one.url);
        }
    }
    text
}
