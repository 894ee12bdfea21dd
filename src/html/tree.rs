//! A body as a tree of elements and words that owns them: it can be kept, compared, sent to another thread and written in any form
//! without being parsed again. Decides nothing about what is shown of it.

use super::{
    Bounds,
    elements::{closes_paragraph, holds_no_words, holds_table_parts, is_void},
    entities::escape,
    parse::fragment,
};
use dom_query::{Document, NodeData, NodeRef};
use html5ever::LocalName;
use std::{borrow::Cow, sync::Arc};

/// Levels of a tree; what nests deeper keeps its words and loses its tags: walking a tree is recursive.
pub const DEEPEST: usize = 128;

/// A body. Copies share their nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree(Arc<[Node]>);

/// A part of a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Words as they are written, references decoded.
    Text(String),
    Element(Element),
}

/// An element with what is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub name: LocalName,
    pub attributes: Vec<(LocalName, String)>,
    pub children: Vec<Node>,
}

impl Tree {
    /// Parses HTML that nobody has parsed yet.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        let document = fragment(html, Bounds { open: DEEPEST, ..Bounds::BODY }).document;
        document.root().first_element_child().map(|root| Self::of(&root)).unwrap_or_default()
    }

    /// What stands in an element of a document.
    #[must_use]
    pub fn of(root: &NodeRef) -> Self {
        Self::new(children_of(root, Around::default()))
    }

    /// A body of these nodes.
    #[must_use]
    pub fn new(nodes: Vec<Node>) -> Self {
        Self(nodes.into())
    }

    /// The same with more behind it.
    #[must_use]
    pub fn followed_by(&self, more: &Self) -> Self {
        Self(self.0.iter().chain(more.0.iter()).cloned().collect())
    }

    /// The outermost nodes.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.0
    }

    /// Every node, an element before what is in it.
    pub fn descendants(&self) -> Descendants<'_> {
        Descendants(vec![self.0.iter()])
    }

    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.0.iter().for_each(|node| node.write(&mut html));
        html
    }

    /// Bytes that it takes: its words and addresses, and its nodes themselves.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let bytes = |node: &Node| match node {
            Node::Text(text) => text.len(),
            Node::Element(element) => {
                let values: usize = element.attributes.iter().map(|(_, value)| value.len()).sum();
                values + size_of_val(&*element.attributes)
            }
        };
        self.descendants().map(|node| size_of::<Node>() + bytes(node)).sum()
    }
}

/// Nodes in the order they are read.
pub struct Descendants<'a>(Vec<std::slice::Iter<'a, Node>>);

impl<'a> Iterator for Descendants<'a> {
    type Item = &'a Node;

    fn next(&mut self) -> Option<&'a Node> {
        while let Some(level) = self.0.last_mut() {
            let Some(node) = level.next() else {
                self.0.pop();
                continue;
            };
            if !node.children().is_empty() {
                self.0.push(node.children().iter());
            }
            return Some(node);
        }
        None
    }
}

impl Node {
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Text(_) => None,
            Self::Element(element) => Some(&element.name),
        }
    }

    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name() == Some(name)
    }

    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let Self::Element(element) = self else { return None };
        element.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.as_str())
    }

    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }

    /// What stands in an element.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Text(_) => &[],
            Self::Element(element) => &element.children,
        }
    }

    /// The elements that stand in an element.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children().iter().filter(|child| child.name().is_some())
    }

    /// Every node in an element, itself not among them.
    #[must_use]
    pub fn descendants(&self) -> Descendants<'_> {
        Descendants(vec![self.children().iter()])
    }

    /// The words in it.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match (self, self.children()) {
            (Self::Text(text), _) | (_, [Self::Text(text)]) => Cow::Borrowed(text),
            _ => Cow::Owned(self.descendants().filter_map(Self::words).collect()),
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Element(_) => None,
        }
    }

    fn write(&self, html: &mut String) {
        let element = match self {
            Self::Text(text) => return html.push_str(&escape(text)),
            Self::Element(element) => element,
        };
        html.push('<');
        html.push_str(&element.name);
        for (name, value) in &element.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escape(value));
            html.push('"');
        }
        html.push('>');
        if !is_void(&element.name) {
            element.children.iter().for_each(|child| child.write(html));
            html.push_str("</");
            html.push_str(&element.name);
            html.push('>');
        }
    }
}

