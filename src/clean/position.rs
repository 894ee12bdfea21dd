//! A spot is where in the article a block stands: near its head, near its tail, or in the middle. It says nothing of wording.

use crate::clean::markup::blocks::Block;

/// Paragraphs of running text that may stand between a block and the end it is near to.
const NEAR: usize = 3;

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Near the beginning.
    pub head: bool,
    /// Near the end.
    pub tail: bool,
}

/// The spot of every block.
pub fn of(blocks: &[Block]) -> Vec<Spot> {
    let all = blocks.iter().filter(|block| block.is_prose()).count();
    let mut before = 0;
    blocks
        .iter()
        .map(|block| {
            let own = usize::from(block.is_prose());
            let spot = Spot { head: before < NEAR, tail: all - before - own < NEAR };
            before += own;
            spot
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::{blocks, dom};
    use dom_query::Document;
    use foldhash::HashSet;

    #[test]
    fn the_middle_is_neither_head_nor_tail() {
        let document = Document::fragment("<p>one two three four five six seven eight</p>".repeat(9));
        let spots = of(&blocks::of(&dom::root(&document), &HashSet::default()));
        let heads: Vec<bool> = spots.iter().map(|spot| spot.head).collect();
        let tails: Vec<bool> = spots.iter().map(|spot| spot.tail).collect();
        assert_eq!(heads, [true, true, true, false, false, false, false, false, false]);
        assert_eq!(tails, [false, false, false, false, false, false, true, true, true]);
    }
}
