//! A body made safe to lay out: no scripts, styles or forms, absolute addresses, block elements the layout knows.
//! Decides nothing about what the words mean; every view passes through here.

use super::{
    addresses, bounds, code_lines,
    dom::{self, is_block, keep_attributes, root},
    embeds, formats, formula, hidden, pictures, white_space,
};
use crate::{
    html::{self, Bounds, Cut, Parsed, absolute_address},
    text::safe,
};
use dom_query::{Document, NodeRef};
use url::Url;

/// Blocks the layout does not know, and what stands for them.
const AS_DIV: [&str; 19] = [
    "section",
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "nav",
    "details",
    "hgroup",
    "address",
    "center",
    "fieldset",
    "form",
    "search",
    "menu",
    "noframes",
    "body",
    "amp-layout",
    "legend",
];
/// Classes of labels that pages hide from those who see: “Image caption”, “opens in a new tab”.
const HIDDEN: [&str; 10] = [
    "off-screen",
    "offscreen",
    "visually-hidden",
    "visuallyhidden",
    "u-visually-hidden",
    "sr-only",
    "screen-reader-text",
    "screenreader",
    "screen-reader-only",
    "a11y-hidden",
];
/// A hidden text of more bytes may be part of the article, hidden until it is asked for.
const MOST_HIDDEN: usize = 60;
/// Parses a body and makes it safe to lay out. `base` is the address of the article.
pub fn parse(html: &str, base: Option<&Url>) -> Parsed {
    let parsed = html::fragment(&formats::as_html(html), Bounds::BODY);
    hidden::drop_hidden(&parsed.document);
    white_space::settle(&parsed.document);
    tidy(&parsed.document, base);
    addresses::link(&parsed.document);
    bounds::apply(&parsed.document);
    parsed
}

/// HTML made safe to lay out, addresses absolute, with nothing removed.
pub fn tidied(html: &str, base: Option<&Url>) -> String {
    let Parsed { document, cut } = parse(html, base);
    let mut html = dom::html(&document);
    html.extend(cut.map(left_out));
    html
}

/// Stands in the place of what is missing of a text that is longer than its bounds.
pub fn left_out(cut: Cut) -> String {
    format!("<p>[… {cut}]</p>")
}

fn tidy(document: &Document, base: Option<&Url>) {
    for node in root(document).descendants() {
        if node.is_text() {
            drop_controls(&node);
            continue;
        }
        let Some(name) = node.element_ref().map(|element| element.name.local.clone()) else {
            node.remove_from_parent();
            continue;
        };
        if let Some(heading) = store_heading(&node) {
            node.rename(heading);
            keep_attributes(&node, &[]);
            continue;
        }
        match &*name {
            "noscript" => pictures::unwrap_noscript(&node),
            "img" | "amp-img" => pictures::settle(&node, base),
            "source" => {
                // Still needed by the picture or player it belongs to, which is settled by then or comes with it.
                if !node.ancestors(Some(1)).iter().any(|parent| parent.has_name("picture")) {
                    node.remove_from_parent();
                }
            }
            "a" => settle_link(&node, base),
            "figure" => become_block(&node, Some("figure")),
            "figcaption" => become_block(&node, Some("caption")),
            "summary" => become_block(&node, None),
            "table" => {
                if !code_lines::settle_table(&node) {
                    settle_table(&node);
                }
            }
            name if settle_meaning(&node, name) => {}
            "blockquote" => {
                keep_attributes(&node, &[]);
                embeds::settle_lost(&node);
            }
            name if embeds::is_embed(name) => embeds::settle(&node, base),
            name if html::is_unread(name) => node.remove_from_parent(),
            name if AS_DIV.contains(&name) => {
                let class = (name == "form").then_some("form");
                become_block(&node, class);
            }
            "span" | "font" => settle_words(&node),
            // The box of a formula that is still to come.
            "mjx-container" if node.descendants_it().any(|inner| inner.has_name("math")) => {}
            name if name.contains('-') => settle_unknown(&node),
            _ => keep_attributes(&node, &[]),
        }
    }
    for source in root(document).descendants().into_iter().filter(|node| node.has_name("source")) {
        source.remove_from_parent();
    }
}

/// An element that a page has made up.
fn settle_unknown(node: &NodeRef) {
    if is_in_sentence(node) {
        keep_attributes(node, &[]);
        node.rename("span");
    } else {
        become_block(node, None);
    }
}

/// An element without a meaning of its own may have one by its class or its look.
fn settle_words(node: &NodeRef) {
    if node.has_name("span") && is_hidden(node) {
        return node.remove_from_parent();
    }
    if node.has_name("span") && is_caption(node) {
        return become_block(node, Some("caption"));
    }
    let meaning = meaning_of_look(node);
    keep_attributes(node, &[]);
    if let Some(element) = meaning {
        node.rename(element);
    }
}

