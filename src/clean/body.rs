//! A body cleaned for a view: parsed once, cut by the rules, its links judged. The views differ only in what is done with a cut.

use super::{Rules, Subject};
use crate::{
    clean::{
        context::{Context, Cuts},
        cut::Cut,
        facts::{headline, kind, ratings, via},
        markup::{
            blocks::{self, Block},
            dom, pictures, tidy,
        },
        removers::{boxes, head, lines, offers, residue},
    },
    html::{self, Parsed, Tree},
    links,
    news::{Body, Link, LinkKind, Receipt, Removed, RemovedKind, Via, View},
    text::{Line, words},
};
use dom_query::{Document, NodeId, NodeRef};
use foldhash::HashMap;
use url::Url;

/// A body as a draft tells of it: what was found in it, and its text.
#[derive(Default)]
pub struct Cleaned {
    /// Without its tree, which nobody asks a draft for.
    pub body: Body,
    /// Its text, one line a block.
    pub text: String,
    /// It shows a picture.
    pub pictured: bool,
    /// Where there is no text: what the first picture that says something shows.
    pub picture_text: Option<String>,
}

/// What the rules found in a body.
struct Findings<'a> {
    cuts: Cuts<'a>,
    via: Option<Via>,
    /// The words that stay, one line a block.
    left: String,
}

/// Cleans an article's HTML (a feed's body or an extracted page) for one view.
#[must_use]
pub fn body(html: &str, subject: &Subject, view: View, rules: &Rules) -> Body {
    let Parsed { document, cut } = parsed(html, subject);
    let Made { mut body, .. } = made(&document, subject, view, rules);
    body.tree = Tree::of(&dom::root(&document));
    if let Some(cut) = cut {
        body.tree = body.tree.followed_by(&Tree::parse(&tidy::left_out(cut)));
        body.receipt.removed.push(left_out(cut));
    }
    body
}

/// Cleans a body for the default view, for its text.
pub fn read(html: &str, subject: &Subject, rules: &Rules) -> Cleaned {
    let Parsed { document, cut } = parsed(html, subject);
    let Made { mut body, text } = made(&document, subject, View::Stripped, rules);
    body.receipt.removed.extend(cut.map(left_out));
    let root = dom::root(&document);
    let text = text.unwrap_or_else(|| blocks::text(&root));
    let mut images = root.descendants_it().filter(|node| node.has_name("img")).peekable();
    let pictured = images.peek().is_some();
    let mut texts = images.filter_map(|node| node.attr("alt")).map(|text| text.trim().to_owned());
    let picture_text = if text.trim().is_empty() { texts.find(|text| !text.is_empty()) } else { None };
    Cleaned { body, text, pictured, picture_text }
}

fn parsed(html: &str, subject: &Subject) -> Parsed {
    let parsed = tidy::parse(html, Url::parse(subject.url).ok().as_ref());
    ratings::label(&dom::root(&parsed.document));
    parsed
}

/// What the receipt says of a text that is longer than what is read of it.
fn left_out(cut: html::Cut) -> Removed {
    let text = Line::new(&format!("the rest of a long text: {cut}"));
    Removed { kind: RemovedKind::Debris, text, rule: "bounds".to_owned() }
}

/// A document made into a view, and what is known of it.
struct Made {
    /// Without its tree.
    body: Body,
    /// Its text, where nothing was cut or reworded since it was read.
    text: Option<String>,
}

fn made(document: &Document, subject: &Subject, view: View, rules: &Rules) -> Made {
    let root = dom::root(document);
    if !subject.strip {
        return Made { body: exempt(&root, view), text: None };
    }
    headline::mark_pictures(&root, subject.title, subject.source);
    let links = links_of(&root, rules.links());
    let mut found = find(&root, subject, rules, &links);
    let nothing_cut = found.cuts.list.is_empty();
    found.cuts.list.retain(|cut| !rules.is_off(&cut.rule));
    let receipt = receipt(&root, &found.cuts.list, &links);
    let continues = found.cuts.list.iter().any(|cut| cut.rule.starts_with("promo.continue"));
    let teaser = continues || is_teaser(&found.left);
    let original = view == View::Original;
    if original {
        forget_pixels(&root);
    }
    for cut in &found.cuts.list {
        match view {
            View::Stripped | View::Changes => cut.remove(&root),
            View::Marked if cut.kind == RemovedKind::Tracking => cut.remove(&root),
            View::Marked => cut.mark(&root),
            View::Original => {}
        }
    }
    let masked = !original && mask_spoilers(&root);
    let (shown, reworded) = address(&root, links, !original);
    let Cuts { byline, updated, credits, .. } = found.cuts;
    let via = found.via;
    let body = Body { view, receipt, links: shown, byline, via, teaser, updated, credits, ..Body::default() };
    Made { body, text: (nothing_cut && !masked && !reworded).then_some(found.left) }
}

