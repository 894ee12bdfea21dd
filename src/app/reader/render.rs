//! Composes what the article pane shows: the head, the page's lines with pictures and marked passages, where the rest of the text
//! is, and the foot. Draws nothing.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, LinkCommand, ReaderCommand, Scope, ShellCommand},
            layout::Pane,
            styled_text::{self, Look, Span, TextLine},
        },
        reader::{
            Composed, ComposedLine, Fetching, Passages, Picture, Placed, Reader, Setting, enclosures, footer, header,
            pictures,
        },
    },
    language::tr,
    news::{Article, StoryId},
    page,
    text::Line,
};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// All the lines, and where the page's lines and pictures stand among them.
#[must_use]
pub fn lines(reader: &Reader, setting: &Setting) -> Composed {
    let own = |lines: Vec<TextLine>| lines.into_iter().map(|line| own_line(line, setting));
    if let Some(guard) = guarded(reader, setting) {
        return Composed { lines: own(behind_the_guard(guard, setting)).collect(), ..Composed::default() };
    }
    let mut lines: Vec<ComposedLine> = own(header::header(reader, setting)).collect();
    lines.extend(header::receipt_line(reader, setting).map(|line| own_line(line, setting)));
    lines.push(blank());
    let mut composed = Composed { lines, passages: reader.marked_passages(), ..Composed::default() };
    if let Some(document) = &reader.document {
        text(&document.page, reader, setting, &mut composed);
    }
    composed.lines.extend(own(rest_of_text(reader, setting)));
    if let Some(document) = &reader.document {
        composed.lines.extend(own(enclosures::lines(&reader.article.enclosures, setting)));
        composed.lines.extend(own(footer::links(&document.page, reader.view, setting)));
        composed.lines.extend(own(footer::same_story(document, reader.article.published, setting)));
    }
    composed
}

/// The page's own lines, with room for its pictures.
fn text(page: &page::Page, reader: &Reader, setting: &Setting, composed: &mut Composed) {
    let Composed { lines, passages, places, rows } = composed;
    let mut excuse: Option<&str> = None;
    for (number, line) in page.lines.iter().enumerate() {
        if let Some(picture) = line.image {
            let came = page.images.get(picture).and_then(|image| reader.pictures.get(&image.src));
            let rows = match came.filter(|_| setting.pictures) {
                Some(Picture::Here(_, rows)) => *rows,
                Some(Picture::Failed(reason)) => {
                    excuse = Some(pictures::excuse(reason));
                    0
                }
                Some(Picture::Going { room: true }) => pictures::expected_rows(setting),
                Some(Picture::Going { room: false }) | None => 0,
            };
            lines.resize(lines.len() + usize::from(rows), blank());
            places.push(Placed { picture, label: lines.len(), rows });
        }
        rows.push(lines.len());
        let label_ends =
            || line.runs.iter().rfind(|run| !run.text.is_empty()).is_some_and(|run| run.text.ends_with(']'));
        match excuse.take_if(|_| label_ends()) {
            Some(words) => {
                let label = page_line(line, number, passages);
                lines
                    .extend(excuse_behind(words, label, setting.width).into_iter().map(|line| own_line(line, setting)));
            }
            None => lines.push(ComposedLine::Page(number)),
        }
    }
    let is_blank = |line: &ComposedLine| match line {
        ComposedLine::Page(number) => page.lines[*number].runs.iter().all(|run| run.text.trim().is_empty()),
        ComposedLine::Own(line) => styled_text::text(line).trim().is_empty(),
    };
    while lines.last().is_some_and(is_blank) {
        lines.pop();
    }
    lines.push(blank());
}

/// A line of the face's own words. Headlines, notes and addresses, which are others', stay as they are.
fn own_line(mut line: TextLine, setting: &Setting) -> ComposedLine {
    for span in line.iter_mut().filter(|span| setting.spoken && !matches!(span.look, Look::Headline | Look::Plain)) {
        span.text = styled_text::aloud(&span.text).into_owned();
    }
    ComposedLine::Own(line)
}

const fn blank() -> ComposedLine {
    ComposedLine::Own(Vec::new())
}

/// Why a picture is not there: behind its label, or below it where there is no room.
fn excuse_behind(words: &str, mut label: TextLine, width: usize) -> Vec<TextLine> {
    if styled_text::text(&label).width() + 3 + words.width() <= width {
        label.push(styled_text::span(format!(" · {words}"), Look::Secondary));
        return vec![label];
    }
    let below = styled_text::wrap(words, width).into_iter().map(|line| vec![styled_text::span(line, Look::Secondary)]);
    std::iter::once(label).chain(below).collect()
}

/// A line of the page as it is shown, with the passages marked in it.
#[must_use]
pub fn page_line(line: &page::PageLine, number: usize, passages: &Passages) -> TextLine {
    let mut runs = TextLine::new();
    for (place, run) in line.runs.iter().enumerate() {
        marked(run, passages.get(&(number, place)).map_or(&[], Vec::as_slice), &mut runs);
    }
    runs
}