/// Elements that say in markup what has to be told in words; false for any other.
fn settle_meaning(node: &NodeRef, name: &str) -> bool {
    match name {
        "pre" => {
            code_lines::settle(node);
            keep_attributes(node, &[]);
        }
        "code" => {
            if code_lines::is_apart(node, styles(node, &["white-space:pre"])) {
                node.rename("pre");
                code_lines::settle(node);
            }
            keep_attributes(node, &[]);
        }
        "math" => formula::settle(node),
        "rt" => settle_reading(node),
        "ol" => settle_numbers(node),
        "input" => settle_box(node),
        _ => return false,
    }
    true
}

fn is_hidden(node: &NodeRef) -> bool {
    let text = node.text().to_lowercase();
    let credits = ["copyright", "credit", "source"].iter().any(|word| text.contains(word));
    text.len() <= MOST_HIDDEN && !credits && dom::is_of_class(node, &HIDDEN)
}

/// A caption that is a box in a line, beside its picture and no other words.
fn is_caption(node: &NodeRef) -> bool {
    const CLASSES: [&str; 6] =
        ["caption", "image-caption", "img-caption", "photo-caption", "picture-caption", "media-caption"];
    let beside = || node.parent().into_iter().flat_map(|around| around.children());
    dom::is_of_class(node, &CLASSES)
        && beside().any(|other| other.has_name("img") || other.descendants_it().any(|inner| inner.has_name("img")))
        && !beside().any(|other| other.is_nonempty_text())
}

/// Turns any element into a `div`, with a class that says what it was.
fn become_block(node: &NodeRef, class: Option<&str>) {
    keep_attributes(node, &[]);
    if let Some(class) = class {
        node.add_class(class);
    }
    node.rename("div");
}

/// What the element's own style says, whatever the blanks in it.
fn styles(node: &NodeRef, words: &[&str]) -> bool {
    let style = dom::style(node);
    words.iter().any(|word| style.contains(word))
}

/// The element that says what a look says: words struck through, set high or low.
fn meaning_of_look(node: &NodeRef) -> Option<&'static str> {
    const STRUCK: [&str; 6] =
        ["strikethrough", "strike-through", "line-through", "strike", "text-strike", "has-text-strikethrough"];
    let looks = |style: &str| styles(node, &[style]);
    if looks("line-through") || dom::is_of_class(node, &STRUCK) {
        Some("s")
    } else if looks("vertical-align:super") {
        Some("sup")
    } else if looks("vertical-align:sub") {
        Some("sub")
    } else {
        None
    }
}

/// An element whose name nobody knows stands in a sentence where it holds no blocks, and words or their elements are around it.
fn is_in_sentence(node: &NodeRef) -> bool {
    const AROUND: [&str; 21] = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "em", "strong", "b", "i", "u", "s", "small", "caption",
        "dt", "label", "td", "th",
    ];
    let holds_blocks = node.descendants_it().any(|inner| is_block(&inner) || inner.has_name("img"));
    let has_words = |other: Option<NodeRef>| other.is_some_and(|other| other.is_nonempty_text());
    let beside_words = has_words(node.prev_sibling()) || has_words(node.next_sibling());
    let in_words = node.parent().is_some_and(|parent| AROUND.iter().any(|name| parent.has_name(name)));
    !holds_blocks && (beside_words || in_words)
}

/// A reading stands in brackets behind the word it belongs to, where the page does not say so itself.
fn settle_reading(reading: &NodeRef) {
    keep_attributes(reading, &[]);
    let text = reading.text();
    if text.trim().is_empty() {
        return;
    }
    let wide = text.chars().any(|letter| letter > '\u{2e7f}');
    let (open, close) = if wide { ("（", "）") } else { (" (", ")") };
    let belongs =
        |other: Option<NodeRef>| other.is_some_and(|other| ["rt", "rp", "rtc"].iter().any(|name| other.has_name(name)));
    if !belongs(beside(reading, NodeRef::prev_sibling)) {
        reading.before_html(format!("<rp>{open}</rp>"));
    }
    if !belongs(beside(reading, NodeRef::next_sibling)) {
        reading.after_html(format!("<rp>{close}</rp>"));
    }
}

/// The next node in a direction that shows something.
fn beside<'a>(node: &NodeRef<'a>, step: fn(&NodeRef<'a>) -> Option<NodeRef<'a>>) -> Option<NodeRef<'a>> {
    std::iter::successors(step(node), step).find(|other| !other.is_text() || other.is_nonempty_text())
}