/// A body with fewer words is a teaser.
const TEASER_WORDS: u32 = 120;

fn is_teaser(text: &str) -> bool {
    words::are_fewer(text, TEASER_WORDS) || text.trim_end().ends_with(['…', ']'])
}

/// The body of a source whose articles are left as they are.
fn exempt(root: &NodeRef, view: View) -> Body {
    forget_pixels(root);
    let as_given = |address: String| Link { given: address.clone(), shown: address, ..Link::default() };
    let links = anchors(root)
        .into_iter()
        .filter_map(|link| link.attr("href"))
        .map(|address| as_given(address.to_string()))
        .collect();
    let teaser = is_teaser(&blocks::text(root));
    Body { view, links, teaser, ..Body::default() }
}

fn find<'a>(root: &NodeRef<'a>, subject: &Subject, rules: &Rules, links: &HashMap<NodeId, Link>) -> Findings<'a> {
    let mut cuts = Cuts::default();
    let mut context = Context::new(*root, subject, rules.wording(), links);
    boxes::find(&context, &mut cuts);
    context.read_blocks(&mut cuts);
    for remover in [head::find, lines::find, offers::find, residue::find] {
        remover(&context, &mut cuts);
    }
    let via = via::find(&context.blocks, subject.url, rules.links());
    let left = (0..context.blocks.len()).filter(|at| !cuts.has(*at)).map(|at| &context.blocks[at]);
    Findings { via, left: told(left), cuts }
}

fn anchors<'a>(root: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    root.descendants_it().filter(|node| node.has_name("a") && node.has_attr("href")).collect()
}

fn links_of(root: &NodeRef, rules: &links::Rules) -> HashMap<NodeId, Link> {
    anchors(root).into_iter().filter_map(|node| node.attr("href").map(|given| (node.id, rules.clean(&given)))).collect()
}

/// Gives every link its address for the view; lists them in order, and tells whether the words of one had to be changed.
fn address(root: &NodeRef, mut links: HashMap<NodeId, Link>, cleaned: bool) -> (Vec<Link>, bool) {
    let (mut listed, mut reworded) = (Vec::new(), false);
    for node in anchors(root) {
        let Some(link) = links.remove(&node.id) else { continue };
        if cleaned && link.shown != link.given {
            reworded |= say_shown(&node, &link);
            node.set_attr("href", &link.shown);
        }
        listed.push(link);
    }
    (listed, reworded)
}

/// A link whose words are its address says the mended one; whether this is one.
fn say_shown(node: &NodeRef, link: &Link) -> bool {
    let said = node.text();
    let is_said = bare(said.trim()) == bare(&link.given);
    if is_said {
        let whole = said.contains("://");
        node.set_text(if whole { link.shown.as_str() } else { bare(&link.shown) });
    }
    is_said
}

/// An address without its scheme and the slash at its end.
fn bare(address: &str) -> &str {
    html::without_scheme(address).trim_end_matches('/')
}

/// Classes of what gives away an end.
const SPOILERS: [&str; 2] = ["bb_spoiler", "md-spoiler-text"];

/// Hides what a writer marked as a spoiler, and tells whether there is any; the original view shows it.
fn mask_spoilers(root: &NodeRef) -> bool {
    let spoilers: Vec<NodeRef> = root.descendants_it().filter(|node| dom::is_of_class(node, &SPOILERS)).collect();
    for node in &spoilers {
        let hidden: String = node.text().chars().map(|letter| if letter.is_whitespace() { ' ' } else { '▒' }).collect();
        node.set_text(format!("Spoiler: {}", dom::squeeze(&hidden)));
    }
    !spoilers.is_empty()
}

fn forget_pixels(root: &NodeRef) {
    for pixel in root.descendants().into_iter().filter(|node| node.has_attr(pictures::PIXEL)) {
        pixel.remove_from_parent();
    }
}

