//! A cut is one thing the rules take out of a body, with the rule's name. Cuts are made or marked, never judged, here.

use crate::{
    clean::markup::blocks::Block,
    news::{Removed, RemovedKind},
    text::{Line, words},
};
use dom_query::{NodeId, NodeRef};
use foldhash::HashSet;

/// Longest text of a cut that the receipt quotes.
const MOST_LETTERS: usize = 300;

/// One thing that is taken out.
pub struct Cut<'a> {
    /// Neighbouring nodes.
    pub nodes: Vec<NodeRef<'a>>,
    pub kind: RemovedKind,
    pub rule: String,
    pub text: String,
}

impl<'a> Cut<'a> {
    /// A paragraph taken out.
    pub fn of(block: &Block<'a>, kind: RemovedKind, rule: &str) -> Self {
        Self { nodes: block.nodes.clone(), kind, rule: rule.to_owned(), text: block.text.clone() }
    }

    /// The line of the receipt.
    pub fn entry(&self) -> Removed {
        let mut text = words::first_letters(&self.text, MOST_LETTERS).to_owned();
        if text.len() < self.text.len() {
            text.push('…');
        }
        Removed { kind: self.kind, text: Line::new(&text), rule: self.rule.clone() }
    }

    /// Takes it out, with the elements that are empty then.
    pub fn remove(&self, root: &NodeRef) {
        for node in &self.nodes {
            let parent = node.parent();
            node.remove_from_parent();
            if let Some(parent) = parent {
                remove_empty(parent, root);
            }
        }
    }

    /// Leaves it, inside `<del>` that names kind and rule.
    pub fn mark(&self, root: &NodeRef) {
        let Some(first) = self.nodes.first() else { return };
        let mark = root.tree.new_element("del");
        mark.set_attr("data-kind", word(self.kind));
        mark.set_attr("data-rule", &self.rule);
        first.insert_before(&mark);
        for node in &self.nodes {
            mark.append_child(node);
        }
    }
}

/// Every node the cuts take out.
pub fn nodes(cuts: &[Cut]) -> HashSet<NodeId> {
    cuts.iter().flat_map(|cut| cut.nodes.iter().map(|node| node.id)).collect()
}

fn remove_empty(from: NodeRef, root: &NodeRef) {
    let mut node = from;
    while node.id != root.id
        && !node.has_name("td")
        && !node.has_name("th")
        && !node.descendants_it().any(|inner| inner.is_nonempty_text() || inner.has_name("img"))
    {
        let Some(parent) = node.parent() else { return };
        node.remove_from_parent();
        node = parent;
    }
}

const fn word(kind: RemovedKind) -> &'static str {
    match kind {
        RemovedKind::Affiliate => "affiliate",
        RemovedKind::Tracking => "tracking",
        RemovedKind::Disclosure => "disclosure",
        RemovedKind::Promo => "promo",
        RemovedKind::Title => "title",
        RemovedKind::Byline => "byline",
        RemovedKind::Debris => "debris",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::dom;
    use dom_query::Document;

    /// The document with its `b` cut out, or marked.
    fn made(html: &str, marked: bool) -> String {
        let document = Document::fragment(html.to_owned());
        let root = dom::root(&document);
        let node = document.select("b").nodes()[0];
        let cut =
            Cut { nodes: vec![node], kind: RemovedKind::Promo, rule: "promo.test".into(), text: dom::text(&node) };
        if marked {
            cut.mark(&root);
        } else {
            cut.remove(&root);
        }
        dom::html(&document)
    }

    #[test]
    fn a_cut_takes_the_elements_it_empties() {
        assert_eq!(made("<div><p><b>x</b></p></div><p>y</p>", false), "<p>y</p>");
        assert_eq!(made("<p><b>x</b> y</p>", false), "<p> y</p>");
    }

    #[test]
    fn a_marked_cut_stays_and_names_its_rule() {
        assert_eq!(
            made("<p><b>x</b> y</p>", true),
            "<p><del data-kind=\"promo\" data-rule=\"promo.test\"><b>x</b></del> y</p>"
        );
    }
}
