//! Leftovers: what says nothing once the rest is cut, or says again what was said. Headings without their section, a verdict said
//! twice, lists below the comments. A leftover is short, or word for word elsewhere; running text is never one.

use crate::{
    clean::{
        context::{Context, Cuts},
        facts::headline::{each_letter, letters},
        markup::blocks::Block,
        plain::plain,
    },
    news::RemovedKind,
};
use dom_query::{NodeId, NodeRef};
use foldhash::{HashMap, HashSet};
use std::cell::LazyCell;

/// Letters by which two paragraphs are told apart before they are read to their ends.
const FIRST_LETTERS: usize = 8;
/// Fewer words may be said twice on purpose.
const LEAST_WORDS: usize = 8;
/// A verdict in a box is short.
const MOST_WORDS: usize = 60;
/// Parts of the names of boxes that hold a verdict.
const VERDICTS: [&str; 5] = ["verdict", "summary", "conclusion", "review", "fazit"];
/// A label of a box.
const MOST_LABEL: usize = 6;
/// The name of what is judged, over the repeated verdict.
const MOST_NAME: usize = 12;

/// Cuts what is left over.
pub fn find<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    repeated(context, cuts);
    below_comments(context, cuts);
    labels(context, cuts);
    orphans(context, cuts);
    empty_lists(context, cuts);
}

/// Boxes of reviews say the verdict at both ends. The later one goes, with the name of what is judged above it. Where more than one
/// paragraph comes again, the article has its reasons.
fn repeated<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let Context { blocks, spots, subject, .. } = context;
    let may_be = |at: &usize| {
        let block = &blocks[*at];
        !cuts.has(*at) && (LEAST_WORDS..=MOST_WORDS).contains(&block.words) && !block.quoted && !block.picture
    };
    let candidates: Vec<usize> = (0..blocks.len()).filter(may_be).collect();
    let at_head = || candidates.iter().filter(|at| spots[**at].head).map(|at| &blocks[*at].text);
    // Most paragraphs differ in their first letters: what all of them say is only put together where these are the same.
    let begun: HashSet<String> = at_head().map(|text| first_letters(text)).collect();
    let said: LazyCell<HashSet<String>, _> = LazyCell::new(|| at_head().map(|text| letters(text)).collect());
    let again = |at: &&usize| {
        let (block, spot) = (&blocks[**at], spots[**at]);
        spot.tail
            && !spot.head
            && is_alone(block)
            && begun.contains(&first_letters(&block.text))
            && said.contains(&letters(&block.text))
    };
    let mut found = candidates.iter().filter(again);
    let (Some(&last), None) = (found.next(), found.next()) else { return };
    let name = last.checked_sub(1).filter(|before| {
        let block = &blocks[*before];
        let name = letters(&block.text);
        !cuts.has(*before) && block.words <= MOST_NAME && !name.is_empty() && letters(subject.title).contains(&name)
    });
    if name.is_none() && !is_boxed(&blocks[last]) {
        return;
    }
    for at in name.into_iter().chain([last]) {
        cuts.take(context, at, RemovedKind::Debris, "debris.repeated");
    }
}

fn first_letters(text: &str) -> String {
    each_letter(text).take(FIRST_LETTERS).collect()
}

/// It stands in a box that its markup calls a verdict.
fn is_boxed(block: &Block) -> bool {
    let around = std::iter::once(block.owner).chain(block.owner.ancestors_it(Some(2)));
    around.filter_map(|node| node.attr("class")).any(|class| {
        let class = class.to_lowercase();
        class.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|part| VERDICTS.contains(&part))
    })
}

/// A row of a table or an item of a list may say what another says.
fn is_alone(block: &Block) -> bool {
    !matches!(block.element.as_str(), "td" | "th" | "li" | "dd" | "dt")
}

/// Below the heading of the comments stands what the page has at its side, unless there is running text.
fn below_comments<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let blocks = &context.blocks;
    let is_comments = |block: &Block| block.is_heading_element() && block.words <= 3 && speaks_of_comments(&block.text);
    let Some(heading) = (0..blocks.len()).rev().find(|at| cuts.has(*at) && is_comments(&blocks[*at])) else { return };
    if blocks[heading..].iter().any(Block::is_prose) {
        return;
    }
    for at in heading + 1..blocks.len() {
        if !cuts.has(at) {
            cuts.take(context, at, RemovedKind::Debris, "debris.below-comments");
        }
    }
}

fn speaks_of_comments(text: &str) -> bool {
    let text = plain(text);
    ["comment", "kommentar", "comentario", "comentário", "commenti", "reacties", "コメント"]
        .iter()
        .any(|word| text.contains(word))
}

