//! The tree of a body and what all who walk it ask: what is a block, the text of a node, an address made absolute. Decides nothing about
//! what the words mean.

use dom_query::{Document, NodeRef};
use url::Url;

/// Attributes that outlive tidying. Names that begin with `data-` never do: they are our own marks.
const KEPT_ATTRIBUTES: [&str; 15] = [
    "href", "src", "alt", "class", "id", "colspan", "rowspan", "datetime", "dir", "lang", "start", "reversed", "value",
    "type", "rel",
];
/// Elements that end a line of text.
const BLOCKS: [&str; 25] = [
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "dl",
    "dt",
    "dd",
    "hr",
];

/// Bytes of an address: servers take no longer ones.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// Bytes of the address that links are relative to: it stands in front of each of them.
const LONGEST_BASE: usize = 2 * 1024;

/// The element that holds the whole body.
pub fn root(document: &Document) -> NodeRef<'_> {
    document.root().first_element_child().unwrap_or_else(|| document.root())
}

/// The body as HTML.
pub fn html(document: &Document) -> String {
    root(document).try_inner_html().map(|html| html.to_string()).unwrap_or_default()
}

/// True for an element that ends a line of text.
pub fn is_block(node: &NodeRef) -> bool {
    node.element_ref().is_some_and(|element| BLOCKS.contains(&&*element.name.local))
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

/// An address as written, made absolute; none for what is no address of a page or a mail box.
pub fn absolute(given: &str, base: Option<&Url>) -> Option<String> {
    let given = given.trim();
    if given.is_empty() || given.starts_with('#') || given.len() > LONGEST_ADDRESS || !may_be_address(given) {
        return None;
    }
    let scheme = given.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto" | "tel" | "magnet" | "gemini" | "ftp") => Some(given.to_owned()),
        Some(scheme) if scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter)) => None,
        _ => base.filter(|base| base.as_str().len() <= LONGEST_BASE)?.join(given).ok().map(String::from),
    }
}

/// Without a control character in it, an address would be that of something else. Line feeds and tabs get into long ones by
/// themselves, and browsers read over them; a carriage return does not, for parsers make line feeds of line ends.
fn may_be_address(given: &str) -> bool {
    !given.contains(|letter: char| letter.is_control() && !matches!(letter, '\t' | '\n'))
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