/// What a node stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    level: usize,
    in_table: bool,
}

/// The children of an element as a parser would leave them: tidying may have put a block into a paragraph, a link into a link, or a
/// mark between the parts of a table, which no HTML can say.
fn children_of(parent: &NodeRef, around: Around) -> Vec<Node> {
    let mut nodes = Vec::new();
    for child in parent.children_it(false) {
        let Some(element) = child.element_ref() else {
            child.query(|node| {
                if let NodeData::Text { contents } = &node.data {
                    add_text(&mut nodes, contents);
                }
            });
            continue;
        };
        let name = element.name.local.clone();
        let inner = Around { level: around.level + 1, in_table: holds_table_parts(&name) };
        let links_again = || child.descendants_it().any(|inner| inner.has_name("a") && inner.has_attr("href"));
        let is_lost =
            around.level > 2 * DEEPEST || &*name == "del" && around.in_table || &*name == "a" && links_again();
        if is_lost {
            nodes.extend(children_of(&child, Around { in_table: around.in_table, ..inner }));
            continue;
        }
        let children = children_of(&child, inner);
        let attributes =
            element.attrs.iter().map(|attribute| (attribute.name.local.clone(), attribute.value.to_string())).collect();
        let element = Element { name, attributes, children };
        if &*element.name == "p" && holds_block(&element.children) {
            nodes.extend(parted(element));
        } else {
            nodes.push(Node::Element(element));
        }
    }
    nodes
}

/// Words that stand side by side are one text.
pub fn add_text(nodes: &mut Vec<Node>, text: &str) {
    match nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => nodes.push(Node::Text(text.to_owned())),
    }
}

fn holds_block(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| node.name().is_some_and(closes_paragraph) || holds_block(node.children()))
}

/// A paragraph with blocks in it, as those blocks and the paragraphs between them.
fn parted(paragraph: Element) -> Vec<Node> {
    let Element { name, attributes, children } = paragraph;
    let mut parts = Vec::new();
    let mut words: Vec<Node> = Vec::new();
    let close = |words: &mut Vec<Node>, parts: &mut Vec<Node>| {
        let children = std::mem::take(words);
        if children.iter().any(|node| node.name().is_some() || !node.text().trim().is_empty()) {
            parts.push(Node::Element(Element { name: name.clone(), attributes: attributes.clone(), children }));
        }
    };
    for child in lifted(children) {
        if child.name().is_some_and(closes_paragraph) {
            close(&mut words, &mut parts);
            parts.push(child);
        } else {
            words.push(child);
        }
    }
    close(&mut words, &mut parts);
    parts
}

/// Blocks come out of the elements of a sentence they stand in, which go on in and behind them.
fn lifted(nodes: Vec<Node>) -> Vec<Node> {
    let mut out = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if !closes_paragraph(&element.name) && holds_block(&element.children) => {
                let Element { name, attributes, children } = element;
                let around = &|children| Element { name: name.clone(), attributes: attributes.clone(), children };
                let mut words = Vec::new();
                for part in lifted(children) {
                    match part {
                        Node::Element(block) if closes_paragraph(&block.name) => {
                            out.extend(within(around, std::mem::take(&mut words)));
                            let children = if holds_no_words(&block.name) {
                                block.children
                            } else {
                                within(around, block.children).into_iter().collect()
                            };
                            out.push(Node::Element(Element { children, ..block }));
                        }
                        part => words.push(part),
                    }
                }
                out.extend(within(around, words));
            }
            node => out.push(node),
        }
    }
    out
}

