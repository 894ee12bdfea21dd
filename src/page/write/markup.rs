//! The body written again: HTML of known elements and attributes only, and Markdown made from it. What is not on the lists is left out, its text kept.

use crate::{
    html::{self, DEEPEST, Element, Node, Tree, escape, is_apart, is_block, is_unread, mended, readable_address, safe},
    text::superscript,
};
use html5ever::LocalName;

/// Elements that are written as they are.
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rb",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
];
/// Elements that set apart what they hold, and stand in a line of the source with others.
const WITHIN_LINES: &[&str] = &["br", "img", "td", "th"];

/// Cells reach over no more columns or rows than a table may have.
const LARGEST_SPAN: i64 = 64;

/// Letters for private use, which [`safe`] takes out of all text: they mark what is struck through on its way to Markdown.
const STRIKE: char = '\u{e000}';
const UNSTRIKE: char = '\u{e001}';
/// The `&` of an address, which Markdown needs no `&amp;` for.
const AND: &str = "\u{e002}";

/// The body of known elements and attributes alone.
pub(crate) fn tidy(tree: &Tree) -> Tree {
    write(tree, false)
}

pub(crate) fn markdown(tree: &Tree) -> String {
    let marked = html::document(&write(tree, true));
    unmark(&marked.md(None))
}

fn write(tree: &Tree, marks: bool) -> Tree {
    let mut writer = Writer { marks, struck: 0, code: 0, before: None };
    let mut out = Vec::new();
    writer.nodes(tree.nodes(), 0, &mut out);
    trim(&mut out);
    Tree::new(out)
}

/// Takes away the blanks around it all.
fn trim(nodes: &mut Vec<Node>) {
    if let Some(Node::Text(first)) = nodes.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Node::Text(last)) = nodes.last_mut() {
        last.truncate(last.trim_end().len());
    }
    nodes.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
}

struct Writer {
    /// Struck words get marks instead of elements.
    marks: bool,
    /// Elements around that strike their words through.
    struck: usize,
    /// Elements around whose text is code.
    code: usize,
    /// The last letter written, that of a tag among them.
    before: Option<char>,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node], depth: usize, out: &mut Vec<Node>) {
        for node in nodes {
            self.node(node, depth + 1, out);
        }
    }

    fn node(&mut self, node: &Node, depth: usize, out: &mut Vec<Node>) {
        let Some(name) = node.name().filter(|_| depth <= 2 * DEEPEST) else {
            return self.text(&node.text(), out);
        };
        if is_unread(name) {
            return;
        }
        let script = match name {
            "sup" => Some(superscript::raised as fn(&str, Option<char>) -> String),
            "sub" => Some(superscript::lowered as fn(&str, Option<char>) -> String),
            _ => None,
        };
        // Markdown has no words set high or low.
        if let Some(set) = script.filter(|_| self.marks && !node.descendants().any(|inner| inner.is("a"))) {
            let words = set(&mended(&node.text()), self.before);
            return self.text(&words, out);
        }
        let strikes = matches!(name, "del" | "s" | "strike");
        let codes = matches!(name, "pre" | "code" | "kbd" | "samp");
        self.struck += usize::from(strikes);
        self.code += usize::from(codes);
        let tag = match name {
            "strike" => "s",
            name if KEPT.contains(&name) => name,
            name if is_block(name) => "div",
            _ => "",
        };
        match attributes(node, tag, self.marks) {
            Some(attributes) if !(tag.is_empty() || strikes && self.marks) => {
                self.element(node, tag, attributes, depth, out);
            }
            _ => self.nodes(node.children(), depth, out),
        }
        self.struck -= usize::from(strikes);
        self.code -= usize::from(codes);
    }

    fn element(
        &mut self,
        node: &Node,
        tag: &str,
        attributes: Vec<(LocalName, String)>,
        depth: usize,
        out: &mut Vec<Node>,
    ) {
        let mut children = Vec::new();
        self.before = Some('>');
        self.nodes(node.children(), depth, &mut children);
        self.before = Some('>');
        out.push(Node::Element(Element { name: LocalName::from(tag), attributes, children }));
        if is_apart(tag) && !WITHIN_LINES.contains(&tag) && self.code == 0 {
            html::add_text(out, "\n");
            self.before = Some('\n');
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<Node>) {
        let text = if self.code > 0 { safe(text) } else { mended(text) };
        let marked = self.marks && self.struck > 0 && !text.trim().is_empty();
        if marked {
            let words = text.trim();
            let (before, after) = text.split_once(words).unwrap_or_default();
            html::add_text(out, &format!("{before}{STRIKE}{words}{UNSTRIKE}{after}"));
        } else {
            html::add_text(out, &text);
        }
        self.before = escape(&text).chars().next_back().or(self.before);
    }
}

