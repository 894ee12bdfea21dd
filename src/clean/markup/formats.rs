//! Formats: what stands where HTML was promised. A feed's text may be plain lines, Markdown or BB code, or HTML that was escaped once
//! too often. Each is told by marks that prose does not have, and written as HTML; anything else stays byte for byte.

use crate::html::{decode_entities, escape, holds_tags};
use regex::{Captures, Regex};
use std::{borrow::Cow, sync::LazyLock};

/// Bytes of a text that are looked at: what is longer is HTML, or no text.
const MOST_BYTES: usize = 256 * 1024;
/// Lines of about one length were broken by a program for mails, not by a writer.
const WRAPPED: std::ops::RangeInclusive<usize> = 60..=80;

/// The text as HTML.
pub fn as_html(published: &str) -> Cow<'_, str> {
    if published.len() > MOST_BYTES {
        return Cow::Borrowed(published);
    }
    let text = without_section(published);
    if text.contains('[') && is_bbcode(text) {
        return Cow::Owned(from_bbcode(text));
    }
    if holds_tags(text) {
        return Cow::Borrowed(text);
    }
    if let Some(html) = escaped_twice(text) {
        return Cow::Owned(html);
    }
    if !text.trim().contains('\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(if is_markdown(text) { from_markdown(text) } else { from_lines(text) })
}

/// Without the marks of a CDATA section that were taken for text.
fn without_section(text: &str) -> &str {
    let inside = text.trim().strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>"));
    inside.unwrap_or(text)
}

/// HTML, all of whose tags were escaped: it begins with one and closes one.
fn escaped_twice(text: &str) -> Option<String> {
    if !text.contains("&lt;") && !text.contains("&#60;") {
        return None;
    }
    let once = decode_entities(text);
    let html = without_section(&once);
    (html.trim_start().starts_with('<') && html.contains("</") && holds_tags(html)).then(|| html.to_owned())
}

/// A tag of BB code with what stands in it.
static PAIRS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?is)\[(?:p|b|i|u|s|h[1-6]|list|ul|ol|olist|quote|code|spoiler|table|strike|noparse|center|color=[^\]]*|size=[^\]]*)\]",
        r"[^\[]*(?:\[[^\]]*\][^\[]*)*?",
        r"\[/(?:p|b|i|u|s|h[1-6]|list|ul|ol|olist|quote|code|spoiler|table|strike|noparse|center|color|size)\]",
        r"|\[url(?:=[^\]]*)?\][^\[]*(?:\[[^\]]*\][^\[]*)*?\[/url\]|\[img\][^\[]*\[/img\]|\[img src=[^\]]*\]|\[previewyoutube=[^\]]*\]"
    ))
    .ok()
});

static BBCODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\[(/?)(p|b|i|u|s|strike|h[1-6]|list|ul|ol|li|olist|\*|quote|code|noparse|spoiler|table|tr|th|td|hr|url|img|previewyoutube|youtube|dynamiclink|carousel|center|left|right|justify|indent|color|size|font)(?:[= ]([^\]\n]*))?\]",
    )
    .ok()
});

/// HTML may speak of BB code; so few tags of it are no text in it.
const TAGS_IN_HTML: usize = 2;

fn is_bbcode(text: &str) -> bool {
    let Some(pairs) = PAIRS.as_ref() else { return false };
    if !holds_tags(text) {
        return pairs.is_match(text);
    }
    let is_code = text.contains("<code") || text.contains("<pre");
    !is_code && pairs.find_iter(text).take(TAGS_IN_HTML).count() == TAGS_IN_HTML
}

