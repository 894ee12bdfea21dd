//! The tree of a body and what all who walk it ask: what is a block, the text of a node, an address made absolute. Decides nothing about
//! what the words mean.

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
    let mut after_blank = squeezed.is_empty() || squeezed.ends_with(' ');
    let mut added = 0;
    for (at, letter) in text.char_indices() {
        let is_blank = letter.is_whitespace();
        if is_blank && (after_blank || letter != ' ') {
            squeezed.push_str(&text[added..at]);
            squeezed.extend((!after_blank).then_some(' '));
            added = at + letter.len_utf8();
        }
        after_blank = is_blank;
    }
    squeezed.push_str(&text[added..]);
}

/// What `read` makes of a node of text; none for an element.
pub fn with_text<T>(node: &NodeRef, read: impl FnOnce(&str) -> T) -> Option<T> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(read(contents)),
        _ => None,
    })
    .flatten()
}

/// Drops every attribute but the ones that outlive tidying; `without` names those that go as well.
pub fn keep_attributes(node: &NodeRef, without: &[&str]) {
    let names: Vec<String> = node.element_ref().map_or_else(Vec::new, |element| {
        let names = element.attrs.iter().map(|attribute| &*attribute.name.local);
        names.filter(|name| !KEPT_ATTRIBUTES.contains(name) || without.contains(name)).map(str::to_owned).collect()
    });
    if !names.is_empty() {
        node.remove_attrs(&names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
