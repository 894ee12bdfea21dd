//! Help: the keys of a place in words, searchable.

use crate::app::{
    Model,
    core::{
        bindings::{self, Binding, TABLE},
        command::{
            Command, LinkCommand, ListCommand, MarkCommand, Motion, ReaderCommand, Scope, ShellCommand, SourceCommand,
        },
        key::{Code, Key},
        keymap::Keymap,
        line_editing, styled_text, synonyms,
    },
    overlay::{
        After, Hint,
        frame::{Framing, Layer, own_keys},
    },
};
use crate::language::tr;
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

const WIDTH: u16 = 76;

/// Lines above the keys: what is searched for, and air.
const HEAD: u16 = 2;

#[derive(Debug, Clone)]
pub struct HelpPage {
    /// Where it was asked for.
    pub scope: Scope,
    pub input: Input,
    /// Letters are searched for; until then they are keys.
    pub searching: bool,
    pub top: usize,
}

impl HelpPage {
    /// The keys that are found.
    #[must_use]
    pub fn found(&self, model: &Model) -> Vec<HelpLine> {
        help(&model.options.keymap, self.scope, self.input.value())
    }

    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    /// The first key on screen when the last one is; the last one itself where one is read after the other.
    fn last_top(&self, model: &Model) -> usize {
        let (found, frame) = (self.found(model), self.frame(model));
        let last = found.len().saturating_sub(1);
        if frame.linear {
            return last;
        }
        let mut room = usize::from(frame.inner.height.saturating_sub(HEAD));
        let columns = columns(&found, frame.inner.width);
        let fits = found.iter().rev().take_while(|line| {
            let lines = line.lines(columns).len();
            let fits = lines <= room;
            room = room.saturating_sub(lines);
            fits
        });
        (found.len() - fits.count()).min(last)
    }
}

impl Layer for HelpPage {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match (key.code, line_editing::scroll(key)) {
            (Code::Enter, _) => return After::Closes(Vec::new()),
            (Code::Char('q' | '?'), _) if !self.searching => return After::Closes(Vec::new()),
            (Code::Char('/'), _) if !self.searching => self.searching = true,
            (Code::Up | Code::Down | Code::PageUp | Code::PageDown, Some(by)) => self.scroll(by),
            (_, Some(by)) if !self.searching => self.scroll(by),
            _ => {
                if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut self.input, request)) {
                    (self.searching, self.top) = (true, 0);
                }
            }
        }
        self.top = self.top.min(self.last_top(model));
        After::Stays(Vec::new())
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        let all = if self.searching {
            [("Down", tr!("hint-scroll")), (tr!("key-letters"), tr!("hint-search")), ("Esc", tr!("hint-close"))]
        } else {
            [("j", tr!("hint-scroll")), ("/", tr!("hint-search")), ("Esc", tr!("hint-close"))]
        };
        own_keys(if self.frame(model).scrolls() { &all[..] } else { &all[1..] })
    }

    fn framing(&self, model: &Model) -> Framing {
        let all = help(&model.options.keymap, self.scope, "").len();
        let frame =
            Framing::within(model.layout().stage(), WIDTH, u16::try_from(all + usize::from(HEAD)).unwrap_or(u16::MAX));
        let found = self.found(model);
        let columns = columns(&found, frame.inner.width);
        let lines: usize = found.iter().map(|line| line.lines(columns).len()).sum();
        frame.reads(lines + usize::from(HEAD))
    }

    fn types(&mut self) -> bool {
        self.searching
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
    pub words: String,
}

impl HelpLine {
    /// The lines it takes where its keys and its words have so many columns: what stands in each of both.
    #[must_use]
    pub fn lines(&self, (keys, words): (u16, u16)) -> Vec<(String, String)> {
        let mut keys = styled_text::wrap(&self.keys, usize::from(keys)).into_iter();
        let mut words = styled_text::wrap(&self.words, usize::from(words)).into_iter();
        std::iter::from_fn(|| match (keys.next(), words.next()) {
            (None, None) => None,
            (keys, words) => Some((keys.unwrap_or_default(), words.unwrap_or_default())),
        })
        .collect()
    }
}

/// The keys of a place, those that hold what is searched for: first what a newcomer needs, then the user's own, then what is special
/// there, at the end what moves and the shelves by their numbers. What is searched for is also found where it has its key elsewhere,
/// or none.
#[must_use]
pub fn help(keymap: &Keymap, scope: Scope, searched: &str) -> Vec<HelpLine> {
    let searched = searched.trim().to_lowercase();
    let fits = |row: &&Binding, keys: &str| {
        [keys, row.words(), row.name, synonyms::of(row.name)].iter().any(|text| text.to_lowercase().contains(&searched))
    };
    let here = |row: &&Binding| {
        let keys = keymap.keys(scope, row.command).join(" ");
        (!keys.is_empty() && fits(row, &keys)).then(|| HelpLine { keys, words: row.words().to_owned() })
    };
    let first: Vec<&Binding> = first(scope).iter().filter_map(|command| bindings::binding(*command)).collect();
    let others = TABLE.iter().filter(|row| !first.iter().any(|other| other.command == row.command));
    let (ordinary, special): (Vec<&Binding>, Vec<&Binding>) = others.partition(|row| is_ordinary(row.command));
    let own = keymap.lines(scope).into_iter().map(|line| HelpLine { keys: line.keys, words: line.words });
    let own = own.filter(|line| [&line.keys, &line.words].iter().any(|text| text.to_lowercase().contains(&searched)));
    let mut lines: Vec<HelpLine> = first.iter().filter_map(here).collect();
    lines.extend(own);
    lines.extend(special.iter().chain(&ordinary).filter_map(here));
    if !searched.is_empty() {
        let elsewhere = TABLE.iter().filter(|row| keymap.keys(scope, row.command).is_empty());
        lines.extend(elsewhere.filter(|row| fits(row, "")).map(|row| of_elsewhere(keymap, row)));
        let named = keymap.own().iter().filter(|own| own.name.contains(&searched));
        lines.extend(named.map(|own| HelpLine { keys: format!(":{}", own.name), words: own.about.to_string() }));
        let outside = bindings::on_the_command_line()
            .into_iter()
            .filter(|(name, words, _)| name.contains(&searched) || words.to_lowercase().contains(&searched));
        lines.extend(outside.map(|(name, words, _)| HelpLine { keys: format!(":{name}"), words: words.to_owned() }));
    }
    lines
}

