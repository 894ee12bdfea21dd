//! Statistics in words: what each outlet sends and what was read, as a table that fits the screen. No streaks.

use crate::{
    app::{
        Model,
        core::{
            effect::Effect,
            styled_text::{self, Look, Span, TextLine},
        },
        overlay::{
            Overlay,
            notice::{self, Notice, NoticeKind},
        },
    },
    language::tr,
    news::{OutletStatistics, Statistics},
    query::minutes,
};
use unicode_width::UnicodeWidthStr;

/// A column: its heading, its width, and what stands in it.
type Column = (fn() -> &'static str, usize, fn(&OutletStatistics, u32) -> String);

/// Columns in the order in which they are kept where there is little room.
const COLUMNS: [Column; 7] = [
    (|| tr!("statistics-a-day"), 7, |outlet, days| per_day(outlet.articles, days)),
    (|| tr!("statistics-read"), 6, |outlet, _| share(outlet.read, outlet.articles)),
    (|| tr!("statistics-first"), 7, |outlet, _| share(outlet.first, outlet.shared)),
    (|| tr!("statistics-late"), 7, |outlet, _| outlet.late_minutes.map(late).unwrap_or_default()),
    (|| tr!("statistics-affiliate"), 11, |outlet, _| share(outlet.affiliate, outlet.articles)),
    (|| tr!("statistics-deals"), 7, |outlet, _| share(outlet.deals, outlet.articles)),
    (
        || tr!("statistics-saved"),
        7,
        |outlet, _| if outlet.saved > 0 { outlet.saved.to_string() } else { String::new() },
    ),
];

pub(in crate::app) fn show(model: &mut Model, statistics: &Statistics) -> Vec<Effect> {
    let width = notice::columns(model, usize::from(model.screen.size.0.saturating_sub(6)).min(76));
    let lines = if model.options.screen_reader { spoken_lines(statistics, width) } else { lines(statistics, width) };
    model.overlay = Some(Overlay::Text(Notice {
        kind: NoticeKind::Other,
        title: tr!("statistics-what-the-outlets-send"),
        lines,
        top: 0,
    }));
    Vec::new()
}

/// To be read aloud: each outlet is a sentence with the names of the columns.
fn spoken_lines(statistics: &Statistics, width: usize) -> Vec<TextLine> {
    let mut lines = heading(statistics);
    for outlet in &statistics.outlets {
        let told = told(outlet, statistics.days, 0).join(", ");
        let said = styled_text::wrap(&format!("{}: {told}", outlet.name), width).into_iter();
        lines.extend(said.map(|line| vec![span(line, Look::Plain)]));
    }
    lines.extend(notes(statistics, width));
    lines
}

/// How much came and was read in all.
fn heading(statistics: &Statistics) -> Vec<TextLine> {
    let (articles, read) = (statistics.total(|outlet| outlet.articles), statistics.total(|outlet| outlet.read));
    let words = statistics.total(|outlet| outlet.words_read);
    let spent = minutes(u32::try_from(words).unwrap_or(u32::MAX));
    let days = tr!("statistics-days", count = statistics.days);
    let spent = if read > 0 { tr!("statistics-in-about-min", spent) } else { String::new() };
    vec![vec![span(tr!("statistics-articles-read", days, articles, read, spent), Look::Headline)], Vec::new()]
}

/// The lines, at most so wide.
#[must_use]
pub fn lines(statistics: &Statistics, width: usize) -> Vec<TextLine> {
    let mut lines = heading(statistics);
    let mut columns: Vec<&Column> = Vec::new();
    let mut left = width.saturating_sub(14);
    for column in &COLUMNS {
        let width = width_of(column);
        if width <= left {
            left -= width;
            columns.push(column);
        } else {
            // What is left out stands below its outlet, in the order of the columns.
            break;
        }
    }
    let names = 14 + left.min(14);
    let row = |name: &str, cells: Vec<String>, look| {
        let name = styled_text::shorten(name, names);
        let mut text = format!("{name}{:gap$}", "", gap = names.saturating_sub(name.width()));
        for (cell, column) in cells.iter().zip(&columns) {
            text.push_str(&" ".repeat(width_of(column).saturating_sub(cell.width())));
            text.push_str(cell);
        }
        vec![span(text, look)]
    };
    lines.push(row("", columns.iter().map(|(heading, ..)| heading().to_owned()).collect(), Look::Secondary));
    for outlet in &statistics.outlets {
        let cells = columns.iter().map(|(.., cell)| cell(outlet, statistics.days)).collect();
        lines.push(row(&outlet.name, cells, if outlet.quiet { Look::Secondary } else { Look::Plain }));
        lines.extend(beside(outlet, statistics.days, columns.len(), width));
    }
    lines.extend(notes(statistics, width));
    lines
}

/// What there is none of, and what the columns mean.
fn notes(statistics: &Statistics, width: usize) -> Vec<TextLine> {
    let mut lines = Vec::new();
    if statistics.outlets.is_empty() {
        lines.push(vec![span(tr!("statistics-no-article-of-the-last", days = statistics.days), Look::Secondary)]);
    }
    lines.push(Vec::new());
    let notes = [tr!("statistics-first-how-often-it-was"), tr!("statistics-grey-quiet-sources-kept-out")];
    for note in notes.into_iter().take(if statistics.outlets.iter().any(|outlet| outlet.quiet) { 2 } else { 1 }) {
        lines.extend(styled_text::wrap(note, width).into_iter().map(|line| vec![span(line, Look::Secondary)]));
    }
    lines
}

/// What found no column, in words below its outlet.
fn beside(outlet: &OutletStatistics, days: u32, columns: usize, width: usize) -> Vec<TextLine> {
    let told = told(outlet, days, columns);
    let lines = styled_text::wrap(&told.join(" · "), width.saturating_sub(2));
    lines
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| vec![span(format!("  {text}"), Look::Secondary)])
        .collect()
}

