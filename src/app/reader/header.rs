//! The head of an article: its headline, who wrote it and when, the note beside it, and the one line of the receipt. Says
//! nothing of the text itself.

use crate::{
    app::{
        core::{
            effect::Made,
            styled_text::{self, Look, Span, TextLine},
        },
        reader::{Reader, Setting, enclosures},
    },
    language::tr,
    news::{Counts, View},
    query::minutes,
    text::{Line, time},
};
use jiff::Timestamp;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Changes within this many seconds are slips of the pen, and no news.
const SOON: i64 = 60 * 60;

/// Headline, credits and facts.
pub(in crate::app) fn header(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let said = |line| vec![styled_text::span(line, Look::Secondary)];
    let mut lines: Vec<TextLine> = headline(&reader.article.title, setting.width)
        .into_iter()
        .map(|line| vec![styled_text::span(line, Look::Headline)])
        .collect();
    let facts = facts(reader, setting);
    let taken: usize = facts.iter().map(|fact| fact.text.width() + 3).sum();
    let (who, date) = who_and_when(reader, setting, &facts);
    let mut who = styled_text::wrap(&who, setting.width);
    // All in one row where they fit: each row more is one less for the text.
    let joins = date.is_none() && who.last().is_some_and(|last| last.width() + taken <= setting.width);
    let last = if joins { who.pop() } else { None };
    lines.extend(who.into_iter().map(said));
    let row = last.map(|last| styled_text::span(last, Look::Secondary)).into_iter().chain(date).chain(facts).collect();
    lines.extend(within(with_pictured_by(row, reader, setting.width), setting.width));
    lines.extend(beside(reader, setting));
    lines
}

/// Author, outlet and date; a date that does not fit beside the names stands with the other facts, not broken in two, and so
/// does one that would leave a lone fact to a row of its own.
fn who_and_when(reader: &Reader, setting: &Setting, facts: &[Span]) -> (String, Option<Span>) {
    let article = &reader.article;
    let learnt = || reader.document.as_ref().and_then(|document| document.byline.as_ref());
    let byline = article.author.as_ref().or_else(learnt).filter(|byline| **byline != article.source_name);
    let names = byline.into_iter().chain([&article.source_name]).map(Line::as_str).filter(|name| !name.is_empty());
    let who = names.collect::<Vec<_>>().join(" · ");
    let Some(date) = article.published.map(|time| time::day(time, &setting.zone)) else { return (who, None) };
    let lone = if let [fact] = facts { fact.text.width() + 3 } else { 0 };
    if who.is_empty() {
        (date, None)
    } else if who.width() + 3 + date.width() + lone <= setting.width {
        (format!("{who} · {date}"), None)
    } else {
        (who, Some(styled_text::span(date, Look::Secondary)))
    }
}

/// Minutes, whom it credits, when it was changed, its file, its tags and its star.
fn facts(reader: &Reader, setting: &Setting) -> Vec<Span> {
    let (article, document) = (&reader.article, reader.document.as_ref());
    let mut facts = Vec::new();
    let words = reader.words();
    if words > 0 {
        facts.push(styled_text::span(tr!("header-min", minutes = minutes(words)), Look::Secondary));
    }
    if let Some(via) = document.and_then(|document| document.via.as_ref()) {
        facts.push(styled_text::span(tr!("header-via"), Look::Secondary));
        facts.push(styled_text::span(
            via.name.to_string(),
            if via.url.is_some() { Look::Link } else { Look::Secondary },
        ));
    }
    let worth_saying = |updated: &Timestamp| {
        article.published.is_none_or(|published| updated.as_second() - published.as_second() >= SOON)
    };
    if let Some(updated) = document.and_then(|document| document.updated).filter(worth_saying) {
        facts.push(styled_text::span(tr!("header-updated", day = time::day(updated, &setting.zone)), Look::Secondary));
    }
    if let Some(changed) = document.and_then(|document| document.changed) {
        facts.push(styled_text::span(changed_when(changed, setting), Look::Key));
    }
    if let Some(file) = enclosures::first(&article.enclosures) {
        facts.push(styled_text::span(file, Look::Key));
    }
    if !article.tags.is_empty() {
        let tags: Vec<String> = article.tags.iter().map(|tag| format!("#{tag}")).collect();
        facts.push(styled_text::span(tags.join(" "), Look::Secondary));
    }
    if article.saved {
        let star = match setting {
            Setting { spoken: true, .. } => "",
            Setting { ascii: true, .. } => "# ",
            _ => "★ ",
        };
        facts.push(styled_text::span(
            format!("{star}{}", if article.progress.finished { tr!("header-finished") } else { tr!("header-saved") }),
            Look::Key,
        ));
    }
    facts
}

