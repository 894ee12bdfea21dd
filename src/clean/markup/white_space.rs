//! Line ends that a page's own style keeps (`white-space`) are written as line breaks, and code set that way as code.

use super::dom;
use crate::html::is_block;
use dom_query::{Document, NodeRef};

/// Elements whose line ends are kept anyway.
const KEPT: [&str; 4] = ["pre", "code", "textarea", "listing"];

/// How an element's own style treats blanks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    /// Every blank stays: code.
    Stay,
    /// Line ends stay.
    LineEnds,
}

/// Keeps the line ends of elements whose style says so.
pub fn settle(document: &Document) {
    let styled: Vec<(NodeRef, Blanks)> = dom::root(document)
        .descendants_it()
        .filter(|node| node.has_attr("style") && !KEPT.iter().any(|name| node.has_name(name)))
        .filter_map(|node| Some((node, blanks(&dom::style(&node))?)))
        .collect();
    for (node, blanks) in styled {
        if blanks == Blanks::Stay && is_code(&node) {
            node.rename("pre");
        } else {
            break_lines(&node);
        }
    }
}

fn blanks(style: &str) -> Option<Blanks> {
    let (_, value) =
        style.split(';').filter_map(|rule| rule.split_once(':')).rfind(|(name, _)| *name == "white-space")?;
    match value.trim_end_matches("!important") {
        "pre" => Some(Blanks::Stay),
        "pre-wrap" | "pre-line" | "break-spaces" => Some(Blanks::LineEnds),
        _ => None,
    }
}

/// Lines with nothing in them but words, in a box of their own.
fn is_code(node: &NodeRef) -> bool {
    let stands_apart = node.element_ref().is_some_and(|element| matches!(&*element.name.local, "div" | "p" | "figure"));
    let holds_words_alone = !node.descendants_it().any(|inner| {
        inner
            .element_ref()
            .is_some_and(|element| matches!(&*element.name.local, "a" | "img") || is_block(&element.name.local))
    });
    stands_apart && holds_words_alone && node.text().trim().contains('\n')
}

fn break_lines(node: &NodeRef) {
    for text in node.descendants().into_iter().filter(NodeRef::is_text) {
        let kept = |around: &NodeRef| KEPT.iter().any(|name| around.has_name(name));
        let said = text.text();
        let stands_apart = |beside: Option<NodeRef>| beside.is_none_or(|beside| dom::is_block(&beside));
        let (begins, ends) = (stands_apart(text.prev_sibling()), stands_apart(text.next_sibling()));
        let is_between_blocks = said.trim().is_empty() && (begins || ends);
        if !said.contains('\n') || is_between_blocks || text.ancestors_it(None).any(|around| kept(&around)) {
            continue;
        }
        let words = if begins { said.trim_start_matches('\n') } else { &said };
        let words = if ends { words.trim_end_matches('\n') } else { words };
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                text.insert_before(&text.tree.new_element("br"));
            }
            text.insert_before(&text.tree.new_text(line));
        }
        text.remove_from_parent();
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tidy, *};

    fn tidied(html: &str) -> String {
        dom::html(&tidy::parse(html, None).document)
    }

    #[test]
    fn line_ends_that_a_style_keeps_are_line_breaks() {
        for (given, wanted) in [
            ("<div style='white-space: pre-wrap'>one\n  two</div>", "<div>one<br>  two</div>"),
            ("<p style='color:red;WHITE-SPACE:pre-line'>Added:\n- oars</p>", "<p>Added:<br>- oars</p>"),
            ("<span style='white-space: break-spaces !important'>a\nb</span>", "<span>a<br>b</span>"),
            (
                "<section style='white-space:pre-wrap'><p>a\nb</p>\n<p>c</p></section>",
                "<div><p>a<br>b</p>\n<p>c</p></div>",
            ),
            ("<div style='white-space:pre'>See <a>it</a>\nnow</div>", "<div>See <a>it</a><br>now</div>"),
            ("<div style='white-space:pre'>if x:\n    y()</div>", "<pre>if x:\n    y()</pre>"),
        ] {
            assert_eq!(tidied(given), wanted, "{given}");
        }
    }

    #[test]
    fn other_line_ends_stay_blanks() {
        for html in ["<p>one\ntwo</p>", "<pre>a\n b</pre>"] {
            assert_eq!(tidied(html), html);
        }
        assert_eq!(tidied("<p style='white-space: nowrap'>one\ntwo</p>"), "<p>one\ntwo</p>");
    }
}