/// A command that has no key here: its key in another place, or its name.
fn of_elsewhere(keymap: &Keymap, row: &Binding) -> HelpLine {
    let there =
        Scope::ALL.into_iter().find_map(|scope| Some((scope, keymap.keys(scope, row.command).into_iter().next()?)));
    match there {
        Some((scope, keys)) => HelpLine { keys, words: tr!("help-in-the", scope = scope.label(), words = row.words()) },
        None => HelpLine { keys: format!(":{}", row.name), words: row.words().to_owned() },
    }
}

/// What a newcomer needs there, as many as a small screen shows.
const fn first(scope: Scope) -> &'static [Command] {
    match scope {
        Scope::List => &[
            Command::Shell(ShellCommand::Open),
            Command::Shell(ShellCommand::Forward),
            Command::Mark(MarkCommand::Done),
            Command::Mark(MarkCommand::Save),
            Command::Mark(MarkCommand::Undo),
            Command::Motion(Motion::Down),
            Command::Motion(Motion::Up),
            Command::List(ListCommand::NextShelf),
            Command::List(ListCommand::Filter),
            Command::Link(LinkCommand::OpenBrowser),
            Command::Sources(SourceCommand::Pane),
            Command::Shell(ShellCommand::Palette),
            Command::Shell(ShellCommand::Close),
        ],
        Scope::Reader => &[
            Command::Shell(ShellCommand::Forward),
            Command::Shell(ShellCommand::Back),
            Command::Mark(MarkCommand::Done),
            Command::Mark(MarkCommand::Save),
            Command::Mark(MarkCommand::Undo),
            Command::Motion(Motion::Down),
            Command::Motion(Motion::Up),
            Command::Reader(ReaderCommand::NextStory),
            Command::Reader(ReaderCommand::NextView),
            Command::Link(LinkCommand::OpenBrowser),
            Command::Reader(ReaderCommand::Links),
            Command::Reader(ReaderCommand::Find),
            Command::Shell(ShellCommand::Palette),
        ],
        Scope::Sources => &[
            Command::Shell(ShellCommand::Open),
            Command::Sources(SourceCommand::Add),
            Command::Sources(SourceCommand::Pick),
            Command::Sources(SourceCommand::Import),
            Command::Sources(SourceCommand::Settings),
            Command::Sources(SourceCommand::Remove),
            Command::Mark(MarkCommand::Undo),
            Command::Sources(SourceCommand::Poll),
            Command::Shell(ShellCommand::Back),
        ],
    }
}

/// What works as in any program, and what is long and rarely looked for.
const fn is_ordinary(command: Command) -> bool {
    use ShellCommand as Shell;
    matches!(
        command,
        Command::Motion(_)
            | Command::List(ListCommand::Shelf(_))
            | Command::Shell(Shell::Back | Shell::Close | Shell::Quit | Shell::Redraw | Shell::Suspend)
    )
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
        let found: Vec<String> =
            help(&keymap, Scope::List, "across restarts").into_iter().map(|line| line.words).collect();
        assert_eq!(found, ["undo, also across restarts"]);
    }

    #[test]
    fn what_a_newcomer_needs_stands_first_and_has_a_key() {
        let keymap = Keymap::default();
        for scope in Scope::ALL {
            let first: Vec<String> =
                first(scope).iter().map(|command| keymap.keys(scope, *command).join(" ")).collect();
            assert!(first.iter().all(|keys| !keys.is_empty()), "{first:?}");
            let lines = help(&keymap, scope, "").into_iter().map(|line| line.keys);
            assert_eq!(lines.take(first.len()).collect::<Vec<_>>(), first);
        }
    }

    #[test]
    fn every_key_is_told_whole_however_narrow_the_help_is() {
        let keymap = Keymap::default();
        for (scope, width) in Scope::ALL.into_iter().flat_map(|scope| [34, 54, 72].map(|width| (scope, width))) {
            let all = help(&keymap, scope, "");
            let columns = columns(&all, width);
            for line in &all {
                let shown: Vec<String> = line.lines(columns).into_iter().map(|(keys, _)| keys).collect();
                assert!(shown.iter().all(|keys| keys.width() <= usize::from(columns.0)), "{shown:?}");
                assert_eq!(shown.join(" ").trim_end(), line.keys);
            }
        }
    }

    #[test]
    fn what_moves_stands_last_and_other_words_are_found_too() {
        let keymap = Keymap::default();
        let lines = help(&keymap, Scope::List, "");
        let place = |key: &str| lines.iter().position(|line| line.keys.starts_with(key)).unwrap_or(0);
        assert!(place("d") < place("j Down") && place("A") < place("Alt-1"), "{lines:?}");
        let found = |searched: &str| help(&keymap, Scope::List, searched);
        assert!(found("highlight").iter().any(|line| line.keys == "H" && line.words.starts_with("in the reader")));
        assert!(found("snooze").iter().any(|line| line.keys == "z"));
        assert!(found("export").iter().any(|line| line.keys == ":export"));
        assert!(found("mutes").iter().any(|line| line.keys == ":mutes"));
    }
}