/// A heading whose whole section was cut goes with it.
fn orphans<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let Context { root, blocks, .. } = context;
    if cuts.list.is_empty() || !(0..blocks.len()).any(|at| !cuts.has(at) && blocks[at].is_heading()) {
        return;
    }
    let places: HashMap<NodeId, usize> =
        root.descendants_it().enumerate().map(|(place, node)| (node.id, place)).collect();
    let place = |block: &Block| block.nodes.first().and_then(|node| places.get(&node.id)).copied();
    let mut taken: Vec<(usize, RemovedKind)> =
        cuts.list.iter().filter_map(|cut| Some((*places.get(&cut.nodes.first()?.id)?, cut.kind))).collect();
    for at in (0..blocks.len()).rev() {
        let heading = &blocks[at];
        if cuts.has(at) || !heading.is_heading() || heading.picture {
            continue;
        }
        let next = (at + 1..blocks.len()).find(|next| !cuts.has(*next));
        if !next.is_none_or(|next| begins_another(heading, &blocks[next])) {
            continue;
        }
        let (from, to) = (place(heading).unwrap_or(usize::MAX), next.and_then(|next| place(&blocks[next])));
        let sold = |kind: RemovedKind| {
            matches!(kind, RemovedKind::Promo | RemovedKind::Disclosure)
                || (next.is_none() && kind == RemovedKind::Debris)
        };
        if taken.iter().any(|(place, kind)| *place > from && to.is_none_or(|to| *place < to) && sold(*kind)) {
            cuts.take(context, at, RemovedKind::Promo, "promo.orphan-heading");
            taken.push((from, RemovedKind::Promo));
        }
    }
}

/// Headings of parts that a page keeps even when nothing is in them.
const OF_LISTS: [&str; 16] = [
    "links",
    "link",
    "related links",
    "external links",
    "useful links",
    "weblinks",
    "weiterführende links",
    "liens",
    "liens externes",
    "enlaces",
    "enlaces externos",
    "collegamenti",
    "ligações externas",
    "sources",
    "tags",
    "リンク",
];

/// A heading over a list that is empty: another of its rank follows at once, or nothing.
fn empty_lists<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let blocks = &context.blocks;
    for at in 0..blocks.len() {
        let heading = &blocks[at];
        let says_list = || {
            let text = plain(&heading.text);
            OF_LISTS.contains(&text.trim_matches(|letter: char| !letter.is_alphanumeric()))
        };
        if cuts.has(at) || !heading.is_heading() || heading.links > 0 || !says_list() {
            continue;
        }
        let next = (at + 1..blocks.len()).find(|next| !cuts.has(*next)).map(|next| &blocks[next]);
        if next.is_none_or(|next| begins_another(heading, next)) {
            cuts.take(context, at, RemovedKind::Debris, "debris.empty-heading");
        }
    }
}

/// A label that shares its box with nothing but what was cut goes with it.
fn labels<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let Context { root, blocks, .. } = context;
    let mut letters = Letters::default();
    for sold in cuts.list.iter().filter(|cut| cut.kind == RemovedKind::Promo).flat_map(|cut| &cut.nodes) {
        let count = sold.normalized_char_count();
        for around in sold.ancestors_it(None) {
            *letters.cut.entry(around.id).or_default() += count;
        }
    }
    for (at, block) in blocks.iter().enumerate() {
        let may_be = !cuts.has(at)
            && block.element == "div"
            && (1..=MOST_LABEL).contains(&block.words)
            && block.links == 0
            && !block.picture
            && !block.text.ends_with(['.', '!', '…', '。']);
        if may_be && shares_with_cuts(block, root, &mut letters) {
            cuts.take(context, at, RemovedKind::Promo, "promo.orphan-heading");
        }
    }
}

/// Letters in elements, counted once: one element may hold ten thousand blocks.
#[derive(Default)]
struct Letters {
    /// Of what was cut.
    cut: HashMap<NodeId, usize>,
    /// Of all.
    all: HashMap<NodeId, usize>,
}

impl Letters {
    fn all(&mut self, node: &NodeRef) -> usize {
        *self.all.entry(node.id).or_insert_with(|| node.normalized_char_count())
    }
}

/// One of the nearest elements around it holds it, something cut and nothing else.
fn shares_with_cuts(block: &Block, root: &NodeRef, letters: &mut Letters) -> bool {
    block.owner.ancestors_it(Some(2)).take_while(|around| around.id != root.id).any(|around| {
        let cut = letters.cut.get(&around.id).copied().unwrap_or(0);
        cut > 0 && letters.all(&around) <= letters.all(&block.owner) + cut + 2
    })
}

/// The next block is a heading of the same rank or a higher one: the section before it is over.
fn begins_another(heading: &Block, next: &Block) -> bool {
    let rank = |block: &Block| if block.is_heading_element() { block.element.as_str() } else { "h7" }.to_owned();
    next.is_heading_element() && rank(next) <= rank(heading)
}

#[cfg(test)]
mod tests {
    use crate::{
        clean::{BUILTIN, Subject, body},
        news::View,
    };

    const LEAD: &str = "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the \
                        extra time goes into the second act, which testers found too short.</p>";
    const VERDICT: &str = "<p>A quiet triumph that tells, teaches and listens like a friend.</p>";

