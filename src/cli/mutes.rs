//! `later`, `mute`, `unmute`, `mutes` and `undo --list`: what is set aside, and what was done.

use super::{Exit, Usage, args::MuteWay, output, session::Session};
use crate::{
    app,
    news::{Kind, Mute, MuteWish, What},
    query,
    text::time,
};
use anyhow::{Result, bail};
use jiff::tz::TimeZone;
use serde_json::json;

/// Letters of what a mute goes by.
const LONGEST_MUTE: usize = 500;

/// Lets stories wait until then; without a moment they come back at once.
pub fn later(session: &mut Session, ids: &[String], until: Option<&str>) -> Result<Exit> {
    let zone = TimeZone::system();
    let mut stories = Vec::new();
    for id in ids {
        let articles = session.articles(id).map_err(|reason| match app::moment(id, session.now, &zone) {
            Ok(_) => Usage(format!("a time goes after --until: `pressstart later a12 --until {id}`")).into(),
            Err(_) => reason,
        })?;
        for article in articles {
            if !stories.contains(&article.story) {
                stories.push(article.story);
            }
        }
    }
    let until = until.map(|text| app::moment(text, session.now, &zone)).transpose().map_err(Usage)?;
    let step = session.store.wait(&stories, until, session.now)?;
    if session.quiet {
        return Ok(Exit::Done);
    }
    let then = until.map_or_else(String::new, |until| format!(", {}", app::moment_words(until, session.now, &zone)));
    output::print_line(&if step.articles.is_empty() {
        "nothing changed".to_owned()
    } else {
        format!("{}{then}", step.words)
    })?;
    Ok(Exit::Done)
}

/// Mutes something; the answer names the mute and what it caught.
pub fn mute(
    session: &mut Session,
    words: &[String],
    way: &MuteWay,
    until: Option<&str>,
    spoiler: bool,
) -> Result<Exit> {
    let value = words.join(" ");
    if value.chars().count() > LONGEST_MUTE {
        return Err(Usage(format!("a mute has at most {LONGEST_MUTE} letters")).into());
    }
    let mut wish = if way.regex {
        MuteWish::of(What::Pattern, &value)
    } else if way.kind {
        MuteWish::of(What::Kind, &value.to_lowercase())
    } else if way.game {
        MuteWish::of(What::Game, &value)
    } else if way.source {
        MuteWish::source(session.subscription(&value)?.id)
    } else {
        MuteWish::of(What::Words, &value)
    };
    let zone = TimeZone::system();
    wish.until = until.map(|text| app::moment(text, session.now, &zone)).transpose().map_err(Usage)?;
    wish.spoiler = spoiler;
    query::mute(&wish).map_err(|reason| Usage(why_no_mute(&wish, &reason.message)))?;
    let (_, mute) = session.store.mute(&wish, session.now)?;
    if !session.quiet {
        output::print(&row(session, &mute))?;
    }
    Ok(Exit::Done)
}

/// What is wrong with it, and what would be right.
fn why_no_mute(wish: &MuteWish, message: &str) -> String {
    match wish.what {
        What::Kind => {
            let kinds: Vec<String> = Kind::ALL.iter().map(ToString::to_string).collect();
            format!("there is no kind “{}”; there are {}", wish.value, kinds.join(", "))
        }
        // The reason is told under the expression: its place is marked there.
        What::Pattern => match regex::Regex::new(&wish.value) {
            Err(reason) => format!("{message}: {reason}"),
            Ok(_) => message.to_owned(),
        },
        _ => message.to_owned(),
    }
}

/// Ends a mute, named by its id or by what it goes by.
pub fn unmute(session: &mut Session, wanted: &str) -> Result<Exit> {
    let all = session.store.mutes()?;
    let fits = |mute: &&Mute| {
        mute.id.to_string() == wanted || [&mute.label, &mute.wish.value].iter().any(|name| same(name, wanted))
    };
    let Some(mute) = all.iter().find(fits) else {
        bail!("there is no mute “{}”; `pressstart mutes` shows them", crate::text::Line::new(wanted));
    };
    let step = session.store.unmute(mute.id, session.now)?;
    if !session.quiet {
        output::print_line(&step.words)?;
    }
    Ok(Exit::Done)
}

fn same(name: &str, wanted: &str) -> bool {
    name.to_lowercase() == wanted.to_lowercase()
}

/// Lists the mutes that stand.
pub fn mutes(session: &Session, as_json: bool) -> Result<Exit> {
    let all = session.store.mutes()?;
    if as_json {
        let list: Vec<_> = all
            .iter()
            .map(|mute| {
                json!({
                    "id": mute.id.to_string(),
                    "what": mute.wish.what,
                    "value": mute.wish.value,
                    "label": mute.label,
                    "until": mute.wish.until,
                    "spoiler": mute.wish.spoiler,
                    "since": mute.since,
                    "caught": mute.caught,
                })
            })
            .collect();
        output::print_json(&list)?;
    } else {
        if all.is_empty() {
            output::note(session.quiet, "nothing is muted");
        }
        output::print(&all.iter().map(|mute| row(session, mute)).collect::<String>())?;
    }
    Ok(Exit::Done)
}

/// `m3   words    “hollow bell”  hides 12 articles, until Fri 08:00`
fn row(session: &Session, mute: &Mute) -> String {
    let does = if mute.wish.spoiler { "masks" } else { "hides" };
    let until = match mute.wish.until {
        Some(until) => format!("until {}", app::moment_words(until, session.now, &TimeZone::system())),
        None => "until unmuted".to_owned(),
    };
    let caught = usize::try_from(mute.caught).unwrap_or(usize::MAX);
    let what = mute.wish.what.word();
    let articles = output::count(caught, "article", "articles");
    format!("{:<5}{what:<9}“{}”  {does} {articles}, {until}\n", mute.id.to_string(), mute.label)
}

/// Lists the steps that can be undone, newest first.
pub fn steps(session: &Session, as_json: bool) -> Result<Exit> {
    let steps = session.store.journal(200)?;
    if as_json {
        let list: Vec<_> =
            steps.iter().map(|(at, words, undone)| json!({ "at": at, "words": words, "undone": undone })).collect();
        output::print_json(&list)?;
        return Ok(Exit::Done);
    }
    if steps.is_empty() {
        output::note(session.quiet, "there is nothing to undo");
    }
    let line = |(at, words, undone): &(jiff::Timestamp, String, bool)| {
        let undone = if *undone { "  (undone)" } else { "" };
        format!("{:>5}  {words}{undone}\n", time::age(*at, session.now))
    };
    output::print(&steps.iter().map(line).collect::<String>())?;
    Ok(Exit::Done)
}