fn from_bbcode(text: &str) -> String {
    let lines =
        if holds_tags(text) { text.to_owned() } else { text.trim().replace("\r\n", "\n").replace('\n', "<br>") };
    let Some(tags) = BBCODE.as_ref() else { return lines };
    // Pictures and videos hold their address between their tags.
    let mut address_of = "";
    let mut html = String::with_capacity(lines.len());
    let mut copied = 0;
    for found in tags.captures_iter(&lines) {
        let (Some(whole), closes) = (found.get(0), &found[1] == "/") else { continue };
        let name = found[2].to_ascii_lowercase();
        let inside = &lines[copied..whole.start()];
        copied = whole.end();
        if !address_of.is_empty() {
            if closes && name == address_of {
                html.push_str(&if name == "img" { picture(inside) } else { video(inside) });
                address_of = "";
            }
            continue;
        }
        html.push_str(inside);
        match (name.as_str(), closes) {
            ("img", false) if named(&found).is_some() => html.push_str(&picture(named(&found).unwrap_or_default())),
            ("img", false) => address_of = "img",
            ("youtube", false) if found.get(3).is_none() => address_of = "youtube",
            ("img", true) => {}
            ("url", false) if found.get(3).is_none() => html.push_str(&bare_link(&lines[copied..])),
            _ => html.push_str(&tag(&name, closes, &found)),
        }
    }
    html.push_str(&lines[copied..]);
    html
}

/// The start of a link whose words are its address.
fn bare_link(after: &str) -> String {
    let address = after.split('[').next().unwrap_or_default();
    format!("<a href=\"{}\">", escape(address.trim()))
}

/// The address that a tag names, `src="…"` or `href="…"`.
fn named<'t>(found: &Captures<'t>) -> Option<&'t str> {
    let (_, address) = found.get(3)?.as_str().split_once('=').filter(|(name, _)| matches!(*name, "src" | "href"))?;
    Some(address.trim_matches(['"', '\'', ' ']).split(['"', '\'']).next().unwrap_or_default())
}

fn video(name: &str) -> String {
    format!("<iframe src=\"https://www.youtube.com/embed/{}\"></iframe>", escape(name.trim()))
}

/// A picture; one that lies in a place of its site's own has no address.
fn picture(address: &str) -> String {
    let address = address.trim();
    if address.starts_with("http") { format!("<img src=\"{}\">", escape(address)) } else { String::new() }
}

fn tag(name: &str, closes: bool, found: &Captures) -> String {
    let value = found.get(3).map_or("", |value| value.as_str().trim_matches(['"', '\'', ' ']));
    let slash = if closes { "/" } else { "" };
    match name {
        "list" => format!("<{slash}ul>"),
        "olist" => format!("<{slash}ol>"),
        "*" => format!("<{slash}li>"),
        "quote" => format!("<{slash}blockquote>"),
        "code" | "noparse" => format!("<{slash}pre>"),
        "strike" => format!("<{slash}s>"),
        "spoiler" if !closes => "<span class=\"bb_spoiler\">".to_owned(),
        "spoiler" => "</span>".to_owned(),
        "hr" if closes => String::new(),
        "url" if !closes => format!("<a href=\"{}\">", escape(value.split(' ').next().unwrap_or_default())),
        "url" | "dynamiclink" if closes => "</a>".to_owned(),
        "previewyoutube" | "youtube" if !closes => video(value.split(';').next().unwrap_or_default()),
        "dynamiclink" => {
            let address = escape(named(found).unwrap_or_default());
            format!("<a href=\"{address}\">{address}")
        }
        // How words are set says nothing of what they are.
        "color" | "size" | "font" | "previewyoutube" | "youtube" => String::new(),
        "carousel" | "center" | "left" | "right" | "justify" | "indent" => format!("<{slash}div>"),
        name => format!("<{slash}{name}>"),
    }
}

static MARKDOWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?m)^ {0,3}#{1,6} \S|^ {0,3}(?:[-*+]|\d{1,3}[.)]) \S|^ {0,3}> ?\S|^ {0,3}```|\]\(https?://|\*\*\S[^*\n]*\*\*",
    )
    .ok()
});
/// Markdown has more than one mark; a line that begins with a dash may be anybody's.
const MARKS: usize = 3;

