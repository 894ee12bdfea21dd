//! Boxes: parts of a body known by their markup: buying, signing up, sharing, related links, advertising. A box never holds
//! the article itself.

use crate::{
    clean::{
        context::{Context, Cuts},
        cut::Cut,
        markup::{dom, pictures},
        removers::credits,
        rules::{Box, Wording},
    },
    html,
    news::RemovedKind,
};
use dom_query::NodeRef;
use std::cell::LazyCell;

/// A box that is not sure must be short, unless it is links.
const SHORT: usize = 240;

/// Cuts the boxes of a body, outermost first, and the pictures that only count readers.
pub fn find<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let boxes = of(&context.root, context.wording);
    for credit in boxes.iter().filter(|cut| cut.rule == "box.credit") {
        credits::lift(&credit.text, &mut cuts.credits);
    }
    cuts.list.extend(boxes);
    for pixel in context.root.descendants_it().filter(|node| node.has_attr(pictures::PIXEL)) {
        let text = pixel.attr("src").unwrap_or_default().to_string();
        cuts.list.push(Cut { nodes: vec![pixel], kind: RemovedKind::Tracking, rule: "pixel".to_owned(), text });
    }
}

/// The boxes of a body by the rules.
pub fn of<'a>(root: &NodeRef<'a>, wording: &Wording) -> Vec<Cut<'a>> {
    let mut cuts: Vec<Cut> = Vec::new();
    let whole = LazyCell::new(|| root.normalized_char_count());
    for node in root.descendants_it() {
        let Some(rule) = rule_for(&node, wording) else { continue };
        let inside = |cut: &Cut| node.ancestors_it(None).any(|above| cut.nodes.iter().any(|node| node.id == above.id));
        if is_box(&node, rule, *whole) && !cuts.iter().any(inside) {
            cuts.push(Cut { nodes: vec![node], kind: rule.kind, rule: rule.name.clone(), text: dom::text(&node) });
        }
    }
    let buttons: Vec<Cut> = buttons(root, wording)
        .filter(|button| {
            !button.nodes[0].ancestors_it(None).any(|above| cuts.iter().any(|cut| cut.nodes[0].id == above.id))
        })
        .collect();
    cuts.extend(buttons);
    cuts
}

/// Links that are buttons by where they lead, and stand among links or have no words.
fn buttons<'a>(root: &NodeRef<'a>, wording: &Wording) -> impl Iterator<Item = Cut<'a>> {
    root.descendants_it().filter(|node| node.has_name("a")).filter_map(move |link| {
        let address = link.attr("href")?.to_ascii_lowercase();
        let bare = html::without_scheme(&address);
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        // Most of the addresses differ in their first byte, and every link is asked for all of them.
        let begins = |with: &String| with.as_bytes().first() == bare.as_bytes().first() && bare.starts_with(with);
        let rule = wording.button.iter().find(|rule| rule.addresses.iter().any(begins))?;
        let text = dom::text(&link);
        let alone = text.is_empty() || stands_alone(&link);
        alone.then(|| Cut { nodes: vec![link], kind: rule.kind, rule: rule.name.clone(), text })
    })
}

fn rule_for<'r>(node: &NodeRef, wording: &'r Wording) -> Option<&'r Box> {
    let element = node.element_ref()?;
    let names: Vec<String> = element
        .attrs
        .iter()
        .filter(|attribute| matches!(&*attribute.name.local, "class" | "id"))
        .flat_map(|attribute| attribute.value.split_ascii_whitespace())
        .map(hyphened)
        .collect();
    if names.is_empty() { None } else { wording.box_of(&names) }
}

/// `relatedContent` and `related_content` are `related-content`.
fn hyphened(name: &str) -> String {
    let mut hyphened = String::with_capacity(name.len() + 4);
    let mut small = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && small {
            hyphened.push('-');
        }
        small = letter.is_ascii_lowercase();
        hyphened.push(if letter == '_' { '-' } else { letter.to_ascii_lowercase() });
    }
    hyphened
}

fn is_box(node: &NodeRef, rule: &Box, whole: usize) -> bool {
    if !(dom::is_block(node) || (node.has_name("a") && stands_alone(node))) {
        return false;
    }
    let letters = node.normalized_char_count();
    if letters == 0 {
        return rule.kind == RemovedKind::Debris && is_row_of_icons(node);
    }
    if rule.below && letters_after(node) <= SHORT && letters + letters_after(node) + SHORT < whole {
        return true;
    }
    if rule.sure {
        return letters * 2 <= whole || letters <= SHORT;
    }
    // What somebody said is no debris of the box around it.
    if node
        .descendants_it()
        .any(|inner| inner.has_name("blockquote") || (inner.has_name("p") && inner.has_class("embed")))
    {
        return false;
    }
    let headline = node.has_name("h1") || node.has_name("h2") || node.has_name("h3");
    if letters * 3 > whole || (headline && rule.kind != RemovedKind::Promo) {
        return false;
    }
    let linked: usize = node.descendants_it().filter(|inner| inner.has_name("a")).map(|link| reach(&link)).sum();
    letters <= SHORT || linked * 10 >= letters * 4
}

/// Letters between the end of an element and the end of the body.
fn letters_after(node: &NodeRef) -> usize {
    let around = std::iter::once(*node).chain(node.ancestors_it(None));
    let behind = around.flat_map(|node| std::iter::successors(node.next_sibling(), NodeRef::next_sibling));
    behind.map(|node| node.normalized_char_count()).sum()
}

