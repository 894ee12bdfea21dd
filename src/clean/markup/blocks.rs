//! A block is one paragraph as a reader sees it: a run of inline content between two breaks. Blocks know where they stand
//! and what they hold; they judge nothing.

use crate::clean::markup::dom;
use dom_query::{NodeId, NodeRef};
use foldhash::HashSet;
use memchr::memchr_iter;

/// The class of what is embedded from elsewhere.
const EMBED: &str = "embed";

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
        self.owner.has_class(EMBED)
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

/// Neighbouring inline nodes of one parent, with no break between them.
struct Run<'a, 'r> {
    nodes: &'r [NodeRef<'a>],
    parent: NodeRef<'a>,
    quoted: bool,
}

/// Every block of a body in order, without what stands inside the nodes in `skipped`.
pub fn of<'a>(root: &NodeRef<'a>, skipped: &HashSet<NodeId>) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    each_run(root, false, skipped, &mut |run| blocks.extend(block(&run)));
    blocks
}

/// The text of a body, one line a block. What is embedded from elsewhere has none.
pub fn text(root: &NodeRef) -> String {
    let (mut text, mut line) = (String::new(), String::new());
    each_run(root, false, &HashSet::default(), &mut |run| {
        line.clear();
        for node in inner(run.nodes) {
            dom::with_text(&node, |words| dom::add_squeezed(&mut line, words));
        }
        let words = line.trim_end();
        if !words.is_empty() && !owner(&run.parent).has_class(EMBED) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(words);
        }
    });
    text
}

fn each_run<'a>(parent: &NodeRef<'a>, quoted: bool, skipped: &HashSet<NodeId>, found: &mut impl FnMut(Run<'a, '_>)) {
    let mut nodes = Vec::new();
    for child in parent.children() {
        let is_break = skipped.contains(&child.id) || child.has_name("br") || child.has_name("hr");
        let holds_blocks = !is_break && child.is_element() && holds_blocks(&child);
        if !is_break && !holds_blocks {
            nodes.push(child);
            continue;
        }
        found(Run { nodes: &nodes, parent: *parent, quoted });
        nodes.clear();
        if holds_blocks {
            each_run(&child, quoted || child.has_name("blockquote"), skipped, found);
        }
    }
    found(Run { nodes: &nodes, parent: *parent, quoted });
}

fn holds_blocks(node: &NodeRef) -> bool {
    dom::is_block(node) || node.descendants_it().any(|inner| dom::is_block(&inner) || inner.has_name("br"))
}

/// The block that a run is; none where it shows nothing.
fn block<'a>(run: &Run<'a, '_>) -> Option<Block<'a>> {
    let (mut text, mut picture, mut anchors) = (String::new(), false, Vec::new());
    for node in inner(run.nodes) {
        if dom::with_text(&node, |words| dom::add_squeezed(&mut text, words)).is_some() {
            continue;
        }
        picture = picture || node.has_name("img");
        if is_link(&node) {
            anchors.push(node);
        }
    }
    text.truncate(text.trim_end().len());
    if text.is_empty() && !picture {
        return None;
    }
    let inside = run.parent.ancestors_it(None).any(|above| is_link(&above));
    let linked =
        if inside { text.chars().count() } else { anchors.iter().map(|link| dom::text(link).chars().count()).sum() };
    let owner = owner(&run.parent);
    let element = owner.element_ref().map(|element| element.name.local.to_string()).unwrap_or_default();
    Some(Block {
        nodes: run.nodes.to_vec(),
        // Of all blanks there are only single ones in it.
        words: if text.is_empty() { 0 } else { memchr_iter(b' ', text.as_bytes()).count() + 1 },
        text,
        owner,
        element,
        linked,
        links: anchors.len() + usize::from(inside),
        quoted: run.quoted,
        picture,
    })
}

/// The block element that what stands in `parent` belongs to.
fn owner<'a>(parent: &NodeRef<'a>) -> NodeRef<'a> {
    std::iter::once(*parent).chain(parent.ancestors_it(None)).find(dom::is_block).unwrap_or(*parent)
}

fn is_link(node: &NodeRef) -> bool {
    node.has_name("a") && node.has_attr("href")
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
        of(&dom::root(&document), &HashSet::default()).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_breaks_and_bare_text_are_blocks() {
        assert_eq!(texts("<p>a <b>b</b></p>c<br>d<ul><li>e</li></ul><a href='x'>f</a>"), ["a b", "c", "d", "e", "f"]);
    }

    #[test]
    fn the_text_of_a_body_is_that_of_its_blocks() {
        for html in [
            "<p>a <b>b</b></p> c<br>d<div class='embed'><p>e</p></div><ul><li> f </li></ul>",
            "<p class='embed'>a</p><img src='x'><p> \n</p>b<hr><p><span>c<br>d</span></p>",
            "",
        ] {
            let document = Document::fragment(html);
            let root = dom::root(&document);
            let blocks = of(&root, &HashSet::default());
            let told: Vec<_> = blocks.into_iter().filter(|block| !block.is_embed() && !block.text.is_empty()).collect();
            assert_eq!(text(&root), told.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n"));
        }
    }

    #[test]
    fn a_link_around_a_block_counts_as_its_link() {
        let document = Document::fragment("<a href='x'><p>all of it</p></a>");
        let blocks = of(&dom::root(&document), &HashSet::default());
        assert!(blocks[0].is_all_links());
    }

    #[test]
    fn a_link_in_a_sentence_does_not_make_it_all_links() {
        let document = Document::fragment("<p>The studio said on <a href='x'>Tuesday</a> that it is done.</p>");
        assert!(!of(&dom::root(&document), &HashSet::default())[0].is_all_links());
    }
}
