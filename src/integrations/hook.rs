//! The hook: a program of the user's own that is told of every article that is saved. A program and its arguments; no shell
//! reads them.

use crate::{config::not_started, news::Article};
use std::{
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A program that takes longer is ended: the next article waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs the program for an article and waits for its end; `{url}`, `{title}`, `{tags}` and `{id}` in its arguments stand for
/// the article's.
///
/// # Errors
/// When it cannot be started, fails or takes too long, as a sentence.
pub fn saved(program: &[String], article: &Article) -> Result<(), String> {
    let Some(name) = program.first() else { return Ok(()) };
    let tags = article.tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let said = [
        ("{url}", article.url.to_string()),
        ("{title}", article.title.to_string()),
        ("{tags}", tags),
        ("{id}", article.id.to_string()),
    ];
    let mut child = started(name, program.iter().skip(1).map(|argument| filled(argument, &said)))?;
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("the hook {name} failed for “{}”: {status}", article.title)),
            Ok(None) if started.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
            Ok(None) | Err(_) => {
                // It may have ended in this moment.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("the hook {name} took too long for “{}”", article.title));
            }
        }
    }
}

/// A program, started with these arguments.
fn started(name: &str, arguments: impl Iterator<Item = String>) -> Result<Child, String> {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map_err(|reason| not_started(name, &reason, "[hooks] saved names it"))
}

/// An argument with its names filled in, each once: what a title says is never taken for a name.
fn filled(argument: &str, said: &[(&str, String)]) -> String {
    let (mut filled, mut rest) = (String::new(), argument);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = said.iter().find(|(name, _)| rest.starts_with(name));
        let (name, value) = known.map_or(("{", "{"), |(name, value)| (*name, value.as_str()));
        filled.push_str(value);
        rest = &rest[name.len()..];
    }
    filled.push_str(rest);
    // What a headline begins with is never an option of the program.
    if filled.starts_with('-') && !argument.starts_with('-') { format!(" {filled}") } else { filled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_that_is_missing_is_named_with_its_key() {
        let wrong = started("no-such-hook-here", std::iter::empty()).map(drop);
        let words = "No program no-such-hook-here here: [hooks] saved names it";
        assert_eq!(wrong, Err(words.to_owned()));
    }

    #[test]
    fn names_are_filled_in_once() {
        let said = [("{url}", "https://a.example/".to_owned()), ("{title}", "A {url} {x}".to_owned())];
        assert_eq!(filled("{title}={url}{", &said), "A {url} {x}=https://a.example/{");
    }

    #[test]
    fn a_headline_is_never_an_option() {
        let said = [("{title}", "-rf".to_owned())];
        assert_eq!(filled("{title}", &said), " -rf");
        assert_eq!(filled("--title={title}", &said), "--title=-rf");
    }
}
