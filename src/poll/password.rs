//! A password comes from the user's own program, so that it stands in no file of ours. It is never logged or shown.

use super::program::{self, ProgramError, ProgramRun};
use crate::text::Line;
use std::{sync::atomic::AtomicBool, time::Duration};

/// Long enough to unlock a key ring by hand.
const PATIENCE: Duration = Duration::from_mins(1);
/// Bytes; the secret is the first line, and what stands below it is left alone.
const LONGEST: usize = 64 << 10;

/// Runs the program and takes the first line it prints; an empty command is an empty password.
pub async fn get(command: Vec<String>) -> Result<String, String> {
    if command.is_empty() {
        return Ok(String::new());
    }
    tokio::task::spawn_blocking(move || ask(&command, PATIENCE, "password_command"))
        .await
        .unwrap_or_else(|_| Err("the password_command was given up".to_owned()))
}

/// The first line that a program prints, for callers that have nothing else to do meanwhile; `key` is the program's name in
/// the config.
///
/// # Errors
/// When it cannot be started, fails, takes too long or prints nothing, as a sentence without its arguments.
pub fn printed(command: &[String], key: &str) -> Result<String, String> {
    ask(command, PATIENCE, key)
}

fn ask(command: &[String], patience: Duration, key: &str) -> Result<String, String> {
    let Some(name) = command.first() else { return Ok(String::new()) };
    let failed = |what: &str| format!("the {key} {} {what}", Line::new(name));
    let bounds = ProgramRun {
        program: command,
        input: &[],
        environment: &[],
        timeout: patience,
        output: Some(LONGEST),
        named_by: key,
    };
    // What it complains of may hold the secret.
    let printed = program::run(&bounds, &AtomicBool::new(false)).map_err(|error| match error {
        ProgramError::NotStarted(_) => failed("cannot be started"),
        _ => failed("failed or took too long"),
    })?;
    let line = printed.split(|byte| *byte == b'\n').next().and_then(|line| std::str::from_utf8(line).ok());
    let line = line.unwrap_or_default().trim_end_matches('\r');
    if line.is_empty() { Err(failed("printed nothing")) } else { Ok(line.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn first(arguments: &[&str]) -> Result<String, String> {
        let command: Vec<String> = arguments.iter().map(|&part| part.to_owned()).collect();
        ask(&command, Duration::from_secs(10), "password_command")
    }

    #[test]
    fn the_first_line_is_the_password() {
        assert_eq!(first(&["printf", "geheim\\nmore\\n"]), Ok("geheim".to_owned()));
    }

    #[test]
    fn a_program_that_fails_or_is_missing_is_named_without_its_arguments() {
        assert_eq!(first(&["false", "x"]), Err("the password_command false failed or took too long".to_owned()));
        let missing = first(&["no-such-program-here", "x"]);
        assert_eq!(missing, Err("the password_command no-such-program-here cannot be started".to_owned()));
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let command = ["sleep".to_owned(), "60".to_owned()];
        assert!(ask(&command, Duration::ZERO, "password_command").is_err());
    }

    #[test]
    fn a_program_left_running_does_not_hold_up_the_password() {
        let started = Instant::now();
        let script = "printf 'geheim\\n'; sleep 60 &";
        assert_eq!(first(&["sh", "-c", script]), Ok("geheim".to_owned()));
        let silent = ["sh".to_owned(), "-c".to_owned(), "sleep 60 &".to_owned()];
        assert!(ask(&silent, Duration::from_secs(1), "password_command").is_err());
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}
