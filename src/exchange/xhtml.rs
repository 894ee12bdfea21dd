//! XHTML is a body written so strictly that every book reader takes it: elements only where their content model allows them, addresses
//! that are whole, no identifiers, pictures from inside the book alone. Words are never left out.

use crate::html::{Node, Tree, escape, is_apart};
use url::Url;

/// Elements that hold words, written as they are.
const PHRASES: &[&str] =
    &["abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "samp", "small", "strong", "sub", "sup", "u", "var"];
/// Elements that hold words and nothing else, and stand apart.
const LINES: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"];
/// Elements nested deeper than this are written without their tags.
const DEEPEST: usize = 100;

/// The body as XHTML. `picture` gives the place of a picture in the book, where it is in it.
pub(super) fn write(tree: &Tree, picture: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut writer = Writer { out: String::new(), picture, linked: false };
    writer.flow(tree.nodes(), 0);
    writer.out
}

/// Text as XML has it: escaped, without the letters that XML has no place for.
pub(super) fn text(text: &str) -> String {
    escape(text).chars().filter(|letter| is_xml(*letter)).collect()
}

fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// An address as a book may have it: whole, and spelled as the standard wants it.
pub(super) fn address(given: &str) -> Option<String> {
    let url = Url::parse(given.trim()).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    // letters that browsers let pass and book checkers do not
    let spelled = url
        .as_str()
        .replace('|', "%7C")
        .replace('[', "%5B")
        .replace(']', "%5D")
        .replace('^', "%5E")
        .replace('`', "%60");
    let spelled = spelled.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    (web || url.scheme() == "mailto").then_some(spelled)
}

struct Writer<'p> {
    out: String,
    picture: &'p mut dyn FnMut(&str) -> Option<String>,
    /// A link is open, and links hold no links.
    linked: bool,
}