/// How a list is numbered may stand in its style.
fn settle_numbers(list: &NodeRef) {
    for (style, form) in [
        ("lower-alpha", "a"),
        ("lower-latin", "a"),
        ("upper-alpha", "A"),
        ("upper-latin", "A"),
        ("lower-roman", "i"),
        ("upper-roman", "I"),
    ] {
        if styles(list, &[style]) {
            list.set_attr("type", form);
        }
    }
    keep_attributes(list, &[]);
}

/// The box of a task says whether it is done; any other field is none to read.
fn settle_box(field: &NodeRef) {
    let is_box = field.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
    if is_box && field.ancestors_it(Some(4)).any(|around| around.has_name("li")) {
        field.replace_with_html(if field.has_attr("checked") { "☑ " } else { "☐ " });
    } else {
        field.remove_from_parent();
    }
}

/// The heading that a store's class for one stands for.
fn store_heading(node: &NodeRef) -> Option<&'static str> {
    let classes = node.class()?;
    [("bb_h1", "h2"), ("bb_h2", "h3"), ("bb_h3", "h4")]
        .into_iter()
        .find_map(|(class, heading)| classes.split_ascii_whitespace().any(|own| own == class).then_some(heading))
}

/// An escape sequence goes as a whole before anybody reads the words: an address in the middle of one is no address in the text.
fn drop_controls(node: &NodeRef) {
    let is_meant = |letter: char| matches!(letter, '\t' | '\n' | '\r' | '\x0c');
    let mend = |text: &str| safe::holds_control(text, is_meant).then(|| safe::block(text));
    let mended = dom::with_text(node, mend).flatten();
    if let Some(mended) = mended {
        node.insert_before(&node.tree.new_text(mended));
        node.remove_from_parent();
    }
}

/// The number of a note in a sentence: a link to another place of the page, with no more words than a number or a sign.
fn is_note_number(node: &NodeRef) -> bool {
    let text = node.text();
    let text = text.trim().trim_matches(['[', ']', '(', ')']);
    let sign = text.chars().all(|letter| letter.is_ascii_digit()) || matches!(text, "*" | "†" | "‡");
    (1..=3).contains(&text.len())
        && sign
        && stands_behind_words(node)
        && !node.ancestors_it(Some(2)).any(|above| above.has_name("sup"))
}

/// Words stand before it, also where it has a box of its own in the sentence.
fn stands_behind_words(node: &NodeRef) -> bool {
    match node.prev_sibling() {
        Some(before) => before.is_text(),
        None => node.parent().is_some_and(|around| {
            (around.has_name("span") || around.has_name("small"))
                && around.prev_sibling().is_some_and(|before| before.is_nonempty_text())
        }),
    }
}

/// Names that programs give to the place of a note.
fn names_note(fragment: &str) -> bool {
    const NAMES: [&str; 8] = ["fn", "footnote", "endnote", "note", "_ftn", "_edn", "cite_note", "ref-"];
    NAMES.iter().any(|name| fragment.starts_with(name)) && fragment.contains(|letter: char| letter.is_ascii_digit())
}

fn settle_link(node: &NodeRef, base: Option<&Url>) {
    let given = node.attr("href");
    let leads_here = given.as_ref().is_some_and(|given| {
        given.split_once('#').is_some_and(|(page, place)| {
            page.is_empty()
                || names_note(place)
                || base.is_some_and(|base| base.as_str().split('#').next() == Some(page))
        })
    });
    if leads_here && is_note_number(node) {
        node.rename("sup");
        return keep_attributes(node, &["href"]);
    }
    let address = given.and_then(|given| absolute_address(&given, base));
    keep_attributes(node, &["href"]);
    if let Some(address) = address {
        node.set_attr("href", &address);
    }
}