    #[test]
    fn a_heading_over_an_empty_list_of_links_goes() {
        for empty in ["<h3>Links</h3>", "<h2>External links:</h2>", "<p><strong>Weblinks</strong></p>"] {
            assert_eq!(read(&format!("{LEAD}{empty}")), (LEAD.to_owned(), vec!["debris.empty-heading".to_owned()]));
        }
        let next = format!("<h2>Cast</h2>{LEAD}");
        assert_eq!(read(&format!("{LEAD}<h2>Liens</h2>{next}")).0, format!("{LEAD}{next}"));
        for kept in [
            "<h2>Links</h2><p><a href=\"https://studio.example/\">The studio</a> has a page of its own for the boats.</p>",
            "<h2>Links to the past</h2>",
        ] {
            assert_eq!(read(&format!("{LEAD}{kept}{LEAD}")).0, format!("{LEAD}{kept}{LEAD}"));
        }
    }

    /// Each is cleaned in a moment; where every element was laid beside all the others it took minutes.
    #[test]
    fn what_is_repeated_a_hundred_thousand_times_is_looked_through_once() {
        let promo = "<div><p><a href=\"https://shop.example/?tag=x-20\">Buy it here</a></p></div>";
        for piece in ["<hr>x", "<pre>\n", "<td><pre>x", "<table><tbody><tbody>x", "<table>x<b>y", "<div>x</div>"] {
            let began = std::time::Instant::now();
            drop(read(&format!("<article>{LEAD}{promo}{}", piece.repeat(500_000 / piece.len()))));
            assert!(began.elapsed() < std::time::Duration::from_secs(12), "{piece}: {:?}", began.elapsed());
        }
    }

    /// The clean text, with the rules that cut something.
    fn read(html: &str) -> (String, Vec<String>) {
        let subject = Subject { title: "Moon Harvest review", strip: true, ..Subject::default() };
        let body = body(html, &subject, View::Stripped, &BUILTIN);
        (body.html(), body.receipt.removed.into_iter().map(|removed| removed.rule).collect())
    }

    #[test]
    fn a_verdict_said_twice_is_said_once() {
        let first = format!("<h3>Our verdict</h3>{VERDICT}{}", LEAD.replace("sequel", "harvest"));
        let middle: String = (0..6).map(|number| LEAD.replace("year", &format!("year {number}"))).collect();
        let (html, rules) = read(&format!("{first}{middle}<div>Moon Harvest</div>{VERDICT}"));
        assert_eq!(rules, ["debris.repeated"; 2]);
        assert_eq!(html, format!("{first}{middle}"));
    }

    #[test]
    fn a_sentence_that_comes_again_in_a_list_or_in_the_middle_stays() {
        let middle: String = (0..6).map(|number| LEAD.replace("year", &format!("year {number}"))).collect();
        for html in [
            format!("{VERDICT}{middle}<ul><li>{}</li></ul>", &VERDICT[3..VERDICT.len() - 4]),
            format!("{VERDICT}{middle}{VERDICT}{middle}"),
            format!("{VERDICT}{middle}{VERDICT}"),
            format!("{VERDICT}{LEAD}{middle}{VERDICT}{LEAD}"),
        ] {
            assert_eq!(read(&html), (html, Vec::new()));
        }
    }

    #[test]
    fn what_stands_below_the_comments_goes_and_running_text_there_stays() {
        let table = "<h2>Standings</h2><table><tbody><tr><td>1</td><td>Ada</td></tr></tbody></table>";
        let (html, rules) = read(&format!("{LEAD}<h2>Comments</h2>{table}"));
        assert!(!html.contains("Ada") && rules.contains(&"debris.below-comments".to_owned()), "{html}");
        let (html, _) = read(&format!("{LEAD}<h2>Comments</h2>{table}{LEAD}"));
        assert!(html.contains("Ada"), "{html}");
    }

    #[test]
    fn the_label_of_a_box_that_was_cut_goes_and_a_line_beside_it_stays() {
        let card = "<div class=\"related-articles\"><a href=\"https://outlet.example/\">The mill reopens</a></div>";
        let (html, _) = read(&format!("{LEAD}<div><div><div>Our pick</div></div>{card}</div>{LEAD}"));
        assert!(!html.contains("Our pick"), "{html}");
        for beside in ["<p>Our pick</p>", "<div>It is our pick.</div>", "<div>Our pick</div><p>It is the first.</p>"] {
            let (html, _) = read(&format!("{LEAD}<div>{beside}{card}</div>{LEAD}"));
            assert!(html.contains("ur pick"), "{html}");
        }
    }

    #[test]
    fn a_heading_whose_section_was_a_box_goes_and_one_over_another_heading_stays() {
        let sold = "<div class=\"newsletter\"><a href=\"https://outlet.example/\">Join</a></div>";
        let (html, _) = read(&format!("{LEAD}<h2>Join us</h2>{sold}<h2>Hardware</h2>{LEAD}"));
        assert!(!html.contains("Join us") && html.contains("Hardware"), "{html}");
        let (html, _) =
            read(&format!("{LEAD}<h2>Hardware</h2>{sold}<h3>Sticks</h3>{LEAD}<h2>Software</h2><h2>End</h2>"));
        assert!(html.contains("Hardware") && html.contains("Software") && html.contains("End"), "{html}");
    }
}