/// When its words became others: the time of today, the day of any other.
fn changed_when(changed: Timestamp, setting: &Setting) -> String {
    let (then, now) = (changed.to_zoned(setting.zone.clone()), setting.now.to_zoned(setting.zone.clone()));
    if then.date() == now.date() {
        return tr!("header-changed", when = then.strftime("%H:%M"));
    }
    tr!("header-changed", when = time::day(changed, &setting.zone))
}

/// Whose the pictures are, where there is room for it.
fn with_pictured_by(mut facts: Vec<Span>, reader: &Reader, width: usize) -> Vec<Span> {
    let pictured_by = reader.document.iter().flat_map(|document| &document.pictured_by).map(Line::as_str);
    let names = pictured_by.collect::<Vec<_>>().join(", ");
    let words = tr!("header-pictures", names);
    let used: usize = facts.iter().map(|fact| fact.text.width() + 3).sum();
    if !names.is_empty() && used + words.width() <= width {
        facts.push(styled_text::span(words, Look::Secondary));
    }
    facts
}

/// Facts side by side; one that does not fit begins a new line. “via” belongs to the name behind it.
pub(in crate::app) fn within(facts: Vec<Span>, width: usize) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut facts = facts.into_iter();
    while let Some(fact) = facts.next() {
        let name = if fact.text == tr!("header-via") { facts.next() } else { None };
        let whole: TextLine = [fact].into_iter().chain(name).collect();
        let room = styled_text::text(&whole).width() + 3;
        match lines.last_mut().filter(|line| styled_text::text(line).width() + room <= width) {
            Some(line) => {
                line.push(styled_text::span(" · ", Look::Secondary));
                line.extend(whole);
            }
            None => lines.push(whole),
        }
    }
    lines
}

/// The note, and why the page of a saved article is not here.
fn beside(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let sign = if setting.ascii || setting.spoken { tr!("header-note") } else { "✎ " };
    let note = reader.article.progress.note.as_deref().unwrap_or_default();
    for (number, words) in
        note.lines().flat_map(|line| styled_text::wrap(line, setting.width.saturating_sub(sign.width()))).enumerate()
    {
        let before = if number == 0 { sign.to_owned() } else { " ".repeat(sign.width()) };
        lines.push(vec![styled_text::span(before, Look::Key), styled_text::span(words, Look::Plain)]);
    }
    if let Some(reason) = reader.document.as_ref().and_then(|document| document.unkept.as_ref()) {
        let words = tr!("header-kept", kept_without_page = reader.article.kept_without_page(), reason);
        lines.extend(styled_text::complaint(&words, setting.width));
    }
    lines
}