fn receipt(root: &NodeRef, cuts: &[Cut], links: &HashMap<NodeId, Link>) -> Receipt {
    let by_node: HashMap<NodeId, &Cut> =
        cuts.iter().filter_map(|cut| cut.nodes.first().map(|node| (node.id, cut))).collect();
    let mut removed = Vec::new();
    let (mut selling, mut outbound) = (0usize, 0usize);
    for node in root.descendants_it() {
        if let Some(cut) = by_node.get(&node.id) {
            removed.push(cut.entry());
        }
        if let Some(link) = links.get(&node.id) {
            outbound += usize::from(link.given.starts_with("http"));
            selling += usize::from(link.kind == LinkKind::Affiliate);
            entries(link, &mut removed);
        }
    }
    let share = if outbound < kind::DEAL_LINKS { 0 } else { selling * 100 / outbound };
    Receipt { removed, affiliate_share: u8::try_from(share).unwrap_or(100) }
}

/// One entry for an affiliate link, one for each tracking parameter.
fn entries(link: &Link, removed: &mut Vec<Removed>) {
    if link.kind == LinkKind::Affiliate {
        let [from, to] = [&link.given, &link.shown].map(|address| html::host(address).unwrap_or_default());
        let text = if from == to { from } else { format!("{from} → {to}").into() };
        let rule =
            link.rules.iter().find(|rule| !is_tracking(rule)).or(link.rules.first()).cloned().unwrap_or_default();
        removed.push(Removed { kind: RemovedKind::Affiliate, text: Line::new(&text), rule });
    }
    for (part, rule) in link.removed.iter().zip(&link.rules) {
        if link.kind == LinkKind::Tracking || is_tracking(rule) {
            removed.push(Removed { kind: RemovedKind::Tracking, text: Line::new(part), rule: rule.clone() });
        }
    }
}

/// Rules that take out what only counts readers, also where the link sells.
fn is_tracking(rule: &str) -> bool {
    matches!(rule, "utm" | "click-ids" | "analytics" | "mailings") || rule.ends_with(".tracking")
}

