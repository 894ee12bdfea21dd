//! The page of a game, a studio or a person: what the user's own items say of it, and the way to each story and to their list.

use crate::{
    about::{AboutPage, Telling},
    app::{
        Model,
        core::{
            age,
            effect::{Effect, Fetch, PageRequest, Read},
            key::{Code, Key},
            layout::Pane,
            options::Options,
            screen,
            styled_text::{self, Look, Span, TextLine},
        },
        list::{filter, shelves},
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, moved, own_keys},
            names,
        },
        reader::navigation,
    },
    language::tr,
    news::{ArticleId, Name, StoryId},
    text::Line,
};
use unicode_width::UnicodeWidthStr;

const WIDTH: u16 = 110;
const HEIGHT: u16 = 60;
/// Columns of what stands at the left: an outlet, a day.
const LEFT: usize = 18;
/// Columns in which a verdict has room beside its score.
const ROOMY: usize = 70;

#[derive(Debug, Clone)]
pub struct AboutName {
    pub page: Box<AboutPage>,
    /// The chosen line of those it has.
    pub chosen: usize,
}

/// A line of the page; where it tells of an article, which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutLine {
    pub line: TextLine,
    pub target: Option<(StoryId, ArticleId)>,
}

impl Layer for AboutName {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let lines = self.lines(model);
        match key.code {
            Code::Enter | Code::Char('l') | Code::Right => match lines.get(self.chosen).and_then(|line| line.target) {
                Some((story, article)) => After::Closes(read(model, &self.page.name, story, article)),
                None => After::Stays(Vec::new()),
            },
            Code::Char('/') => After::Closes(list(model, &self.page.name, None)),
            Code::Char('F') => {
                self.page.followed = !self.page.followed;
                After::Stays(names::follow(model, self.page.name.clone(), self.page.followed))
            }
            Code::Char('S') => After::Stays(follow_shop(model, &self.page)),
            Code::Char('q' | 'h') | Code::Left => After::Closes(Vec::new()),
            _ => {
                let to = moved(self.chosen, key, lines.len());
                self.chosen = snapped(&lines, self.chosen, to);
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let follow = if self.page.followed { tr!("about-page-unfollow") } else { tr!("about-page-follow") };
        let mut hints = own_keys(&[("Enter", tr!("hint-read-it")), ("/", tr!("hint-as-a-list")), ("F", follow)]);
        if self.page.steam.is_some() {
            hints.extend(own_keys(&[("S", tr!("hint-follow-its-news-on-steam"))]));
        }
        hints.extend(own_keys(&[("j", tr!("hint-next")), ("Esc", tr!("hint-close"))]));
        hints
    }

    fn framing(&self, model: &Model) -> Framing {
        let framing = Framing::within(model.layout().stage(), WIDTH, HEIGHT);
        let lines = lines_of(&self.page, model, usize::from(framing.inner.width)).len();
        let height = u16::try_from(lines).unwrap_or(HEIGHT).min(HEIGHT);
        Framing::within(model.layout().stage(), WIDTH, height).rows(0, 1, lines, self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

impl AboutName {
    /// The lines of the page, as wide as its frame.
    #[must_use]
    pub fn lines(&self, model: &Model) -> Vec<AboutLine> {
        let framing = Framing::within(model.layout().stage(), WIDTH, HEIGHT);
        lines_of(&self.page, model, usize::from(framing.inner.width))
    }
}

/// The nearest line that tells of an article, in the direction of the move; the one before where there is none.
fn snapped(lines: &[AboutLine], from: usize, to: usize) -> usize {
    let is_row = |place: &usize| lines.get(*place).is_some_and(|line| line.target.is_some());
    let found = if to >= from { (to..lines.len()).find(is_row) } else { (0..=to).rev().find(is_row) };
    found.or_else(|| (0..lines.len()).find(|place| is_row(place) && *place <= from)).unwrap_or(from)
}

/// Asks for the page of what the story at hand is about; of several names one is chosen.
pub(in crate::app) fn ask(model: &Model) -> Vec<Effect> {
    let read = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader).map(|reader| reader.story);
    read.or_else(|| model.list.current()).map(|story| Effect::Read(Read::AboutStory(story))).into_iter().collect()
}

/// The names of a story came: the page of the only one, or a choice.
pub(in crate::app) fn on_names(model: &mut Model, names: Vec<Name>) -> Vec<Effect> {
    match names.as_slice() {
        [] => {
            model.say(tr!("about-page-no-name-is-known-here"));
            Vec::new()
        }
        [only] => vec![Effect::Read(Read::About(only.name.clone()))],
        _ => {
            model.overlay = Some(Overlay::Names(names::Names { use_of_names: names::Use::Page, names, chosen: 0 }));
            Vec::new()
        }
    }
}

/// The page came; one that says nothing is not opened.
pub(in crate::app) fn on_page(model: &mut Model, page: Box<AboutPage>) -> Vec<Effect> {
    if page.timeline.is_empty() {
        model.say(tr!("about-page-no-headline-here-speaks-of", name = page.name));
        return Vec::new();
    }
    let mut open = AboutName { page, chosen: 0 };
    let lines = open.lines(model);
    open.chosen = snapped(&lines, 0, 0);
    model.prompt = None;
    model.overlay = Some(Overlay::About(open));
    Vec::new()
}

/// The list of its stories, with the cursor on one; in All, whatever shelf was open.
fn list(model: &mut Model, name: &Line, story: Option<StoryId>) -> Vec<Effect> {
    let mut effects = if model.shelves.current == 0 { Vec::new() } else { shelves::go_to_shelf(model, 0) };
    model.sources.only = None;
    effects.extend(filter::filter(model, format!("about:\"{}\" all", name.replace('"', ""))));
    model.list.stay = story;
    screen::focus_list(model);
    effects
}

/// Opens an article of it, over the list of its stories.
fn read(model: &mut Model, name: &Line, story: StoryId, article: ArticleId) -> Vec<Effect> {
    let mut effects = list(model, name, Some(story));
    effects.extend(navigation::read_article(model, story, article));
    effects
}

fn follow_shop(model: &mut Model, page: &AboutPage) -> Vec<Effect> {
    let Some(typed) = page.steam.clone() else {
        model.say(tr!("about-page-no-item-here-links-to"));
        return Vec::new();
    };
    if model.options.offline {
        model.say(tr!("about-page-offline-nothing-is-asked-for"));
        return Vec::new();
    }
    model.say(tr!("about-page-looking-for-the-feed"));
    vec![Effect::Fetch(Fetch::Page(PageRequest::Source { typed, replaces: None }))]
}

struct Composer<'a> {
    model: &'a Model,
    width: usize,
    lines: Vec<AboutLine>,
}

fn lines_of(page: &AboutPage, model: &Model, width: usize) -> Vec<AboutLine> {
    let mut all = Composer { model, width, lines: Vec::new() };
    all.facts(page);
    all.reviews(page);
    all.rumours(page);
    all.deals(page);
    all.heading(tr!("about-page-stories"));
    for telling in &page.timeline {
        all.story(telling);
    }
    all.lines
}

impl Composer<'_> {
    fn push(&mut self, line: TextLine, by: Option<&Telling>) {
        self.lines.push(AboutLine { line, target: by.map(|by| (by.story, by.article)) });
    }

    fn heading(&mut self, words: &str) {
        if !self.lines.is_empty() && !self.is_spoken() {
            self.push(Vec::new(), None);
        }
        self.push(vec![span(words, Look::Key)], None);
    }

    fn age(&self, by: &Telling) -> String {
        age::short(by.at, self.model.now, &self.model.options.zone)
    }

    const fn is_spoken(&self) -> bool {
        self.model.options.screen_reader
    }

    /// The same to be read aloud, with the words first.
    fn sentence(&mut self, left: &str, (words, look): (&str, Look), right: &str, by: Option<&Telling>) {
        let parts = [words, left, right].into_iter().map(str::trim).filter(|part| !part.is_empty());
        self.push(vec![span(parts.collect::<Vec<_>>().join(", "), look)], by);
    }

    /// Something at the left in columns of its own, words with what room there is, and something at the right.
    fn row(&mut self, left: &str, (words, look): (&str, Look), right: &str, by: Option<&Telling>) {
        if self.is_spoken() {
            return self.sentence(left, (words, look), right, by);
        }
        let left_width = LEFT.min(self.width / 3);
        let right_width = if right.is_empty() { 0 } else { right.width() + 2 };
        let room = self.width.saturating_sub(left_width + 1 + right_width);
        let left = padded(&styled_text::shorten(left, left_width), left_width + 1);
        let words = padded(&styled_text::shorten(words, room), if right.is_empty() { 0 } else { room });
        let mut line = vec![span(left, Look::Secondary), span(words, look)];
        if !right.is_empty() {
            line.push(span(format!("  {right}"), Look::Secondary));
        }
        self.push(line, by);
    }

    /// When and on what it comes out, as it was said.
    fn facts(&mut self, page: &AboutPage) {
        for (place, claim) in page.release.iter().enumerate() {
            let label = if place == 0 { tr!("about-page-out") } else { tr!("about-page-said-before") };
            let look = if place == 0 { Look::Headline } else { Look::Secondary };
            let right = format!("{} · {}", claim.by.source, self.age(&claim.by));
            let right = styled_text::shorten(&right, self.width / 2);
            self.row(label, (&claim.when, look), &right, Some(&claim.by));
        }
        if !page.platforms.is_empty() {
            let named: Vec<&str> = page.platforms.iter().map(|(platform, _)| *platform).collect();
            self.row(tr!("about-page-on"), (&named.join(" · "), Look::Plain), "", None);
        }
    }

    fn reviews(&mut self, page: &AboutPage) {
        if page.reviews.is_empty() {
            return;
        }
        self.heading(tr!("about-page-reviews"));
        let widest = page.reviews.iter().filter_map(|review| review.score.as_ref()).map(|score| score.width()).max();
        let columns = widest.unwrap_or(0);
        for review in &page.reviews {
            let score = padded(review.score.as_deref().unwrap_or(if columns > 0 { "–" } else { "" }), columns);
            let said = review.verdict.as_ref().filter(|_| self.width >= ROOMY).unwrap_or(&review.by.title);
            let words = if columns > 0 { format!("{score}  {said}") } else { said.to_string() };
            let right = self.age(&review.by);
            self.row(&review.by.source.clone(), (&words, Look::Plain), &right, Some(&review.by));
        }
    }

    fn rumours(&mut self, page: &AboutPage) {
        if page.rumours.is_empty() {
            return;
        }
        self.heading(tr!("about-page-rumours"));
        for rumour in &page.rumours {
            let right = self.age(&rumour.by);
            self.row(&rumour.by.source.clone(), (&rumour.by.title, Look::Plain), &right, Some(&rumour.by));
            if let Some((outcome, by)) = &rumour.outcome {
                let arrow = match self.model.options {
                    Options { screen_reader: true, .. } => "",
                    Options { ascii: true, .. } => "  -> ",
                    _ => "  → ",
                };
                let label = format!("{arrow}{}", outcome.label());
                let right = self.age(by);
                self.row(&label, (&by.title, Look::Secondary), &right, Some(by));
            }
        }
    }

    fn deals(&mut self, page: &AboutPage) {
        if page.deals.is_empty() {
            return;
        }
        self.heading(tr!("about-page-offers"));
        for deal in &page.deals {
            let shop = deal.shop.map_or_else(|| tr!("about-page-said-by", source = deal.by.source), str::to_owned);
            let words = format!("{} · {shop}", deal.price);
            let right = self.age(&deal.by);
            self.row(&deal.by.source.clone(), (&words, Look::Plain), &right, Some(&deal.by));
        }
    }

    fn story(&mut self, by: &Telling) {
        let more = if by.outlets > 1 { format!(" +{}", by.outlets - 1) } else { String::new() };
        let kind = by.kind.label();
        let age = age::short(by.newest, self.model.now, &self.model.options.zone);
        if self.is_spoken() {
            let outlets = if by.outlets > 1 { tr!("linear-outlets", count = by.outlets) } else { String::new() };
            let source = [by.source.as_str(), &outlets, kind].into_iter().filter(|part| !part.is_empty());
            return self.sentence(&source.collect::<Vec<_>>().join(", "), (&by.title, Look::Plain), &age, Some(by));
        }
        let right = if self.width >= ROOMY { format!("{}{more} · {kind}", by.source) } else { kind.to_owned() };
        let right = styled_text::shorten(&right, self.width / 3);
        let room = padded(&right, (self.width / 3).min(right.width().max(26)).min(self.width / 3));
        let line_left = padded(&age, 7);
        let words_room = self.width.saturating_sub(7 + 2 + room.width());
        let words = padded(&styled_text::shorten(&by.title, words_room), words_room);
        let line = vec![
            span(line_left, Look::Secondary),
            span(words, Look::Plain),
            span(format!("  {room}"), Look::Secondary),
        ];
        self.push(line, Some(by));
    }
}

fn span(text: impl Into<String>, look: Look) -> Span {
    styled_text::span(text, look)
}

/// With blanks behind it, up to so many columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}
