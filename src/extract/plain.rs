//! A page as plain lines, for one that cannot be read as it should: no tree is made of it.

use super::Extracted;
use crate::{
    html::{escape, strip_tags_to_lines},
    text::{Line, safe::TITLE},
};
use regex::Regex;
use std::{fmt::Write as _, sync::LazyLock};

/// Bytes of a page that are looked at, and of the text that is made of them.
const MOST_BYTES: usize = 4 * 1024 * 1024;
const MOST_TEXT: usize = 256 * 1024;

static TITLE_ELEMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)<title(?:\s[^<>]{0,200})?>([^<]{1,2000})").ok());

/// The words of a page that ended the program before.
#[must_use]
pub fn plain(page_html: &str, url: &str) -> Extracted {
    let read = &page_html[..page_html.floor_char_boundary(MOST_BYTES)];
    let mut found = refused(url, "so that its words stand here without their form");
    found.title = title(read);
    let text = strip_tags_to_lines(read);
    for line in text[..text.floor_char_boundary(MOST_TEXT)].lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = write!(found.html, "<p>{}</p>", escape(line));
    }
    found
}

/// Stands for a page that ended the program even then.
#[must_use]
pub fn unreadable(url: &str) -> Extracted {
    refused(url, "so that it is not read any more")
}

fn refused(url: &str, so: &str) -> Extracted {
    let html = format!(
        "<p>[Press Start came to its end each time this page was read, {so}: <a href=\"{}\">the page itself</a>]</p>",
        escape(url)
    );
    Extracted { html, ..Extracted::default() }
}

fn title(html: &str) -> Option<Line> {
    let found = TITLE_ELEMENT.as_ref()?.captures(html)?;
    let title = Line::cut(&strip_tags_to_lines(&found[1]), TITLE);
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_words_line_by_line_with_the_link_to_it() {
        let html = "<html><head><title>The mill &amp; the sea</title><style>p{}</style></head><body><h1>The mill</h1>\
                    <p>It turns &lt;slowly&gt;.</p><script>no()</script>";
        let found = plain(html, "https://outlet.example/a?b=1&c=2");
        assert_eq!(found.title.as_deref(), Some("The mill & the sea"));
        assert!(found.html.contains("<a href=\"https://outlet.example/a?b=1&amp;c=2\">the page itself</a>"));
        assert!(found.html.ends_with("<p>The mill</p><p>It turns &lt;slowly&gt;.</p>"), "{}", found.html);
    }

    #[test]
    fn the_words_of_a_large_page_are_bounded() {
        assert!(plain(&"<div>word".repeat(1_000_000), "").html.len() < 2 * MOST_TEXT + 512 * 1024);
    }
}
