//! A block is one paragraph as a reader sees it: a run of inline content between two breaks. Blocks know where they stand
//! and what they hold; they judge nothing.

use crate::clean::markup::dom;
use dom_query::{NodeId, NodeRef};
use std::collections::HashSet;

/// One paragraph of a body.
#[derive(Clone)]
pub struct Block<'a> {
    /// The inline nodes it is made of, neighbours in one parent.
    pub nodes: Vec<NodeRef<'a>>,
    /// Its text, single blanks.
    pub text: String,
    /// How many words that is.
    pub words: usize,
    /// The block element it stands in.
    pub owner: NodeRef<'a>,
    pub element: String,
    /// Letters inside links.
    pub linked: usize,
    pub links: usize,
    /// It stands in a quote.
    pub quoted: bool,
    pub picture: bool,
}

impl<'a> Block<'a> {
    /// The nodes it is made of, with all that is in them.
    pub fn inner(&self) -> impl Iterator<Item = NodeRef<'a>> {
        inner(&self.nodes)
    }

    /// The element it stands in, and those around that, the nearest first.
    pub fn around(&self) -> impl Iterator<Item = NodeRef<'a>> {
        std::iter::once(self.owner).chain(self.owner.ancestors_it(None))
    }

    /// A heading element, or a short paragraph in bold.
    pub fn is_heading(&self) -> bool {
        self.is_heading_element() || (self.words <= 12 && self.is_bold())
    }

    /// One of `h1` to `h6`.
    pub fn is_heading_element(&self) -> bool {
        matches!(self.element.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    pub fn is_caption(&self) -> bool {
        self.owner.has_class("caption")
    }

    pub fn is_embed(&self) -> bool {
        self.owner.has_class("embed")
    }

    /// Running text: what an article is made of.
    pub fn is_prose(&self) -> bool {
        !self.is_heading() && !self.is_caption() && !self.is_embed() && self.words >= 8
    }

    /// Nearly all of its text is links.
    pub fn is_all_links(&self) -> bool {
        self.links > 0 && self.linked * 10 >= self.text.chars().count() * 8
    }

    fn is_bold(&self) -> bool {
        let mut worded = self.nodes.iter().filter(|node| !node.is_text() || node.is_nonempty_text());
        let first = worded.next();
        worded.next().is_none() && first.is_some_and(|node| node.has_name("strong") || node.has_name("b"))
    }
}

/// Every block of a body in order, without what stands inside the nodes in `skipped`.
pub fn of<'a>(root: &NodeRef<'a>, skipped: &HashSet<NodeId>) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    gather(root, false, skipped, &mut blocks);
    blocks
}

fn gather<'a>(parent: &NodeRef<'a>, quoted: bool, skipped: &HashSet<NodeId>, blocks: &mut Vec<Block<'a>>) {
    let mut run = Vec::new();
    for child in parent.children() {
        if skipped.contains(&child.id) || child.has_name("br") || child.has_name("hr") {
            finish(&mut run, parent, quoted, blocks);
        } else if child.is_element() && holds_blocks(&child) {
            finish(&mut run, parent, quoted, blocks);
            gather(&child, quoted || child.has_name("blockquote"), skipped, blocks);
        } else {
            run.push(child);
        }
    }
    finish(&mut run, parent, quoted, blocks);
}

fn holds_blocks(node: &NodeRef) -> bool {
    dom::is_block(node) || node.descendants_it().any(|inner| dom::is_block(&inner) || inner.has_name("br"))
}

fn finish<'a>(run: &mut Vec<NodeRef<'a>>, parent: &NodeRef<'a>, quoted: bool, blocks: &mut Vec<Block<'a>>) {
    let nodes = std::mem::take(run);
    let (mut text, mut picture, mut anchors) = (String::new(), false, Vec::new());
    for node in inner(&nodes) {
        if dom::with_text(&node, |words| dom::add_squeezed(&mut text, words)).is_some() {
            continue;
        }
        picture = picture || node.has_name("img");
        if node.has_name("a") && node.has_attr("href") {
            anchors.push(node);
        }
    }
    text.truncate(text.trim_end().len());
    if text.is_empty() && !picture {
        return;
    }
    let inside = parent.ancestors_it(None).find(|above| above.has_name("a") && above.has_attr("href"));
    let linked = if inside.is_some() {
        text.chars().count()
    } else {
        anchors.iter().map(|link| dom::text(link).chars().count()).sum()
    };
    let owner = std::iter::once(*parent).chain(parent.ancestors_it(None)).find(dom::is_block).unwrap_or(*parent);
    let element = owner.element_ref().map(|element| element.name.local.to_string()).unwrap_or_default();
    blocks.push(Block {
        nodes,
        words: text.split_ascii_whitespace().count(),
        text,
        owner,
        element,
        linked,
        links: anchors.len() + usize::from(inside.is_some()),
        quoted,
        picture,
    });
}

fn inner<'a>(nodes: &[NodeRef<'a>]) -> impl Iterator<Item = NodeRef<'a>> {
    nodes.iter().flat_map(|node| std::iter::once(*node).chain(node.descendants_it()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn texts(html: &str) -> Vec<String> {
        let document = Document::fragment(html.to_owned());
        of(&dom::root(&document), &HashSet::new()).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_breaks_and_bare_text_are_blocks() {
        assert_eq!(texts("<p>a <b>b</b></p>c<br>d<ul><li>e</li></ul><a href='x'>f</a>"), ["a b", "c", "d", "e", "f"]);
    }

    #[test]
    fn a_link_around_a_block_counts_as_its_link() {
        let document = Document::fragment("<a href='x'><p>all of it</p></a>");
        let blocks = of(&dom::root(&document), &HashSet::new());
        assert!(blocks[0].is_all_links());
    }

    #[test]
    fn a_link_in_a_sentence_does_not_make_it_all_links() {
        let document = Document::fragment("<p>The studio said on <a href='x'>Tuesday</a> that it is done.</p>");
        assert!(!of(&dom::root(&document), &HashSet::new())[0].is_all_links());
    }
}
