//! The hook: a program of the user's own that is told of every article that is saved. A program and its arguments; no shell
//! reads them.

use crate::{
    config::not_started,
    news::{Article, own_command},
};
use std::{
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A program that takes longer is ended: the next article waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs the program for an article and waits for its end, with the placeholders of own commands in its arguments.
///
/// # Errors
/// When it cannot be started, fails or takes too long, as a sentence.
pub fn saved(program: &[String], article: &Article) -> Result<(), String> {
    let Some(name) = program.first() else { return Ok(()) };
    let mut child = started(name, own_command::arguments(&program[1..], article, ""))?;
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
fn started(name: &str, arguments: Vec<String>) -> Result<Child, String> {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map_err(|reason| not_started(name, &reason, "[hooks] saved names it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_that_is_missing_is_named_with_its_key() {
        let wrong = started("no-such-hook-here", Vec::new()).map(drop);
        let words = "No program no-such-hook-here here: [hooks] saved names it";
        assert_eq!(wrong, Err(words.to_owned()));
    }
}
