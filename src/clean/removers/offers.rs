//! Offers: short parts of a body that only sell: a thing's name, its price, and links to shops that pay the outlet. A sentence is
//! no offer, and neither is what a whole post is made of: a post of deals keeps its deals.

use crate::{
    clean::{
        context::{Context, Cuts},
        cut::Cut,
        markup::blocks::Block,
        rules::{Phrase, Wording},
    },
    html,
    news::{Link, LinkKind, RemovedKind},
};
use dom_query::{NodeId, NodeRef};
use foldhash::HashMap;
use std::ops::Range;

/// A line that sells is short, and so is what stands beside it: a name, a price, a word about it.
const LINE_WORDS: usize = 16;
const BESIDE_WORDS: usize = 8;
/// A box of offers has no more words than this.
const BOX_WORDS: usize = 60;
/// An announcement of offers is short.
const HEADING_WORDS: usize = 12;
/// When one letter in so many sells, the post is made of offers.
const MADE_OF: usize = 4;
/// More offers are a shop's own page.
const MOST: usize = 100;

/// Cuts the offers and the boxes that hold nothing else.
pub fn find<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let Context { blocks, links, wording, .. } = context;
    let rule = |at: usize| (!cuts.has(at)).then(|| rule_for(&blocks[at], links, wording)).flatten();
    let offers: Vec<(usize, &Phrase)> =
        (0..blocks.len()).filter_map(|at| rule(at).map(|rule| (at, rule))).take(MOST + 1).collect();
    let letters = |block: &Block| block.text.len();
    let selling: usize = offers.iter().map(|(at, _)| letters(&blocks[*at])).sum();
    if offers.len() > MOST || selling * MADE_OF > blocks.iter().map(letters).sum() {
        return;
    }
    let sells = |at: usize| offers.iter().any(|(offer, _)| *offer == at);
    for (at, rule) in &offers {
        if cuts.has(*at) {
            continue;
        }
        if let Some(heading) = heading(blocks, *at, wording).filter(|heading| !cuts.has(*heading) && !sells(*heading)) {
            cuts.take(context, heading, RemovedKind::Promo, &rule.name);
        }
        let belongs = |at: usize| !cuts.has(at) && (sells(at) || is_beside(&blocks[at], links));
        if let Some((element, held)) = outermost(blocks, *at, belongs) {
            let texts: Vec<&str> = blocks[held.clone()].iter().map(|block| block.text.as_str()).collect();
            let text = texts.join(" · ");
            cuts.take_box(Cut { nodes: vec![element], kind: RemovedKind::Promo, rule: rule.name.clone(), text }, held);
        } else {
            cuts.take(context, *at, RemovedKind::Promo, &rule.name);
        }
    }
}

/// The rule that calls a block a line that sells.
fn rule_for<'r>(block: &Block, links: &HashMap<NodeId, Link>, wording: &'r Wording) -> Option<&'r Phrase> {
    if block.words > LINE_WORDS || block.quoted || block.is_heading_element() {
        return None;
    }
    let shops = shops(block, links).filter(|shops| !shops.is_empty())?;
    let told = block.text.ends_with(['.', '!', '?', '。']) && block.words > 5 && !block.is_all_links();
    if told || stands_in_a_row_that_tells(block, wording) {
        return None;
    }
    let said = wording.read(&block.text);
    let named = || shops.iter().any(|shop| is_name_of(&block.text, shop));
    wording.offer.iter().find(|rule| rule.is_in(&said) || named())
}

/// What a thing is and why it is worth it, and the shop behind that: an outlet's own table keeps its shops. A row that only sells
/// has a name, prices and shops.
fn stands_in_a_row_that_tells(block: &Block, wording: &Wording) -> bool {
    let Some(row) = block.around().find(|node| node.has_name("tr")) else { return false };
    let tells = |cell: &NodeRef| {
        let text = cell.text();
        let said = wording.read(text.trim());
        text.contains(char::is_alphabetic)
            && !cell.descendants_it().any(|node| node.has_name("a"))
            && !wording.offer.iter().any(|rule| rule.is_in(&said))
    };
    row.children_it(false).filter(|cell| cell.has_name("td") && tells(cell)).count() > 1
}

/// The shops a block leads to; none when one of its links leads elsewhere.
fn shops<'l>(block: &Block, links: &'l HashMap<NodeId, Link>) -> Option<Vec<&'l Link>> {
    let around = block.nodes.first().into_iter().flat_map(|node| node.ancestors_it(None));
    let anchors = block.inner().chain(around).filter(|node| node.has_name("a") && node.has_attr("href"));
    anchors.map(|anchor| links.get(&anchor.id).filter(|link| link.kind == LinkKind::Affiliate)).collect()
}

/// “Best Buy” for a link to bestbuy.com.
fn is_name_of(text: &str, shop: &Link) -> bool {
    let host = html::host(&shop.shown).unwrap_or_default();
    let domain = psl::domain_str(&host).unwrap_or_default();
    let name: String = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    domain.split('.').next().is_some_and(|label| !name.is_empty() && label.replace('-', "") == name)
}

/// What may stand in a box of offers: a few words that lead nowhere else, or a picture that leads to the shop.
fn is_beside(block: &Block, links: &HashMap<NodeId, Link>) -> bool {
    shops(block, links).is_some_and(|shops| {
        let pictured = block.picture && shops.is_empty();
        block.words <= BESIDE_WORDS && !pictured && !block.quoted
    })
}

