//! `source check`: how a source fares, when it is asked again and why then.

use super::{Exit, fetch, output, session::Session};
use crate::{
    fetch::DEFAULT_WAIT,
    schedule::PollState,
    store::Subscription,
    text::{secrets, time},
};
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use std::{fmt::Write, time::Duration};

pub fn check(session: &Session, wanted: Option<&str>, as_json: bool) -> Result<Exit> {
    let chosen = match wanted {
        Some(word) => vec![session.subscription(word)?],
        None => session.subscriptions()?,
    };
    if as_json {
        let list: Vec<_> = chosen.iter().map(|one| source_json(one, session.now)).collect();
        output::print_json(&list)?;
        return Ok(Exit::Done);
    }
    let every = session.poll_settings().every;
    let mut text = String::new();
    for one in &chosen {
        explain(&mut text, one, every, session.now);
    }
    output::print(&text)?;
    Ok(Exit::Done)
}

/// What a source sent last, when it is next due, and why.
fn explain(text: &mut String, one: &Subscription, every: Duration, now: Timestamp) {
    let state = &one.state;
    let _ = writeln!(text, "{} {} ({})", one.id, one.source.name, secrets::mask_secrets(&one.source.url));
    if let Some(moved) = &state.moved_to {
        let _ = writeln!(text, "  moved for good: asked at {} now", secrets::mask_secrets(moved));
    }
    let _ = writeln!(text, "  {}; {} articles, {} unread", health(one, now), one.total, one.unread);
    if state.error.is_some() {
        let _ = match state.last_success {
            Some(time) => writeln!(text, "  it last answered on {}", time::day(time, &TimeZone::system())),
            None => writeln!(text, "  it has never answered"),
        };
    }
    if one.source.is_local() {
        explain_due(text, one, every, now);
        return;
    }
    if let Some(status) = state.status {
        let _ = writeln!(text, "  the last answer was {status}{}", if status == 304 { " (nothing new)" } else { "" });
    }
    let validators = match (&state.etag, &state.last_modified) {
        (Some(_), Some(_)) => "an ETag and a Last-Modified",
        (Some(_), None) => "an ETag",
        (None, Some(_)) => "a Last-Modified",
        (None, None) => "no validator, so every poll gets the whole feed",
    };
    if state.last_success.is_some() {
        let _ = writeln!(text, "  it gave {validators}");
    }
    if let Some(until) = state.wait_until.filter(|until| *until > now) {
        let words = if asked_to_wait(state) { "it asked us to wait until" } else { "it is not asked before" };
        let _ = writeln!(text, "  {words} {} ({})", at(until), output::until(until, now));
    }
    if let Some(step) = state.status.and_then(fetch::next_step) {
        let _ = writeln!(text, "  {step}");
    }
    explain_due(text, one, every, now);
}

/// When a source is due, and why then.
fn explain_due(text: &mut String, one: &Subscription, every: Duration, now: Timestamp) {
    let state = &one.state;
    match state.next_poll {
        Some(next) if next > now && state.failures > 0 => {
            let failures = output::count(state.failures as usize, "failure", "failures");
            let _ = writeln!(
                text,
                "  next try {}: the wait doubles with each failure, and this was {failures} in a row",
                output::until(next, now)
            );
        }
        Some(next) if next > now => {
            let _ = writeln!(text, "  next due {}: {}", output::until(next, now), why_then(one, every, next));
        }
        _ if state.gone || one.source.paused => {}
        _ => {
            let _ = writeln!(text, "  due now");
        }
    }
}

/// Whether a server that answered 429 or 503 said for how long. Where it does not, it gets the usual pause.
fn asked_to_wait(state: &PollState) -> bool {
    let wait = state.last_try.zip(state.wait_until).map(|(last, until)| last.duration_until(until));
    // The two clocks were read one after the other.
    wait.is_some_and(|wait| (wait.as_secs() - DEFAULT_WAIT.as_secs()).abs() > 10)
}

/// A moment on the clock of whoever reads it.
fn at(time: Timestamp) -> impl std::fmt::Display {
    time.to_zoned(TimeZone::system()).strftime("%a %H:%M").to_string()
}

/// Why a source that answers is not asked before that time: the longest of three wishes counts.
fn why_then(one: &Subscription, every: Duration, next: Timestamp) -> String {
    let state = &one.state;
    let configured = one.source.every.unwrap_or(every.as_secs());
    let waits = state.last_try.map_or(0, |last| last.duration_until(next).as_secs().unsigned_abs());
    let minutes = waits / 60;
    if let Some(status) = state.status.filter(|status| matches!(status, 429 | 503)) {
        if asked_to_wait(state) {
            "its server asked for a pause".to_owned()
        } else {
            format!("its server answered {status} and did not say for how long")
        }
    } else if waits <= configured {
        format!("asked every {minutes} min, as set here")
    } else if state.ttl.is_some_and(|ttl| ttl == minutes) {
        format!("its feed asks for {minutes} min between two polls (ttl)")
    } else {
        format!("its server says that nothing changes for {minutes} min (Cache-Control)")
    }
}

pub fn source_json(one: &Subscription, now: Timestamp) -> Value {
    json!({
        "id": one.id, "name": one.source.name, "url": secrets::mask_password(&one.source.url),
        "site": one.source.site, "group": one.source.group, "paused": one.source.paused,
        "declared": one.source.declared, "unread": one.unread, "total": one.total,
        "health": health(one, now), "next_poll": one.state.next_poll,
        "last_success": one.state.last_success, "page": one.source.page, "error": one.state.error, "remark": one.state.remark,
    })
}

/// A source's health in a few words.
pub fn health(one: &Subscription, now: Timestamp) -> String {
    let state = &one.state;
    if one.source.paused {
        "paused".to_owned()
    } else if state.gone {
        "gone (410): not asked again".to_owned()
    } else if let Some(error) = &state.error {
        format!("failing: {error}")
    } else if let Some(last) = state.last_success {
        let remark = state.remark.as_ref().map_or_else(String::new, |remark| format!(", repaired: {remark}"));
        match time::age(last, now).as_str() {
            "now" => format!("well, just now{remark}"),
            age => format!("well, {age} ago{remark}"),
        }
    } else {
        "not polled yet".to_owned()
    }
}
