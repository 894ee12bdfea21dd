//! A password comes from the user's own program, so that it stands in no file of ours. It is never logged or shown.

use crate::{platform, text::Line};
use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
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
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    platform::own_group(&mut command);
    let mut child = command.spawn().map_err(|_| failed("cannot be started"))?;
    let deadline = Instant::now() + patience;
    let line = child.stdout.take().map(first_line);
    if !ended_well(&mut child, deadline) {
        platform::end_group(&mut child);
        return Err(failed("failed or took too long"));
    }
    // A program that it started may hold the output for longer than it runs itself.
    let left = deadline.saturating_duration_since(Instant::now());
    let line = line.and_then(|line| line.recv_timeout(left).ok());
    platform::end_group(&mut child);
    line.filter(|line| !line.is_empty()).ok_or_else(|| failed("printed nothing"))
}

/// The first line of an output, read on a thread of its own: nobody waits for the rest.
fn first_line(output: impl Read + Send + 'static) -> Receiver<String> {
    let (to, line) = mpsc::channel();
    thread::spawn(move || {
        let mut text = String::new();
        if BufReader::new(output.take(LONGEST)).read_line(&mut text).is_ok() {
            drop(to.send(text.trim_end_matches(['\n', '\r']).to_owned()));
        }
    });
    line
}

fn ended_well(child: &mut Child, deadline: Instant) -> bool {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(10)),
            _ => return false,
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
