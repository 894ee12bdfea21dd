//! Marking a passage: which sentences are chosen, and the keys while they are. `H` begins, moving makes the passage longer or
//! shorter, `H` again marks it, or takes the mark off one that is there.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ReaderCommand},
            effect::Effect,
            key::{Code, Key},
            layout::Pane,
            screen, styled_text,
        },
        marks::PendingMark,
        reader::{Chosen, Reader},
    },
    language::tr,
    news::{Decision, Highlight, Targets},
};

/// Begins with the first sentence on the screen, or with the marked one that begins there.
pub(in crate::app) fn begin(model: &mut Model) -> Vec<Effect> {
    let (setting, height) = (model.setting(), model.reader_height());
    let Some(reader) = model.reader.as_mut().filter(|_| model.screen.focus == Pane::Reader) else {
        model.say(tr!("highlights-passages-are-marked-in-an"));
        return Vec::new();
    };
    if !reader.shows_the_text() {
        let key = model.key(Command::Reader(ReaderCommand::NextView));
        model.say(tr!("highlights-passages-are-marked-in-the", key));
        return Vec::new();
    }
    if reader.letters().sentences() == 0 || reader.rows.is_empty() {
        model.say(tr!("highlights-there-is-nothing-to-mark"));
        return Vec::new();
    }
    let from = if setting.spoken { reader.spoken_line(height) } else { reader.scroll };
    let top = reader.rows.iter().position(|row| *row >= from).unwrap_or(reader.rows.len());
    let at = reader.letters().sentence_at(top);
    reader.choice = Some(Chosen { from: at, to: at });
    reader.compose(&setting);
    follow(reader, height);
    Vec::new()
}

/// A key while a passage is being marked.
pub(in crate::app) fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    let (setting, height) = (model.setting(), model.reader_height());
    let Some(reader) = &mut model.reader else { return Vec::new() };
    let Some(mut choice) = reader.choice else { return Vec::new() };
    let last = reader.letters().sentences().saturating_sub(1);
    let by = |at: usize, by: isize| at.saturating_add_signed(by).min(last);
    match key.code {
        Code::Char('H') | Code::Enter => return mark(model, choice),
        Code::Esc | Code::Char('q') => {
            reader.choice = None;
            reader.compose(&setting);
            return Vec::new();
        }
        Code::Char('j' | 'l' | ' ') | Code::Down | Code::Right => choice.to = by(choice.to, 1),
        Code::Char('k' | 'h') | Code::Up | Code::Left => choice.to = by(choice.to, -1),
        Code::Char('J') if choice.from.max(choice.to) < last => {
            (choice.from, choice.to) = (choice.from + 1, choice.to + 1);
        }
        Code::Char('K') if choice.from.min(choice.to) > 0 => {
            (choice.from, choice.to) = (choice.from - 1, choice.to - 1);
        }
        Code::Char('o') => (choice.from, choice.to) = (choice.to, choice.from),
        Code::Char('g') | Code::Home => choice.to = 0,
        Code::Char('G') | Code::End => choice.to = last,
        _ => {}
    }
    reader.choice = Some(choice);
    reader.compose(&setting);
    follow(reader, height);
    Vec::new()
}

/// The end that moves stays on the screen.
fn follow(reader: &mut Reader, height: usize) {
    let Some(choice) = reader.choice else { return };
    let stretch = reader.letters().stretch(choice.to, choice.to);
    let row = |letter: usize| reader.rows.get(reader.letters().line(letter)).copied().unwrap_or(0);
    let (first, last) = (row(stretch.start), row(stretch.end.saturating_sub(1)));
    if first < reader.scroll {
        reader.scroll_to(first.saturating_sub(1), height);
    } else if last >= reader.scroll + height {
        reader.scroll_to(last + 2 - height.max(2), height);
    }
    reader.read_from(first);
}

/// Marks what is chosen, or takes the marks off that it touches.
fn mark(model: &mut Model, choice: Chosen) -> Vec<Effect> {
    let (setting, added) = (model.setting(), model.now);
    let Some(reader) = &mut model.reader else { return Vec::new() };
    reader.choice = None;
    reader.compose(&setting);
    let Some(document) = &reader.document else { return Vec::new() };
    let stretch = reader.letters().stretch(choice.from, choice.to);
    let mut passages = document.highlights.clone();
    let before = passages.len();
    passages.retain(|passage| {
        let found = reader.letters().find(passage);
        found.is_none_or(|found| found.end <= stretch.start || stretch.end <= found.start)
    });
    let words = if passages.len() < before {
        tr!("highlights-mark-taken-off").to_owned()
    } else {
        let text = reader.letters().says(&document.page, &stretch);
        let words = tr!("highlights-marked", text = styled_text::shorten(&text, 50));
        passages.push(Highlight { text, at: stretch.start, added });
        words
    };
    passages.sort_by_key(|passage| passage.at);
    let saves = !passages.is_empty() && !reader.article.saved;
    set(model, passages, if saves { tr!("highlights-saved-with-it", words) } else { words })
}

fn set(model: &mut Model, passages: Vec<Highlight>, words: String) -> Vec<Effect> {
    let Some(article) = screen::article(model).map(|article| article.id) else { return Vec::new() };
    let setting = model.setting();
    if let Some(reader) = &mut model.reader {
        if let Some(document) = &mut reader.document {
            document.highlights.clone_from(&passages);
        }
        reader.compose(&setting);
    }
    let ticket = model.ticket();
    let decision = Decision::Highlights(passages);
    model.mark_and_tell(PendingMark::new(ticket, Targets::Article(article), decision), words)
}
