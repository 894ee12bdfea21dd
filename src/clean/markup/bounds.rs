//! Bounds keep a body small enough to lay out: nesting, word length, table spans. They never judge what the text says.

use crate::clean::markup::dom;
use dom_query::{Document, NodeData, NodeRef};

/// Levels of nesting that laying out can bear: its cost grows with their square.
const MOST_LEVELS: usize = 120;
const LONGEST_WORD: usize = 1_000;
const MOST_COLUMNS: usize = 64;

/// Flattens what is nested too deep, breaks endless words and clamps tables.
pub fn apply(document: &Document) {
    let root = dom::root(document);
    flatten(&root, 0);
    for node in root.descendants() {
        let bound: Option<fn(&NodeRef)> = node.query_or(None, |node| match &node.data {
            NodeData::Text { contents } if contents.len() > LONGEST_WORD => Some(break_words),
            NodeData::Element(element) => match &*element.name.local {
                "tr" => Some(clamp_columns),
                "td" | "th" => Some(clamp_spans),
                _ => None,
            },
            _ => None,
        });
        if let Some(bound) = bound {
            bound(&node);
        }
    }
}

fn flatten(node: &NodeRef, level: usize) {
    if level < MOST_LEVELS {
        return node.element_children().iter().for_each(|child| flatten(child, level + 1));
    }
    let leaves: Vec<NodeRef> = node
        .descendants()
        .into_iter()
        .filter(|inner| inner.is_text() || inner.has_name("img") || inner.has_name("br") || inner.has_name("a"))
        .collect();
    let kept: Vec<&NodeRef> =
        leaves.iter().filter(|leaf| !leaf.ancestors_it(None).any(|above| above.has_name("a"))).collect();
    for link in kept.iter().filter(|leaf| leaf.has_name("a")) {
        let text = link.text();
        link.set_text(text);
    }
    node.remove_children();
    for leaf in kept {
        node.append_child(leaf);
        node.append_child(&node.tree.new_text(" "));
    }
}

fn break_words(node: &NodeRef) {
    let text = node.text();
    let mut run = 0;
    let mut broken = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        run = if letter.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            broken.push(' ');
            run = 1;
        }
        broken.push(letter);
    }
    if broken.len() != text.len() {
        node.insert_before(&node.tree.new_text(broken));
        node.remove_from_parent();
    }
}

fn clamp_columns(row: &NodeRef) {
    let cells = row.element_children();
    let Some(last) = cells.get(MOST_COLUMNS - 1) else { return };
    for extra in &cells[MOST_COLUMNS..] {
        last.append_child(&row.tree.new_text(format!(" {}", extra.text())));
        extra.remove_from_parent();
    }
}

fn clamp_spans(cell: &NodeRef) {
    for name in ["colspan", "rowspan"] {
        let Some(span) = cell.attr(name) else { continue };
        match span.trim().parse::<usize>() {
            Ok(span) if (1..=MOST_COLUMNS).contains(&span) => {}
            Ok(span) if span > MOST_COLUMNS => cell.set_attr(name, &MOST_COLUMNS.to_string()),
            _ => cell.remove_attr(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Bounds, fragment};

    fn bounded(html: &str) -> String {
        let document = fragment(html, Bounds::BODY).document;
        apply(&document);
        dom::html(&document)
    }

    fn deepest(node: &NodeRef) -> usize {
        node.children().iter().map(deepest).max().unwrap_or(0) + 1
    }

    #[test]
    fn deep_nesting_is_flattened_and_its_words_stay() {
        let html = format!("{}<p>core <a href='/x'>link</a></p>{}", "<div>".repeat(5_000), "</div>".repeat(5_000));
        let document = fragment(&html, Bounds::BODY).document;
        apply(&document);
        let root = dom::root(&document);
        assert!(deepest(&root) < 130, "{}", deepest(&root));
        assert_eq!(root.text().split_whitespace().collect::<Vec<_>>(), ["core", "link"]);
    }

    #[test]
    fn ordinary_nesting_is_left_alone() {
        let html = "<div><div><p>one</p></div></div>";
        assert_eq!(bounded(html), html);
    }

    #[test]
    fn an_endless_word_is_broken() {
        let text = bounded(&format!("<p>{}</p>", "a".repeat(2_500)));
        assert_eq!(text.matches(' ').count(), 2);
    }

    #[test]
    fn a_long_paragraph_of_short_words_is_left_alone() {
        let html = format!("<p>{}</p>", "word ".repeat(500));
        assert_eq!(bounded(&html), html);
    }

    #[test]
    fn spans_are_clamped_and_small_ones_stay() {
        let html =
            bounded("<table><tbody><tr><td colspan=\"9999\">a</td><td colspan=\"2\">b</td></tr></tbody></table>");
        assert!(html.contains("colspan=\"64\"") && html.contains("colspan=\"2\""), "{html}");
    }

    #[test]
    fn columns_past_the_last_are_merged_into_it() {
        let html = bounded(&format!("<table><tbody><tr>{}</tr></tbody></table>", "<td>x</td>".repeat(70)));
        assert_eq!(html.matches("<td>").count(), 64);
        assert_eq!(html.matches('x').count(), 70);
    }
}
