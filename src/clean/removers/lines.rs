//! Lines known by their wording, one after the other: lists of links, notices, credits, promos. The first kind that fits takes a line.

use super::{credits, notices, promos};
use crate::{
    clean::{
        context::{Context, Cuts},
        prefilter::Said,
    },
    news::RemovedKind,
};

pub fn find<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let mut at = 0;
    while at < context.blocks.len() {
        let block = &context.blocks[at];
        let is_judged = !(cuts.has(at) || block.text.is_empty() || block.is_embed());
        at += if is_judged { judge(context, at, cuts) } else { 1 };
    }
}

/// Judges a line; gives how many are judged with it.
fn judge<'a>(context: &Context<'a, '_>, at: usize, cuts: &mut Cuts<'a>) -> usize {
    let Context { blocks, wording, subject, host, .. } = context;
    let (block, spot) = (&blocks[at], context.spots[at]);
    let said = wording.read(&block.text);
    if let Some((taken, rule)) = list(context, at, &said) {
        (at..at + taken).for_each(|at| cuts.take(context, at, RemovedKind::Promo, &rule));
        return taken;
    }
    if (spot.head || spot.tail)
        && let Some(rule) = notices::judge(&said, wording)
    {
        cuts.take(context, at, RemovedKind::Disclosure, rule);
        let next = at + 1;
        if blocks.get(next).is_some_and(|next| next.links > 0 && notices::accompanies(next, wording)) {
            cuts.take(context, next, RemovedKind::Disclosure, rule);
        }
    } else if let Some(rule) =
        credits::judge(block, &said, wording).or_else(|| credits::names(block, blocks, subject.author))
    {
        cuts.take(context, at, RemovedKind::Debris, rule);
        credits::lift(&block.text, &mut cuts.credits);
    } else if promos::house(block, host, spot) {
        cuts.take(context, at, RemovedKind::Promo, "promo.house");
    } else if let Some(rule) = promos::judge(block, &said, spot, wording) {
        cuts.take(context, at, rule.kind, &rule.name);
    }
    1
}

/// The list of links or prices that begins at a line: how many lines it takes, and the rule.
fn list(context: &Context, at: usize, said: &Said) -> Option<(usize, String)> {
    let Context { blocks, wording, host, .. } = context;
    promos::link_list(blocks, at, said, wording)
        .or_else(|| promos::bare_list(blocks, at, host).map(|taken| (taken, "promo.sister-list".to_owned())))
        .or_else(|| promos::plans(blocks, at, said, wording))
}
