//! An empty list says why it is empty and what to do next, with the keys that stand in the keymap. It never asks for anything
//! and is nothing that can be chosen.

use crate::app::{
    Model,
    core::{
        command::{Command, ListCommand, MarkCommand, Scope, ShellCommand, SourceCommand},
        session::Polling,
        styled_text::{self, Look, Span, TextLine},
    },
    list::{Shelf, WAITING},
    sources::{SOURCES_THAT_PROVE, SourceRow},
};
use crate::language::tr;
use unicode_width::UnicodeWidthStr;

/// What stands in place of the stories, at most so many columns wide.
#[must_use]
pub fn empty_lines(model: &Model, width: usize) -> Vec<TextLine> {
    if !model.list.loaded {
        return Vec::new();
    }
    let shelf = model.shelf();
    let new = model.session.totals.articles == 0;
    let waiting = model.search.filter.text == WAITING;
    let mut lines = if let Some(source) = model.sources.only_name().filter(|_| model.search.filter.text.is_empty()) {
        said(&tr!("empty-nothing-unread-from", source), width)
    } else if waiting {
        said(tr!("empty-nothing-waits-until-later"), width)
    } else if !model.search.filter.text.is_empty() {
        said(tr!("empty-nothing-matches-this-filter"), width)
    } else if *shelf == Shelf::Saved {
        said(tr!("empty-the-reading-list-is-empty"), width)
    } else if *shelf == Shelf::Muted {
        said(tr!("empty-nothing-is-muted"), width)
    } else if let Polling::Running(done, total) = model.session.polling {
        if model.options.stands_still() {
            said(tr!("empty-asking-the-press"), width)
        } else {
            said(&tr!("empty-asking-the-press-of-sources", done, total), width)
        }
    } else if model.shelves.current > 0 && !new {
        said(tr!("empty-nothing-unread-on-this-shelf"), width)
    } else if !new {
        said(&all_read(model), width)
    } else if model.options.offline {
        said(tr!("empty-nothing-here-yet-and-the"), width)
    } else if model.sources.failing() > 0 && model.sources.failing() == model.sources.all.len() {
        said(&all_fail(&model.sources.all), width)
    } else if model.sources.all.is_empty() {
        said(tr!("empty-no-outlet-is-followed"), width)
    } else {
        said(tr!("empty-nothing-here-yet"), width)
    };
    lines.push(Vec::new());
    let next = next(model, new);
    let widest = next.iter().map(|(key, _)| key.width()).max().unwrap_or(0);
    lines.extend(next.into_iter().flat_map(|(key, words)| {
        let indent = widest + 2;
        let words = styled_text::wrap(&words, width.saturating_sub(indent));
        words.into_iter().enumerate().map(move |(row, words)| {
            let key = if row == 0 { key.clone() } else { String::new() };
            let gap = indent - key.width();
            let words = Span { text: format!("{:gap$}{words}", ""), look: Look::Secondary, link: None };
            vec![Span { text: key, look: Look::Key, link: None }, words]
        })
    }));
    if new && model.shelves.current == 0 && !model.options.demo && model.session.polling == Polling::Idle {
        lines.push(Vec::new());
        let demo = styled_text::wrap(tr!("empty-pressstart-demo-shows-the-demo"), width);
        lines.extend(demo.into_iter().map(|text| vec![Span { text, look: Look::Secondary, link: None }]));
    }
    lines
}

/// Fewer silent sources than this prove nothing about our own connection, nor do those of which one has answered.
fn all_fail(sources: &[SourceRow]) -> String {
    let reason = sources.iter().find_map(|source| Some((&source.name, source.failing.as_ref()?)));
    match reason {
        Some((name, reason))
            if sources.len() < SOURCES_THAT_PROVE || sources.iter().any(|one| one.status.is_some()) =>
        {
            tr!("empty-no-source-could-be-read", name, reason)
        }
        _ => tr!("empty-no-source-answered-is-there").to_owned(),
    }
}

/// The deals and guides that are folded under the list are not read yet.
fn all_read(model: &Model) -> String {
    if !model.shows_fold() {
        return tr!("empty-all-read").to_owned();
    }
    tr!("empty-all-read-but", counted = model.shelves.folded.counted().join(tr!("empty-and")))
}

fn said(words: &str, width: usize) -> Vec<TextLine> {
    styled_text::wrap(words, width)
        .into_iter()
        .map(|text| vec![Span { text, look: Look::Headline, link: None }])
        .collect()
}

/// What may be done next: keys, or what is typed, and what comes of it.
fn next(model: &Model, new: bool) -> Vec<(String, String)> {
    let row = |command: Command, words: &str| (model.options.keymap.key(Scope::List, command), words.to_owned());
    let mut rows = Vec::new();
    let narrowed = !model.search.filter.text.is_empty() || model.sources.only.is_some();
    if model.search.filter.text == WAITING {
        rows.push(row(Command::Mark(MarkCommand::Later), tr!("empty-on-a-story-lets-it")));
    }
    if narrowed {
        rows.push(row(Command::Shell(ShellCommand::Back), tr!("empty-back-to-the-whole-list")));
    } else if *model.shelf() == Shelf::Saved {
        rows.push(row(Command::Mark(MarkCommand::Save), tr!("empty-on-a-story-keeps-it")));
    } else if *model.shelf() == Shelf::Muted {
        rows.push(row(Command::Mark(MarkCommand::Mute), tr!("empty-on-a-story-mutes-its")));
        rows.push(row(Command::Shell(ShellCommand::Mutes), tr!("empty-the-mutes-there-are")));
    } else if model.session.polling == Polling::Idle && !model.options.offline {
        rows.push(row(Command::Sources(SourceCommand::Poll), tr!("empty-polls-now")));
    }
    if model.hides_read() && !model.shelves.show_read && !new {
        rows.push(row(Command::List(ListCommand::ShowRead), tr!("empty-shows-what-is-read-too")));
    }
    if !new && model.session.totals.waiting > 0 && !narrowed && *model.shelf() == Shelf::All {
        rows.push(row(
            Command::List(ListCommand::Waiting),
            &tr!("empty-wait-until-later", waiting = model.session.totals.waiting),
        ));
    }
    if !narrowed && (model.shelves.current > 0 || !new) {
        rows.push(row(Command::List(ListCommand::NextShelf), tr!("empty-next-shelf")));
    }
    if new && !narrowed && model.shelves.current == 0 {
        if let Some(found) = &model.session.found {
            rows.push(row(Command::Sources(SourceCommand::Import), &tr!("empty-takes-in-feeds", feeds = found.feeds)));
        }
        rows.push((":pick".to_owned(), tr!("empty-which-outlets").to_owned()));
        rows.push((":add".to_owned(), tr!("empty-a-sites-address").to_owned()));
        rows.push(row(Command::Shell(ShellCommand::Help), tr!("empty-all-keys")));
    }
    rows
}
