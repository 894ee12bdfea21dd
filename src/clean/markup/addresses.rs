//! Addresses that stand in a text as words: they become links, so that they can be followed, and cleaned like any other.

use super::dom;
use dom_query::{Document, NodeRef};
use memchr::memmem::Finder;
use regex::Regex;
use std::sync::LazyLock;

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:https?://|www\.)[^\s<>"“”„«»（）「」『』、。，\p{Cc}]*[^\s<>"“”„«»（）「」『』、。，\p{Cc}.,:;!?'’‘…*_~|]"#).ok()
});
/// One of these stands in every address.
static MARKS: LazyLock<[Finder; 3]> = LazyLock::new(|| ["://", "www.", "WWW."].map(Finder::new));
/// Elements whose words are no running text, or lead somewhere already.
const APART: [&str; 8] = ["a", "pre", "code", "kbd", "samp", "script", "style", "textarea"];
/// Addresses of one body; a text with more is a list for machines.
const MOST: usize = 500;

/// Makes links of the addresses in a body's text.
pub fn link(document: &Document) {
    let Some(address) = ADDRESS.as_ref() else { return };
    let mut left = MOST;
    for node in dom::root(document).descendants() {
        let may_hold = dom::with_text(&node, |text| MARKS.iter().any(|mark| mark.find(text.as_bytes()).is_some()));
        if may_hold != Some(true) || left == 0 || is_apart(&node) {
            continue;
        }
        let text = node.text();
        let mut copied = 0;
        for found in address.find_iter(&text).take(left) {
            let end = found.start() + without_bracket(found.as_str()).len();
            let shown = &text[found.start()..end];
            if !shown.contains('.') {
                continue;
            }
            left -= 1;
            node.insert_before(&node.tree.new_text(&text[copied..found.start()]));
            let link = node.tree.new_element("a");
            let scheme = if shown.contains("://") { "" } else { "https://" };
            link.set_attr("href", &format!("{scheme}{shown}"));
            link.append_child(&node.tree.new_text(shown));
            node.insert_before(&link);
            copied = end;
        }
        if copied > 0 {
            node.insert_before(&node.tree.new_text(&text[copied..]));
            node.remove_from_parent();
        }
    }
}

fn is_apart(node: &NodeRef) -> bool {
    node.ancestors_it(None)
        .any(|above| above.element_ref().is_some_and(|element| APART.contains(&&*element.name.local)))
}

/// A bracket that was opened before the address is closed after it.
fn without_bracket(address: &str) -> &str {
    let mut address = address;
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        while address.ends_with(close) && address.matches(close).count() > address.matches(open).count() {
            address = address[..address.len() - 1].trim_end_matches(['.', ',', ':', ';', '!', '?']);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Bounds, fragment};

    fn linked(html: &str) -> String {
        let document = fragment(html, Bounds::BODY).document;
        link(&document);
        dom::html(&document)
    }

    #[test]
    fn an_address_in_a_text_is_a_link_and_what_ends_the_sentence_is_not() {
        for (text, address) in [
            ("Wishlist: https://shop.example/app/7", "https://shop.example/app/7"),
            ("(see https://a.example/x_(y)).", "https://a.example/x_(y)"),
            ("It is at http://a.example/?a=1&amp;b=2, he said", "http://a.example/?a=1&amp;b=2"),
            ("「https://a.example/x」と", "https://a.example/x"),
        ] {
            let html = linked(text);
            assert!(html.contains(&format!("<a href=\"{address}\">{address}</a>")), "{html}");
            assert_eq!(
                dom::root(&fragment(&html, Bounds::BODY).document).text(),
                dom::root(&fragment(text, Bounds::BODY).document).text()
            );
        }
        assert_eq!(linked("Go to www.a.example now"), "Go to <a href=\"https://www.a.example\">www.a.example</a> now");
    }

    #[test]
    fn what_is_no_address_or_is_a_link_already_stays() {
        for html in [
            "<a href=\"https://a.example/\">https://a.example/</a>",
            "<code>https://a.example/</code>",
            "The scheme https:// stands before it",
            "www and WWW",
            "a://b.example",
        ] {
            assert_eq!(linked(html), html);
        }
    }
}
