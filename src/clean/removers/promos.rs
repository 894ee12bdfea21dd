//! Promos and debris known by their wording: sign-up lines, links to sister articles, buttons, feed plugs, and lists of links
//! under a heading that announces them. A promo is short; running text is never one.

use crate::clean::{
    markup::blocks::Block,
    position::Spot,
    prefilter::Said,
    rules::{Links, Place, Promo, Wording},
};
use crate::html;
use dom_query::NodeRef;

/// The rules about lines that sell a subscription.
const SELLING: [&str; 2] = ["promo.newsletter", "promo.subscribe"];
/// What outlets ask of their readers, at times set as a quote. What else a quote says is somebody's words.
const TIPS: &str = "promo.tips";
/// Lines of a price list are short.
const PLAN_WORDS: usize = 14;
/// Lines that are looked at before anything is asked of the first one.
const LOOKED_AT: usize = 8;
/// One price is no list.
const LEAST_PRICES: usize = 2;
/// An item with more words is news, unless it has this many links.
const ITEM_WORDS: usize = 25;
const ITEM_LINKS: usize = 3;
/// A promo of the house says less than this of what it advertises.
const HOUSE_WORDS: usize = 25;

/// The rule that calls a paragraph a promo or debris.
pub fn judge<'r>(block: &Block, said: &Said, spot: Spot, wording: &'r Wording) -> Option<&'r Promo> {
    // A word in a cell of a table is what the table says.
    let cell = matches!(block.element.as_str(), "td" | "th");
    if cell || block.text.len() > 600 {
        return None;
    }
    wording.promo.iter().find(|rule| {
        (!block.quoted || rule.name == TIPS)
            && block.words <= rule.most_words
            && stands(rule.place, spot)
            && said.may_hold(&rule.stems)
            && is_linked(rule.links, block)
            && rule.pattern.is_in(said.text())
            && rule.needs.as_ref().is_none_or(|needs| needs.is_in(said.text()))
            && rule.veto.as_ref().is_none_or(|veto| !veto.is_in(said.text()))
    })
}

/// The list of links that begins with the heading at `at`: how many blocks it takes, the heading among them.
pub fn link_list(blocks: &[Block], at: usize, said: &Said, wording: &Wording) -> Option<(usize, String)> {
    let heading = &blocks[at];
    if heading.words > 12 || heading.text.len() > 120 || heading.is_caption() {
        return None;
    }
    let rule = wording.list.iter().find(|rule| rule.is_in(said))?;
    let mut taken = 1;
    let mut linked = 0;
    for block in &blocks[at + 1..] {
        let ends = block.is_heading_element() && !block.is_all_links();
        let item = block.is_all_links() || is_item(block);
        if ends || !(item || (block.text.is_empty() && block.picture)) {
            break;
        }
        linked += block.links;
        taken += 1;
    }
    let titled = heading.is_heading() || heading.words <= 8;
    let last = heading.is_heading() && blocks[at + taken..].iter().all(|block| block.is_heading() || block.words < 4);
    (titled && (linked > 0 || last)).then(|| (taken, rule.name.clone()))
}

/// A part of the outlet advertised under its name, at the end: a label, what it is, and a link to it that says no more than “here”.
pub fn house(block: &Block, host: &str, spot: Spot) -> bool {
    let Some((label, rest)) = block.text.split_once(':') else { return false };
    let name = host.trim_start_matches("www.").split('.').next().unwrap_or_default();
    let words = |text: &str| text.split_whitespace().count();
    let says = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).eq_ignore_ascii_case(name);
    spot.tail
        && (1..=4).contains(&words(label))
        && (4..=HOUSE_WORDS).contains(&words(rest))
        && name.len() > 1
        && rest.split_whitespace().any(says)
        && block.links == 1
        && ["here", "here."].contains(&linked_text(block).to_lowercase().as_str())
        && leads_to(block, host)
}

fn linked_text(block: &Block) -> String {
    block.inner().filter(|node| node.has_name("a")).map(|link| crate::clean::markup::dom::text(&link)).collect()
}

/// The price list of a subscription that begins with the line at `at`, which sells it: all that is left of the page.
pub fn plans(blocks: &[Block], at: usize, said: &Said, wording: &Wording) -> Option<(usize, String)> {
    let rest = &blocks[at + 1..];
    let is_long = |block: &Block| block.words > PLAN_WORDS;
    // The next lines of most articles are longer: nothing has to be read to know it.
    if rest.len() < LEAST_PRICES || rest.iter().take(LOOKED_AT).any(is_long) {
        return None;
    }
    let tail = Spot { head: false, tail: true };
    judge(&blocks[at], said, tail, wording).filter(|rule| SELLING.contains(&rule.name.as_str()))?;
    if rest.iter().any(is_long) {
        return None;
    }
    let price = |block: &Block| wording.plan.iter().find(|rule| rule.is_in(&wording.read(&block.text)));
    let prices: Vec<_> = rest.iter().filter_map(price).collect();
    let rule = prices.first().filter(|_| prices.len() >= LEAST_PRICES)?;
    Some((rest.len() + 1, rule.name.clone()))
}