/// The attributes of an element that are kept; none when the element is nothing without the one it lacks.
fn attributes(node: &Node, tag: &str, marks: bool) -> Option<Vec<(LocalName, String)>> {
    let mut kept = Vec::new();
    let mut keep = |name: &str, value: String| kept.push((LocalName::from(name), value));
    let address = |name: &str| {
        let address = node.attribute(name).and_then(readable_address)?;
        Some(if marks { address.replace('&', AND) } else { address })
    };
    let number = |name: &str| node.attribute(name).and_then(|value| value.trim().parse::<i64>().ok());
    let text = |name: &str| node.attribute(name).map(|value| mended(value).replace('\n', " "));
    match tag {
        "a" => keep("href", address("href")?),
        "img" => {
            keep("src", address("src")?);
            keep("alt", text("alt").unwrap_or_default());
        }
        "td" | "th" => {
            for name in ["colspan", "rowspan"] {
                if let Some(span) = number(name).map(|span| span.clamp(1, LARGEST_SPAN)).filter(|span| *span > 1) {
                    keep(name, span.to_string());
                }
            }
        }
        "ol" => {
            if let Some(start) = number("start") {
                keep("start", start.to_string());
            }
            if let Some(form) = text("type").filter(|form| ["a", "A", "i", "I"].contains(&form.as_str())) {
                keep("type", form);
            }
            if node.attribute("reversed").is_some() {
                keep("reversed", String::new());
            }
        }
        "li" => {
            if let Some(value) = number("value") {
                keep("value", value.to_string());
            }
        }
        "del" => {
            for name in ["data-kind", "data-rule"] {
                if let Some(value) = text(name) {
                    keep(name, value);
                }
            }
        }
        "p" if node.has_class("ps-embed") => keep("class", "ps-embed".to_owned()),
        "time" => {
            if let Some(when) = text("datetime") {
                keep("datetime", when);
            }
        }
        _ => {}
    }
    Some(kept)
}

/// The marks become what they stand for: `~~`, of which neighbours are one stroke, and `&`.
fn unmark(markdown: &str) -> String {
    let mut struck = markdown.to_owned();
    for between in ["", " "] {
        struck = struck.replace(&format!("{UNSTRIKE}{between}{STRIKE}"), between);
    }
    struck.replace([STRIKE, UNSTRIKE], "~~").replace(AND, "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        tidy(&Tree::parse(source)).html()
    }

    fn markdown(source: &str) -> String {
        super::markdown(&Tree::parse(source))
    }

    #[test]
    fn only_known_elements_and_attributes_are_written() {
        assert_eq!(
            html(
                r#"<p onclick="x()" class="big" style="a">Hi <script>alert(1)</script><font color=red>there</font></p>"#
            ),
            "<p>Hi there</p>"
        );
        assert_eq!(
            html(r#"<a href="javascript:x()">a</a> <a href="https://a.example/?b=1&amp;c=2" target=_blank>b</a>"#),
            r#"a <a href="https://a.example/?b=1&amp;c=2">b</a>"#
        );
        assert_eq!(
            html("<iframe src=x></iframe><form><input><p>kept</p></form><svg><a href=x>no</a></svg>"),
            "<div><p>kept</p>\n</div>"
        );
        assert_eq!(
            html(r#"<img src="data:image/png;base64,AA"><img src=/a.png alt="A &quot;b&quot;" onerror=x>"#),
            r#"<img src="/a.png" alt="A &quot;b&quot;">"#
        );
    }

    #[test]
    fn what_is_removed_keeps_its_reason_in_html_and_is_struck_in_markdown() {
        let source = r#"<p>See <del data-kind="promo" data-rule="r" data-x="1">our <b>deal</b></del> now.</p>"#;
        assert_eq!(html(source), r#"<p>See <del data-kind="promo" data-rule="r">our <b>deal</b></del> now.</p>"#);
        assert_eq!(markdown(source), "See ~~our~~ **~~deal~~** now.");
    }

    #[test]
    fn paragraphs_removed_together_are_struck_one_by_one() {
        assert_eq!(
            markdown("<del data-kind=promo><p>One two.</p><p>Three.</p></del><p>Four.</p>"),
            "~~One two.~~\n\n~~Three.~~\n\nFour."
        );
    }

    #[test]
    fn markdown_keeps_links_lists_and_headings() {
        assert_eq!(
            markdown(
                "<h2>Out now</h2><p>On <a href='https://a.example/x?a=1&amp;b=2'>Steam</a> &amp; PC:</p><ul><li>PC<li>PS5</ul>"
            ),
            "## Out now\n\nOn [Steam](https://a.example/x?a=1&b=2) & PC:\n\n- PC\n- PS5"
        );
    }
}
