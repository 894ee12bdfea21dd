//! A program of the user's own that could not be started: what is missing, and where it is named. Starts none itself.

use crate::text::Line;
use std::io::{self, ErrorKind};

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
    fn another_reason_is_told_as_it_is() {
        let said = not_started("lynks", &io::Error::other("too many of them"), "[open] browser names it");
        assert_eq!(said, "lynks cannot be started (too many of them): [open] browser names it");
    }
}
