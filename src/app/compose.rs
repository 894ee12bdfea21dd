//! Composes what the reader shows: headline, credits, receipt line, the page's lines, its links, and the same story elsewhere.

use super::{
    age, files,
    pictures::{self, Picture, Placed},
    reader::{Document, Fetching, Reader},
};
use crate::{
    news::{Counts, LinkKind, StoryId, View},
    page::{self, PageLink},
    query::minutes,
    text::{Line, time, width::truncate_to_width},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::HashSet, ops::Range};
use unicode_width::UnicodeWidthStr;

/// Changes within this many seconds are slips of the pen, and no news.
const SOON: i64 = 60 * 60;

/// What a piece of text is; the theme decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Look {
    Plain,
    Headline,
    Secondary,
    Receipt,
    Key,
    Warning,
    Link,
    Body(page::Style),
    /// In a marked passage; or in the one being marked.
    Passage(page::Style, bool),
}

/// A piece of text with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// What it is.
    pub look: Look,
    /// The link of the page it belongs to.
    pub link: Option<usize>,
}

/// One line on screen.
pub type TextLine = Vec<Span>;

/// What composing goes by.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Plain letters only.
    pub ascii: bool,
    /// Pictures are shown.
    pub pictures: bool,
    /// The clock.
    pub now: Timestamp,
    /// Where the reader lives.
    pub zone: TimeZone,
    /// Stories shown in spite of their spoiler guard.
    pub revealed: HashSet<StoryId>,
    /// The key of the next view, in words.
    pub view_key: String,
    /// The key that opens an article.
    pub open_key: String,
    /// The key that opens its page in the browser.
    pub browser_key: String,
    /// Open no socket.
    pub offline: bool,
}

fn span(text: impl Into<String>, look: Look) -> Span {
    Span { text: text.into(), look, link: None }
}

/// The text of a line.
#[must_use]
pub fn text(line: &TextLine) -> String {
    line.iter().map(|span| span.text.as_str()).collect()
}

/// What the reader shows.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    /// All the lines.
    pub lines: Vec<TextLine>,
    /// Where the pictures stand among them.
    pub places: Vec<Placed>,
    /// Where the page's own lines stand among them.
    pub rows: Vec<usize>,
}

/// All the lines, and where the page's lines and pictures stand among them.
#[must_use]
pub fn lines(reader: &Reader, setting: &Setting) -> Composed {
    if let Some(guard) = guarded(reader, setting) {
        return Composed { lines: behind_the_guard(guard, setting), ..Composed::default() };
    }
    let mut lines = header(reader, setting);
    let (mut places, mut rows) = (Vec::new(), Vec::new());
    let mut excuse: Option<String> = None;
    let passages = reader.passages();
    lines.extend(receipt_line(reader, setting));
    lines.push(Vec::new());
    if let Some(document) = &reader.document {
        for (number, line) in document.page.lines.iter().enumerate() {
            let mut runs = TextLine::new();
            for (place, run) in line.runs.iter().enumerate() {
                marked(run, passages.get(&(number, place)).map_or(&[], Vec::as_slice), &mut runs);
            }
            if let Some(picture) = line.image {
                let came = document.page.images.get(picture).and_then(|image| reader.pictures.get(&image.src));
                let rows = match came.filter(|_| setting.pictures) {
                    Some(Picture::Here(_, rows)) => *rows,
                    Some(Picture::Failed(reason)) => {
                        excuse = Some(pictures::excuse(reason));
                        0
                    }
                    Some(Picture::Going) | None => 0,
                };
                lines.resize(lines.len() + usize::from(rows), Vec::new());
                places.push(Placed { picture, label: lines.len(), rows });
            }
            rows.push(lines.len());
            let label_ends = text(&runs).ends_with(']');
            lines.push(runs);
            if let Some(words) = excuse.take_if(|_| label_ends) {
                excuse_behind(words, setting.width, &mut lines);
            }
        }
        while lines.last().is_some_and(|line| text(line).trim().is_empty()) {
            lines.pop();
        }
        lines.push(Vec::new());
    }
    lines.extend(rest_of_text(reader, setting));
    if let Some(document) = &reader.document {
        lines.extend(files::lines(&reader.article.enclosures, setting));
        lines.extend(links(&document.page, reader.view, setting));
        lines.extend(same_story(document, reader.article.published, setting));
    }
    Composed { lines, places, rows }
}

