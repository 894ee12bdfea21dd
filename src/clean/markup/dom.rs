//! The tree of a body and what all who walk it ask: what is a block, the text of a node, an address made absolute. Decides nothing about
//! what the words mean.

use crate::text::words::ascii_words;
use dom_query::{Document, NodeData, NodeRef};

/// Attributes that outlive tidying. Names that begin with `data-` never do: they are our own marks.
const KEPT_ATTRIBUTES: [&str; 15] = [
    "href", "src", "alt", "class", "id", "colspan", "rowspan", "datetime", "dir", "lang", "start", "reversed", "value",
    "type", "rel",
];

/// The element that holds the whole body.
pub fn root(document: &Document) -> NodeRef<'_> {
    document.root().first_element_child().unwrap_or_else(|| document.root())
}

/// The body as HTML.
pub fn html(document: &Document) -> String {
    root(document).try_inner_html().map(|html| html.to_string()).unwrap_or_default()
}

/// What an element's own style says: its rules, in lower case and without the blanks that may stand anywhere in it. Empty where it
/// has none.
pub fn style(node: &NodeRef) -> String {
    node.attr("style").map(|style| style.to_ascii_lowercase().split_whitespace().collect()).unwrap_or_default()
}

/// The rules of a style, without the word that only gives them weight.
pub fn style_rules(style: &str) -> impl Iterator<Item = &str> {
    style.split(';').map(|rule| rule.trim_end_matches("!important"))
}

/// True for an element whose own style holds this rule.
pub fn is_styled(node: &NodeRef, rule: &str) -> bool {
    style_rules(&style(node)).any(|own| own == rule)
}

/// True for an element that ends a line of text.
pub fn is_block(node: &NodeRef) -> bool {
    node.element_ref().is_some_and(|element| crate::html::is_block(&element.name.local))
}

/// The text of a node with single blanks.
pub fn text(node: &NodeRef) -> String {
    squeeze(&node.text())
}

/// Text with single blanks and none around it.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    add_squeezed(&mut squeezed, text);
    squeezed.truncate(squeezed.trim_end().len());
    squeezed
}

/// Adds a text to one with single blanks and none before it.
pub fn add_squeezed(squeezed: &mut String, text: &str) {
    squeezed.reserve(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = if letter.is_whitespace() {
            if !squeezed.is_empty() && !squeezed.ends_with(' ') {
                squeezed.push(' ');
            }
            letter.len_utf8()
        } else {
            let words = ascii_words(rest);
            let length = if words > 0 { words } else { rest.find(char::is_whitespace).unwrap_or(rest.len()) };
            squeezed.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
}

/// What `read` makes of a node of text; none for an element.
pub fn with_text<T>(node: &NodeRef, read: impl FnOnce(&str) -> T) -> Option<T> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(read(contents)),
        _ => None,
    })
    .flatten()
}

/// Whether an element has one of these classes, which are read once for all of them.
pub fn is_of_class(node: &NodeRef, names: &[&str]) -> bool {
    node.class().is_some_and(|classes| classes.split_ascii_whitespace().any(|class| names.contains(&class)))
}

/// Drops every attribute but the ones that outlive tidying; `without` names those that go as well.
pub fn keep_attributes(node: &NodeRef, without: &[&str]) {
    node.update(|node| {
        if let Some(element) = node.as_element_mut() {
            element.attrs.retain(|attribute| {
                let name = &*attribute.name.local;
                KEPT_ATTRIBUTES.contains(&name) && !without.contains(&name)
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_that_is_squeezed_is_its_words_with_single_blanks(one in "[a é\u{3000}\t\n]{0,20}", other in "[a é\u{3000}\t]{0,20}") {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(squeeze(&one), words(&one));
            let mut both = squeeze(&one);
            add_squeezed(&mut both, &other);
            prop_assert_eq!(both.trim_end(), words(&format!("{}{other}", words(&one))));
        }
    }
}
