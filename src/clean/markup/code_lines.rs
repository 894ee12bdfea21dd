//! Code keeps its lines. Pages make them of line breaks, boxes, items and rows, and number them in cells and boxes of their own: here
//! they become the text of one `pre`, without the numbers.

use super::dom::{is_block, is_of_class, is_styled};
use dom_query::NodeRef;

/// Classes of what numbers the lines.
const NUMBERS: [&str; 13] = [
    "lineno",
    "linenos",
    "linenumber",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "blob-num",
    "gutter",
    "ln",
    "lnt",
    "lineno-container",
    "hljs-ln-numbers",
    "rouge-gutter",
];

/// Makes the lines of a `pre` text, where they are elements.
pub fn settle(pre: &NodeRef) {
    // In code that has become text already it is no part of the page any more.
    if pre.ancestors_it(None).last().is_none_or(|top| top.id != pre.tree.root().id) {
        return;
    }
    let inner = pre.descendants();
    if inner.iter().any(|node| is_line(node) || is_number(node)) {
        pre.set_text(text(pre));
        return;
    }
    for end in inner.iter().filter(|node| node.has_name("br")) {
        end.replace_with_html("\n");
    }
}

/// Code of several lines that does not stand in a `pre`.
pub fn is_apart(code: &NodeRef, keeps_blanks: bool) -> bool {
    let ends = code.descendants_it().any(|node| node.has_name("br")) || (keeps_blanks && code.text().contains('\n'));
    ends && !code.ancestors_it(None).any(|around| around.has_name("pre"))
}

/// A table of code beside the numbers of its lines: they go, and code of one row a line becomes a `pre`. Says whether it was one.
pub fn settle_table(table: &NodeRef) -> bool {
    let inner = table.descendants();
    let rows: Vec<&NodeRef> = inner.iter().filter(|node| node.has_name("tr")).collect();
    let numbers: Vec<NodeRef> = rows.iter().filter_map(|row| numbered(row)).collect();
    if rows.is_empty() || numbers.len() < rows.len() {
        return false;
    }
    if rows.len() > 1 {
        table.set_text(text(table));
        table.remove_all_attrs();
        table.rename("pre");
        return true;
    }
    numbers.iter().for_each(NodeRef::remove_from_parent);
    false
}

/// The cell of a row that numbers the lines in the cell beside it.
fn numbered<'a>(row: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let cells = row.element_children();
    let [number, code] = cells.as_slice() else { return None };
    let holds_code = |node: &NodeRef| {
        ["pre", "code"].iter().any(|name| node.has_name(name))
            || node.class().is_some_and(|class| class.split_ascii_whitespace().any(|class| class.contains("code")))
    };
    let named = number.has_attr("data-line-number") || is_of_class(number, &NUMBERS);
    let is_code = named || holds_code(code) || code.descendants_it().any(|node| holds_code(&node));
    (is_code && is_count(&number.text())).then_some(*number)
}

fn is_count(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit() || letter.is_whitespace())
}

/// The numbers of lines: by their name, or as the first of several cells of a row.
fn is_number(node: &NodeRef) -> bool {
    if !node.is_element() {
        return false;
    }
    let named = || is_of_class(node, &NUMBERS) || node.has_attr("data-line-number");
    let is_cell = || node.has_name("td") || node.has_name("th");
    let is_first = || node.prev_element_sibling().is_none() && node.next_element_sibling().is_some();
    // The text comes last: it is that of everything within.
    ((is_cell() && is_first()) || named()) && is_count(&node.text())
}

fn is_line(node: &NodeRef) -> bool {
    (is_block(node) && !node.has_name("hr")) || is_styled(node, "display:block")
}

fn text(code: &NodeRef) -> String {
    let mut text = String::new();
    write(code, &mut text);
    text
}

/// Writes what a node holds; every element that is a line ends one.
fn write(node: &NodeRef, text: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            let said = child.text();
            // what stands between two lines of the source is no line
            if !(said.trim().is_empty() && is_between_lines(&child)) {
                text.push_str(&said);
            }
        } else if child.has_name("br") {
            text.push('\n');
        } else if is_number(&child) || child.has_name("button") {
            // never part of the code
        } else if is_line(&child) && !["td", "th"].iter().any(|cell| child.has_name(cell)) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            let before = text.len();
            write(&child, text);
            let is_leaf = !child.descendants_it().any(|inner| is_line(&inner) && !inner.has_name("td"));
            if (is_leaf && text.len() == before) || !text.ends_with('\n') {
                text.push('\n');
            }
        } else {
            write(&child, text);
        }
    }
}

fn is_between_lines(text: &NodeRef) -> bool {
    let beside = [text.prev_element_sibling(), text.next_element_sibling()];
    let parent_holds_lines = text
        .parent()
        .is_some_and(|parent| ["ol", "ul", "table", "tbody", "thead", "tr"].iter().any(|name| parent.has_name(name)));
    parent_holds_lines || beside.iter().flatten().any(is_line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn settled(html: &str) -> String {
        let document = Document::fragment(html);
        settle(&document.select("pre").nodes()[0]);
        document.select("pre").text().to_string()
    }

    #[test]
    fn whatever_a_line_is_made_of_it_is_a_line() {
        for html in [
            "<pre>go();<br>  stop();</pre>",
            "<pre><code><div>go();</div><div>  stop();</div></code></pre>",
            "<pre><ol><li>go();</li>\n<li>  stop();</li></ol></pre>",
            "<pre><p>go();</p><p>  stop();</p></pre>",
            "<pre><table><tr><td>1</td><td>go();</td></tr><tr><td>2</td><td>  stop();</td></tr></table></pre>",
            "<pre><span style='DISPLAY : Block'>go();</span><span style='color:red;display:block !important'>  stop();</span></pre>",
            "<pre><span class=lineno>1</span>go();\n<span class=lineno>2</span>  stop();</pre>",
            "<pre>go();\n  stop();</pre>",
        ] {
            assert_eq!(settled(html).trim_end(), "go();\n  stop();", "{html}");
        }
    }

    #[test]
    fn an_empty_line_stays_one() {
        assert_eq!(settled("<pre><div>a</div><div></div><div>b</div></pre>"), "a\n\nb\n");
    }

    #[test]
    fn code_beside_the_numbers_of_its_lines_stands_alone() {
        let document = Document::fragment(
            "<table><tr><td><pre>1\n2</pre></td><td class=code><pre>go();\nstop();</pre></td></tr></table>",
        );
        assert!(!settle_table(&document.select("table").nodes()[0]));
        assert_eq!(document.select("td").length(), 1);
        let document = Document::fragment(
            "<table><tr><td data-line-number=1></td><td class=blob-code>go();</td></tr>\
             <tr><td data-line-number=2></td><td class=blob-code>  stop();</td></tr></table>",
        );
        assert!(settle_table(&document.select("table").nodes()[0]));
        assert_eq!(document.select("pre").text().trim_end(), "go();\n  stop();");
    }

    #[test]
    fn a_table_of_numbers_is_left_alone() {
        let document =
            Document::fragment("<table><tr><td>1</td><td>Kestrel</td></tr><tr><td>2</td><td>Plover</td></tr></table>");
        assert!(!settle_table(&document.select("table").nodes()[0]));
        assert_eq!(document.select("td").length(), 4);
    }
}
