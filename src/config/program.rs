//! Programs of the user's own that cannot be started: which are missing, and where they are named. Starts none itself.

use super::{Config, Open};
use crate::text::Line;
use std::{
    env,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Why a program does not run, and what to do about it, as a sentence: `hint` says which key or variable names it.
#[must_use]
pub fn not_started(program: &str, reason: &io::Error, hint: &str) -> String {
    let program = Line::new(program);
    match reason.kind() {
        ErrorKind::NotFound => format!("No program {program} here: {hint}"),
        ErrorKind::PermissionDenied => format!("{program} may not be run: {hint}"),
        _ => format!("{program} cannot be started ({reason}): {hint}"),
    }
}

/// Whether a program can be found, as a path or in the folders where programs lie.
#[must_use]
pub fn is_there(program: &str) -> bool {
    let paths = env::var_os("PATH").unwrap_or_default();
    let ending = env::consts::EXE_EXTENSION;
    let stands = |path: PathBuf| path.is_file() || !ending.is_empty() && path.with_extension(ending).is_file();
    if Path::new(program).components().count() > 1 {
        return stands(PathBuf::from(program));
    }
    env::split_paths(&paths).any(|folder| stands(folder.join(program)))
}

impl Config {
    /// What programs the config names that are not here, a sentence each.
    #[must_use]
    pub fn missing_programs(&self) -> Vec<String> {
        let Open { browser, clipboard, pager, editor, enclosure } = &self.open;
        let opened = [
            ("browser", browser),
            ("clipboard", clipboard),
            ("pager", pager),
            ("editor", editor),
            ("enclosure", enclosure),
        ];
        let opened = opened.into_iter().map(|(key, program)| (format!("[open] {key}"), program));
        let own = self.commands.iter().map(|one| (format!("[commands] {}", one.command.name), &one.command.run));
        let hook = std::iter::once(("[hooks] saved".to_owned(), &self.saved_hook));
        let source = |one: &'_ crate::news::Source| format!("[[source]] {}", one.name);
        let sources = self.sources.iter().filter(|one| !one.command.is_empty()).map(|one| (source(one), &one.command));
        let named = opened.chain(hook).chain(own).chain(sources);
        let missing = named.filter_map(|(key, program)| Some((key, program.first().filter(|name| !is_there(name))?)));
        let gone = io::Error::from(ErrorKind::NotFound);
        missing.map(|(key, program)| not_started(program, &gone, &format!("{key} names it"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_where_it_is_named_is_said_without_the_words_of_the_system() {
        let hint = "[open] browser names it";
        for (kind, words) in [
            (ErrorKind::NotFound, "No program lynks here: [open] browser names it"),
            (ErrorKind::PermissionDenied, "lynks may not be run: [open] browser names it"),
        ] {
            assert_eq!(not_started("lynks", &io::Error::from(kind), hint), words);
        }
    }

    #[test]
    fn programs_that_are_missing_are_told_before_they_are_needed() {
        let text = "[open]\npager = [\"no-such-pager-here\"]\nbrowser = [\"sh\"]\n\
                    [commands]\na = { run = [\"/no/such/program\"] }\nb = { run = [\"/bin/sh\"] }\n";
        let config = super::super::parse(Path::new("c"), text).unwrap();
        assert_eq!(
            config.missing_programs(),
            [
                "No program no-such-pager-here here: [open] pager names it",
                "No program /no/such/program here: [commands] a names it"
            ]
        );
    }

    #[test]
    fn another_reason_is_told_as_it_is() {
        let said = not_started("lynks", &io::Error::other("too many of them"), "[open] browser names it");
        assert_eq!(said, "lynks cannot be started (too many of them): [open] browser names it");
    }
}