/// A run of the page with the parts of it that stand in passages.
fn marked(run: &page::Run, passages: &[(Range<usize>, bool)], line: &mut TextLine) {
    let mut add = |bytes: Range<usize>, look| {
        if let Some(text) = run.text.get(bytes).filter(|text| !text.is_empty()) {
            line.push(Span { text: text.to_owned(), look, link: run.link });
        }
    };
    let mut from = 0;
    for (bytes, chosen) in passages {
        if bytes.start >= from {
            add(from..bytes.start, Look::Body(run.style));
            add(bytes.clone(), Look::Passage(run.style, *chosen));
            from = bytes.end;
        }
    }
    add(from..run.text.len(), Look::Body(run.style));
}

/// What the spoiler guard over the article goes by, while it has not been lifted.
#[must_use]
pub fn guarded<'a>(reader: &'a Reader, setting: &Setting) -> Option<&'a Line> {
    reader.article.aside.guard.as_ref().filter(|_| !setting.revealed.contains(&reader.story))
}

/// What stands in place of a headline.
#[must_use]
pub fn masked(guard: &str, ascii: bool) -> String {
    let mask = if ascii { "######" } else { "▒▒▒▒▒▒" };
    tr!("render-spoilers", mask, guard)
}

fn behind_the_guard(guard: &str, setting: &Setting) -> Vec<TextLine> {
    let mut lines = vec![vec![styled_text::span(masked(guard, setting.ascii), Look::Headline)], Vec::new()];
    let words = tr!("render-this-is-behind-your-spoiler", guard);
    lines.extend(
        styled_text::wrap(&words, setting.width).into_iter().map(|line| vec![styled_text::span(line, Look::Plain)]),
    );
    lines.push(Vec::new());
    lines.push(vec![styled_text::span("Enter", Look::Key), styled_text::span(tr!("render-shows-it"), Look::Secondary)]);
    lines
}

/// Where the rest of the text is: on its way, why it did not come, or the key that gets it.
fn rest_of_text(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let Some(document) = &reader.document else { return Vec::new() };
    let empty = document.page.lines.is_empty();
    let teaser = (document.teaser || empty) && !document.article.full;
    let key = |key: &str, words: &str| {
        vec![styled_text::span(key, Look::Key), styled_text::span(format!(" {words}"), Look::Secondary)]
    };
    let browser = || key(&setting.browser_key, tr!("render-opens-its-page-in-the"));
    let say = |words: &str, look| -> Vec<TextLine> {
        styled_text::wrap(words, setting.width).into_iter().map(|line| vec![styled_text::span(line, look)]).collect()
    };
    let mut lines = match &reader.fetching {
        Fetching::Going => say(tr!("render-getting-the-full-text"), Look::Secondary),
        Fetching::Failed(reason) => {
            let mut lines = styled_text::complaint(&tr!("render-the-full-text-did-not", reason), setting.width);
            lines.push(browser());
            lines
        }
        Fetching::Not if teaser && !setting.offline && document.teaser => {
            vec![key(&setting.open_key, tr!("render-gets-the-whole-text"))]
        }
        Fetching::Not if empty => {
            let mut lines = say(tr!("render-there-is-no-text-here"), Look::Secondary);
            lines.extend((!reader.article.url.is_empty()).then(browser));
            lines
        }
        Fetching::Not => Vec::new(),
    };
    if !lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}

impl Model {
    /// An article's headline, or what stands in its place behind the spoiler guard.
    #[must_use]
    pub fn headline(&self, story: StoryId, article: &Article) -> String {
        match article.aside.guard.as_ref().filter(|_| !self.reading.revealed.contains(&story)) {
            Some(guard) => masked(guard, self.options.ascii),
            None => article.title.to_string(),
        }
    }

    /// What composing the article goes by.
    #[must_use]
    pub fn setting(&self) -> Setting {
        let first = |scope, command| self.options.keymap.keys(scope, command).into_iter().next().unwrap_or_default();
        Setting {
            width: usize::from(self.text_width()),
            height: self.reader_height(),
            ascii: self.options.ascii,
            spoken: self.options.screen_reader,
            pictures: self.reading.pictures,
            now: self.now,
            zone: self.options.zone.clone(),
            revealed: self.reading.revealed.clone(),
            view_key: first(Scope::Reader, Command::Reader(ReaderCommand::NextView)),
            play_key: first(Scope::Reader, Command::Reader(ReaderCommand::Enclosure)),
            open_key: first(Scope::List, Command::Shell(ShellCommand::Open)),
            browser_key: first(Scope::Reader, Command::Link(LinkCommand::OpenBrowser)),
            offline: self.options.offline,
        }
    }

    /// Whether the text of the story at hand has been asked for at most, and not come.
    pub(in crate::app) fn text_is_on_its_way(&self) -> bool {
        let here = |reader: &&Reader| self.screen.focus == Pane::Reader || self.list.current() == Some(reader.story);
        self.reader.as_ref().filter(here).is_none_or(|reader| reader.document.is_none())
    }
}
