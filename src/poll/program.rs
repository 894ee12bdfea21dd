//! A program of the user's own, run within bounds: what it is given, how long it may take, how much it may print, and that it can be
//! stopped. A program and its arguments; no shell reads them. What it prints is somebody else's to judge.

use crate::{config::not_started, platform, text::Line};
use std::{
    io::{self, Read, Write},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    },
    thread,
    time::{Duration, Instant},
};

/// Between two looks at whether it has ended, or is to be stopped.
const GLANCE: Duration = Duration::from_millis(20);
/// What it started and left running may hold its output open: so long that is waited for.
const GRACE: Duration = Duration::from_millis(300);
/// Of its complaints so many bytes are kept: the end, where the reason stands.
const COMPLAINTS: usize = 4096;
/// Letters of the complaint that are told.
const TOLD: usize = 200;

/// A program to run, and its bounds.
#[derive(Debug, Clone, Copy)]
pub struct ProgramRun<'a> {
    /// The program and its arguments.
    pub program: &'a [String],
    /// What it gets on its standard input.
    pub input: &'a [u8],
    /// Variables that are set for it.
    pub environment: &'a [(&'a str, &'a str)],
    /// It is ended after so long.
    pub timeout: Duration,
    /// It may print so many bytes; with none its output is nobody's, and what it leaves running goes on.
    pub output: Option<usize>,
    /// Where the config names it, for when it is missing.
    pub named_by: &'a str,
}

/// Why a program came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgramError {
    #[error("{0}")]
    NotStarted(String),
    /// With how it ended and the last line of its complaints.
    #[error("{name} failed ({how}){}", told(.said))]
    Failed { name: Line, how: String, said: Line },
    #[error("{name} took longer than {} and was ended{}", duration(*.timeout), told(.said))]
    TookTooLong { name: Line, timeout: Duration, said: Line },
    #[error("{name} printed more than {} kB and was ended", .output / 1024)]
    PrintedTooMuch { name: Line, output: usize },
    #[error("{name} was stopped")]
    Stopped { name: Line },
}

/// The last line of its complaints, behind a colon.
fn told(said: &Line) -> String {
    if said.is_empty() { String::new() } else { format!(": {said}") }
}

