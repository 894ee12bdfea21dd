//! The body written again: HTML of known elements and attributes only, and Markdown made from it. What is not on the lists is left out, its text kept.

use crate::{
    html::{escape, is_apart},
    page::dom::{self, DEEPEST, UNREAD},
    text::scripts,
};
use dom_query::NodeRef;
use std::fmt::Write;

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
/// Elements that are written as a `div`, or the words of two of them would run together.
const BOXES: &[&str] = &[
    "address", "article", "aside", "center", "details", "fieldset", "footer", "form", "header", "hgroup", "legend",
    "main", "nav", "section", "summary",
];
const WITHOUT_END: &[&str] = &["br", "hr", "img"];
/// Elements that set apart what they hold, and stand in a line of the source with others.
const WITHIN_LINES: &[&str] = &["br", "img", "td", "th"];

/// Cells reach over no more columns or rows than a table may have.
const LARGEST_SPAN: i64 = 64;

/// Letters for private use, which [`dom::safe`] takes out of all text: they mark what is struck through on its way to Markdown.
const STRIKE: char = '\u{e000}';
const UNSTRIKE: char = '\u{e001}';
/// The `&` of an address, which Markdown needs no `&amp;` for.
const AND: &str = "\u{e002}";

/// The HTML of a body, tidy and safe.
pub(crate) fn html(source: &str) -> String {
    write(source, false)
}

/// The Markdown of a body.
pub(crate) fn markdown(source: &str) -> String {
    let marked = write(source, true);
    let markdown = dom_query::Document::fragment(marked).md(None).to_string();
    unmark(&markdown)
}

fn write(source: &str, marks: bool) -> String {
    let document = dom::parse(source);
    let mut writer = Writer { out: String::with_capacity(source.len()), marks, struck: 0, code: 0 };
    writer.children(&document.root(), 0);
    writer.out.trim().to_owned()
}

struct Writer {
    out: String,
    /// Struck words get marks instead of elements.
    marks: bool,
    /// Elements around that strike their words through.
    struck: usize,
    /// Elements around whose text is code.
    code: usize,
}

impl Writer {
    fn children(&mut self, node: &NodeRef, depth: usize) {
        for child in node.children_it(false) {
            self.node(&child, depth + 1);
        }
    }

    fn node(&mut self, node: &NodeRef, depth: usize) {
        if node.is_text() || depth > 2 * DEEPEST {
            return self.text(&node.text());
        }
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        if UNREAD.contains(&name) {
            return;
        }
        let script = match name {
            "sup" => Some(scripts::raised as fn(&str, Option<char>) -> String),
            "sub" => Some(scripts::lowered as fn(&str, Option<char>) -> String),
            _ => None,
        };
        // Markdown has no words set high or low.
        if let Some(set) = script.filter(|_| self.marks && !node.descendants_it().any(|inner| inner.has_name("a"))) {
            let words = set(&dom::mend(&node.text()), self.out.chars().next_back());
            return self.text(&words);
        }
        let strikes = matches!(name, "del" | "s" | "strike");
        let codes = matches!(name, "pre" | "code" | "kbd" | "samp");
        self.struck += usize::from(strikes);
        self.code += usize::from(codes);
        let tag = match name {
            "strike" => "s",
            name if KEPT.contains(&name) => name,
            name if BOXES.contains(&name) => "div",
            _ => "",
        };
        match attributes(node, tag, self.marks) {
            Some(attributes) if !(tag.is_empty() || strikes && self.marks) => {
                self.element(node, tag, &attributes, depth);
            }
            _ => self.children(node, depth),
        }
        self.struck -= usize::from(strikes);
        self.code -= usize::from(codes);
    }

    fn element(&mut self, node: &NodeRef, tag: &str, attributes: &str, depth: usize) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push_str(attributes);
        self.out.push('>');
        if !WITHOUT_END.contains(&tag) {
            self.children(node, depth);
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
        if is_apart(tag) && !WITHIN_LINES.contains(&tag) && self.code == 0 {
            self.out.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        let text = if self.code > 0 { dom::safe(text) } else { dom::mend(text) };
        let marked = self.marks && self.struck > 0 && !text.trim().is_empty();
        let words = if marked { text.trim() } else { &text };
        let (before, after) = if marked { text.split_once(words).unwrap_or_default() } else { ("", "") };
        self.out.push_str(before);
        self.out.extend(marked.then_some(STRIKE));
        self.out.push_str(&escape(words));
        self.out.extend(marked.then_some(UNSTRIKE));
        self.out.push_str(after);
    }
}

/// The attributes of an element that are kept; none when the element is nothing without the one it lacks.
fn attributes(node: &NodeRef, tag: &str, marks: bool) -> Option<String> {
    let mut kept = String::new();
    let mut keep = |name: &str, value: &str| {
        // writing to a String cannot fail
        let _ = write!(kept, " {name}=\"{}\"", escape(value));
    };
    let address = |name: &str| {
        let address = dom::attribute(node, name).and_then(|address| dom::address(&address))?;
        Some(if marks { address.replace('&', AND) } else { address })
    };
    let number = |name: &str| dom::attribute(node, name).and_then(|value| value.trim().parse::<i64>().ok());
    let text = |name: &str| dom::attribute(node, name).map(|value| dom::mend(&value).replace('\n', " "));
    match tag {
        "a" => keep("href", &address("href")?),
        "img" => {
            keep("src", &address("src")?);
            keep("alt", &text("alt").unwrap_or_default());
        }
        "td" | "th" => {
            for name in ["colspan", "rowspan"] {
                if let Some(span) = number(name).map(|span| span.clamp(1, LARGEST_SPAN)).filter(|span| *span > 1) {
                    keep(name, &span.to_string());
                }
            }
        }
        "ol" => {
            if let Some(start) = number("start") {
                keep("start", &start.to_string());
            }
            if let Some(form) = text("type").filter(|form| ["a", "A", "i", "I"].contains(&form.as_str())) {
                keep("type", &form);
            }
            if node.has_attr("reversed") {
                keep("reversed", "");
            }
        }
        "li" => {
            if let Some(value) = number("value") {
                keep("value", &value.to_string());
            }
        }
        "del" => {
            for name in ["data-kind", "data-rule"] {
                if let Some(value) = text(name) {
                    keep(name, &value);
                }
            }
        }
        "p" if node.has_class("ps-embed") => keep("class", "ps-embed"),
        "time" => {
            if let Some(when) = text("datetime") {
                keep("datetime", &when);
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
