//! The HTML of an item as its feed published it, with the picture that only the feed names: a web comic, the picture of a post.

use super::markup::formats;
use crate::{html::escape, news::Item};
use std::borrow::Cow;

/// The item's content, else its summary; above it the picture that stands beside both, where they hold none themselves.
#[must_use]
pub fn published(item: &Item) -> Cow<'_, str> {
    let given = [item.content.as_deref(), item.summary.as_deref()];
    let html = given.into_iter().flatten().find(|html| !html.trim().is_empty()).unwrap_or_default();
    let low = html.to_ascii_lowercase();
    let is_pictured = ["<img", "<picture", "&lt;img", "[img]"].iter().any(|mark| low.contains(mark));
    let Some(image) = item.image.as_deref().filter(|_| !is_pictured) else { return Cow::Borrowed(html) };
    let said = escape(item.image_text.as_deref().unwrap_or_default());
    let html = formats::as_html(html);
    Cow::Owned(format!("<figure><img src=\"{}\" alt=\"{said}\"></figure>{html}", escape(image)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(summary: &str) -> Item {
        let image = Some("https://outlet.example/a.png?x=1&y=2".to_owned());
        Item { summary: Some(summary.to_owned()), image, image_text: Some("A \"mill\"".into()), ..Item::default() }
    }

    #[test]
    fn a_picture_that_only_the_feed_names_stands_above_the_words() {
        let picture =
            "<figure><img src=\"https://outlet.example/a.png?x=1&amp;y=2\" alt=\"A &quot;mill&quot;\"></figure>";
        assert_eq!(published(&item("<p>Words</p>")), format!("{picture}<p>Words</p>"));
        assert_eq!(published(&item("one\ntwo")), format!("{picture}<p>one<br>two</p>"));
        assert_eq!(published(&item("")), picture);
    }

    #[test]
    fn a_text_with_a_picture_of_its_own_stays() {
        let html = "<p><IMG src=\"https://outlet.example/b.png\">Words</p>";
        assert_eq!(published(&item(html)), html);
        assert_eq!(published(&Item { image: None, ..item("Words") }), "Words");
    }
}