fn is_markdown(text: &str) -> bool {
    MARKDOWN.as_ref().is_some_and(|marks| marks.find_iter(text).take(MARKS).count() == MARKS)
}

fn from_markdown(text: &str) -> String {
    let decoded = decode_entities(text);
    let mut html = String::with_capacity(decoded.len() * 2);
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&decoded));
    html
}

/// Lines as their writer broke them; a blank line ends a paragraph.
fn from_lines(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + 64);
    let mut lines = text.split('\n').map(str::trim_end).peekable();
    while lines.peek().is_some() {
        let paragraph: Vec<&str> = lines.by_ref().take_while(|line| !line.trim().is_empty()).collect();
        if paragraph.is_empty() {
            continue;
        }
        let wrapped = paragraph.len() > 2
            && paragraph[..paragraph.len() - 1].iter().all(|line| WRAPPED.contains(&line.chars().count()));
        html.push_str("<p>");
        html.push_str(&paragraph.join(if wrapped { " " } else { "<br>" }));
        html.push_str("</p>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_written_as_html() {
        for (given, wanted) in [
            ("One.\n\nTwo:\nthree", "<p>One.</p><p>Two:<br>three</p>"),
            ("&lt;p&gt;Words &amp;amp; more&lt;/p&gt;", "<p>Words &amp; more</p>"),
            ("<![CDATA[<p>Words</p>]]>", "<p>Words</p>"),
            ("[p]See [url=https://a.example/1]it[/url][/p]", "<p>See <a href=\"https://a.example/1\">it</a></p>"),
            ("[list][*]One[/*][*]Two[/list]", "<ul><li>One</li><li>Two</ul>"),
            ("[img]https://a.example/1.png[/img][b]x[/b]", "<img src=\"https://a.example/1.png\"><b>x</b>"),
            ("[center][color=red]Now[/color] [size=3]out[/size][/center]", "<div>Now out</div>"),
            ("[img src=\"https://a.example/1.png\"][/img]", "<img src=\"https://a.example/1.png\">"),
            ("[p]a[/p][youtube]x1[/youtube]", "<p>a</p><iframe src=\"https://www.youtube.com/embed/x1\"></iframe>"),
            (
                "[p]a[/p][dynamiclink href=\"https://a.example/7\"][/dynamiclink]",
                "<p>a</p><a href=\"https://a.example/7\">https://a.example/7</a>",
            ),
            (
                "[carousel][img]https://a.example/1.png[/img][/carousel]",
                "<div><img src=\"https://a.example/1.png\"></div>",
            ),
            ("[url]https://a.example/1[/url]", "<a href=\"https://a.example/1\">https://a.example/1</a>"),
            (
                "## Notes\n\n- **Faster** mills\n- See [it](https://a.example/1)\n\n> said\n",
                "<h2>Notes</h2>\n<ul>\n<li><strong>Faster</strong> mills</li>\n<li>See <a href=\"https://a.example/1\">it</a></li>\n</ul>\n\
                 <blockquote>\n<p>said</p>\n</blockquote>\n",
            ),
        ] {
            assert_eq!(as_html(given), wanted, "{given}");
        }
    }

    #[test]
    fn lines_that_a_program_broke_are_one_paragraph() {
        let line = "the mill turns and the river runs and the miller sleeps until noon";
        let text = format!("{line}\n{line}\n{line}\nand on.");
        assert_eq!(as_html(&text), format!("<p>{line} {line} {line} and on.</p>"));
    }

    #[test]
    fn each_look_alike_stays_byte_for_byte() {
        for given in [
            "<p>One\ntwo</p>",
            "Use the &lt;details&gt; element.",
            "&lt;details&gt; is an element.",
            "Press [A] to jump and [B] to run; the name [p]laceholder.",
            "<p>Write [b]so[/b] in a forum.</p>",
            "An array a[i] and b[i] of [1, 2]",
            "One line.",
        ] {
            assert_eq!(as_html(given), given);
        }
    }
}
