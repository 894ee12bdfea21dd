//! Hints: the few keys that matter here, at the very bottom, each with a word for what it does. They teach; they bind nothing.

use crate::{
    app::{
        Model,
        core::{
            bindings::{LESSON, binding, lesson},
            command::{
                Command, LinkCommand, ListCommand, MarkCommand, ReaderCommand, Scope, ShellCommand, SourceCommand,
            },
            layout::{Area, Pane},
            session::Polling,
        },
        sources::Entry,
    },
    language::tr,
    news::StoryId,
};
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

/// A key, and what it does.
type Hint = (String, String);

/// A hint at its column of the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedHint {
    pub x: u16,
    pub y: u16,
    pub key: String,
    pub words: String,
}

impl PlacedHint {
    fn holds(&self, x: u16, y: u16) -> bool {
        y == self.y && (self.x..self.x + columns(&self.key) + 1 + columns(&self.words)).contains(&x)
    }
}

/// Those that are shown, each at its place. Drawing and the mouse both go by it.
#[must_use]
pub fn hints(model: &Model) -> Vec<PlacedHint> {
    let (layout, mut hints) = (model.layout(), wanted(model));
    // Over the panes what just happened is mostly nothing: its line has room for keys of the overlay.
    let free = layout.message.filter(|_| model.overlay.is_some() && model.session.toast.is_none());
    let all = place(&hints, &[layout.footer]);
    if all.len() == hints.len() {
        return all;
    }
    // How to get back and where all keys are told stays, whatever else there is no room for.
    let stays = |(key, _): &Hint| {
        let here = |command| model.options.keymap.keys(model.scope(), command).first() == Some(key);
        key == "Esc"
            || model.overlay.is_none()
                && (here(Command::Shell(ShellCommand::Help)) || here(Command::Shell(ShellCommand::Back)))
    };
    let lines: Vec<Area> = free.into_iter().chain([layout.footer]).collect();
    loop {
        let placed = place(&hints, &lines);
        match hints.iter().rposition(|one| !stays(one)) {
            Some(last) if placed.len() < hints.len() => drop(hints.remove(last)),
            _ => return placed,
        }
    }
}

/// One beside the other, as many as these lines have room for.
fn place(hints: &[Hint], lines: &[Area]) -> Vec<PlacedHint> {
    let mut lines = lines.iter();
    let Some(mut line) = lines.next() else { return Vec::new() };
    let (mut x, mut placed) = (line.x + 1, Vec::new());
    for (key, words) in hints {
        let width = columns(key) + 1 + columns(words);
        if x + width > line.x + line.width {
            let Some(next) = lines.next() else { break };
            (line, x) = (next, next.x + 1);
        }
        placed.push(PlacedHint { x, y: line.y, key: key.clone(), words: words.clone() });
        x += width + 2;
    }
    placed
}

/// Whether the bottom line shows them: where there is one line for everything, what has just happened stands in their place.
#[must_use]
pub fn shows_hints(model: &Model) -> bool {
    let told = model.session.toast.is_some() || (model.list.unseen() > 0 && model.screen.focus == Pane::List);
    model.prompt.is_none() && (model.layout().message.is_some() || !told)
}

/// The keys of the hint at a cell, or of undo where what has just happened is told there.
pub(in crate::app) fn keys_at(model: &Model, x: u16, y: u16) -> Option<String> {
    let here = shows_hints(model);
    hints(model).into_iter().find(|hint| here && hint.holds(x, y)).map(|hint| hint.key).or_else(|| undo_at(model, x, y))
}

/// The key that takes back what has just happened.
#[must_use]
pub fn undo_key(model: &Model) -> Option<String> {
    model.options.keymap.keys(model.scope(), Command::Mark(MarkCommand::Undo)).into_iter().next()
}