/// A list of links to sister articles without a heading that begins at `at`: how many blocks it takes. A list that the
/// sentence before it announces is the article's own.
pub fn bare_list(blocks: &[Block], at: usize, host: &str) -> Option<usize> {
    let list = parent_list(&blocks[at])?;
    let announced = at.checked_sub(1).map(|before| &blocks[before]);
    if announced.and_then(parent_list).is_some_and(|before| before.id == list.id) {
        return None;
    }
    if announced.is_none_or(|before| before.text.trim_end().ends_with([':', '：']) || before.is_heading())
        || host.is_empty()
    {
        return None;
    }
    let items: Vec<&Block> =
        blocks[at..].iter().take_while(|block| parent_list(block).is_some_and(|other| other.id == list.id)).collect();
    let words: usize = items.iter().map(|item| item.words).sum();
    let sisters = items.iter().all(|item| item.is_all_links() && item.links == 1 && leads_to(item, host));
    ((2..=8).contains(&items.len()) && words >= items.len() * 5 && sisters).then_some(items.len())
}

fn is_item(block: &Block) -> bool {
    block.element == "li" && block.links > 0 && (block.words <= ITEM_WORDS || block.links >= ITEM_LINKS)
}

fn parent_list<'a>(block: &Block<'a>) -> Option<NodeRef<'a>> {
    if block.element != "li" {
        return None;
    }
    block.owner.parent().filter(|parent| parent.has_name("ul"))
}

fn leads_to(block: &Block, host: &str) -> bool {
    block
        .inner()
        .filter_map(|node| node.attr("href"))
        .all(|address| html::host(&address).is_some_and(|other| other == host))
}

const fn stands(place: Place, spot: Spot) -> bool {
    match place {
        Place::Any => true,
        Place::Edge => spot.head || spot.tail,
        Place::Tail => spot.tail,
    }
}

fn is_linked(links: Links, block: &Block) -> bool {
    match links {
        Links::Any => true,
        Links::Some => block.links > 0,
        Links::MostAfterLabel => {
            let letters = block.text.chars().count();
            let linked: usize = block.linked;
            block.links > 0 && (linked * 10 >= letters * 6 || (linked > 0 && unlinked_words(block) <= 5))
        }
    }
}