fn within(around: &dyn Fn(Vec<Node>) -> Element, nodes: Vec<Node>) -> Option<Node> {
    (!nodes.is_empty()).then(|| Node::Element(around(nodes)))
}

/// A document of these nodes, for a library that wants one.
#[must_use]
pub fn document(tree: &Tree) -> Document {
    let document = Document::fragment("");
    if let Some(root) = document.root().first_element_child() {
        append(&root, tree.nodes());
    }
    document
}

fn append(parent: &NodeRef, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => parent.append_child(&parent.tree.new_text(text.as_str())),
            Node::Element(element) => {
                let new = parent.tree.new_element(&element.name);
                element.attributes.iter().for_each(|(name, value)| new.set_attr(name, value));
                append(&new, &element.children);
                parent.append_child(&new);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Bounds, fragment};

    /// The tree of HTML in which the elements `x-…` became what their name says behind the parser.
    fn tidied(html: &str) -> String {
        let document = fragment(html, Bounds::BODY).document;
        for node in document.root().descendants() {
            if let Some(name) = node.node_name().and_then(|name| name.strip_prefix("x-").map(str::to_owned)) {
                node.rename(&name);
            }
        }
        Tree::of(&document.root().first_element_child().unwrap()).html()
    }

    #[test]
    fn a_tree_is_written_as_it_was_read() {
        for html in [
            "<p>One <b>two</b><br>three &amp; four</p><ul><li>a</li></ul>",
            "<img src=\"https://a.example/?x=1&amp;y=2\" alt=\"A &lt;mill&gt;\"><hr>",
            "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>",
        ] {
            assert_eq!(Tree::parse(html).html(), html);
        }
    }

    #[test]
    fn a_paragraph_ends_where_a_block_begins_and_goes_on_behind_it() {
        for (given, wanted) in [
            ("<p>a<x-div>b</x-div>c</p>", "<p>a</p><div>b</div><p>c</p>"),
            ("<p><x-hr></x-hr></p>", "<hr>"),
            (
                "<p class=\"x\">a <b>b<x-p>c</x-p>d</b> e</p>",
                "<p class=\"x\">a <b>b</b></p><p><b>c</b></p><p class=\"x\"><b>d</b> e</p>",
            ),
            ("<p><i><x-ul><x-li>a</x-li></x-ul></i></p>", "<ul><li>a</li></ul>"),
            ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
        ] {
            assert_eq!(tidied(given), wanted);
        }
    }

    #[test]
    fn a_link_stands_in_no_link_and_a_mark_in_no_table() {
        assert_eq!(
            tidied("<x-a href=\"https://a.example/\"><i>a <x-a href=\"https://b.example/\">b</x-a></i></x-a>"),
            "<i>a <a href=\"https://b.example/\">b</a></i>"
        );
        assert_eq!(
            tidied("<x-table><x-del><x-tr><x-td>a</x-td></x-tr></x-del></x-table>"),
            "<table><tr><td>a</td></tr></table>"
        );
    }

    #[test]
    fn words_side_by_side_are_one_text() {
        let tree = Tree::parse("a<!-- b -->c");
        assert_eq!(tree.nodes(), [Node::Text("ac".to_owned())]);
    }

    #[test]
    fn what_is_nested_too_deep_keeps_its_text_and_loses_its_tags() {
        let html = format!("{}deep{}after", "<div>".repeat(5_000), "</div>".repeat(5_000));
        let flat = Tree::parse(&html).html();
        assert!(flat.matches("<div>").count() <= DEEPEST);
        assert_eq!(flat.matches("<div>").count(), flat.matches("</div>").count());
        assert!(flat.contains("deep") && flat.ends_with("after"), "{flat}");
    }

    #[test]
    fn a_document_for_a_library_is_the_same() {
        let tree = Tree::parse("<p>One <a href=\"https://a.example/\">two</a></p><ul><li>three</li></ul>");
        assert_eq!(Tree::of(&document(&tree).root().first_element_child().unwrap()), tree);
    }
}