fn undo_at(model: &Model, x: u16, y: u16) -> Option<String> {
    let toast = model.session.toast.as_ref().filter(|toast| toast.undo && !toast.wrong && model.overlay.is_none())?;
    let key = undo_key(model)?;
    let line = model.layout().message.unwrap_or(model.layout().footer);
    // A mark and a blank before the words, three blanks behind them.
    let told = 3 + columns(&toast.words) + 3 + columns(&key) + columns(tr!("hints-undo"));
    (y == line.y && (line.x..line.x.saturating_add(told)).contains(&x)).then_some(key)
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// All that matter here, whatever the room.
fn wanted(model: &Model) -> Vec<Hint> {
    let fixed = match &model.overlay {
        Some(overlay) => return overlay.hints(model).into_iter().map(|(key, words)| (key, words.to_owned())).collect(),
        None if model.reader.as_ref().is_some_and(|reader| reader.choice.is_some()) => marking().to_vec(),
        None if finds(model) => finding().to_vec(),
        None => return with_way_back(in_the_panes(model), model),
    };
    fixed.into_iter().map(|(key, words)| (key.to_owned(), words.to_owned())).collect()
}

/// Out of a narrowed list leads a key of its own, told before the one that quits.
fn with_way_back(mut hints: Vec<Hint>, model: &Model) -> Vec<Hint> {
    let narrowed = model.sources.only.is_some() || !model.search.filter.text.is_empty();
    if model.scope() == Scope::List && narrowed && !hints.iter().any(|(key, _)| key == "Esc") {
        let back = model.options.keymap.keys(Scope::List, Command::Shell(ShellCommand::Back)).into_iter().next();
        let place = hints.len().saturating_sub(1);
        hints.splice(place..place, back.map(|key| (key, tr!("hints-back").to_owned())));
    }
    hints
}

/// While a passage is marked.
fn marking() -> [(&'static str, &'static str); 6] {
    [
        ("j", tr!("hint-longer")),
        ("k", tr!("hint-shorter")),
        ("o", tr!("hint-other-end")),
        ("J", tr!("hint-next-sentence")),
        ("H", tr!("hint-mark")),
        ("Esc", tr!("hint-leave")),
    ]
}

/// While words are looked for in the article.
fn finding() -> [(&'static str, &'static str); 3] {
    [("n", tr!("hint-next")), ("N", tr!("hint-previous")), ("Esc", tr!("hint-ends-the-search"))]
}

/// The keys of the list, the article pane or the sources, as they are bound.
fn in_the_panes(model: &Model) -> Vec<Hint> {
    let scope = model.scope();
    let bound =
        |command: Command, words: String| Some((model.options.keymap.keys(scope, command).into_iter().next()?, words));
    if scope == Scope::List && !model.list.selected.is_empty() {
        return selected().into_iter().filter_map(|(command, words)| bound(command, words.to_owned())).collect();
    }
    let empty = scope == Scope::List && model.list.ids.is_empty();
    // What was never used stands first; what is known stands behind it.
    let mut hints = if scope == Scope::Sources || empty { Vec::new() } else { lessons(model, scope) };
    let taught: Vec<Command> = model.options.lessons.iter().copied().filter(|_| !hints.is_empty()).collect();
    let commands = if empty { EMPTY } else { of_scope(scope) };
    let commands = commands.iter().filter(|command| !empty || leads_on(model, **command));
    for command in commands.filter(|command| !taught.contains(command)) {
        let words = match (scope, command) {
            (Scope::Sources, Command::Shell(ShellCommand::Open)) => opens(model).to_owned(),
            (Scope::List, Command::Shell(ShellCommand::Close)) => tr!("hints-quit").to_owned(),
            (_, Command::Mark(MarkCommand::Save)) if is_saved(model) => tr!("hints-unsave").to_owned(),
            (Scope::List, Command::Mark(MarkCommand::DoneAll)) => match swept(model) {
                0 => continue,
                swept => tr!("hints-done-with-all", swept),
            },
            (_, Command::Shell(ShellCommand::Help)) if !taught.is_empty() => tr!("hints-all-keys").to_owned(),
            _ => binding(*command).map_or_else(String::new, |row| row.short().to_owned()),
        };
        hints.extend(bound(*command, words));
    }
    hints
}

/// What Enter does with the row of the sources pane.
fn opens(model: &Model) -> &'static str {
    match model.sources.entries().get(model.sources.cursor) {
        Some(Entry::Failing(_)) => tr!("hints-why-it-fails"),
        Some(Entry::Group(_, _, true) | Entry::Fails(_, true)) => tr!("hints-fold"),
        Some(Entry::Group(..) | Entry::Fails(..)) => tr!("hints-unfold"),
        Some(Entry::All | Entry::Source(_)) | None => tr!("hints-show"),
    }
}

/// Whether saving would take the article at hand off the reading list.
fn is_saved(model: &Model) -> bool {
    let read = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader).map(|reader| reader.article.saved);
    read.or_else(|| model.list.row().map(|row| row.face.saved)).unwrap_or(false)
}

/// How many stories being done with all takes: what is known to be saved stays.
fn swept(model: &Model) -> usize {
    if model.search.read_too {
        return 0;
    }
    // This is asked at every drawing: of a long list no more is looked through than it takes to find the few that are saved.
    let mut saved: HashSet<StoryId> =
        model.list.rows.iter().filter(|(_, row)| row.face.saved).map(|(id, _)| *id).collect();
    let known = saved.len();
    let mut ids = model.list.ids.iter();
    while !saved.is_empty()
        && let Some(id) = ids.next()
    {
        saved.remove(id);
    }
    model.list.ids.len() - (known - saved.len())
}

