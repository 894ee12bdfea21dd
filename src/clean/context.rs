//! What is known of a body while its cuts are looked for, and the cuts found so far. Every remover is given both, and finds its own.

use super::{
    cut::{self, Cut},
    position::{self, Spot},
    rules::Wording,
};
use crate::{
    clean::{
        Subject,
        markup::blocks::{self, Block},
    },
    html,
    news::{Link, RemovedKind},
    text::Line,
};
use dom_query::{NodeId, NodeRef};
use foldhash::HashMap;
use jiff::Timestamp;
use std::borrow::Cow;

/// A body that is judged.
pub struct Context<'a, 'k> {
    /// The element that holds it all.
    pub root: NodeRef<'a>,
    /// What is known of its article.
    pub subject: &'k Subject<'k>,
    pub host: Cow<'k, str>,
    pub wording: &'k Wording,
    /// Its links, judged.
    pub links: &'k HashMap<NodeId, Link>,
    /// Its paragraphs, without those in a box that is cut.
    pub blocks: Vec<Block<'a>>,
    /// Where each of them stands.
    pub spots: Vec<Spot>,
}

impl<'a, 'k> Context<'a, 'k> {
    /// A body whose paragraphs are not read yet: boxes are looked for first.
    pub fn new(
        root: NodeRef<'a>,
        subject: &'k Subject<'k>,
        wording: &'k Wording,
        links: &'k HashMap<NodeId, Link>,
    ) -> Self {
        let host = html::host(subject.url).unwrap_or_default();
        Self { root, subject, host, wording, links, blocks: Vec::new(), spots: Vec::new() }
    }

    /// Reads the paragraphs that are left.
    pub fn read_blocks(&mut self, cuts: &mut Cuts<'a>) {
        self.blocks = blocks::of(&self.root, &cut::nodes(&cuts.list));
        self.spots = position::of(&self.blocks);
        cuts.taken = vec![false; self.blocks.len()];
    }
}

/// What is cut, and what the lines that go say of the article.
#[derive(Default)]
pub struct Cuts<'a> {
    pub list: Vec<Cut<'a>>,
    taken: Vec<bool>,
    /// Who wrote it.
    pub byline: Option<Line>,
    /// When it was changed.
    pub updated: Option<Timestamp>,
    /// Whose its pictures are.
    pub credits: Vec<Line>,
}

impl<'a> Cuts<'a> {
    /// True for a paragraph that is cut.
    pub fn has(&self, at: usize) -> bool {
        self.taken[at]
    }

    /// Cuts a paragraph.
    pub fn take(&mut self, context: &Context<'a, '_>, at: usize, kind: RemovedKind, rule: &str) {
        self.list.push(Cut::of(&context.blocks[at], kind, rule));
        self.taken[at] = true;
    }

    /// Cuts an element that holds these paragraphs and nothing else.
    pub fn take_box(&mut self, cut: Cut<'a>, held: std::ops::Range<usize>) {
        self.list.push(cut);
        self.taken[held].fill(true);
    }
}