/// The letters that lead where a link leads: its own, or all of the card that an empty one is spread over.
fn reach(link: &NodeRef) -> usize {
    let spread = link.has_attr("href") && link.normalized_char_count() == 0 && !holds_picture(link);
    let card = link.parent().filter(|card| spread && dom::is_block(card));
    card.as_ref().unwrap_or(link).normalized_char_count()
}

/// Several pictures and no words, each of them a link to somewhere else than to a picture.
fn is_row_of_icons(node: &NodeRef) -> bool {
    let pictures = node.descendants_it().filter(|inner| inner.has_name("img")).count();
    let icons =
        node.descendants_it().filter(|inner| inner.has_name("a") && holds_picture(inner) && !leads_to_picture(inner));
    pictures > 1 && icons.count() == pictures
}

fn holds_picture(link: &NodeRef) -> bool {
    link.descendants_it().any(|inner| inner.has_name("img"))
}

fn leads_to_picture(link: &NodeRef) -> bool {
    let address = link.attr("href").unwrap_or_default().to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].iter().any(|end| path.ends_with(end))
}

/// True for a link that stands among links only; one in a sentence is part of what the sentence says.
fn stands_alone(link: &NodeRef) -> bool {
    let Some(around) = link.ancestors_it(None).find(dom::is_block) else { return true };
    let linked: usize =
        around.descendants_it().filter(|inner| inner.has_name("a")).map(|link| link.normalized_char_count()).sum();
    linked * 10 >= around.normalized_char_count() * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::rules::BUILTIN;
    use dom_query::Document;

    const PROSE: &str = "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the \
                         extra time goes into the second act, which testers found too short and too easy by half.</p>";

    fn left(html: &str) -> String {
        let document = Document::fragment(format!("{PROSE}{html}{PROSE}{PROSE}"));
        let root = dom::root(&document);
        for cut in of(&root, &BUILTIN) {
            cut.nodes.iter().for_each(NodeRef::remove_from_parent);
        }
        dom::html(&document).replace(PROSE, "")
    }

    #[test]
    fn each_kind_of_box_goes() {
        for html in [
            "<div class=\"norewrite\"><a href=\"x\">See at Shop</a></div>",
            "<p class=\"disclosure\">We may earn something.</p>",
            "<div class=\"newsletter\">Get our letter</div>",
            "<div class=\"related\"><a href=\"x\">Another story</a></div>",
            "<div class=\"share\"><a href=\"x\">Tweet</a></div>",
            "<div class=\"ad\">Advertisement</div>",
        ] {
            assert_eq!(left(html), "", "{html}");
        }
    }

    #[test]
    fn what_others_wrote_below_an_article_goes_however_long_it_is() {
        let words = "<li><p>I liked the boats, the gulls less so, and I wait for the storm to end.</p></li>".repeat(30);
        for box_of in ["<ol class=\"commentlist\">", "<div id=\"comments\">", "<section class=\"comments-area\">"] {
            let document = Document::fragment(format!("{PROSE}{PROSE}{box_of}{words}"));
            assert_eq!(of(&dom::root(&document), &BUILTIN).len(), 1, "{box_of}");
        }
        let around = format!("<div id=\"comments\">{words}</div>");
        assert_eq!(left(&around).matches("gulls").count(), 30, "what stands in the middle is the article's");
        let alone = Document::fragment(format!("<div id=\"comments\">{words}</div>"));
        assert!(of(&dom::root(&alone), &BUILTIN).is_empty());
    }

    #[test]
    fn a_row_of_icons_goes_and_a_row_of_pictures_stays() {
        let row = |end: &str| {
            let link = |at: usize| {
                format!("<a href=\"https://x.example/{at}{end}\"><img src=\"https://x.example/{at}.png\"></a>")
            };
            format!("<div class=\"share\">{}{}</div>", link(1), link(2))
        };
        assert_eq!(left(&row("")), "");
        assert_eq!(left(&row(".png")), row(".png"));
    }

    #[test]
    fn a_card_with_a_link_spread_over_it_is_all_link() {
        let card = |link: &str| {
            format!(
                "<div class=\"related-articles\"><div>{link}<h4>The mill</h4><div>{}</div></div></div>",
                "It was long. ".repeat(20)
            )
        };
        assert_eq!(left(&card("<a href=\"https://x.example/1\"></a>")), "");
        assert_eq!(left(&card("")), card(""));
    }

    #[test]
    fn each_look_alike_stays() {
        for html in [
            "<p>Get the <span class=\"norewrite\"><a href=\"x\">Gamepad</a></span> for less.</p>",
            "<div class=\"see-more\"><blockquote><p>It is true</p> Ada <a href=\"x\">9 May</a></blockquote></div>",
            "<div class=\"shared-world\">A world of its own.</div>",
            "<p>The <a class=\"buy-link\" href=\"x\">Gamepad</a> is the best we have held.</p>",
            "<p class=\"lead\">We may earn something.</p>",
        ] {
            assert_eq!(left(html), html);
        }
    }

    #[test]
    fn a_box_that_holds_the_article_is_no_box() {
        let html = format!("<div class=\"related\">{}</div>", PROSE.replace("sequel", "prequel").repeat(3));
        assert_eq!(left(&html), html);
    }
}