/// Whether words are looked for in the article.
fn finds(model: &Model) -> bool {
    model.screen.focus == Pane::Reader && model.reader.as_ref().is_some_and(|reader| !reader.find.lines.is_empty())
}

/// The keys that are still to be taught, and where all of them stand.
fn lessons(model: &Model, scope: Scope) -> Vec<Hint> {
    let first = |command| model.options.keymap.keys(scope, command).into_iter().next();
    // While the line above offers it, once is enough.
    let offered = |command: Command| {
        command == Command::Mark(MarkCommand::Undo) && model.session.toast.as_ref().is_some_and(|toast| toast.undo)
    };
    let taught = LESSON.iter().filter(|command| model.options.lessons.contains(command) && !offered(**command));
    taught.filter_map(|command| Some((first(*command)?, lesson(*command)?.to_owned()))).collect()
}

/// What may be done with a selection.
fn selected() -> [(Command, &'static str); 8] {
    [
        (Command::Mark(MarkCommand::Done), tr!("hints-done")),
        (Command::Mark(MarkCommand::Save), tr!("hints-save")),
        (Command::Mark(MarkCommand::Later), tr!("hints-later")),
        (Command::Mark(MarkCommand::Tag), tr!("hints-tag")),
        (Command::Mark(MarkCommand::Join), tr!("hints-one-story")),
        (Command::List(ListCommand::SelectRange), tr!("hints-up-to-here")),
        (Command::Shell(ShellCommand::Back), tr!("hints-selects-none")),
        (Command::Shell(ShellCommand::Help), tr!("hints-more")),
    ]
}

/// What leads on from a list without stories.
const EMPTY: &[Command] = &[
    Command::List(ListCommand::NextShelf),
    Command::List(ListCommand::Filter),
    Command::Sources(SourceCommand::Pane),
    Command::List(ListCommand::ShowRead),
    Command::Mark(MarkCommand::Undo),
    Command::Sources(SourceCommand::Poll),
    Command::Shell(ShellCommand::Palette),
    Command::Shell(ShellCommand::Help),
    Command::Shell(ShellCommand::Back),
    Command::Shell(ShellCommand::Close),
];

/// Whether a key would do anything in a list without stories.
fn leads_on(model: &Model, command: Command) -> bool {
    let new = model.session.totals.articles == 0;
    match command {
        Command::List(ListCommand::ShowRead) => !new && !model.shelves.show_read && model.hides_read(),
        Command::List(ListCommand::Filter) | Command::Mark(MarkCommand::Undo) => !new,
        Command::Sources(SourceCommand::Poll) => !model.options.offline && model.session.polling == Polling::Idle,
        Command::Shell(ShellCommand::Back) => {
            model.shelves.current > 0 || model.sources.only.is_some() || !model.search.filter.text.is_empty()
        }
        _ => true,
    }
}

const fn of_scope(scope: Scope) -> &'static [Command] {
    match scope {
        Scope::List => &[
            Command::Shell(ShellCommand::Forward),
            Command::Mark(MarkCommand::Done),
            Command::Mark(MarkCommand::Save),
            Command::Reader(ReaderCommand::NextView),
            Command::Link(LinkCommand::OpenBrowser),
            Command::List(ListCommand::Filter),
            Command::Shell(ShellCommand::Help),
            Command::List(ListCommand::NextShelf),
            Command::Mark(MarkCommand::DoneAll),
            Command::Shell(ShellCommand::Palette),
            Command::Shell(ShellCommand::Close),
        ],
        Scope::Reader => &[
            Command::Shell(ShellCommand::Forward),
            Command::Mark(MarkCommand::Done),
            Command::Mark(MarkCommand::Save),
            Command::Reader(ReaderCommand::NextView),
            Command::Link(LinkCommand::OpenBrowser),
            Command::Reader(ReaderCommand::Links),
            Command::Shell(ShellCommand::Help),
            Command::Reader(ReaderCommand::NextStory),
            Command::Shell(ShellCommand::Back),
        ],
        Scope::Sources => &[
            Command::Shell(ShellCommand::Open),
            Command::Sources(SourceCommand::Settings),
            Command::Sources(SourceCommand::Add),
            Command::Sources(SourceCommand::Rename),
            Command::Sources(SourceCommand::Move),
            Command::Sources(SourceCommand::Pause),
            Command::Sources(SourceCommand::Remove),
            Command::Sources(SourceCommand::Poll),
            Command::Shell(ShellCommand::Help),
            Command::Shell(ShellCommand::Back),
        ],
    }
}
