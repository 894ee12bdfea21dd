//! The list: two lines a story (or one), only those on screen.

use crate::{
    app::{Command, ListCommand, Model, Pane, Scope, Shelf, age, empty_lines, moment_words, shorten, usual_age, wrap},
    language::tr,
    news::{Kind, Story},
    query::minutes,
    ui::{
        list::search_hits,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Draws the list.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let mut area = area;
    if model.shows_fold() {
        area.height = area.height.saturating_sub(1);
        fold(frame, Rect { y: area.bottom(), height: 1, ..area }, model, theme);
    }
    if model.list.ids.is_empty() {
        empty(frame, area, model, theme);
        return;
    }
    let lines = u16::try_from(model.row_lines()).unwrap_or(1);
    let height = usize::from(area.height / lines);
    for (row, id) in model.list.window(height, 0).iter().enumerate() {
        let place = model.list.top + row;
        let y = area.y + u16::try_from(row).unwrap_or(u16::MAX) * lines;
        let row_area = Rect { y, height: lines, ..area };
        let on = place == model.list.cursor;
        if on {
            frame.buffer_mut().set_style(row_area, theme.row());
            for line in 0..lines {
                let style = if model.screen.focus == Pane::List { theme.accent() } else { theme.grey() };
                paint::text(frame, area.x, y + line, 1, theme.marks().cursor, style);
            }
        }
        if let Some(story) = model.list.rows.get(id) {
            draw_row(frame, row_area, story, model, theme);
        }
    }
}

/// How many deals and guides are folded, and the key that opens them.
fn fold(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let mut words = model.shelves.folded.counted().join(" · ");
    let key =
        model.options.keymap.keys(Scope::List, Command::List(ListCommand::Fold)).into_iter().next().unwrap_or_default();
    let room = area.width.saturating_sub(2);
    let around = 4 + paint::columns(&key) + paint::columns(tr!("rows-opens"));
    if paint::columns(&words) + around > room {
        words = tr!("rows-deals-guides", guides = model.shelves.folded.deals + model.shelves.folded.guides);
    }
    let opens = if paint::columns(&words) + around <= room { tr!("rows-opens") } else { "" };
    let parts = [
        (theme.marks().folded, theme.accent()),
        (" ", theme.grey()),
        (words.as_str(), theme.grey()),
        ("  ", theme.grey()),
        (key.as_str(), theme.key()),
        (opens, theme.grey()),
    ];
    paint::texts(frame, area.x + 1, area.y, room, &parts);
}

fn draw_row(frame: &mut Frame, area: Rect, story: &Story, model: &Model, theme: Theme) {
    let (mark, style) = mark(story, model, theme);
    paint::text(frame, area.x + 1, area.y, 1, mark, style);
    let old = age(story.newest, model.now, &model.options.zone);
    let right = area.width.saturating_sub(1);
    let taken = paint::text_right(frame, area.x, area.y, right, &old, theme.grey());
    if area.height == 1 {
        // What stands before the age stands in a column.
        dense_row(frame, area, story, model, theme, taken.max(paint::columns(&usual_age())));
        return;
    }
    if model.options.dense {
        dense_in_two_lines(frame, area, story, model, theme, taken);
        return;
    }
    let room = right.saturating_sub(3 + taken + 1);
    let said = search_hits::said(story, model, room);
    let title = model.headline(story.id, &story.face);
    search_hits::text(frame, (area.x + 3, area.y), room, &title, model, headline(story, model, theme));
    second_line(frame, Rect { y: area.y + 1, height: 1, ..area }, story, said, model, theme);
}

/// Whether it is behind the user: on the reading list, where all counts as read, what is finished.
fn is_read(story: &Story, model: &Model) -> bool {
    if *model.shelf() == Shelf::Saved { story.face.progress.finished } else { story.face.read || story.unread == 0 }
}

/// How a headline looks, and the words of the filter in it.
fn headline(story: &Story, model: &Model, theme: Theme) -> search_hits::Looks {
    let text = if is_read(story, model) { theme.grey() } else { theme.bold() };
    search_hits::Looks { text, hit: theme.hit() }
}

/// The mark before a headline: selected, finished, begun, read or unread.
fn mark(story: &Story, model: &Model, theme: Theme) -> (&'static str, Style) {
    let marks = theme.marks();
    let shelved = *model.shelf() == Shelf::Saved;
    let read = is_read(story, model);
    if model.list.selected.contains(&story.id) {
        (marks.selected, theme.key())
    } else if shelved && story.face.progress.finished {
        (marks.good, theme.good())
    } else if shelved && story.face.progress.percent().is_some() {
        (marks.begun, theme.accent())
    } else if read && story.unread > 0 {
        (marks.begun, theme.grey())
    } else if read {
        (marks.read, theme.grey())
    } else {
        (marks.unread, theme.accent())
    }
}

/// A story in one line; the age and what is beside it take so many columns.
fn dense_row(frame: &mut Frame, area: Rect, story: &Story, model: &Model, theme: Theme, taken: u16) {
    let room = area.width.saturating_sub(1).saturating_sub(3 + taken + 1);
    let (title, marked) = (model.headline(story.id, &story.face), headline(story, model, theme));
    let later = later(story, model, theme);
    let width = paint::columns(&title);
    let beside = room.saturating_sub(width + 2);
    if let Some((_, said)) = search_hits::said(story, model, room).filter(|_| later.is_empty())
        && search_hits::draw(frame, (area.x + 3 + width + 2, area.y), beside, said, model, theme)
    {
        search_hits::text(frame, (area.x + 3, area.y), width, &title, model, marked);
        return;
    }
    // What is told beside a headline leaves it thirty columns.
    let beside = (area.width * 2 / 5).min((room + 3).saturating_sub(width.min(HEADLINE) + 5));
    let more = facts(frame, area, story, model, theme, beside, taken);
    let title = if later.is_empty() { title } else { format!("{later} {title}") };
    search_hits::text(frame, (area.x + 3, area.y), room.saturating_sub(more), &title, model, marked);
}

/// The row of a dense list that is too narrow for one line: the headline goes on in the second.
fn dense_in_two_lines(frame: &mut Frame, area: Rect, story: &Story, model: &Model, theme: Theme, taken: u16) {
    let room = area.width.saturating_sub(1).saturating_sub(3 + taken + 1);
    let (title, marked) = (model.headline(story.id, &story.face), headline(story, model, theme));
    let later = later(story, model, theme);
    let title = if later.is_empty() { title } else { format!("{later} {title}") };
    let lines = wrap(&title, usize::from(room));
    let (first, rest) =
        lines.split_first().map_or((String::new(), String::new()), |(first, rest)| (first.clone(), rest.join(" ")));
    search_hits::text(frame, (area.x + 3, area.y), room, &first, model, marked);
    let second = Rect { y: area.y + 1, height: 1, ..area };
    let more = facts(frame, second, story, model, theme, area.width / 2, 0);
    let room = area.width.saturating_sub(4 + more);
    search_hits::text(frame, (second.x + 3, second.y), room, &rest, model, marked);
}

/// Under the headline: the outlet, how many others tell it, the kind and the tags; at the right end what was done with it.
fn second_line(frame: &mut Frame, area: Rect, story: &Story, said: Option<(&str, &str)>, model: &Model, theme: Theme) {
    let (x, y, right) = (area.x + 3, area.y, area.width.saturating_sub(1));
    let taken = paint::text_right(frame, area.x, y, right, &right_end(story, model, theme), theme.grey());
    let room = right.saturating_sub(3 + taken + 1);
    if let Some((source_name, said)) = said {
        let own = beside_the_excerpt(frame, (x, y, room), (story, source_name), theme);
        if search_hits::draw(frame, (x + own, y), room.saturating_sub(own), said, model, theme) {
            return;
        }
    }
    let (face, outlets) = (&story.face, outlets(story));
    let kind = word(face.kind);
    let beside = paint::columns(&kind) + paint::columns(&outlets) + if kind.is_empty() { 0 } else { 2 };
    let named = room.saturating_sub(beside);
    let mut used = paint::text(frame, x, y, named, &face.source_name, theme.grey());
    used += paint::text(frame, x + used, y, room.saturating_sub(used), &outlets, theme.accent());
    if !kind.is_empty() {
        used += 2 + paint::text(frame, x + used + 2, y, room.saturating_sub(used + 2), &kind, theme.kind(face.kind));
    }
    let tags: Vec<String> = face.tags.iter().map(|tag| format!("  #{tag}")).collect();
    paint::text(frame, x + used, y, room.saturating_sub(used), &tags.concat(), theme.grey());
}

/// How long it takes to read on, that it changed, its note, until when it waits, whether it is saved, and how much was removed from it.
fn right_end(story: &Story, model: &Model, theme: Theme) -> String {
    let (face, marks) = (&story.face, theme.marks());
    let shelved = *model.shelf() == Shelf::Saved;
    let tells_saved = shelved || !model.search.filter.text.is_empty() || model.shelves.show_read;
    // What is begun has its mark before the headline; how far it is read, the article pane tells alone.
    let far = tr!("rows-min", minutes = minutes(face.progress.left(face.words)));
    let removed = face.removed.total();
    let parts = [
        shelved.then_some(far),
        face.changed.map(|_| tr!("rows-changed").to_owned()),
        face.progress.note.is_some().then(|| marks.note.to_owned()),
        Some(later(story, model, theme)).filter(|later| !later.is_empty()),
        (face.saved && tells_saved).then(|| marks.saved.to_owned()),
        (removed > 0).then(|| format!("{}{removed}", marks.removed)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Before what was found: the outlet and the kind. Where there is room for one of them it is the kind, which says how far
/// the words are to be believed. The columns they took.
fn beside_the_excerpt(frame: &mut Frame, at: (u16, u16, u16), of: (&Story, &str), theme: Theme) -> u16 {
    let ((x, y, room), (story, source_name)) = (at, of);
    let (outlets, kind) = (outlets(story), word(story.face.kind));
    let (of_kind, of_source) = (paint::columns(&kind) + 2, paint::columns(source_name).min(room / 3));
    let both = of_source + paint::columns(&outlets) + 2 + of_kind + search_hits::LEAST + 4 <= room;
    let mut own = 0;
    if room >= search_hits::ROOMY && (kind.is_empty() || both) {
        own = paint::text(frame, x, y, room / 3, source_name, theme.grey());
        own += paint::text(frame, x + own, y, room - own, &outlets, theme.accent()) + 2;
    } else if kind.is_empty() && room >= search_hits::LEAST + 2 + SHORTEST {
        own = paint::text(frame, x, y, room - search_hits::LEAST - 2, source_name, theme.grey()) + 2;
    }
    if !kind.is_empty() && own + of_kind + search_hits::LEAST <= room {
        own += paint::text(frame, x + own, y, of_kind, &kind, theme.kind(story.face.kind)) + 2;
    }
    own
}

/// With fewer columns no outlet is known by its name.
const SHORTEST: u16 = 6;

/// Columns that a headline keeps, whatever is told beside it.
const HEADLINE: u16 = 30;

/// Columns of a list that has room for the outlets' names in dense rows.
const NAMED: u16 = 56;

/// The dense row: source, outlets and kind stand before the age; the columns they took. A list tells the names in all its
/// rows or in none.
fn facts(frame: &mut Frame, area: Rect, story: &Story, model: &Model, theme: Theme, room: u16, taken: u16) -> u16 {
    let named = if area.width < NAMED { "" } else { story.face.source_name.as_str() };
    let (outlets, kind) = (outlets(story), word(story.face.kind));
    let outlets = if named.is_empty() { outlets.trim_start() } else { &outlets };
    let tag = if *model.shelf() == Shelf::Saved { story.face.tags.first().map(|tag| format!(" #{tag}")) } else { None };
    let tag = tag.unwrap_or_default();
    let gap = if kind.is_empty() || named.is_empty() && outlets.is_empty() { "" } else { "  " };
    let least = [outlets, gap, &kind, &tag].map(paint::columns).iter().sum::<u16>();
    if least > room {
        return 0;
    }
    let source = shorten(named, usize::from(room - least));
    let all = least + paint::columns(&source);
    if all == 0 {
        return 0;
    }
    let x = area.x + area.width - 2 - taken - all - 1;
    let parts = [
        (source.as_str(), theme.grey()),
        (outlets, theme.accent()),
        (gap, theme.grey()),
        (kind.as_str(), theme.kind(story.face.kind)),
        (tag.as_str(), theme.grey()),
    ];
    paint::texts(frame, x, area.y, all, &parts);
    all + 2
}

/// That it waits, and until when; or that it came back and is still unread.
fn later(story: &Story, model: &Model, theme: Theme) -> String {
    let aside = &story.face.aside;
    match aside.later {
        Some(until) if aside.waits => {
            format!("{} {}", theme.marks().later, moment_words(until, model.now, &model.options.zone))
        }
        Some(_) if story.unread > 0 => theme.marks().later.to_owned(),
        _ => String::new(),
    }
}

/// How many other outlets tell it.
fn outlets(story: &Story) -> String {
    if story.sources > 1 { format!(" +{}", story.sources - 1) } else { String::new() }
}

/// The kind's word; plain news needs none.
fn word(kind: Kind) -> String {
    match kind {
        Kind::News | Kind::Other => String::new(),
        kind => kind.label().to_uppercase(),
    }
}

/// Why there is nothing, and what to do next.
fn empty(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let width = area.width.saturating_sub(4);
    let lines = empty_lines(model, usize::from(width));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let top = area.y + (area.height / 3).min(area.height.saturating_sub(height));
    for (y, line) in (top..area.bottom()).zip(&lines) {
        let parts: Vec<_> = line.iter().map(|span| (span.text.as_str(), theme.look(span.look, false))).collect();
        paint::texts(frame, area.x + 3, y, width, &parts);
    }
}
