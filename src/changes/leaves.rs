//! A leaf is what stands between two breaks of a body: the words of a paragraph, of an entry, of a cell. Walks them in order, and puts
//! something else in their places.

use crate::html::{Element, Node, is_block};

/// Elements that hold words or parts of a table: a paragraph more stands before them, not in them.
const HOLDS_NO_PARAGRAPH: [&str; 22] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "figcaption",
    "pre",
    "summary",
];

/// What comes in the place of a leaf: whole paragraphs before it, and the leaf itself.
#[derive(Default)]
pub struct Instead {
    /// What each paragraph holds.
    pub before: Vec<Vec<Node>>,
    pub leaf: Vec<Node>,
}

/// The same nodes with something else in the place of every leaf that has words.
pub fn replaced(nodes: &[Node], replace: &mut dyn FnMut(&[Node]) -> Instead) -> Vec<Node> {
    let mut nodes = walk(nodes, replace);
    // The outermost level holds paragraphs.
    put_before(&mut nodes, "div");
    nodes.nodes
}

/// Words of the leaves, in order.
pub fn of(nodes: &[Node]) -> Vec<Vec<String>> {
    let mut leaves = Vec::new();
    replaced(nodes, &mut |leaf| {
        let mut words = Vec::new();
        for node in leaf {
            each_text(node, &mut |text| words.extend(tokens(text).map(str::to_owned)));
        }
        leaves.push(words);
        Instead::default()
    });
    leaves
}

/// Every text in a node, in order.
fn each_text(node: &Node, tell: &mut dyn FnMut(&str)) {
    if let Node::Text(text) = node {
        tell(text);
    }
    node.children().iter().for_each(|child| each_text(child, tell));
}

/// The words of a text, each with the blanks behind it; blanks alone are none.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(char::is_whitespace).map(str::trim).filter(|word| !word.is_empty())
}

struct Walked {
    nodes: Vec<Node>,
    /// Paragraphs that are to stand before one of the nodes, by its place.
    waiting: Vec<(usize, Vec<Node>)>,
}

fn walk(nodes: &[Node], replace: &mut dyn FnMut(&[Node]) -> Instead) -> Walked {
    let mut walked = Walked { nodes: Vec::new(), waiting: Vec::new() };
    let mut leaf: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if holds_blocks(node) => {
                close(&mut leaf, &mut walked, replace);
                let mut inner = walk(&element.children, replace);
                let Element { name, attributes, .. } = element;
                if !HOLDS_NO_PARAGRAPH.contains(&&**name) {
                    put_before(&mut inner, name);
                }
                let place = walked.nodes.len();
                walked.waiting.extend(inner.waiting.into_iter().map(|(_, words)| (place, words)));
                let (name, attributes) = (name.clone(), attributes.clone());
                walked.nodes.push(Node::Element(Element { name, attributes, children: inner.nodes }));
            }
            node => leaf.push(node.clone()),
        }
    }
    close(&mut leaf, &mut walked, replace);
    walked
}

fn holds_blocks(node: &Node) -> bool {
    node.name().is_some_and(is_block) || node.children().iter().any(holds_blocks)
}

fn close(leaf: &mut Vec<Node>, walked: &mut Walked, replace: &mut dyn FnMut(&[Node]) -> Instead) {
    let nodes = std::mem::take(leaf);
    if nodes.iter().all(|node| node.text().trim().is_empty()) {
        walked.nodes.extend(nodes);
        return;
    }
    let Instead { before, leaf } = replace(&nodes);
    let place = walked.nodes.len();
    walked.waiting.extend(before.into_iter().map(|words| (place, words)));
    walked.nodes.extend(leaf);
}

/// Puts the paragraphs that wait where they belong, in an element of this name.
fn put_before(walked: &mut Walked, name: &str) {
    let as_what = if ["ul", "ol", "menu", "dir"].contains(&name) { "li" } else { "p" };
    for (place, children) in std::mem::take(&mut walked.waiting).into_iter().rev() {
        walked.nodes.insert(place, element(as_what, children));
    }
}

/// An element without attributes.
pub fn element(name: &str, children: Vec<Node>) -> Node {
    Node::Element(Element { name: name.into(), attributes: Vec::new(), children })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Tree;

    fn with_a_mark(html: &str) -> String {
        let tree = Tree::parse(html);
        let mut number = 0;
        let nodes = replaced(tree.nodes(), &mut |leaf| {
            number += 1;
            let mark = vec![Node::Text(number.to_string())];
            Instead { before: vec![mark], leaf: leaf.to_vec() }
        });
        Tree::new(nodes).html()
    }

    #[test]
    fn a_paragraph_more_stands_where_paragraphs_may_stand() {
        for (html, wanted) in [
            ("<p>a</p><p>b</p>", "<p>1</p><p>a</p><p>2</p><p>b</p>"),
            ("<ul><li>a</li><li>b</li></ul>", "<ul><li>1</li><li>a</li><li>2</li><li>b</li></ul>"),
            ("<blockquote><p>a</p></blockquote>c", "<blockquote><p>1</p><p>a</p></blockquote><p>2</p>c"),
            (
                "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
                "<p>1</p><p>2</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            ),
        ] {
            assert_eq!(with_a_mark(html), wanted);
        }
    }

    #[test]
    fn a_leaf_is_what_stands_between_two_breaks_and_pictures_alone_are_none() {
        let tree = Tree::parse("<p>One <b>two</b></p><p><img src=\"a\"></p><ul><li>three</li></ul>four");
        let words = of(tree.nodes());
        assert_eq!(words, [vec!["One", "two"], vec!["three"], vec!["four"]]);
    }
}