/// What was removed, counted: “2 affiliate · 1 notice · 5 tracking”.
#[must_use]
pub fn counted(counts: Counts) -> String {
    let parts = [
        (counts.affiliate, tr!("header-affiliate")),
        (counts.disclosure, if counts.disclosure == 1 { tr!("header-notice") } else { tr!("header-notices") }),
        (counts.tracking, tr!("header-tracking")),
        (counts.other, tr!("header-other")),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    parts.join(" · ")
}

/// What was removed, in many words and in fewer.
fn ways_to_count(counts: Counts) -> Vec<String> {
    let (sold, more) = (counts.affiliate + counts.disclosure, counts.tracking + counts.other);
    let short = Counts { tracking: 0, other: 0, ..counts };
    let some = (sold > 0 && more > 0).then(|| tr!("header-more", counted = counted(short), more));
    [counted(counts)].into_iter().chain(some).chain([tr!("header-removed", total = counts.total())]).collect()
}

/// As much of what may be said as there is room for, and a hint behind a key of so many columns where it fits. The shortest hint is
/// worth more than the last words: the key must always be found.
fn fitted<'a>(ways: &'a [String], hints: &[&'a str], room: usize, key: usize) -> (&'a str, Option<&'a str>) {
    let kept = hints.last().map_or(0, |hint| key + hint.width());
    let longest = |beside: usize| ways.iter().find(|said| said.width() + beside <= room);
    let said = longest(kept).or_else(|| longest(0)).or(ways.last()).map_or("", String::as_str);
    let hint = hints.iter().find(|hint| said.width() + key + hint.width() <= room);
    (said, hint.copied())
}

/// What was removed, with the key of the next view.
pub(in crate::app) fn receipt_line(reader: &Reader, setting: &Setting) -> Option<TextLine> {
    if let Some(made) = &reader.made {
        return Some(made_line(made, setting));
    }
    let counts = reader.document.as_ref().map_or(reader.article.removed, |document| document.receipt.counts());
    let mut line = TextLine::new();
    match reader.view {
        View::Stripped if counts.total() == 0 => return None,
        View::Stripped => {}
        View::Marked => line.push(styled_text::span(tr!("header-view-marked"), Look::Key)),
        View::Original => line.push(styled_text::span(tr!("header-view-original"), Look::Key)),
        View::Changes => line.push(styled_text::span(tr!("header-view-changes"), Look::Key)),
    }
    let (ways, look) = if counts.total() > 0 {
        let mark = match setting {
            Setting { spoken: true, .. } => tr!("header-spoken-removed"),
            Setting { ascii: true, .. } => "~",
            _ => "✂",
        };
        (ways_to_count(counts).iter().map(|said| format!("{mark} {said}")).collect(), Look::Receipt)
    } else {
        (vec![tr!("header-nothing-removed").to_owned()], Look::Secondary)
    };
    let hints: &[&str] = match reader.view {
        _ if setting.view_key.is_empty() => &[],
        View::Stripped => &[tr!("header-to-see")],
        View::Marked => &[tr!("header-for-the-original"), tr!("header-original")],
        View::Original if reader.has_changes() => &[tr!("header-for-what-changed"), tr!("header-changes")],
        View::Original | View::Changes => {
            &[tr!("header-for-the-clean-text"), tr!("header-clean-text"), tr!("header-clean")]
        }
    };
    let key = format!("{}{}", before_key(setting), setting.view_key);
    let room = setting.width.saturating_sub(styled_text::text(&line).width());
    let (said, hint) = fitted(&ways, hints, room, key.width());
    line.push(styled_text::span(said, look));
    if let Some(hint) = hint {
        line.push(styled_text::span(key, Look::Key));
        line.push(styled_text::span(hint, Look::Secondary));
    }
    Some(line)
}

/// Between what is said and the key that goes with it.
const fn before_key(setting: &Setting) -> &'static str {
    if setting.spoken { ", " } else { "  " }
}

/// Whose work stands in the place of the text, with the key of the next view.
fn made_line(made: &Made, setting: &Setting) -> TextLine {
    let maker = made.maker.name();
    let said = format!("{maker}{}", if made.text.is_none() { tr!("header-kept-beside-it") } else { "" });
    let key = format!("{}{}", before_key(setting), setting.view_key);
    let hints: &[&str] =
        if setting.view_key.is_empty() { &[] } else { &[tr!("header-for-the-next-view"), tr!("header-next-view")] };
    let ways = [said, maker.to_owned()];
    let (said, hint) = fitted(&ways, hints, setting.width, key.width());
    let mut line = vec![styled_text::span(said, Look::Key)];
    if let Some(hint) = hint {
        line.push(styled_text::span(key, Look::Key));
        line.push(styled_text::span(hint, Look::Secondary));
    }
    line
}

