//! What is read on this machine: a file, and what a program of the user's own prints. Both come to the same outcomes as an answer of
//! a server, and go the same way from there. A program runs only where the config names it; no shell, no socket of ours.

use super::{
    Settings,
    program::{self, ProgramRun},
};
use crate::{
    fetch::{Answer, Outcome},
    news::COMMAND_SCHEME,
    store::Subscription,
    text::Line,
};
use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
    sync::{Arc, atomic::AtomicBool},
    time::{Duration, UNIX_EPOCH},
};
use url::Url;

/// How long a program may take: some ask a slow server of their own.
const PATIENCE: Duration = Duration::from_mins(2);

/// Reads the source's file, or what its program prints, off the thread that asks servers.
pub async fn ask(one: Subscription, settings: Settings, stop: Arc<AtomicBool>) -> Outcome {
    let work = move || {
        if one.source.url.starts_with(COMMAND_SCHEME) { printed(&one, &settings, &stop) } else { file(&one, &settings) }
    };
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| failed("it could not be read: the reader stumbled".to_owned()))
}

const fn failed(reason: String) -> Outcome {
    Outcome::Failed { status: None, reason }
}

fn printed(one: &Subscription, settings: &Settings, stop: &AtomicBool) -> Outcome {
    let command = settings.command(&one.source.url);
    if command.is_empty() {
        return failed("no [[source]] of the config has a `command` of this name".to_owned());
    }
    let run = ProgramRun {
        program: command,
        input: &[],
        environment: &[],
        timeout: PATIENCE,
        output: Some(settings.limits.body),
        named_by: "[[source]] command names it",
    };
    match program::run(&run, stop) {
        Ok(body) if body.iter().all(u8::is_ascii_whitespace) => {
            failed(format!("{} printed nothing", Line::new(&command[0])))
        }
        Ok(body) => Outcome::Fresh(Answer { status: 200, body, url: one.source.url.clone(), ..Answer::default() }),
        Err(error) => failed(error.to_string()),
    }
}

fn file(one: &Subscription, settings: &Settings) -> Outcome {
    let Some(path) = Url::parse(&one.source.url).ok().and_then(|url| url.to_file_path().ok()) else {
        return failed("this names no file of this machine".to_owned());
    };
    let stamp = stamp(&path);
    if stamp.is_some() && stamp == one.state.last_modified {
        return Outcome::Unchanged(Answer { last_modified: stamp, ..Answer::default() });
    }
    match read(&path, settings.limits.body) {
        Ok(body) => Outcome::Fresh(Answer {
            status: 200,
            body,
            url: one.source.url.clone(),
            last_modified: stamp,
            ..Answer::default()
        }),
        Err(reason) => failed(reason),
    }
}

/// When a file was changed, and its size: what stands in it is the same while both are.
fn stamp(path: &Path) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}.{:09} {}", changed.as_secs(), changed.subsec_nanos(), about.len()).into_bytes())
}

/// Reads a file that may be so large; what it is not, in words.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let shown = Line::new(&path.display().to_string());
    let words = |reason: &io::Error| match reason.kind() {
        ErrorKind::NotFound => format!("there is no file {shown}"),
        ErrorKind::PermissionDenied => format!("{shown} may not be read"),
        _ => format!("{shown} cannot be read: {reason}"),
    };
    let about = fs::metadata(path).map_err(|reason| words(&reason))?;
    if about.is_dir() {
        return Err(format!("{shown} is a folder, not a feed"));
    }
    // Opening a pipe would wait for somebody to write into it.
    if !about.is_file() {
        return Err(format!("{shown} is no plain file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|reason| words(&reason))?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|reason| words(&reason))?;
    if bytes.len() > most {
        return Err(format!("{shown} is larger than {} MB", most >> 20));
    }
    Ok(bytes)
}
