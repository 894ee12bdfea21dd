//! What is new since the user was here last: shelf by shelf, with how long it takes to read, and what matters most of it. A story of it is
//! opened from here.

use crate::{
    app::{
        Model, NewsBrief,
        core::{
            age,
            effect::{Effect, Read},
            key::{Code, Key},
            styled_text::{self, Look, TextLine, span},
        },
        list::Shelf,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, moved, own_keys},
        },
        reader::navigation,
    },
    language::tr,
    news::Story,
    query::{Query, minutes},
    text::{time, width},
};

const WIDTH: u16 = 80;
/// Columns of the names of shelves.
const NAMES: usize = 16;
/// Lines of a headline.
const HEADLINE: usize = 2;

#[derive(Debug, Clone)]
pub struct BriefPage {
    pub news: NewsBrief,
    /// The chosen one of its stories, counted from one; at first none, and the beginning is seen.
    pub chosen: usize,
}

/// A line of the brief; of a story, the place among its stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    pub line: TextLine,
    pub story: Option<usize>,
}

impl Layer for BriefPage {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.code {
            Code::Enter | Code::Char('l') | Code::Right => match self.news.top.get(self.chosen.saturating_sub(1)) {
                Some(story) => After::Closes(navigation::open_story(model, story)),
                None => After::Stays(Vec::new()),
            },
            Code::Char('q' | 'h') | Code::Left => After::Closes(Vec::new()),
            _ => {
                self.chosen = moved(self.chosen, key, self.news.top.len() + 1);
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let all = [("Enter", tr!("hint-read-it")), ("j", tr!("hint-next")), ("Esc", tr!("hint-close"))];
        own_keys(if self.news.top.is_empty() { &all[2..] } else { &all })
    }

    fn framing(&self, model: &Model) -> Framing {
        let lines = self.lines(model);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        // Down to the last line of the story: its facts are to be seen with its headline.
        let last =
            lines.iter().rposition(|line| line.story.is_some() && line.story == self.chosen_story()).unwrap_or(0);
        Framing::within(model.layout().stage(), WIDTH, height).rows(0, 1, lines.len(), last)
    }
}

/// Asks for it. The muted and the saved ones are no news.
pub(in crate::app) fn ask(model: &Model) -> Effect {
    let shelves = model.shelves.all.iter().filter(|shelf| !matches!(shelf, Shelf::Saved | Shelf::Muted));
    let asked = shelves.map(|shelf| {
        let query = Query::typed(&shelf.query(), &model.options.zone).unwrap_or_default();
        (shelf.label().to_owned(), shelf.limited(query.unread_by_default()))
    });
    Effect::Read(Read::Brief(asked.collect()))
}

pub(in crate::app) fn show(model: &mut Model, news: NewsBrief) -> Vec<Effect> {
    model.overlay = Some(Overlay::Brief(BriefPage { news, chosen: 0 }));
    Vec::new()
}

impl BriefPage {
    /// The place of the story that is chosen.
    #[must_use]
    pub const fn chosen_story(&self) -> Option<usize> {
        self.chosen.checked_sub(1)
    }

    #[must_use]
    pub fn lines(&self, model: &Model) -> Vec<BriefLine> {
        let columns = usize::from(model.screen.size.0.saturating_sub(8)).clamp(20, 76);
        let said = |line| BriefLine { line, story: None };
        let mut lines: Vec<BriefLine> = overview(&self.news, model, columns).into_iter().map(said).collect();
        for (place, story) in self.news.top.iter().enumerate() {
            lines.push(said(Vec::new()));
            let told = told(story, model, columns);
            lines.extend(told.into_iter().map(|line| BriefLine { line, story: Some(place) }));
        }
        lines
    }
}

/// How much is new, shelf by shelf.
fn overview(news: &NewsBrief, model: &Model, columns: usize) -> Vec<TextLine> {
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
        if model.options.screen_reader {
            let time = tr!("brief-to-read", time = long(shelf.minutes));
            lines.push(vec![span(format!("{}: {}, {time}", shelf.name, shelf.stories), Look::Plain)]);
            continue;
        }
        let name = width::pad_to_width(&shelf.name, NAMES.min(columns / 2));
        lines.push(vec![
            span(name, Look::Plain),
            span(format!("{:>5}", shelf.stories), Look::Key),
            span(format!("  {}", tr!("brief-to-read", time = format!("{:>7}", long(shelf.minutes)))), Look::Secondary),
        ]);
    }
    lines
}

/// A story: its headline, and who tells it since when.
fn told(story: &Story, model: &Model, columns: usize) -> Vec<TextLine> {
    let face = &story.face;
    let title = if face.aside.guard.is_some() { tr!("brief-behind-a-spoiler-guard") } else { &face.title };
    let outlets = if story.sources > 1 { tr!("brief-outlets", sources = story.sources) } else { String::new() };
    let age = age::short(story.newest, model.now, &model.options.zone);
    let facts = tr!("brief-facts", source_name = face.source_name, age, outlets, minutes = minutes(face.words));
    if model.options.screen_reader {
        return vec![vec![span(format!("{title}. {}", styled_text::aloud(&facts)), Look::Headline)]];
    }
    let wrapped = styled_text::wrap(title, columns).into_iter().take(HEADLINE);
    let mut lines: Vec<TextLine> = wrapped.map(|text| vec![span(text, Look::Headline)]).collect();
    lines.push(vec![span(styled_text::shorten(&facts, columns), Look::Secondary)]);
    lines
}

/// Minutes, and hours where there are many.
fn long(minutes: u32) -> String {
    if minutes < 120 {
        return tr!("brief-min", minutes);
    }
    tr!("brief-hours", hours = minutes / 60, minutes = format!("{:02}", minutes % 60))
}
