//! A password comes from the reader's own program, so that it stands in no file of ours. It is never logged or shown.

use crate::text::Line;
use std::{
    io::Read,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Long enough to unlock a key ring by hand.
const PATIENCE: Duration = Duration::from_mins(1);
const LONGEST: u64 = 4096;

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
    let [program, arguments @ ..] = command else { return Ok(String::new()) };
    let failed = |what: &str| format!("the {key} {} {what}", Line::new(program));
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed("cannot be started"))?;
    let output = child.stdout.take().map(|output| thread::spawn(move || first_line(output)));
    if !ended_well(&mut child, patience) {
        return Err(failed("failed or took too long"));
    }
    let line = output.and_then(|reader| reader.join().ok()).flatten();
    line.ok_or_else(|| failed("printed nothing"))
}

fn first_line(output: impl Read) -> Option<String> {
    let mut text = String::new();
    output.take(LONGEST).read_to_string(&mut text).ok()?;
    text.lines().next().filter(|line| !line.is_empty()).map(str::to_owned)
}

fn ended_well(child: &mut Child, patience: Duration) -> bool {
    let deadline = Instant::now() + patience;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(10)),
            _ => {
                // It may have ended in this moment.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
