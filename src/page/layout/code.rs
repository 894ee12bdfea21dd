//! Breaks a line of code: its shape counts, so it is cut where it must be, and what goes on has a mark before it.

use super::cells::{part, push, width};
use crate::page::{Run, Style};
use unicode_segmentation::UnicodeSegmentation;

/// Signs that end a part of a line of code.
const CODE_MARKS: &str = ">,;)}]=-&|";

/// Before a line of code that goes on from the one above.
const GOES_ON: &str = "↪ ";

/// Breaks one line of code behind a blank in its second half, else behind a mark there, else where the width ends; what goes on has
/// a mark before it.
pub(crate) fn code(text: &str, style: Style, cells: usize) -> Vec<Vec<Run>> {
    let clusters: Vec<(&str, usize)> = text.graphemes(true).map(part).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let mut line = Vec::new();
        let mut room = cells;
        if start > 0 {
            push(&mut line, GOES_ON, Style { dim: true, ..style }, None);
            room = cells.saturating_sub(width(GOES_ON)).max(1);
        }
        let mut end = start;
        let mut used = 0;
        while end < clusters.len() && used + clusters[end].1 <= room {
            used += clusters[end].1;
            end += 1;
        }
        end = end.max(start + 1).min(clusters.len());
        let is_blank = |(cluster, _): &(&str, usize)| *cluster == " ";
        if end < clusters.len() && !is_blank(&clusters[end]) {
            let second_half = start + (end - start) / 2;
            let mark = |(cluster, _): &(&str, usize)| CODE_MARKS.contains(cluster);
            let behind = |found: Option<usize>| found.map(|at| second_half + at + 1);
            let blank = behind(clusters[second_half..end].iter().rposition(is_blank));
            let marked = || behind(clusters[second_half..end].iter().rposition(mark));
            end = blank.or_else(marked).unwrap_or(end);
        }
        let said: String = clusters[start..end].iter().map(|(cluster, _)| *cluster).collect();
        push(&mut line, said.trim_end(), style, None);
        lines.push(line);
        start = end + clusters[end..].iter().take_while(|cluster| is_blank(cluster)).count();
        if start >= clusters.len() {
            return lines;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(text: &str, width: usize) -> Vec<String> {
        code(text, Style::default(), width)
            .iter()
            .map(|line| line.iter().map(|run| run.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn code_keeps_its_shape_and_a_long_line_goes_on_behind_a_mark() {
        assert_eq!(coded("    let x = a.b.c;", 12), ["    let x =", "↪ a.b.c;"]);
        assert_eq!(coded("0123456789abcdefghij", 10), ["0123456789", "↪ abcdefgh", "↪ ij"]);
        assert_eq!(coded("0123456789  && b", 10), ["0123456789", "↪ && b"]);
        assert_eq!(coded("<b>long words</b><i>", 18), ["<b>long words</b>", "↪ <i>"]);
        assert_eq!(coded("src=\"a/long.js\"></b>", 18), ["src=\"a/long.js\">", "↪ </b>"]);
    }

    #[test]
    fn code_that_fits_and_an_empty_line_of_it_have_no_mark() {
        assert_eq!(coded("  a = 1", 7), ["  a = 1"]);
        assert_eq!(coded("", 7), [""]);
    }
}