/// The outermost element around an offer that holds nothing else, with the blocks in it.
fn outermost<'a>(
    blocks: &[Block<'a>],
    at: usize,
    belongs: impl Fn(usize) -> bool,
) -> Option<(NodeRef<'a>, Range<usize>)> {
    let mut found = None;
    for above in blocks[at].around() {
        let is_in = |block: &Block| block.around().any(|node| node.id == above.id);
        let first = (0..at).rev().take_while(|before| is_in(&blocks[*before])).last().unwrap_or(at);
        let held = first..at + blocks[at..].iter().take_while(|block| is_in(block)).count();
        let words: usize = blocks[held.clone()].iter().map(|block| block.words).sum();
        if held.len() == blocks.len() || words > BOX_WORDS || !held.clone().all(&belongs) {
            break;
        }
        found = Some((above, held));
    }
    found
}

/// The heading that announces the offers which begin at `at`.
fn heading(blocks: &[Block], at: usize, wording: &Wording) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let heading = &blocks[before];
    let announces = || {
        let said = wording.read(&heading.text);
        wording.offer_heading.iter().any(|rule| rule.is_in(&said))
    };
    (heading.is_heading() && heading.words <= HEADING_WORDS && announces()).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clean::{Subject, markup::dom, rules::BUILTIN},
        links,
    };
    use dom_query::Document;

    const PROSE: &str = "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the \
                         extra time goes into the second act, which testers found too short and too easy by half.</p>";
    const SHOP: &str = "https://www.amazon.com/dp/B0ABCDEFGH?tag=pixel-20";

    /// What is left of a part of an article, as text.
    fn left(html: &str) -> String {
        let document = Document::fragment(format!("{PROSE}{html}{PROSE}{PROSE}{PROSE}"));
        let root = dom::root(&document);
        let anchors = root.descendants_it().filter(|node| node.has_name("a"));
        let links = anchors.map(|node| (node.id, links::BUILTIN.clean(&node.attr("href").unwrap()))).collect();
        let (subject, mut cuts) = (Subject::default(), Cuts::default());
        let mut context = Context::new(root, &subject, &BUILTIN, &links);
        context.read_blocks(&mut cuts);
        find(&context, &mut cuts);
        for cut in &cuts.list {
            cut.remove(&root);
        }
        dom::html(&document).replace(PROSE, "")
    }

    #[test]
    fn what_only_sells_goes_with_its_box() {
        for html in [
            format!("<p><a href=\"{SHOP}\">See price at Amazon</a></p>"),
            format!("<ul><li><a href=\"{SHOP}\">Buy on Amazon ($59.99)</a></li></ul>"),
            format!(
                "<div><h4>The lamp (blue)</h4><p>$59.99 <s>$69.99</s></p><a href=\"{SHOP}\">Buy at Amazon</a></div>"
            ),
            format!("<h2>Preorder The Lamp</h2><p><a href=\"{SHOP}\">Amazon</a></p>"),
            format!(
                "<table><tr><th>Shop</th><th>Price</th></tr><tr><td>Amazon</td><td><a href=\"{SHOP}\">$5</a></td></tr></table>"
            ),
            format!(
                "<div><a href=\"{SHOP}\"><img src=\"https://a.example/1.png\"></a><p><a href=\"{SHOP}\">$99 at Amazon</a></p></div>"
            ),
        ] {
            assert_eq!(left(&html), "", "{html}");
        }
    }

    #[test]
    fn what_says_something_stays() {
        for html in [
            format!("<p>The lamp costs $99 and <a href=\"{SHOP}\">is sold by Amazon</a>.</p>"),
            format!("<ul><li><a href=\"{SHOP}\">The lamp</a></li><li>The coat</li></ul>"),
            format!("<h3><a href=\"{SHOP}\">The lamp, $99</a></h3>"),
            "<p><a href=\"https://outlet.example/price\">See price</a></p>".to_owned(),
            format!("<p>Buy <a href=\"{SHOP}\">the lamp</a> or read <a href=\"https://outlet.example/2\">more</a></p>"),
        ] {
            assert_eq!(left(&html), html);
        }
    }

    #[test]
    fn a_table_that_tells_what_things_are_and_why_keeps_its_shops() {
        let html = format!(
            "<table><tbody><tr><th>What</th><th>Why</th><th>Where</th></tr><tr><td>The lamp</td><td>It hums</td>\
             <td><a href=\"{SHOP}\">Amazon</a></td></tr></tbody></table>"
        );
        assert_eq!(left(&html), html);
    }

    #[test]
    fn a_picture_of_the_article_stays_beside_an_offer() {
        let picture = "<img src=\"https://a.example/1.png\">";
        let html = format!("<div><p>{picture}</p><p><a href=\"{SHOP}\">Buy at Amazon</a></p></div>");
        assert_eq!(left(&html), format!("<div><p>{picture}</p></div>"));
    }

    #[test]
    fn a_post_that_is_made_of_offers_keeps_them() {
        let offers = format!("<p>The lamp in blue or green — $59.99 (was $69.99) at <a href=\"{SHOP}\">Amazon</a></p>")
            .repeat(12);
        assert_eq!(left(&offers), offers);
    }
}
