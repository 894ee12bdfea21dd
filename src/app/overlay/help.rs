//! Help: the keys of a place in words, searchable.

use crate::app::{
    Model,
    core::{
        bindings::{Binding, TABLE},
        command::Scope,
        key::{Code, Key},
        keymap::Keymap,
        line_editing, styled_text,
    },
    overlay::{
        After, Hint,
        frame::{Framing, Layer, own_keys},
    },
};
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

/// Columns of its frame.
const WIDTH: u16 = 76;

#[derive(Debug, Clone)]
pub struct HelpPage {
    /// Where it was asked for.
    pub scope: Scope,
    /// What is searched for.
    pub input: Input,
    /// The topmost line.
    pub top: usize,
}

impl HelpPage {
    /// The keys that are found.
    #[must_use]
    pub fn found(&self, model: &Model) -> Vec<HelpLine> {
        help(&model.options.keymap, self.scope, self.input.value())
    }
}

impl Layer for HelpPage {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match (key.code, line_editing::scroll(key)) {
            (Code::Up | Code::Down | Code::PageUp | Code::PageDown, Some(by)) => {
                self.top = self.top.saturating_add_signed(by);
            }
            (Code::Enter, _) => return After::Closes(Vec::new()),
            (Code::Char('q' | '?'), _) if self.input.value().is_empty() => return After::Closes(Vec::new()),
            _ => {
                if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut self.input, request)) {
                    self.top = 0;
                }
            }
        }
        self.top = self.top.min(self.found(model).len().saturating_sub(1));
        After::Stays(Vec::new())
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        let all = [("Down", "scroll"), ("Esc", "close")];
        own_keys(if self.frame(model).scrolls() { &all } else { &all[1..] })
    }

    fn frame(&self, model: &Model) -> Framing {
        let all = help(&model.options.keymap, self.scope, "").len();
        let frame = Framing::within(model.layout().stage(), WIDTH, u16::try_from(all + 2).unwrap_or(u16::MAX));
        let found = self.found(model);
        let (_, room) = columns(&found, frame.inner.width);
        let lines = found.iter().map(|line| styled_text::wrap(line.words, usize::from(room)).len());
        frame.reads(lines.sum::<usize>() + 2)
    }

    fn input(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }
}

/// The columns that the keys take, and those that are left for the words.
#[must_use]
pub fn columns(lines: &[HelpLine], width: u16) -> (u16, u16) {
    let widest = lines.iter().map(|line| line.keys.width()).max().unwrap_or(0);
    let keys = u16::try_from(widest).unwrap_or(u16::MAX).min(width / 3);
    (keys, width.saturating_sub(keys + 2))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    pub keys: String,
    /// What they do.
    pub words: &'static str,
}

/// The keys of a place, those that hold what is searched for.
#[must_use]
pub fn help(keymap: &Keymap, scope: Scope, searched: &str) -> Vec<HelpLine> {
    let searched = searched.trim().to_lowercase();
    let line = |row: &'static Binding| {
        let keys = keymap.keys(scope, row.command).join(" ");
        let fits = keys.to_lowercase().contains(&searched) || row.words.to_lowercase().contains(&searched);
        (!keys.is_empty() && (fits || row.name.contains(&searched))).then_some(HelpLine { keys, words: row.words })
    };
    TABLE.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_of_a_place_holds_its_own_keys() {
        let keymap = Keymap::default();
        let has =
            |scope, key: &str| help(&keymap, scope, "").iter().any(|line| line.keys.split(' ').any(|one| one == key));
        assert!(has(Scope::Reader, "J"));
        assert!(!has(Scope::List, "J"));
        let found: Vec<&str> = help(&keymap, Scope::List, "across restarts").iter().map(|line| line.words).collect();
        assert_eq!(found, ["undo, also across restarts"]);
    }
}