/// Why a picture is not there: behind its label, or below it where there is no room.
fn excuse_behind(words: String, width: usize, lines: &mut Vec<TextLine>) {
    match lines.last_mut() {
        Some(label) if text(label).width() + words.width() <= width => label.push(span(words, Look::Secondary)),
        _ => lines.extend(wrap(&words, width).into_iter().map(|line| vec![span(line, Look::Secondary)])),
    }
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
    format!("{mask} spoilers: {guard}")
}

fn behind_the_guard(guard: &str, setting: &Setting) -> Vec<TextLine> {
    let mut lines = vec![vec![span(masked(guard, setting.ascii), Look::Headline)], Vec::new()];
    let words = format!("This is behind your spoiler guard for “{guard}”.");
    lines.extend(wrap(&words, setting.width).into_iter().map(|line| vec![span(line, Look::Plain)]));
    lines.push(Vec::new());
    lines.push(vec![span("Enter", Look::Key), span(" shows it", Look::Secondary)]);
    lines
}

fn header(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let article = &reader.article;
    let mut lines: Vec<TextLine> =
        headline(&article.title, setting.width).into_iter().map(|line| vec![span(line, Look::Headline)]).collect();
    let document = reader.document.as_ref();
    let byline = article.author.as_ref().or_else(|| document.and_then(|document| document.byline.as_ref()));
    let mut who: Vec<String> =
        byline.filter(|byline| **byline != article.source_name).map(ToString::to_string).into_iter().collect();
    who.push(article.source_name.to_string());
    who.retain(|part| !part.is_empty());
    let mut facts = Vec::new();
    if let Some(date) = article.published.map(|time| time::day(time, &setting.zone)) {
        // A date that does not fit beside the names stands with the other facts, not broken in two.
        if who.join(" · ").width() + 3 + date.width() <= setting.width {
            who.push(date);
        } else {
            facts.push(span(date, Look::Secondary));
        }
    }
    lines.extend(wrap(&who.join(" · "), setting.width).into_iter().map(|line| vec![span(line, Look::Secondary)]));
    let words = reader.words();
    if words > 0 {
        facts.push(span(format!("{} min", minutes(words)), Look::Secondary));
    }
    if let Some(via) = document.and_then(|document| document.via.as_ref()) {
        facts.push(span("via ", Look::Secondary));
        facts.push(span(via.name.to_string(), if via.url.is_some() { Look::Link } else { Look::Secondary }));
    }
    let worth_saying = |updated: &Timestamp| {
        article.published.is_none_or(|published| updated.as_second() - published.as_second() >= SOON)
    };
    if let Some(updated) = document.and_then(|document| document.updated).filter(worth_saying) {
        facts.push(span(format!("updated {}", time::day(updated, &setting.zone)), Look::Secondary));
    }
    if let Some(file) = files::first(&article.enclosures) {
        facts.push(span(file, Look::Key));
    }
    if !article.tags.is_empty() {
        let tags: Vec<String> = article.tags.iter().map(|tag| format!("#{tag}")).collect();
        facts.push(span(tags.join(" "), Look::Secondary));
    }
    if article.saved {
        let star = if setting.ascii { "#" } else { "★" };
        facts.push(span(format!("{star} {}", if article.progress.finished { "finished" } else { "saved" }), Look::Key));
    }
    let names: Vec<&str> = document.iter().flat_map(|document| &document.pictured_by).map(Line::as_str).collect();
    let pictured_by = format!("pictures: {}", names.join(", "));
    let used: usize = facts.iter().map(|fact| fact.text.width() + 3).sum();
    if !names.is_empty() && used + pictured_by.width() <= setting.width {
        facts.push(span(pictured_by, Look::Secondary));
    }
    let mut line = TextLine::new();
    for fact in facts {
        let follows_via = line.last().is_some_and(|last| last.text == "via ");
        if !line.is_empty() && !follows_via {
            line.push(span(" · ", Look::Secondary));
        }
        line.push(fact);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.extend(beside(reader, setting));
    lines
}

/// The note, and why the page of a saved article is not here.
fn beside(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let sign = if setting.ascii { "note: " } else { "✎ " };
    let note = reader.article.progress.note.as_deref().unwrap_or_default();
    for (number, words) in
        note.lines().flat_map(|line| wrap(line, setting.width.saturating_sub(sign.width()))).enumerate()
    {
        let before = if number == 0 { sign.to_owned() } else { " ".repeat(sign.width()) };
        lines.push(vec![span(before, Look::Key), span(words, Look::Plain)]);
    }
    if let Some(reason) = reader.document.as_ref().and_then(|document| document.unkept.as_ref()) {
        let words = format!("Kept as a link: {reason}");
        lines.extend(wrap(&words, setting.width).into_iter().map(|line| vec![span(line, Look::Warning)]));
    }
    lines
}

/// What was removed, counted: “2 affiliate · 1 notice · 5 tracking”.
#[must_use]
pub fn counted(counts: Counts) -> String {
    let parts = [
        (counts.affiliate, "affiliate"),
        (counts.disclosure, if counts.disclosure == 1 { "notice" } else { "notices" }),
        (counts.tracking, "tracking"),
        (counts.other, "other"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    parts.join(" · ")
}

/// What was removed, in as many words as there is room for.
fn counted_within(counts: Counts, room: usize) -> String {
    let sold = counts.affiliate + counts.disclosure;
    let more = counts.tracking + counts.other;
    let short = Counts { tracking: 0, other: 0, ..counts };
    let ways = [counted(counts), format!("{} · {more} more", counted(short)), format!("{} removed", counts.total())];
    let [all, some, total] = ways;
    match (all.width() <= room, sold > 0 && more > 0 && some.width() <= room) {
        (true, _) => all,
        (false, true) => some,
        (false, false) => total,
    }
}

fn receipt_line(reader: &Reader, setting: &Setting) -> Option<TextLine> {
    let counts = reader.document.as_ref().map_or(reader.article.removed, |document| document.receipt.counts());
    let mut line = TextLine::new();
    match reader.view {
        View::Stripped if counts.total() == 0 => return None,
        View::Stripped => {}
        View::Marked => line.push(span("Marked  ", Look::Key)),
        View::Original => line.push(span("Original  ", Look::Key)),
    }
    if counts.total() > 0 {
        let mark = if setting.ascii { "~" } else { "✂" };
        let used: usize = line.iter().map(|span| span.text.width()).sum();
        let room = setting.width.saturating_sub(used + 2);
        line.push(span(format!("{mark} {}", counted_within(counts, room)), Look::Receipt));
    } else {
        line.push(span("nothing removed", Look::Secondary));
    }
    let hint = match reader.view {
        View::Stripped => "to see",
        View::Marked => "for the original",
        View::Original => "for the clean text",
    };
    let used: usize = line.iter().map(|span| span.text.width()).sum();
    if used + 4 + hint.len() <= setting.width && !setting.view_key.is_empty() {
        line.push(span(format!("  {}", setting.view_key), Look::Key));
        line.push(span(format!(" {hint}"), Look::Secondary));
    }
    Some(line)
}

/// Where the rest of the text is: on its way, why it did not come, or the key that gets it.
fn rest_of_text(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let Some(document) = &reader.document else { return Vec::new() };
    let empty = document.page.lines.is_empty();
    let teaser = (document.teaser || empty) && !document.article.full;
    let key = |key: &str, words: &str| vec![span(key, Look::Key), span(format!(" {words}"), Look::Secondary)];
    let browser = || key(&setting.browser_key, "opens its page in the browser");
    let say = |words: &str, look| -> Vec<TextLine> {
        wrap(words, setting.width).into_iter().map(|line| vec![span(line, look)]).collect()
    };
    let mut lines = match &reader.fetching {
        Fetching::Going => say("getting the full text…", Look::Secondary),
        Fetching::Failed(reason) => {
            let mut lines = say(&format!("The full text did not come: {reason}"), Look::Warning);
            lines.push(browser());
            lines
        }
        Fetching::Not if teaser && !setting.offline && document.teaser => {
            vec![key(&setting.open_key, "gets the whole text")]
        }
        Fetching::Not if empty => {
            let mut lines = say("There is no text here.", Look::Secondary);
            lines.push(browser());
            lines
        }
        Fetching::Not => Vec::new(),
    };
    if !lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}

fn links(page: &page::Page, view: View, setting: &Setting) -> Vec<TextLine> {
    if page.links.is_empty() {
        return Vec::new();
    }
    let mut list = vec![vec![span("Links", Look::Secondary)]];
    let digits = page.links.len().to_string().len();
    let shown: Vec<(usize, String, String)> =
        page.targets().map(|(at, link)| (at, address(link, view), cut_away(link, setting.ascii))).collect();
    let room = setting.width.saturating_sub(digits + 2);
    let widest = shown.iter().filter(|(.., cut)| !cut.is_empty()).map(|(_, to, _)| to.width()).max().unwrap_or(0);
    for (at, to, cut) in shown {
        let mut line = vec![span(format!("{:>width$} ", at + 1, width = digits + 1), Look::Secondary)];
        let left = if cut.is_empty() { room } else { room.saturating_sub(cut.width() + 2) };
        let to = shorten(&to, left);
        let gap = widest.min(left).saturating_sub(to.width()) + 2;
        line.push(Span { text: to, look: Look::Plain, link: Some(at) });
        if !cut.is_empty() {
            line.push(span(format!("{:gap$}{cut}", ""), Look::Receipt));
        }
        list.push(line);
    }
    list.push(Vec::new());
    list
}

/// A link's address as people read it: host and path, no `https://www.`.
#[must_use]
pub fn address(link: &PageLink, view: View) -> String {
    let url = if view == View::Original { &link.given } else { &link.shown };
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/').to_owned()
}

/// What the cleaned link lost, in one word.
#[must_use]
pub fn cut_away(link: &PageLink, ascii: bool) -> String {
    let mark = if ascii { "~" } else { "✂" };
    let unwrapped = link.removed.iter().any(|name| name.contains('.') && !name.contains('='));
    match link.kind {
        LinkKind::Short => format!("{mark} short link"),
        _ if unwrapped => format!("{mark} unwrapped"),
        LinkKind::Affiliate => format!("{mark} tag"),
        LinkKind::Tracking => format!("{mark} tracking"),
        LinkKind::Plain => String::new(),
    }
}

/// The story's other articles: each headline with its outlet, its time and whom it credits.
fn same_story(document: &Document, published: Option<Timestamp>, setting: &Setting) -> Vec<TextLine> {
    let others = &document.others;
    if others.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![vec![span("Same story", Look::Secondary)]];
    let first = others.iter().filter_map(|other| other.published).min();
    for other in others {
        let when = match (other.published, first, published) {
            (Some(time), Some(first), Some(mine)) if time == first && time < mine => "first".to_owned(),
            (Some(time), ..) => age::short(time, setting.now, &setting.zone),
            (None, ..) => String::new(),
        };
        let mut about = vec![other.source_name.to_string()];
        about.extend(Some(when).filter(|when| !when.is_empty()));
        about.extend(document.credits.get(&other.id).map(|credited| format!("via {credited}")));
        let about = about.join(" · ");
        let room = setting.width.saturating_sub(3);
        if other.title.width() + 2 + about.width() <= room {
            let gap = room - other.title.width() - about.width();
            lines.push(vec![
                span(format!("   {}", other.title), Look::Plain),
                span(format!("{:gap$}{about}", ""), Look::Secondary),
            ]);
        } else {
            // A headline is the outlet's own word on it: it is shown whole.
            let wrapped = headline(&other.title, room);
            lines.extend(wrapped.into_iter().map(|line| vec![span(format!("   {line}"), Look::Plain)]));
            lines.push(vec![span(format!("   {}", shorten(&about, room)), Look::Secondary)]);
        }
    }
    lines.push(Vec::new());
    lines
}

/// Cuts a text to a width, with an ellipsis where something is cut.
#[must_use]
pub fn shorten(text: &str, width: usize) -> String {
    truncate_to_width(text, width).into_owned()
}

/// Breaks a headline; a last line of one short word takes more from the line above, and a word with a hyphen stays whole,
/// where that costs no line.
fn headline(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width);
    let short = |last: &String| !last.contains(' ') && last.width() * 3 <= width;
    let cut = |line: &String| line.ends_with('-');
    let ugly = |lines: &[String]| lines.len() > 1 && (lines.last().is_some_and(short) || lines.iter().any(cut));
    if !ugly(&lines) {
        return lines;
    }
    let narrower = (width / 2..width).rev().map(|narrower| wrap(text, narrower));
    narrower.take_while(|other| other.len() == lines.len()).find(|other| !ugly(other)).unwrap_or(lines)
}

/// Breaks a text into lines of at most a width as a page's words are broken.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    page::broken(text, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_its_width_in_cells() {
        assert_eq!(shorten("Silksong is delayed", 9), "Silksong…");
        assert_eq!(shorten("任天堂の新作", 7), "任天堂…");
        assert_eq!(shorten("short", 5), "short");
    }

    #[test]
    fn lines_break_between_words_and_inside_words_without_blanks() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("任天堂任天堂", 6), ["任天堂", "任天堂"]);
        assert_eq!(wrap("", 6), Vec::<String>::new());
    }

    #[test]
    fn the_last_word_of_a_headline_does_not_stand_alone() {
        assert_eq!(headline("Dust Rally comes to the coast", 25), ["Dust Rally comes to", "the coast"]);
        assert_eq!(headline("Dust Rally comes to the windy coast", 25), ["Dust Rally comes to the", "windy coast"]);
        assert_eq!(headline("Patch", 25), ["Patch"]);
    }

    #[test]
    fn a_headline_breaks_no_word_at_its_hyphen() {
        assert_eq!(
            headline("A studio hires for a role-playing game", 27),
            ["A studio hires for a", "role-playing game"]
        );
    }

    #[test]
    fn a_headline_of_wide_letters_fills_its_lines() {
        assert_eq!(
            headline("『Hollow Tide』発売を9月に延期、潮が満ちないので", 40),
            ["『Hollow Tide』発売を9月に延期、潮", "が満ちないので"]
        );
    }

    #[test]
    fn the_receipt_counts_what_it_names() {
        let counts = Counts { affiliate: 2, disclosure: 1, tracking: 5, other: 0 };
        assert_eq!(counted(counts), "2 affiliate · 1 notice · 5 tracking");
    }

    #[test]
    fn a_receipt_without_room_counts_more_in_fewer_words() {
        let counts = Counts { affiliate: 3, disclosure: 1, tracking: 4, other: 1 };
        assert_eq!(counted_within(counts, 45), "3 affiliate · 1 notice · 4 tracking · 1 other");
        assert_eq!(counted_within(counts, 44), "3 affiliate · 1 notice · 5 more");
        assert_eq!(counted_within(counts, 30), "9 removed");
    }

    #[test]
    fn a_link_says_what_it_lost() {
        let link = |kind, removed: &[&str]| PageLink {
            kind,
            removed: removed.iter().map(ToString::to_string).collect(),
            ..PageLink::default()
        };
        assert_eq!(cut_away(&link(LinkKind::Affiliate, &["go.example.net"]), false), "✂ unwrapped");
        assert_eq!(cut_away(&link(LinkKind::Affiliate, &["tag"]), false), "✂ tag");
        assert_eq!(cut_away(&link(LinkKind::Plain, &[]), false), "");
    }
}
