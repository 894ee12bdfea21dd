//! The tree of a body and what all who walk it ask: what is a block, the text of a node, an address made absolute. Decides nothing about
//! what the words mean.

use dom_query::{Document, NodeRef};

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
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// Drops every attribute but the ones that outlive tidying; `without` names those that go as well.
pub fn keep_attributes(node: &NodeRef, without: &[&str]) {
    let names: Vec<String> = node.element_ref().map_or_else(Vec::new, |element| {
        element
            .attrs
            .iter()
            .map(|attribute| attribute.name.local.to_string())
            .filter(|name| !KEPT_ATTRIBUTES.contains(&name.as_str()) || without.contains(&name.as_str()))
            .collect()
    });
    if !names.is_empty() {
        node.remove_attrs(&names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