/// A table that only arranges a page is no table: one column, or a table inside another.
fn settle_table(table: &NodeRef) {
    keep_attributes(table, &[]);
    let inner = table.descendants();
    let widest = inner
        .iter()
        .filter(|node| node.has_name("tr"))
        .map(|row| row.element_children().len())
        .max()
        .unwrap_or_default();
    if widest > 1 && !inner.iter().any(|node| node.has_name("table")) {
        return;
    }
    table.rename("div");
    for part in inner {
        let ours = part.ancestors_it(None).find(|node| node.has_name("table") || node.id == table.id);
        let is_part = part.element_ref().is_some_and(|element| {
            ["thead", "tbody", "tfoot", "tr", "td", "th", "caption"].contains(&&*element.name.local)
        });
        if is_part && ours.is_some_and(|owner| owner.id == table.id) {
            part.rename("div");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(html: &str) -> String {
        let base = Url::parse("https://outlet.example/news/one").ok();
        super::tidied(html, base.as_ref())
    }

    #[test]
    fn what_is_too_long_says_so_at_its_end() {
        let html = tidied(&"<p>word</p>".repeat(50_000));
        assert!(html.ends_with("<p>[… cut at 512 kB]</p>"), "{}", &html[html.len() - 60..]);
    }

    #[test]
    fn each_row_is_made_safe_to_lay_out() {
        for (given, wanted) in [
            ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
            ("<p style=\"x\" onclick=\"y\" data-kind=\"z\">a</p>", "<p>a</p>"),
            ("<section>a</section>", "<div>a</div>"),
            (
                "<figure><figcaption>a</figcaption></figure>",
                "<div class=\"figure\"><div class=\"caption\">a</div></div>",
            ),
            ("<form><p>a</p><input><button>Go</button></form>", "<div class=\"form\"><p>a</p></div>"),
            ("<p>a<!-- note -->b</p>", "<p>ab</p>"),
            ("<p><span class=\"off-screen\">Image caption</span> The mill</p>", "<p> The mill</p>"),
            ("<a href=\"/x?a=1&amp;b=2\">a</a>", "<a href=\"https://outlet.example/x?a=1&amp;b=2\">a</a>"),
            ("<a href=\"//other.example/x\">a</a>", "<a href=\"https://other.example/x\">a</a>"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
            ("<a href=\"#top\">a</a>", "<a>a</a>"),
            ("<a href=\"http://a.example/&#27;[2Jx\">a</a>", "<a>a</a>"),
            ("<a href=\"http://a.example/x&#13;y\">a</a>", "<a>a</a>"),
            (
                "<p>a<span style=\"display: none\">b</span></p><p hidden>c</p><p>and more of it</p>",
                "<p>a</p><p>and more of it</p>",
            ),
            ("<p>It sold.<a href=\"#n1\">1</a> Well.</p>", "<p>It sold.<sup>1</sup> Well.</p>"),
            ("<h2>Cast<span class=\"mw-editsection\">[edit]</span></h2>", "<h2>Cast</h2>"),
            (
                "<p>See <a href=\"/x\">it<span>(opens in new tab)</span></a></p>",
                "<p>See <a href=\"https://outlet.example/x\">it</a></p>",
            ),
            ("<div class=\"bb_h1\">New</div>", "<h2 class=\"bb_h1\">New</h2>"),
            ("<p>a&#27;]8;;http://a.example/x&#27;\\b&#27;]8;;&#27;\\ c</p>", "<p>ab c</p>"),
            ("<p>a\u{9d}0;http://a.example/x\u{9c}b &#27;[31mc</p>", "<p>ab c</p>"),
            ("<p>at https://a.example/x.</p>", "<p>at <a href=\"https://a.example/x\">https://a.example/x</a>.</p>"),
            ("<table><tbody><tr><td>a</td></tr></tbody></table>", "<div><div><div><div>a</div></div></div></div>"),
            ("<p>a <x-b>b</x-b> c</p>", "<p>a <span>b</span> c</p>"),
            ("<x-b>b</x-b><x-c>c</x-c>", "<div>b</div><div>c</div>"),
            ("<p><span style=\"text-decoration: line-through\">a</span> b</p>", "<p><s>a</s> b</p>"),
            ("<ul><li><input type=checkbox checked>a</li></ul>", "<ul><li>☑ a</li></ul>"),
            ("<ul><li><p><input type=checkbox>a</p></li></ul>", "<ul><li><p>☐ a</p></li></ul>"),
            ("<p><input type=checkbox>a</p>", "<p>a</p>"),
            ("<ol style=\"list-style-type: lower-roman\"><li>a</li></ol>", "<ol type=\"i\"><li>a</li></ol>"),
            ("<ruby>東<rt>とう</rt></ruby>", "<ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp></ruby>"),
            ("<ruby>北<rt>běi</rt></ruby>", "<ruby>北<rp> (</rp><rt>běi</rt><rp>)</rp></ruby>"),
            ("<p><math><mi>x</mi></math></p>", "<p><span>x</span></p>"),
            ("<pre><div>a</div><div>b</div></pre>", "<pre>a\nb\n</pre>"),
            ("<code style=\"white-space: pre\">a\nb</code>", "<pre>a\nb</pre>"),
        ] {
            assert_eq!(tidied(given), wanted);
        }
    }

    #[test]
    fn each_row_is_left_byte_for_byte() {
        for html in [
            "<p class=\"lead\">a <em>b</em></p>",
            "<a href=\"https://shop.example/?url=https://x.example/a b\">a</a>",
            "<a href=\"mailto:a@b.example\">a</a>",
            "<p>a <span class=\"hidden-gem\">b</span></p>",
            "<ol reversed=\"\" start=\"4\" type=\"a\"><li value=\"9\">a</li></ol>",
            "<ruby>東<rp>[</rp><rt>とう</rt><rp>]</rp></ruby>",
            "<code>a b</code>",
            "<p>a <sup>1</sup></p>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
        ] {
            assert_eq!(tidied(html), html);
        }
    }
}
