//! Scores: a number alone in a box that its markup calls a rating is given the word for what it is. Never takes anything away.

use crate::clean::markup::dom;
use dom_query::NodeRef;
use regex::Regex;
use std::sync::LazyLock;

/// The word before a number that says nothing by itself.
const WORD: &str = "Score: ";
/// Parts of the names that review boxes have in class and id.
const NAMES: [&str; 6] = ["rating", "score", "verdict", "wertung", "grade", "note"];
/// Boxes around the number that may have the name.
const AROUND: usize = 3;
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,2}(?:[.,]\d)?|100|\d{1,3}(?:[.,]\d)? ?(?:/|out of|von|sur) ?\d{1,3}|\d{1,3} ?%)$").ok()
});

/// Says of each lone score that it is one.
pub fn label(root: &NodeRef) {
    let is_number = |node: &NodeRef| dom::with_text(node, is_number) == Some(true);
    let numbers: Vec<NodeRef> = root.descendants_it().filter(is_number).collect();
    for number in numbers {
        if let Some(parent) = number.parent().filter(is_lone_score) {
            parent.prepend_child(&root.tree.new_text(WORD));
        }
    }
}

fn is_number(said: &str) -> bool {
    said.len() < 40
        && said.contains(char::is_numeric)
        && NUMBER.as_ref().is_some_and(|number| number.is_match(said.trim()))
}

/// The number is all its block says, the block is no part of a list or table, and a box around it is called a rating.
fn is_lone_score(parent: &NodeRef) -> bool {
    let around = || std::iter::once(*parent).chain(parent.ancestors_it(None));
    let Some(block) = around().find(dom::is_block) else { return false };
    let in_parts = around().any(|node| ["td", "th", "li", "dd", "dt"].iter().any(|name| node.has_name(name)));
    let heading = ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| block.has_name(name));
    if in_parts || heading || dom::text(&block) != dom::text(parent) || names_it(&block) {
        return false;
    }
    around().take(AROUND).any(|node| is_called_rating(&node))
}

/// A short line before the number says already what it is.
fn names_it(block: &NodeRef) -> bool {
    let before = block.prev_element_sibling().map(|before| dom::text(&before)).unwrap_or_default();
    !before.is_empty() && before.split_whitespace().count() <= 3
}

fn is_called_rating(node: &NodeRef) -> bool {
    ["class", "id"].iter().filter_map(|name| node.attr(name)).any(|names| {
        let names = names.to_lowercase();
        names.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|part| NAMES.contains(&part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::tidy;

    fn labelled(html: &str) -> String {
        let document = tidy::parse(html, None).document;
        label(&dom::root(&document));
        dom::html(&document)
    }

    #[test]
    fn a_lone_number_in_a_box_of_ratings_is_called_a_score() {
        for (html, wanted) in [
            ("<div class=\"o-rating\"><p>87</p></div>", "<div class=\"o-rating\"><p>Score: 87</p></div>"),
            ("<div class=\"review-score\">8.5</div>", "<div class=\"review-score\">Score: 8.5</div>"),
            ("<p class=\"verdict\"><b>9/10</b></p>", "<p class=\"verdict\"><b>Score: 9/10</b></p>"),
        ] {
            assert_eq!(labelled(html), wanted);
            assert_eq!(labelled(wanted), wanted);
        }
    }

    #[test]
    fn a_number_that_is_said_in_words_or_counts_something_else_stays_as_it_is() {
        for html in [
            "<p>87</p>",
            "<p class=\"rating\">It has 87 levels.</p>",
            "<ul class=\"scores\"><li>87</li></ul>",
            "<div class=\"rating\"><p>Our score</p><p>87</p></div>",
            "<p class=\"footnote\">87</p>",
            "<p class=\"year-grade\">2026</p>",
        ] {
            assert_eq!(labelled(html), html);
        }
    }
}