/// Breaks a headline; a last line of one short word or of next to nothing takes more from the line above, and a word stays
/// whole, with its hyphen or between wide letters, where that costs no line.
pub(in crate::app) fn headline(text: &str, width: usize) -> Vec<String> {
    let lines = styled_text::wrap(text, width);
    let short = |last: &String| last.width() * if last.contains(' ') { 6 } else { 3 } <= width;
    let cut = |lines: &[String]| lines.windows(2).any(|pair| is_cut(&pair[0], &pair[1]));
    let ugly = |lines: &[String]| lines.len() > 1 && (lines.last().is_some_and(short) || cut(lines));
    if !ugly(&lines) {
        return lines;
    }
    let narrower = (width / 2..width).rev().map(|narrower| styled_text::wrap(text, narrower));
    narrower.take_while(|other| other.len() == lines.len()).find(|other| !ugly(other)).unwrap_or(lines)
}

/// A word goes on from one line to the next: behind a hyphen, or where no blank parts words and the letters do not tell that
/// another one begins. Japanese words end on hiragana, and begin with other letters.
fn is_cut(line: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else { return false };
    let wide = |letter: char| letter.width() == Some(2) && letter.is_alphanumeric();
    let hiragana = |letter: char| ('\u{3041}'..='\u{309f}').contains(&letter);
    last == '-' || (wide(last) && wide(first) && (!hiragana(last) || hiragana(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::core::styled_text::{span, text};

    #[test]
    fn the_last_word_of_a_headline_does_not_stand_alone() {
        assert_eq!(headline("Dust Rally comes to the coast", 25), ["Dust Rally comes to", "the coast"]);
        assert_eq!(headline("Dust Rally comes to the windy coast", 25), ["Dust Rally comes to the", "windy coast"]);
        assert_eq!(headline("Patch", 25), ["Patch"]);
    }

    #[test]
    fn a_headline_does_not_end_on_a_line_of_next_to_nothing() {
        assert_eq!(headline("Dust Rally staff win by 61 votes to 4", 34), ["Dust Rally staff win by 61", "votes to 4"]);
        assert_eq!(
            headline("Dust Rally staff win it in a vote of all", 34),
            ["Dust Rally staff win it in a vote", "of all"]
        );
    }

    #[test]
    fn a_headline_breaks_no_word_at_its_hyphen() {
        assert_eq!(
            headline("A studio hires for a role-playing game", 27),
            ["A studio hires for a", "role-playing game"]
        );
    }

    #[test]
    fn a_headline_of_wide_letters_breaks_between_words_where_that_costs_no_line() {
        assert_eq!(
            headline("『Hollow Tide』発売を9月に延期、潮が満ちないので", 40),
            ["『Hollow Tide』発売を9月に延期、", "潮が満ちないので"]
        );
        assert_eq!(headline("新作発表会開催決定記念祭", 16), ["新作発表会開催決", "定記念祭"]);
    }

    #[test]
    fn a_fact_that_does_not_fit_begins_a_line_and_via_stays_with_its_name() {
        let facts = ["14 Mar 2026", "2 min", "via ", "Second Cartridge"].map(|fact| span(fact, Look::Plain));
        let lines = |width| within(facts.to_vec(), width).iter().map(text).collect::<Vec<_>>();
        assert_eq!(lines(42), ["14 Mar 2026 · 2 min · via Second Cartridge"]);
        assert_eq!(lines(41), ["14 Mar 2026 · 2 min", "via Second Cartridge"]);
    }

    #[test]
    fn the_receipt_counts_what_it_names() {
        let counts = Counts { affiliate: 2, disclosure: 1, tracking: 5, other: 0 };
        assert_eq!(counted(counts), "2 affiliate · 1 notice · 5 tracking");
    }

    #[test]
    fn a_receipt_without_room_counts_more_in_fewer_words() {
        let ways = ways_to_count(Counts { affiliate: 3, disclosure: 1, tracking: 4, other: 1 });
        let fitted = |room| fitted(&ways, &[" for the original", " original"], room, 3);
        assert_eq!(fitted(57), ("3 affiliate · 1 notice · 4 tracking · 1 other", Some(" original")));
        assert_eq!(fitted(56), ("3 affiliate · 1 notice · 5 more", Some(" for the original")));
        assert_eq!(fitted(42), ("9 removed", Some(" for the original")));
        assert_eq!(fitted(21), ("9 removed", Some(" original")));
        assert_eq!(fitted(15), ("9 removed", None));
    }
}
