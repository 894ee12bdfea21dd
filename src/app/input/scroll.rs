//! Motion: the cursor of the list and of the sources pane, and the text of the article pane, by rows, pages and to a place. It opens
//! nothing and decides nothing.

use crate::app::{
    Model,
    core::{
        command::{Command, Motion, ReaderCommand, Scope},
        effect::Effect,
        layout::{self, Pane},
        styled_text,
    },
};
use crate::language::tr;

/// Moves as a motion says; a count repeats it, or is the row it goes to.
pub(in crate::app) fn act(model: &mut Model, motion: Motion, count: Option<usize>) -> Vec<Effect> {
    let page = page(model, matches!(motion, Motion::PageUp | Motion::HalfUp)).max(1);
    let by = |rows: usize| isize::try_from(rows.saturating_mul(count.unwrap_or(1))).unwrap_or(isize::MAX);
    let row = count.map(|row| row.saturating_sub(1));
    match motion {
        Motion::Down => down(model, by(1)),
        Motion::HalfDown => down(model, by((page / 2).max(1))),
        Motion::PageDown => down(model, by(page)),
        Motion::Up => step(model, -by(1)),
        Motion::HalfUp => step(model, -by((page / 2).max(1))),
        Motion::PageUp => step(model, -by(page)),
        Motion::Top => go(model, row.unwrap_or(0)),
        Motion::Bottom => go(model, row.unwrap_or(usize::MAX)),
    }
}

/// Rows of a page; where rows take as many lines as their words need, those to the first one beyond what is on the screen.
fn page(model: &Model, up: bool) -> usize {
    let spoken = model.options.screen_reader;
    let beyond =
        |at: usize, first: usize, last: usize| if up { at + 1 - first.min(at) } else { (last + 1).saturating_sub(at) };
    match model.screen.focus {
        Pane::Reader => model.reader_height().saturating_sub(2),
        Pane::List if spoken => {
            let stories = model.spoken_list().stories;
            let ends = stories.first().zip(stories.last());
            ends.map_or(1, |((first, _), (last, _))| beyond(model.list.cursor, *first, *last))
        }
        Pane::List => model.list_height(),
        Pane::Sources if spoken => {
            let (body, at) = (model.layout().body, model.sources.cursor);
            let said = model.spoken_sources();
            let heights = said.iter().map(|words| styled_text::wrap(words, usize::from(body.width)).len());
            let shown = layout::page(heights, at, usize::from(body.height));
            beyond(at, shown.start, shown.end.saturating_sub(1))
        }
        Pane::Sources => usize::from(model.layout().body.height),
    }
}

/// At the end of an article it is told how to go on.
fn down(model: &mut Model, by: isize) -> Vec<Effect> {
    let before = place_in_article(model);
    let effects = step(model, by);
    if before.is_some() && before == place_in_article(model) {
        let next = Command::Reader(ReaderCommand::NextStory);
        let key = model.options.keymap.keys(Scope::Reader, next).into_iter().next();
        model.say(key.map_or_else(|| tr!("scroll-the-end").to_owned(), |key| tr!("scroll-the-end-next-story", key)));
    }
    effects
}

/// The topmost line of the article on screen; for a screen reader the one that it reads.
fn place_in_article(model: &Model) -> Option<usize> {
    let reader = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader)?;
    Some(if model.options.screen_reader { reader.spoken_line(model.reader_height()) } else { reader.scroll })
}

/// Moves in the pane with the keys.
pub(in crate::app) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let place = match model.screen.focus {
        Pane::List => model.list.cursor,
        Pane::Reader => place_in_article(model).unwrap_or(0),
        Pane::Sources => model.sources.cursor,
    };
    go(model, place.saturating_add_signed(by))
}

/// Moves to a row, or the last one.
pub(in crate::app) fn go(model: &mut Model, to: usize) -> Vec<Effect> {
    model.list.user_has_acted = true;
    match model.screen.focus {
        Pane::List => {
            let height = model.list_height();
            let top = model.list.top;
            model.list.go(to, height);
            if model.options.screen_reader {
                model.list.turn_page(top, height);
            }
            model.list.follow_moving();
        }
        Pane::Reader => {
            let (height, spoken) = (model.reader_height(), model.options.screen_reader);
            if let Some(reader) = &mut model.reader {
                if spoken { reader.speak(to, height) } else { reader.scroll_to(to, height) }
            }
        }
        Pane::Sources => {
            let height = usize::from(model.layout().body.height);
            model.sources.go(to, height);
        }
    }
    Vec::new()
}
