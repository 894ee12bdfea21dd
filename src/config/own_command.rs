//! `[commands]`: programs of the user's own that are given an article, each under a name. Checks the forms; whether a name is free and a
//! program there, others say.

use super::{
    problem::{Place, Problem, Problems},
    section::Section,
};
use crate::{
    news::{CommandInput, CommandOutput, OwnCommand, own_command::PLACEHOLDERS},
    text::{Line, near::nearest, placeholders},
};
use std::time::Duration;
use toml::de::DeTable;

/// Commands that are read: nobody remembers more names.
const MOST: usize = 200;
/// Somebody waits for what comes back.
const PATIENCE: Duration = Duration::from_mins(1);
/// A voice or another window may go on for longer, and nobody waits for it.
const PATIENCE_WITH_NO_OUTPUT: Duration = Duration::from_hours(1);
/// A program that nobody could stop would be no bound.
const LONGEST: Duration = Duration::from_hours(24);
/// Bytes: a book.
const OUTPUT: usize = 1 << 20;
/// Megabytes.
const LARGEST_OUTPUT: usize = 16;

/// A command with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredCommand {
    /// What it is.
    pub command: OwnCommand,
    /// Where it stands.
    pub place: Place,
}

impl DeclaredCommand {
    /// Says what is wrong with it; several make one [`ConfigError::Wrong`](super::ConfigError::Wrong).
    #[must_use]
    pub fn problem(&self, message: &str) -> Problem {
        Problem { place: self.place.clone(), message: message.to_owned() }
    }
}

/// Every command of the table.
pub(super) fn all(table: &DeTable, problems: &mut Problems) -> Vec<DeclaredCommand> {
    let named = Section::new("[commands]", table).rest_of_tables(problems);
    if let Some((name, _)) = named.get(MOST) {
        problems.add(&name.span(), &format!("there are more than {MOST} commands"));
    }
    let mut commands = Vec::new();
    for (name, table) in named.into_iter().take(MOST) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        if !name.get_ref().bytes().all(plain) || !name.get_ref().starts_with(|first: char| first.is_ascii_lowercase()) {
            problems.add(&name.span(), "a command’s name is small letters, digits and - alone");
        }
        let mut section = Section::new("this command", table);
        let command = one(name.get_ref(), &mut section, problems);
        if command.run.is_empty() && table.get("run").is_none() {
            problems.add(&name.span(), "this command has no `run`: the program and its arguments");
        }
        section.finish(problems);
        commands.push(DeclaredCommand { command, place: problems.place(&name.span()) });
    }
    commands
}

fn one(name: &str, section: &mut Section, problems: &mut Problems) -> OwnCommand {
    let run = section.program("run", problems);
    check_placeholders(&run, section, problems);
    let input = section.choice("input", &CommandInput::ALL, problems).unwrap_or_default();
    let output = section.choice("output", &CommandOutput::ALL, problems).unwrap_or_default();
    let mut keep = false;
    section.flag("keep", &mut keep, problems);
    if keep && output != CommandOutput::Article {
        section.wrong("keep", "`keep` goes with output = \"article\": nothing else is shown beside one", problems);
    }
    let about = section.text("about", problems).map(|about| Line::new(about.get_ref()));
    let usual = if output == CommandOutput::None { PATIENCE_WITH_NO_OUTPUT } else { PATIENCE };
    let timeout = section.duration("timeout", problems).map_or(usual, toml::Spanned::into_inner);
    if timeout > LONGEST || timeout.is_zero() {
        section.wrong("timeout", "`timeout` is at least a second and at most a day", problems);
    }
    let max_output = section.size("max_output", LARGEST_OUTPUT, problems).unwrap_or(OUTPUT);
    let about = about.filter(|about| !about.is_empty()).unwrap_or_else(|| Line::new(&run.join(" ")));
    OwnCommand { name: Line::new(name), about, run, input, output, keep, timeout, max_output }
}

/// Braces have other uses than names: only what is nearly one is wrong.
fn check_placeholders(run: &[String], section: &Section, problems: &mut Problems) {
    let is_known = |name: &&str| PLACEHOLDERS.iter().any(|known| known.name == *name);
    let bare = |name: &'static str| name.trim_matches(['{', '}']);
    if run.first().is_some_and(|program| placeholders::names(program).any(|name| is_known(&name))) {
        section.wrong("run", "the program itself is no placeholder: what an article says is never run", problems);
    }
    for name in run.iter().flat_map(|argument| placeholders::names(argument)).filter(|name| !is_known(name)) {
        if let Some(meant) = nearest(name.trim_matches(['{', '}']), PLACEHOLDERS.iter().map(|known| bare(known.name))) {
            section.wrong("run", &format!("there is no {name}; did you mean {{{meant}}}?"), problems);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use std::path::Path;

    fn read(line: &str) -> Result<OwnCommand, String> {
        let config = parse(Path::new("c"), &format!("[commands]\n{line}\n")).map_err(|error| error.to_string())?;
        Ok(config.commands[0].command.clone())
    }

    #[test]
    fn a_command_has_a_program_and_bounds() {
        let line = "loud = { run = [\"espeak\", \"-f\", \"{file}\"], input = \"text\", output = \"none\" }";
        let loud = read(line).unwrap();
        assert_eq!((loud.name.as_str(), loud.about.as_str()), ("loud", "espeak -f {file}"));
        assert_eq!((loud.input, loud.output), (CommandInput::Text, CommandOutput::None));
        assert_eq!((loud.timeout, loud.max_output), (Duration::from_hours(1), 1 << 20));
        let told = read("a = { run = [\"a\"], timeout = \"5s\", most = \"2kB\", about = \"says it\" }").unwrap();
        assert_eq!((told.output, told.timeout, told.max_output), (CommandOutput::Toast, Duration::from_secs(5), 2048));
        assert_eq!(told.about.as_str(), "says it");
    }

    #[test]
    fn what_is_wrong_with_a_command_is_told_at_its_place() {
        for (line, told) in [
            ("a = { run = [\"x\"], input = \"tekst\" }", "c:2:28: `input` is \"none\", \"text\""),
            ("a = { run = [\"x\"], output = \"articel\" }", "did you mean `article`?"),
            ("a = { run = [\"x\", \"{urll}\"] }", "there is no {urll}; did you mean {url}?"),
            ("a = { run = [\"{url}\"] }", "the program itself is no placeholder"),
            ("a = { }", "this command has no `run`"),
            ("a = \"x\"", "`a` is a table such as"),
            ("A_B = { run = [\"x\"] }", "small letters, digits and - alone"),
            ("a = { run = [\"x\"], keep = true }", "`keep` goes with output = \"article\""),
            ("a = { run = [\"x\"], timeout = \"2d\" }", "at most a day"),
            ("a = { run = [\"x\"], shell = true }", "this command has no key `shell`"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.contains(told), "{line}: {error}");
        }
    }

    #[test]
    fn braces_of_another_language_stay() {
        assert!(read("a = { run = [\"jq\", \"{a: .b}\", \"{x}\"] }").is_ok());
    }
}
