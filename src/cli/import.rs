//! `import`: somebody's reading list joins ours; subscriptions go to `source import`. Nothing is fetched.

use super::{Exit, output, session::Session, source};
use crate::{
    clean,
    exchange::{Entry, Form, List, ListError},
    news,
    store::{Import, Imported, Incoming},
    text::Line,
};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{
    fs::File,
    io::{self, IsTerminal, Read, Seek, Write},
    path::Path,
};
use url::Url;

/// Rows of one list: more than anybody has saved, so that one without an end is stopped.
const MOST_ROWS: u64 = 10_000_000;
/// A long list says so often how far it is.
const ROWS_BETWEEN_WORDS: u64 = 1_000;
/// Refused rows that are named; the rest is counted.
const MOST_NAMED: u64 = 100;

/// Bytes of a list of subscriptions: ten thousand feeds with every setting.
const LARGEST_SUBSCRIPTIONS: u64 = 32 << 20;

/// Bytes of standard input: a million articles with short texts.
const LARGEST_INPUT: u64 = 4 << 30;

/// Takes in a list, or says what that would do.
pub fn run(session: &mut Session, file: &Path, dry_run: bool, as_json: bool) -> Result<Exit> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let mut opened = open(file).with_context(|| format!("{name} cannot be read"))?;
    let list = List::open(&opened).with_context(|| name.clone())?;
    if list.form == Form::Subscriptions {
        let mut bytes = Vec::new();
        opened.rewind()?;
        opened.take(LARGEST_SUBSCRIPTIONS).read_to_end(&mut bytes)?;
        return source::import(session, &name, &bytes, dry_run, as_json);
    }
    let form = list.form;
    let mut refused = 0;
    let (mut broken, mut cut) = (None, false);
    let rules = &session.rules;
    let tells = !session.quiet && io::stderr().is_terminal();
    let imported = session.store.import(dry_run, session.now, |import| {
        let mut rows = 0;
        let read = list.read(&mut |line, row| {
            rows += 1;
            if rows % ROWS_BETWEEN_WORDS == 0 && tells {
                progress(&format!("⟳ {rows} rows"));
            }
            match row {
                Ok(entry) => take(import, &bounded(entry), rules) && rows < MOST_ROWS,
                Err(why) => {
                    refused += 1;
                    if refused <= MOST_NAMED {
                        output::message(&format!("{name}, line {line}: refused, {why}"));
                    }
                    import.pass() && rows < MOST_ROWS
                }
            }
        });
        if rows >= ROWS_BETWEEN_WORDS && tells {
            progress("");
        }
        cut = rows == MOST_ROWS;
        broken = read.err();
        form.name()
    })?;
    if refused > MOST_NAMED {
        output::message(&format!("{name}: {} more rows were refused", refused - MOST_NAMED));
    }
    if as_json {
        output::print_json(&[done_json(form, imported, refused, broken.as_ref())])?;
    } else if !session.quiet {
        output::print_line(&words(form, imported, refused, dry_run))?;
    }
    if cut {
        bail!("{name} is longer than {MOST_ROWS} rows: the rest was left out");
    }
    match broken {
        Some(ListError::Unreadable(reason)) => Err(reason).with_context(|| format!("{name} cannot be read to its end")),
        Some(error) => Err(error).with_context(|| name),
        None => Ok(Exit::Done),
    }
}

fn done_json(form: Form, imported: Imported, refused: u64, broken: Option<&ListError>) -> Value {
    let Imported { new, joined, known } = imported;
    json!({
        "form": form.name(), "new": new, "joined": joined, "known": known, "refused": refused,
        "error": broken.map(ToString::to_string),
    })
}

/// A file, or standard input in a file of its own: the database is not held while somebody types.
fn open(file: &Path) -> io::Result<File> {
    if file != Path::new("-") {
        return File::open(file);
    }
    let mut copy = tempfile::tempfile()?;
    io::copy(&mut io::stdin().lock().take(LARGEST_INPUT), &mut copy)?;
    copy.rewind()?;
    Ok(copy)
}

/// Says how far it is, in the place of what was said before.
fn progress(words: &str) {
    let mut err = io::stderr();
    // without anybody to tell there is nothing to say
    drop(write!(err, "\r\x1b[K{words}").and_then(|()| err.flush()));
}

/// An entry as it can be kept and shown: without a login in its address, its tags no longer than a person's.
fn bounded(mut entry: Entry) -> Entry {
    if let Ok(mut url) = Url::parse(&entry.url)
        && (!url.username().is_empty() || url.password().is_some())
        && url.set_username("").is_ok()
        && url.set_password(None).is_ok()
    {
        entry.url = url.into();
    }
    for tag in &mut entry.tags {
        *tag = Line::cut(tag, news::LONGEST_TAG);
    }
    entry
}

fn take(import: &mut Import, entry: &Entry, rules: &clean::Rules) -> bool {
    let (draft, page) = entry.article(rules);
    import.take(&Incoming::of(entry, &draft, page.as_ref()))
}

/// “Pocket CSV: imported 12 new, 3 joined with what is here, 40 known, 1 refused”.
fn words(form: Form, imported: Imported, refused: u64, dry_run: bool) -> String {
    let Imported { new, joined, known } = imported;
    let verb = if dry_run { "would import" } else { "imported" };
    format!("{}: {verb} {new} new, {joined} joined with what is here, {known} known, {refused} refused", form.name())
}
