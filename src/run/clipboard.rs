//! The clipboard. The terminal is told first (OSC 52); beside it the program of this desktop gets the text, because several terminals and
//! tmux drop what they are told. Which program that is the surroundings say; one that the config names has it alone.

use crate::config::not_started;
use std::{
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Programs that take a text on their input, each with the variable that is set where it works.
const PROGRAMS: [(&str, &[&str]); 7] = [
    ("WSL_DISTRO_NAME", &["clip.exe"]),
    ("WAYLAND_DISPLAY", &["wl-copy"]),
    ("DISPLAY", &["xclip", "-selection", "clipboard"]),
    ("DISPLAY", &["xsel", "--clipboard", "--input"]),
    ("TERMUX_VERSION", &["termux-clipboard-set"]),
    ("TERM_PROGRAM", &["pbcopy"]),
    ("TMUX", &["tmux", "load-buffer", "-w", "-"]),
];

/// The program of this desktop, and its arguments; none where the terminal is all there is.
#[must_use]
pub fn program() -> Option<Vec<String>> {
    let paths = env::var_os("PATH").unwrap_or_default();
    let is_there = |name: &str| env::split_paths(&paths).any(|folder| folder.join(name).is_file());
    chosen(|name| env::var_os(name).is_some_and(|value| !value.is_empty()), is_there)
}

fn chosen(is_set: impl Fn(&str) -> bool, is_there: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let (_, program) = PROGRAMS.iter().find(|(variable, program)| is_set(variable) && is_there(program[0]))?;
    Some(program.iter().map(|word| (*word).to_owned()).collect())
}

/// Gives a text to a program and waits until it has it; gives the program's name.
///
/// # Errors
/// With a sentence, when the program is not there or does not take it.
pub fn copy(program: &[String], text: &str) -> Result<String, String> {
    let Some((name, arguments)) = program.split_first() else { return Err("no clipboard program is named".to_owned()) };
    let shown = Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|reason| not_started(name, &reason, "[open] clipboard names it"))?;
    if let Some(mut input) = child.stdin.take() {
        // A program that ends before it has read all says so by how it ends.
        drop(input.write_all(&encoded(name, text)));
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(shown),
        Ok(status) => Err(format!("{shown} did not take it ({status})")),
        Err(reason) => Err(format!("{shown} did not take it ({reason})")),
    }
}

/// The program of Windows reads UTF-16 where a mark says so, else a code page.
fn encoded(program: &str, text: &str) -> Vec<u8> {
    if program != "clip.exe" {
        return text.as_bytes().to_vec();
    }
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(set: &[&str], there: &[&str]) -> Option<String> {
        chosen(|name| set.contains(&name), |name| there.contains(&name)).map(|program| program.join(" "))
    }

    #[test]
    fn the_program_of_the_desktop_is_found_by_what_is_set_and_what_is_there() {
        let all = ["wl-copy", "xclip", "xsel", "tmux", "clip.exe", "pbcopy"];
        for (set, there, program) in [
            (&["WAYLAND_DISPLAY", "DISPLAY", "TMUX"][..], &all[..], Some("wl-copy")),
            (&["WAYLAND_DISPLAY", "DISPLAY"], &["xclip"], Some("xclip -selection clipboard")),
            (&["DISPLAY"], &["xsel", "tmux"], Some("xsel --clipboard --input")),
            (&["WSL_DISTRO_NAME", "DISPLAY"], &all, Some("clip.exe")),
            (&["TMUX", "TERM_PROGRAM"], &["tmux"], Some("tmux load-buffer -w -")),
            (&["TERM_PROGRAM"], &["pbcopy"], Some("pbcopy")),
            (&["DISPLAY"], &["wl-copy", "tmux"], None),
            (&[], &all, None),
        ] {
            assert_eq!(found(set, there).as_deref(), program, "{set:?} {there:?}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_fails_is_told() {
        let run = |words: &[&str]| copy(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), "a link");
        assert!(run(&["no-such-program-here"]).unwrap_err().contains("[open] clipboard names it"));
        assert!(run(&["false"]).unwrap_err().starts_with("false did not take it"));
        assert_eq!(run(&["cat"]), Ok("cat".to_owned()));
    }

    #[test]
    fn windows_gets_its_own_letters() {
        assert_eq!(encoded("clip.exe", "é"), [0xff, 0xfe, 0xe9, 0]);
        assert_eq!(encoded("xclip", "é"), "é".as_bytes());
    }
}