impl Writer<'_> {
    /// What may hold blocks and words alike.
    fn flow(&mut self, nodes: &[Node], depth: usize) {
        for node in nodes {
            match node.name() {
                Some(name) if depth <= DEEPEST => self.block(node, name, depth + 1),
                _ => self.out.push_str(&text(&node.text())),
            }
        }
    }

    fn block(&mut self, node: &Node, name: &str, depth: usize) {
        match name {
            "hr" => self.out.push_str("<hr/>\n"),
            "ul" | "ol" => self.list(node, name, depth),
            "table" => self.table(node, depth),
            "figcaption" | "caption" => self.apart("div class=\"caption\"", node, depth),
            "blockquote" => self.apart("blockquote", node, depth),
            "dt" => self.line("p", node, depth),
            _ if LINES.contains(&name) => self.line(name, node, depth),
            "div" | "figure" | "dl" | "dd" | "li" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" => {
                self.apart("div", node, depth);
            }
            "a" if holds_blocks(node, 0) => self.link(node, |writer| writer.flow(node.children(), depth)),
            "br" | "img" | "a" => self.phrase(node, name, depth),
            _ if holds_blocks(node, 0) => self.flow(node.children(), depth),
            _ => self.phrase(node, name, depth),
        }
    }

    fn link(&mut self, node: &Node, inside: impl FnOnce(&mut Self)) {
        let href = node.attribute("href").and_then(address).filter(|_| !self.linked);
        match href {
            Some(href) => {
                self.linked = true;
                self.element(&format!("a href=\"{}\"", escape(&href)), inside);
                self.linked = false;
            }
            None => inside(self),
        }
    }

    fn apart(&mut self, tag: &str, node: &Node, depth: usize) {
        self.element(tag, |writer| writer.flow(node.children(), depth));
        self.out.push('\n');
    }

    fn line(&mut self, tag: &str, node: &Node, depth: usize) {
        self.element(tag, |writer| writer.words(node, depth));
        self.out.push('\n');
    }

    fn element(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A list holds points alone; what else stands in it becomes one. An empty list is none.
    fn list(&mut self, node: &Node, name: &str, depth: usize) {
        let points: Vec<&Node> = node.children().iter().filter(|child| !is_blank(child)).collect();
        if points.is_empty() {
            return;
        }
        let start = node.attribute("start").and_then(|start| start.trim().parse::<i32>().ok()).filter(|_| name == "ol");
        let tag = start.map_or_else(|| name.to_owned(), |start| format!("{name} start=\"{start}\""));
        self.element(&tag, |writer| {
            for point in points {
                writer.element("li", |writer| match point.name() {
                    Some("li") => writer.flow(point.children(), depth),
                    Some(name) => writer.block(point, name, depth),
                    None => writer.out.push_str(&text(&point.text())),
                });
                writer.out.push('\n');
            }
        });
        self.out.push('\n');
    }

    /// A table holds a caption and rows, and rows hold cells. One without cells is written as what stands in it.
    fn table(&mut self, node: &Node, depth: usize) {
        let mut rows = Vec::new();
        let mut caption = None;
        for part in node.children() {
            match part.name() {
                Some("tr") => rows.push(part),
                Some("thead" | "tbody" | "tfoot") => rows.extend(part.children().iter().filter(|row| row.is("tr"))),
                Some("caption") => caption = caption.or(Some(part)),
                _ => {}
            }
        }
        let cells = |row: &Node| -> usize { row.children().iter().filter(|cell| is_cell(cell)).count() };
        rows.retain(|row| cells(row) > 0);
        if rows.is_empty() {
            return self.apart("div", node, depth);
        }
        self.element("table", |writer| {
            if let Some(caption) = caption {
                writer.element("caption", |writer| writer.words(caption, depth));
            }
            for row in rows {
                writer.element("tr", |writer| {
                    for cell in row.children().iter().filter(|cell| is_cell(cell)) {
                        let tag = if cell.is("th") { "th" } else { "td" };
                        let span = span(cell);
                        writer.element(&format!("{tag}{span}"), |writer| writer.flow(cell.children(), depth));
                    }
                });
                writer.out.push('\n');
            }
        });
        self.out.push('\n');
    }

    /// Words alone: what stands apart is set off by a line break.
    fn words(&mut self, parent: &Node, depth: usize) {
        for node in parent.children() {
            match node.name() {
                None => self.out.push_str(&text(&node.text())),
                Some(_) if depth > DEEPEST => self.out.push_str(&text(&node.text())),
                Some(name) => self.phrase(node, name, depth + 1),
            }
        }
    }

    fn phrase(&mut self, node: &Node, name: &str, depth: usize) {
        match name {
            "br" => self.out.push_str("<br/>"),
            "img" => self.image(node),
            "a" => self.link(node, |writer| writer.words(node, depth)),
            "del" | "s" => self.element("del", |writer| writer.words(node, depth)),
            _ if PHRASES.contains(&name) => self.element(name, |writer| writer.words(node, depth)),
            _ => {
                if is_block(name) && !self.out.ends_with('>') && !self.out.ends_with(char::is_whitespace) {
                    self.out.push_str("<br/>");
                }
                self.words(node, depth);
            }
        }
    }

    /// A picture of the book, or the words that stand for one that is not in it.
    fn image(&mut self, node: &Node) {
        let alt = node.attribute("alt").map(text).unwrap_or_default();
        let place = node.attribute("src").and_then(|src| (self.picture)(src));
        match place {
            Some(place) => self.out.push_str(&format_image(&place, &alt)),
            None if alt.trim().is_empty() => {}
            None => self.element("em", |writer| {
                writer.out.push('[');
                writer.out.push_str(&alt);
                writer.out.push(']');
            }),
        }
    }
}

fn format_image(place: &str, alt: &str) -> String {
    format!("<img src=\"{place}\" alt=\"{alt}\"/>")
}

/// Whether an element stands apart from the words around it.
fn is_block(name: &str) -> bool {
    is_apart(name) && !matches!(name, "br" | "img")
}

/// Whether anything inside stands apart.
fn holds_blocks(node: &Node, depth: usize) -> bool {
    depth < DEEPEST
        && node.children().iter().any(|child| child.name().is_some_and(is_block) || holds_blocks(child, depth + 1))
}