/// What stands in the columns from this one on, each behind the name of its column.
fn told(outlet: &OutletStatistics, days: u32, from: usize) -> Vec<String> {
    let cells = COLUMNS[from..].iter().map(|(heading, _, cell)| (heading(), cell(outlet, days)));
    cells.filter(|(_, cell)| !cell.is_empty()).map(|(heading, cell)| format!("{heading} {cell}")).collect()
}

/// A heading has two blanks before it, in every language.
fn width_of((heading, least, _): &Column) -> usize {
    (heading().width() + 2).max(*least)
}

fn span(text: impl Into<String>, look: Look) -> Span {
    Span { text: text.into(), look, link: None }
}

fn share(part: u64, whole: u64) -> String {
    (part * 100)
        .checked_div(whole)
        .filter(|percent| *percent > 0 || part > 0)
        .map_or_else(String::new, |percent| format!("{percent} %"))
}

fn per_day(articles: u64, days: u32) -> String {
    let tenths = articles * 10 / u64::from(days.max(1));
    match tenths {
        0 => "<0.1".to_owned(),
        tenths if tenths < 100 => format!("{}.{}", tenths / 10, tenths % 10),
        tenths => (tenths / 10).to_string(),
    }
}

fn late(minutes: u64) -> String {
    match minutes {
        minutes if minutes < 60 => tr!("statistics-min", minutes),
        minutes if minutes < 48 * 60 => tr!("statistics-h", hours = minutes / 60),
        minutes => tr!("statistics-d", days = minutes / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::line_text, news::SourceId};
    use jiff::Timestamp;

    fn statistics() -> Statistics {
        let outlet = |id, name: &str, quiet| OutletStatistics {
            source: SourceId(id),
            name: name.into(),
            quiet,
            articles: 60,
            read: 15,
            saved: 2,
            deals: 0,
            affiliate: 30,
            words_read: 6_000,
            shared: 10,
            first: 4,
            late_minutes: Some(125),
        };
        let outlets = vec![outlet(1, "Pixel Post", false), outlet(2, "ドット便り", true)];
        Statistics { since: Timestamp::UNIX_EPOCH, days: 30, outlets }
    }

    #[test]
    fn quiet_sources_are_shown_and_not_counted() {
        let lines = lines(&statistics(), 76);
        assert!(line_text(&lines[0]).starts_with("30 days: 60 articles, 15 read"));
        assert!(lines.iter().any(|line| line_text(line).starts_with("ドット便り") && line[0].look == Look::Secondary));
    }

    #[test]
    fn the_table_fits_every_width_and_keeps_what_matters_most() {
        for width in [34, 54, 76] {
            assert!(lines(&statistics(), width).iter().skip(1).all(|line| line_text(line).width() <= width), "{width}");
        }
        let row = |width| line_text(&lines(&statistics(), width)[3]);
        assert!(row(34).contains("2.0") && row(34).contains("40 %") && !row(34).contains("2 h"));
        assert_eq!(line_text(&lines(&statistics(), 54)[4]), "  saved 2");
        assert!(row(76).contains("2 h") && row(76).contains("50 %"));
    }
}
