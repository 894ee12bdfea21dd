//! Cells are what letters take on a terminal, cluster by cluster; runs are put together here. Breaks nothing.

use crate::page::{Run, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A cluster of more letters or cells than any script needs is cut to its first letter.
const LARGEST_CLUSTER: (usize, usize) = (16, 4);

/// The cells a text takes, cluster by cluster, as a terminal counts them.
pub(crate) fn width(text: &str) -> usize {
    if is_simple(text) { text.chars().count() } else { text.graphemes(true).map(|cluster| part(cluster).1).sum() }
}

/// Adds a run to a line; neighbours of one look are one run.
pub(crate) fn push(runs: &mut Vec<Run>, text: &str, style: Style, link: Option<usize>) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.style == style && last.link == link => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), style, link }),
    }
}

/// A cluster as it is shown, and its cells.
pub(crate) fn part(cluster: &str) -> (&str, usize) {
    let cells = UnicodeWidthStr::width(cluster);
    if cells <= LARGEST_CLUSTER.1
        && (cluster.len() <= LARGEST_CLUSTER.0 || cluster.chars().count() <= LARGEST_CLUSTER.0)
    {
        return (cluster, cells);
    }
    let first = cluster.chars().next().map_or(0, char::len_utf8);
    (&cluster[..first], UnicodeWidthStr::width(&cluster[..first]))
}

/// Letters of one cell each, none of which joins its neighbour: most of the press in the Latin script.
pub(crate) fn is_simple(text: &str) -> bool {
    text.chars().all(
        |letter| matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}'),
    )
}

pub(crate) fn is_wide(letter: char) -> bool {
    letter > '\u{10ff}' && UnicodeWidthChar::width(letter) == Some(2)
}