fn told<'b, 'a: 'b>(blocks: impl Iterator<Item = &'b Block<'a>>) -> String {
    let said = blocks.filter(|block| !block.is_embed() && !block.text.is_empty());
    said.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::BUILTIN;

    const LEAD: &str = "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the \
                        extra time goes into the second act, which testers found too short and too easy by half of them.</p>";

    fn cleaned(html: &str, view: View) -> Body {
        let subject = Subject {
            title: "A sequel is coming",
            url: "https://outlet.example/news/1",
            source: "Pixel Post",
            author: "",
            strip: true,
        };
        body(html, &subject, view, &BUILTIN)
    }

    #[test]
    fn the_views_differ_only_in_what_is_done_with_a_cut() {
        let notice = "<p>We may earn a commission if you buy through our links.</p>";
        let html = format!("{notice}{LEAD}");
        assert_eq!(cleaned(&html, View::Stripped).html(), LEAD);
        assert_eq!(cleaned(&html, View::Original).html(), html);
        let marked = cleaned(&html, View::Marked).html();
        assert!(
            marked.contains("<del data-kind=\"disclosure\" data-rule=\"notice.commission\">We may earn"),
            "{marked}"
        );
    }

    #[test]
    fn a_caption_that_says_the_headline_again_goes_wherever_it_stands() {
        let figure = |caption: &str| {
            format!(
                "{LEAD}{LEAD}<div class=\"figure\"><img src=\"https://a.example/1.png\"><div class=\"caption\">{caption}</div></div>"
            )
        };
        assert!(!cleaned(&figure("A sequel is coming"), View::Stripped).html().contains("caption"));
        let more = figure("A sequel is coming to the mill");
        assert_eq!(cleaned(&more, View::Stripped).html(), more);
    }

    #[test]
    fn the_receipt_is_the_same_in_every_view() {
        let html =
            format!("<h1>A sequel is coming</h1><p>By Ada Example</p>{LEAD}<p>Pixel Post is reader-supported.</p>");
        let stripped = cleaned(&html, View::Stripped);
        let kinds: Vec<RemovedKind> = stripped.receipt.removed.iter().map(|removed| removed.kind).collect();
        assert_eq!(kinds, [RemovedKind::Title, RemovedKind::Byline, RemovedKind::Disclosure]);
        assert_eq!(stripped.byline.as_deref(), Some("Ada Example"));
        assert_eq!(cleaned(&html, View::Original).receipt, stripped.receipt);
        assert_eq!(cleaned(&html, View::Marked).receipt, stripped.receipt);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_the_receipt_says_where() {
        let body = cleaned(&LEAD.repeat(3_000), View::Stripped);
        assert!(body.html().ends_with("<p>[… cut at 512 kB]</p>"));
        let last = body.receipt.removed.last().unwrap();
        assert_eq!((last.rule.as_str(), last.text.as_str()), ("bounds", "the rest of a long text: cut at 512 kB"));
    }

    #[test]
    fn a_heading_over_nothing_but_a_promo_goes_with_it() {
        let promo = "<h3>Pixel Post Daily</h3><p>Sign up for our newsletter and never miss a story!</p>";
        assert_eq!(cleaned(&format!("{LEAD}{promo}"), View::Stripped).html(), LEAD);
        let more = format!("{LEAD}{promo}{LEAD}");
        assert_eq!(cleaned(&more, View::Stripped).html(), format!("{LEAD}<h3>Pixel Post Daily</h3>{LEAD}"));
    }

    #[test]
    fn a_notice_in_the_middle_stays() {
        let html = format!(
            "{LEAD}{LEAD}{LEAD}<p>We may earn a commission if you buy through our links.</p>{LEAD}{LEAD}{LEAD}"
        );
        assert_eq!(cleaned(&html, View::Stripped).html(), html);
    }

    #[test]
    fn a_rule_that_the_reader_turned_off_cuts_nothing() {
        let html = format!("<p>We may earn a commission if you buy through our links.</p>{LEAD}");
        let rules = links::BUILTIN
            .beside(crate::clean::rule_names())
            .with("links.toml", "off = [\"notice.commission\"]")
            .unwrap_or_default();
        let body = body(&html, &Subject { strip: true, ..Subject::default() }, View::Stripped, &Rules::new(rules));
        assert_eq!((body.html(), body.receipt.removed.len()), (html, 0));
    }

    #[test]
    fn an_address_in_the_words_is_cleaned_and_says_so() {
        let html = format!("{LEAD}<p>It is at https://www.amazon.com/dp/B0B0B0B0B0?tag=outlet-20 now, or a shop.</p>");
        let body = cleaned(&html, View::Stripped);
        assert!(!body.html().contains("outlet-20"), "{}", body.html());
        assert!(body.html().contains(">https://www.amazon.com/dp/B0B0B0B0B0</a>"), "{}", body.html());
        assert!(
            cleaned(&html, View::Original).html().contains(">https://www.amazon.com/dp/B0B0B0B0B0?tag=outlet-20</a>")
        );
    }

    #[test]
    fn a_spoiler_is_masked_but_in_the_original_view() {
        let html = format!("{LEAD}<p>In the end <span class=\"bb_spoiler\">the gull did</span> it.</p>");
        assert!(cleaned(&html, View::Stripped).html().contains("Spoiler: ▒▒▒ ▒▒▒▒ ▒▒▒</span> it"));
        assert!(cleaned(&html, View::Original).html().contains("the gull did"));
    }

    #[test]
    fn a_pixel_is_shown_in_no_view() {
        let html = format!("{LEAD}<img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\">");
        for view in [View::Stripped, View::Marked, View::Original] {
            let body = cleaned(&html, view);
            assert!(!body.html().contains("<img"), "{}", body.html());
            assert_eq!(body.receipt.counts().tracking, 1);
        }
    }

    #[test]
    fn every_link_of_the_view_is_listed_in_order() {
        let html = format!(
            "{LEAD}<p>The <a href=\"/a\">one</a> and the <a href=\"https://b.example/?x=1\">other</a> are out.</p>"
        );
        let given: Vec<String> = cleaned(&html, View::Stripped).links.into_iter().map(|link| link.given).collect();
        assert_eq!(given, ["https://outlet.example/a", "https://b.example/?x=1"]);
    }

    #[test]
    fn an_exempt_source_keeps_every_word() {
        let html = format!("<p>We may earn a commission if you buy through our links.</p>{LEAD}");
        let subject = Subject { url: "https://outlet.example/", ..Subject::default() };
        let body = body(&html, &subject, View::Stripped, &BUILTIN);
        assert_eq!(body.html(), html);
        assert!(body.receipt.removed.is_empty());
    }
}