fn duration(timeout: Duration) -> String {
    match timeout.as_secs() {
        seconds if seconds >= 120 && seconds % 60 == 0 => format!("{} minutes", seconds / 60),
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

/// A piece of what a program prints.
enum Piece {
    Output(Vec<u8>),
    Complaint(Vec<u8>),
}

/// Runs a program and waits for its end; gives what it printed.
///
/// # Errors
/// When it cannot be started, fails, breaks a bound or is stopped by `stop`.
pub fn run(run: &ProgramRun, stop: &AtomicBool) -> Result<Vec<u8>, ProgramError> {
    let Some((program, arguments)) = run.program.split_first() else { return Ok(Vec::new()) };
    let name = Line::new(&Path::new(program).file_name().unwrap_or_default().to_string_lossy());
    let mut child = started(run, program, arguments)
        .map_err(|reason| ProgramError::NotStarted(not_started(program, &reason, run.named_by)))?;
    let pieces = listen(&mut child, run.input);
    let (mut output, mut complaints) = (Vec::new(), Vec::new());
    let deadline = Instant::now() + run.timeout;
    let mut ended: Option<(io::Result<ExitStatus>, Instant)> = None;
    let broken = loop {
        match pieces.recv_timeout(GLANCE) {
            Ok(Piece::Output(piece)) => output.extend(piece),
            Ok(Piece::Complaint(piece)) => {
                complaints.extend(piece);
                complaints.drain(..complaints.len().saturating_sub(COMPLAINTS));
            }
            Err(RecvTimeoutError::Disconnected) if ended.is_some() => break None,
            Err(RecvTimeoutError::Disconnected) => thread::sleep(GLANCE),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if stop.load(Ordering::Relaxed) {
            break Some(ProgramError::Stopped { name: name.clone() });
        }
        if let Some(most) = run.output.filter(|most| output.len() > *most) {
            break Some(ProgramError::PrintedTooMuch { name: name.clone(), output: most });
        }
        if let Some((_, at)) = &ended {
            if at.elapsed() > GRACE {
                break None;
            }
        } else if let Some(status) = child.try_wait().transpose() {
            ended = Some((status, Instant::now()));
        } else if Instant::now() >= deadline {
            let said = last_line(&complaints);
            break Some(ProgramError::TookTooLong { name: name.clone(), timeout: run.timeout, said });
        }
    };
    if broken.is_some() || run.output.is_some() {
        end_group(&mut child);
    }
    match (broken, ended) {
        (Some(broken), _) => Err(broken),
        (None, Some((Ok(status), _))) if status.success() => Ok(output),
        (None, ended) => {
            let how = ended.map_or_else(String::new, |(status, _)| match status {
                Ok(status) => status.to_string(),
                Err(reason) => reason.to_string(),
            });
            Err(ProgramError::Failed { name, how, said: last_line(&complaints) })
        }
    }
}

fn started(run: &ProgramRun, program: &str, arguments: &[String]) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args(arguments).envs(run.environment.iter().copied());
    command.stdin(if run.input.is_empty() { Stdio::null() } else { Stdio::piped() });
    command.stdout(if run.output.is_some() { Stdio::piped() } else { Stdio::null() });
    command.stderr(Stdio::piped());
    platform::own_group(&mut command);
    command.spawn()
}

/// Gives it its input and takes what it prints, each on a thread of its own: none of them waits for another.
fn listen(child: &mut Child, input: &[u8]) -> Receiver<Piece> {
    let (to, pieces) = mpsc::sync_channel(8);
    if let Some(mut pipe) = child.stdin.take() {
        let input = input.to_vec();
        // A program that does not read to the end is no failure: `head` does that.
        thread::spawn(move || drop(pipe.write_all(&input)));
    }
    if let Some(output) = child.stdout.take() {
        forward(output, to.clone(), Piece::Output);
    }
    if let Some(complaints) = child.stderr.take() {
        forward(complaints, to, Piece::Complaint);
    }
    pieces
}

fn forward(mut from: impl Read + Send + 'static, to: SyncSender<Piece>, piece: fn(Vec<u8>) -> Piece) {
    thread::spawn(move || {
        let mut bytes = vec![0; 16 << 10];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            // What goes on behind a program that has ended is drained: a closed pipe would end it.
            let _ = to.send(piece(bytes[..count].to_vec()));
        }
    });
}

/// The last line with something on it.
fn last_line(complaints: &[u8]) -> Line {
    let text = String::from_utf8_lossy(complaints);
    let line = text.lines().map(|line| Line::cut(line, TOLD)).rfind(|line| !line.is_empty());
    line.unwrap_or_default()
}

/// Ends a program with everything that it started and left running.
fn end_group(child: &mut Child) {
    platform::end_group(child);
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(program: &[&str], input: &str, change: fn(ProgramRun) -> ProgramRun) -> Result<String, String> {
        let program: Vec<String> = program.iter().map(|word| (*word).to_owned()).collect();
        let whole = ProgramRun {
            program: &program,
            input: input.as_bytes(),
            environment: &[("PRESSSTART_TEST", "a tide")],
            timeout: Duration::from_mins(1),
            output: Some(1 << 20),
            named_by: "[commands] names it",
        };
        let printed = run(&change(whole), &AtomicBool::new(false)).map_err(|reason| reason.to_string())?;
        Ok(String::from_utf8_lossy(&printed).into_owned())
    }

    const fn same(run: ProgramRun) -> ProgramRun {
        run
    }

    #[test]
    fn what_it_prints_comes_back_whole_and_no_shell_reads_its_arguments() {
        assert_eq!(ran(&["cat"], &"a line\n".repeat(100_000), same), Ok("a line\n".repeat(100_000)));
        assert_eq!(ran(&["printf", "%s", "$(id); `id` > x"], "", same), Ok("$(id); `id` > x".to_owned()));
        assert_eq!(ran(&["sh", "-c", "printf %s \"$PRESSSTART_TEST\""], "", same), Ok("a tide".to_owned()));
    }

    #[test]
    fn a_program_that_does_not_read_its_input_is_no_failure() {
        assert_eq!(ran(&["true"], &"a line\n".repeat(100_000), same), Ok(String::new()));
    }

    #[test]
    fn one_that_fails_is_told_with_its_last_line() {
        let failed = ran(&["sh", "-c", "echo first >&2; printf 'no \\033[31mkey\\n\\n' >&2; exit 3"], "", same);
        assert_eq!(failed, Err("sh failed (exit status: 3): no key".to_owned()));
        let missing = ran(&["no-such-program-here"], "", same);
        assert_eq!(missing, Err("No program no-such-program-here here: [commands] names it".to_owned()));
    }

    #[test]
    fn one_that_takes_too_long_or_prints_too_much_is_ended() {
        let short: fn(ProgramRun) -> ProgramRun = |run| ProgramRun { timeout: Duration::ZERO, ..run };
        let late = ran(&["sh", "-c", "sleep 60"], "", short).unwrap_err();
        assert_eq!(late, "sh took longer than 0 seconds and was ended");
        let little: fn(ProgramRun) -> ProgramRun = |run| ProgramRun { output: Some(2048), ..run };
        assert_eq!(ran(&["yes"], "", little).unwrap_err(), "yes printed more than 2 kB and was ended");
    }

    #[test]
    fn one_that_is_stopped_ends_with_what_it_started() {
        let program = ["sh", "-c", "sleep 60 & sleep 60"].map(str::to_owned);
        let run_it = ProgramRun {
            program: &program,
            input: &[],
            environment: &[],
            timeout: Duration::from_mins(1),
            output: None,
            named_by: "",
        };
        assert_eq!(run(&run_it, &AtomicBool::new(true)), Err(ProgramError::Stopped { name: "sh".into() }));
    }

    #[test]
    fn what_it_leaves_running_does_not_hold_up_its_output() {
        let started = Instant::now();
        assert_eq!(ran(&["sh", "-c", "echo here; sleep 60 &"], "", same), Ok("here\n".to_owned()));
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}
