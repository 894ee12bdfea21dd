//! What is new since the user was here last: shelf by shelf, with how long it takes to read, and what matters most of it.

use crate::{
    app::{
        Model, NewsBrief,
        core::{
            age,
            effect::{Effect, Read},
            styled_text::{self, Look, TextLine, span},
        },
        list::Shelf,
        overlay::{Overlay, notice::Notice},
    },
    language::tr,
    query::{Query, minutes},
    text::{time, width},
};

/// Columns of the names of shelves.
const NAMES: usize = 16;

/// Asks for it. The muted and the saved ones are no news.
pub(in crate::app) fn ask(model: &Model) -> Effect {
    let shelves = model.shelves.all.iter().filter(|shelf| !matches!(shelf, Shelf::Saved | Shelf::Muted));
    let asked = shelves.map(|shelf| {
        let query = Query::typed(&shelf.query(), &model.options.zone).unwrap_or_default();
        (shelf.label().to_owned(), shelf.limited(query.unread_by_default()))
    });
    Effect::Read(Read::Brief(asked.collect()))
}

pub(in crate::app) fn show(model: &mut Model, news: &NewsBrief) -> Vec<Effect> {
    let columns = usize::from(model.screen.size.0.saturating_sub(8)).clamp(20, 76);
    let lines = lines(model, news, columns);
    model.overlay = Some(Overlay::Text(Notice { title: tr!("brief-brief"), lines, top: 0 }));
    Vec::new()
}

fn lines(model: &Model, news: &NewsBrief, columns: usize) -> Vec<TextLine> {
    let since = match news.since {
        Some(since) => tr!("brief-since", moment = time::moment(since, &model.options.zone)),
        None => tr!("brief-in-the-last-day").to_owned(),
    };
    let all = news.shelves.first().cloned().unwrap_or_default();
    let head = match all.stories {
        0 => tr!("brief-nothing-new", since),
        count => tr!("brief-new-stories", count, since),
    };
    let mut lines = vec![vec![span(head, Look::Headline)], Vec::new()];
    for shelf in news.shelves.iter().filter(|shelf| shelf.stories > 0) {
        let name = width::pad_to_width(&shelf.name, NAMES.min(columns / 2));
        lines.push(vec![
            span(name, Look::Plain),
            span(format!("{:>5}", shelf.stories), Look::Key),
            span(format!("  {}", tr!("brief-to-read", time = format!("{:>7}", long(shelf.minutes)))), Look::Secondary),
        ]);
    }
    for story in &news.top {
        lines.push(Vec::new());
        let face = &story.face;
        let title = if face.aside.guard.is_some() { tr!("brief-behind-a-spoiler-guard") } else { &face.title };
        let wrapped = styled_text::wrap(title, columns);
        lines.extend(wrapped.into_iter().take(2).map(|text| vec![span(text, Look::Headline)]));
        let outlets = if story.sources > 1 { tr!("brief-outlets", sources = story.sources) } else { String::new() };
        let age = age::short(story.newest, model.now, &model.options.zone);
        let facts = tr!("brief-facts", source_name = face.source_name, age, outlets, minutes = minutes(face.words));
        lines.push(vec![span(styled_text::shorten(&facts, columns), Look::Secondary)]);
    }
    lines
}

/// Minutes, and hours where there are many.
fn long(minutes: u32) -> String {
    if minutes >= 120 { format!("{} h {:02}", minutes / 60, minutes % 60) } else { tr!("brief-min", minutes) }
}