fn is_cell(node: &Node) -> bool {
    node.is("td") || node.is("th")
}

fn is_blank(node: &Node) -> bool {
    node.name().is_none() && node.text().trim().is_empty()
}

/// How far a cell reaches.
fn span(cell: &Node) -> String {
    let reach = |name: &str| {
        let number = cell.attribute(name).and_then(|value| value.trim().parse::<u16>().ok());
        number
            .filter(|number| (2..=64).contains(number))
            .map(|number| format!(" {name}=\"{number}\""))
            .unwrap_or_default()
    };
    reach("colspan") + &reach("rowspan")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(html: &str) -> String {
        write(&Tree::parse(html), &mut |src| (src == "https://a.example/p.png").then(|| "pictures/1.png".to_owned()))
    }

    #[test]
    fn everything_is_closed_and_escaped() {
        assert_eq!(
            written("<p>A &amp; B<br>c &lt;d&gt; <b>e<hr><p>f\u{fffe}"),
            "<p>A &amp; B<br/>c &lt;d&gt; <b>e</b></p>\n<hr/>\n<p><b>f</b></p>\n"
        );
    }

    #[test]
    fn lists_and_tables_hold_what_they_may() {
        assert_eq!(
            written("<ul>a<li>b</li> <p>c</p></ul><ol></ol>"),
            "<ul><li>a</li>\n<li>b</li>\n<li><p>c</p>\n</li>\n</ul>\n"
        );
        assert_eq!(
            written(
                "<table><caption>C</caption><thead><tr><th colspan=2>a</th></tr></thead><tbody><tr></tr><tr><td>b<td>c</table>"
            ),
            "<table><caption>C</caption><tr><th colspan=\"2\">a</th></tr>\n<tr><td>b</td><td>c</td></tr>\n</table>\n"
        );
        assert_eq!(written("<li>a</li><dl><dt>b<dd>c</dl>"), "<div>a</div>\n<div><p>b</p>\n<div>c</div>\n</div>\n");
    }

    #[test]
    fn blocks_inside_words_become_lines() {
        assert_eq!(written("<h2>a<div>b</div></h2>"), "<h2>a<br/>b</h2>\n");
        assert_eq!(
            written("<a href='https://a.example/'><div>b</div></a>"),
            "<a href=\"https://a.example/\"><div>b</div>\n</a>"
        );
    }

    #[test]
    fn pictures_are_those_of_the_book_and_others_are_told_in_words() {
        assert_eq!(
            written("<img src='https://a.example/p.png' alt='a \"b\"'>"),
            "<img src=\"pictures/1.png\" alt=\"a &quot;b&quot;\"/>"
        );
        assert_eq!(written("<img src='https://a.example/q.png' alt='a kiln'><img src=x>"), "<em>[a kiln]</em>");
    }

    #[test]
    fn addresses_are_whole_or_none() {
        assert_eq!(address("https://a.example/ä b|c").as_deref(), Some("https://a.example/%C3%A4%20b%7Cc"));
        assert_eq!((address("/x"), address("javascript:x"), address("#top")), (None, None, None));
        assert_eq!(written("<a href='/x'>a</a>"), "a");
    }

    proptest! {
        #[test]
        fn any_html_is_well_formed(pieces in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<a href='https://a.example/?a&b'>",
            "</a>", "<h2>", "</h2>", "<div>", "</div>", "<img src=x alt='<'>", "<br>", "text & ", "<pre>", "</pre>", "<figure>", "<figcaption>",
            "<dl><dt>", "<dd>", "<blockquote>", "\u{1}\u{ffff}", "<caption>", "<script>",
        ]), 0..30)) {
            let xhtml = format!("<div>{}</div>", written(&pieces.concat()));
            let mut reader = quick_xml::Reader::from_str(&xhtml);
            reader.config_mut().check_end_names = true;
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => prop_assert!(false, "{error}: {xhtml}"),
                }
            }
        }
    }
}
