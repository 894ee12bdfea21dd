//! `fetch`: polls what is due, once, and says what came of it.

use super::{Exit, output, session::Session};
use crate::{
    clean,
    extract::Extracted,
    fetch::FetchError,
    news::{self, Draft},
    poll::{self, Progress, Report},
    store::{Store, Subscription},
};
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::{
    fmt::Write as _,
    io::{self, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Instant,
};

/// Polls the sources that are due, or the named ones.
pub fn run(session: &mut Session, wanted: &[String], force: bool, json: bool) -> Result<Exit> {
    let only = wanted.iter().map(|word| session.subscription(word)).collect::<Result<Vec<_>>>()?;
    let only = (!only.is_empty()).then(|| only.into_iter().map(|one| one.id).collect::<Vec<_>>());
    let stop = Arc::new(AtomicBool::new(false));
    let got = Arc::new(AtomicUsize::new(0));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
        signal_hook::flag::register_usize(signal, Arc::clone(&got), signal.unsigned_abs() as usize)?;
    }
    let show = !session.quiet && io::stderr().is_terminal();
    let report = poll(session, only.as_deref(), force, show, &stop)?;
    super::saved_pages::work_off(session, &stop)?;
    if json {
        output::print_json(&report)?;
    } else if !session.quiet {
        output::print(&in_words(&report))?;
    }
    Ok(if got.load(Ordering::Relaxed) == SIGTERM.unsigned_abs() as usize {
        Exit::Terminated
    } else if stop.load(Ordering::Relaxed) {
        Exit::Interrupted
    } else if report.failed > 0 {
        Exit::SomeSourcesFailed
    } else {
        Exit::Done
    })
}

/// Polls and stores; full texts of sources that ask for them come after their articles.
pub fn poll(
    session: &mut Session,
    only: Option<&[news::SourceId]>,
    force: bool,
    show: bool,
    stop: &AtomicBool,
) -> Result<Report> {
    let _lock = poll::lock(&session.places.data)?;
    derive_again(session)?;
    let (chosen, others): (Vec<Subscription>, Vec<Subscription>) =
        session.subscriptions()?.into_iter().partition(|one| only.is_none_or(|ids| ids.contains(&one.id)));
    let settings = session.poll_settings();
    let started = Timestamp::now();
    let store = &mut session.store;
    let asked = Instant::now();
    let mut report = poll::run(
        chosen,
        &settings,
        force,
        &mut |results| store.record(&results),
        &mut |progress| {
            if show {
                bar(&progress);
            }
        },
        stop,
    );
    if show {
        drop(write!(io::stderr(), "\r\x1b[K"));
    }
    if let Some(error) = report.broken {
        return Err(error.into());
    }
    store.place_arrivals(Timestamp::now())?;
    let ruled = store.apply_rules(&settings.standing, Timestamp::now(), &TimeZone::system())?;
    for headline in &ruled.told {
        output::message(&format!("rule: {headline}"));
    }
    if report.new > 0 {
        report.visible_ms = u64::try_from(asked.elapsed().as_millis()).unwrap_or(u64::MAX);
    }
    report.sources.extend(others.iter().map(poll::SourceReport::left_out));
    report.sources.sort_by_key(|one| one.id);
    whole_texts(store, &settings, started, stop)?;
    drop_old(store, &settings, stop)?;
    Ok(report)
}

/// Gets the pages of what came since then, for sources that ask for it. A page that cannot be had is asked for no more.
fn whole_texts(store: &mut Store, settings: &poll::Settings, since: Timestamp, stop: &AtomicBool) -> Result<()> {
    let wanted = poll::pages_wanted(store, since)?;
    let mut kept = Ok(());
    let keep = &mut |id, got: std::result::Result<(Extracted, Draft), FetchError>| match got {
        Ok((page, draft)) if kept.is_ok() => kept = store.keep_page(id, &page, &draft),
        Ok(_) => {}
        Err(reason) => tracing::info!(article = %id, %reason, "no whole text"),
    };
    poll::full_texts(&wanted, settings, keep, stop);
    Ok(kept?)
}

/// Drops what retention says, a little at a time.
fn drop_old(store: &mut Store, settings: &poll::Settings, stop: &AtomicBool) -> Result<()> {
    let Some(before) = settings.dropped_before(Timestamp::now()) else { return Ok(()) };
    while !stop.load(Ordering::Relaxed) && store.drop_read(before, poll::DROPPED_AT_ONCE)? == poll::DROPPED_AT_ONCE {}
    Ok(())
}

/// Articles that older rules made readable are made readable again.
fn derive_again(session: &mut Session) -> Result<()> {
    loop {
        let stale = session.store.stale(clean::RULES_VERSION, 500)?;
        if stale.is_empty() {
            return Ok(());
        }
        let drafts: Vec<_> = stale.into_iter().map(|(id, item)| (id, poll::derive(item, &session.rules))).collect();
        session.store.rederive(&drafts, clean::RULES_VERSION)?;
    }
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

fn in_words(report: &Report) -> String {
    let asked = report.sources.iter().filter(|one| one.outcome != poll::Word::Skipped).count();
    let mut text =
        format!("{} new, {} updated; {} asked", report.new, report.updated, output::count(asked, "source", "sources"));
    let skipped = report.sources.len() - asked;
    if skipped > 0 {
        let _ = write!(text, ", {skipped} not asked");
    }
    text.push('\n');
    for one in &report.sources {
        if let Some(error) = &one.error {
            let _ = writeln!(text, "{}: {error}", one.url);
        }
    }
    text
}