fn unlinked_words(block: &Block) -> usize {
    let linked: usize = block
        .inner()
        .filter(|node: &NodeRef| node.has_name("a"))
        .map(|link| link.text().split_whitespace().count())
        .sum();
    block.words.saturating_sub(linked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{
        markup::{blocks, dom},
        rules::BUILTIN,
    };
    use dom_query::Document;
    use foldhash::HashSet;

    fn rule(html: &str) -> Option<&'static str> {
        let document = Document::fragment(html.to_owned());
        let block = blocks::of(&dom::root(&document), &HashSet::default()).remove(0);
        judge(&block, &BUILTIN.read(&block.text), Spot { head: false, tail: true }, &BUILTIN)
            .map(|rule| rule.name.as_str())
    }

    #[test]
    fn each_promo_is_known() {
        for (html, name) in [
            (
                "<p>The post <a href='x'>Big news</a> appeared first on <a href='y'>Pixel Post</a>.</p>",
                "promo.feed-plug",
            ),
            ("<p><a href='x'>Continue Reading at Pixel Post</a></p>", "promo.continue"),
            ("<p><a href='x'>Read the full story…</a></p>", "promo.continue"),
            ("<p>Related: <a href='x'>Ten games for autumn</a></p>", "promo.read-more"),
            ("<p>READ NEXT: <a href='x'>The best pads</a></p>", "promo.read-more"),
            ("<p>Sign up to our newsletter for the best deals, delivered daily.</p>", "promo.newsletter"),
            ("<p>Follow us on Bluesky and YouTube for more.</p>", "promo.follow"),
            ("<p>If you enjoy this, please consider supporting us on Patreon.</p>", "promo.subscribe"),
            ("<p>Share this: <a href='x'>Tweet</a> <a href='y'>Facebook</a></p>", "debris.share"),
            ("<p>Story continues below advertisement</p>", "debris.label"),
            ("<p>Now Playing: A trailer</p>", "debris.player"),
            ("<p>Write to Ada Example at ada@outlet.example</p>", "promo.contact"),
            ("<p>© 2026 Pixel Post. All rights reserved.</p>", "debris.copyright"),
            ("<p>Tags: <a href='x'>Moon Harvest</a>, <a href='y'>Farming</a></p>", "debris.tags"),
            ("<p>Got a tip? Email us at tips@outlet.example</p>", "promo.tips"),
        ] {
            assert_eq!(rule(html), Some(name), "{html}");
        }
    }

    #[test]
    fn each_look_alike_stays() {
        for html in [
            "<p>The post was taken down on Monday, the studio said.</p>",
            "<p>Continue to the castle and read the <a href='x'>letter</a> on the desk before the guard returns from the \
             yard, or the quest fails.</p>",
            "<p>Related: nothing.</p>",
            "<p>See also the <a href='x'>interview</a> in which its director explained at length why the second act was cut.</p>",
            "<p>Players can sign up for the beta by email, the studio said.</p>",
            "<p>Sign up for the alpha on the official site.</p>",
            "<p>The studio will share more in March.</p>",
            "<p>Advertisement revenue fell by a third.</p>",
            "<p>Support for the old console ends in May.</p>",
            "<p>Follow the river to the mill.</p>",
        ] {
            assert_eq!(rule(html), None, "{html}");
        }
    }

    #[test]
    fn a_heading_takes_its_list_of_links_and_no_more() {
        let html = "<p>Best Gaming Deals This Week</p><ul><li><a href='x'>A pad</a></li><li><a href='y'>A disc</a></li></ul>\
                    <p>The sequel arrives next spring.</p>";
        let document = Document::fragment(html);
        let blocks = blocks::of(&dom::root(&document), &HashSet::default());
        assert_eq!(
            link_list(&blocks, 0, &BUILTIN.read(&blocks[0].text), &BUILTIN),
            Some((3, "promo.link-list".to_owned()))
        );
    }

    #[test]
    fn a_bare_list_of_sister_articles_is_a_promo_and_an_announced_one_is_not() {
        let list = "<ul><li><a href='https://outlet.example/a'>Ten games for the late autumn</a></li>\
                    <li><a href='https://outlet.example/b'>Nine games for the long winter</a></li></ul>";
        for (before, host, taken) in [
            ("<p>That is all.</p>", "outlet.example", Some(2)),
            ("<p>These are our lists:</p>", "outlet.example", None),
            ("<p>That is all.</p>", "other.example", None),
        ] {
            let document = Document::fragment(format!("{before}{list}"));
            let blocks = blocks::of(&dom::root(&document), &HashSet::default());
            assert_eq!(bare_list(&blocks, 1, host), taken, "{before} {host}");
        }
    }

    #[test]
    fn a_list_that_is_announced_keeps_all_its_items() {
        let item =
            |at: usize| format!("<li><a href='https://outlet.example/{at}'>Ten games for the late autumn</a></li>");
        let list: String = (0..4).map(item).collect();
        let document = Document::fragment(format!("<p>These are our lists:</p><ul>{list}</ul>"));
        let blocks = blocks::of(&dom::root(&document), &HashSet::default());
        assert!((1..5).all(|at| bare_list(&blocks, at, "outlet.example").is_none()));
    }

    #[test]
    fn a_part_of_the_outlet_advertised_by_name_is_a_promo_of_the_house() {
        let is_house = |html: &str| {
            let document = Document::fragment(html.to_owned());
            let block = blocks::of(&dom::root(&document), &HashSet::default()).remove(0);
            house(&block, "www.pixelpost.example", Spot { head: false, tail: true })
        };
        let here = "<a href='https://www.pixelpost.example/short'>here</a>";
        assert!(is_house(&format!(
            "<p><b>Short Play:</b> Pixelpost chronicles games for a bus ride. Read it {here}.</p>"
        )));
        for html in [
            format!("<p>Update: The studio has mended the save of the second act; the notes are {here}.</p>"),
            "<p>Short Play: Pixelpost won a prize for it, <a href='https://paper.example/1'>here</a>.</p>".to_owned(),
            "<p>Short Play: Pixelpost chronicles games for a bus ride.</p>".to_owned(),
        ] {
            assert!(!is_house(&html), "{html}");
        }
    }

    #[test]
    fn a_request_for_tips_goes_from_a_quote_as_well_and_what_else_it_says_stays() {
        assert_eq!(
            rule("<blockquote><p>Got a tip? Email us at tips@outlet.example</p></blockquote>"),
            Some("promo.tips")
        );
        assert_eq!(rule("<blockquote><p>Follow us on Bluesky and YouTube for more.</p></blockquote>"), None);
    }

    #[test]
    fn a_heading_over_prose_takes_nothing() {
        let html = "<h2>More from the developers</h2><p>The sequel arrives next spring, they said.</p>";
        let document = Document::fragment(html);
        let blocks = blocks::of(&dom::root(&document), &HashSet::default());
        assert_eq!(link_list(&blocks, 0, &BUILTIN.read(&blocks[0].text), &BUILTIN), None);
    }
}
