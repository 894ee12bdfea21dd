//! Plain text as HTML: blank lines part paragraphs, and other line breaks stay.

use super::entities::escape;

/// Makes HTML of plain text.
pub fn paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        html.push_str("<p>");
        html.push_str(&escape(line.trim()));
        while let Some(next) = lines.next_if(|next| !next.trim().is_empty()) {
            html.push_str("<br>");
            html.push_str(&escape(next.trim()));
        }
        html.push_str("</p>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs_and_what_looks_like_an_element_is_none() {
        let html = paragraphs("\nA <b>tide</b>\n- one\n- two\n\n  \nThe end & more\n");
        assert_eq!(html, "<p>A &lt;b&gt;tide&lt;/b&gt;<br>- one<br>- two</p><p>The end &amp; more</p>");
    }
}
