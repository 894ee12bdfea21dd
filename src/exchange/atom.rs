//! Articles as Atom: any query becomes a feed that other programs can follow.

use super::Exported;
use crate::{
    feed::{
        Feed,
        strict::{self, Strict},
    },
    news::Item,
    page,
    text::Line,
};

/// Writes a feed of articles in the order given, with what had to be made up for it. The words of the query tell one such feed from
/// another.
#[must_use]
pub fn write(articles: &[Exported], query: &str) -> Strict {
    let title = if query.is_empty() { "Press Start".to_owned() } else { format!("Press Start: {query}") };
    let items = articles.iter().map(item).collect();
    let feed = Feed { title: Line::new(&title), items, ..Feed::default() };
    strict::write(&feed, "", Line::new)
}

fn item(exported: &Exported) -> Item {
    let article = exported.article;
    let author = article.author.as_ref().or(Some(&article.source_name)).filter(|author| !author.is_empty());
    let id = if article.url.is_empty() { article.id.to_string() } else { article.url.to_string() };
    Item {
        identity: id,
        link: Some(article.url.to_string()).filter(|url| !url.is_empty()),
        title: article.title.to_string(),
        authors: author.iter().map(ToString::to_string).collect(),
        published: article.published,
        summary: Some(crate::html::escape(&article.summary)).filter(|summary| !summary.is_empty()),
        content: Some(page::html(exported.body)).filter(|html| !html.is_empty()),
        categories: article.tags.iter().map(ToString::to_string).collect(),
        enclosures: article.enclosures.clone(),
        comments: article.comments.clone(),
        ..Item::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::articles::exported;

    #[test]
    fn an_export_is_read_back_as_a_feed() {
        exported(|exported| {
            let written = write(&[*exported], "review unread");
            let origin = crate::feed::Origin { url: "", content_type: None, now: jiff::Timestamp::MAX };
            let feed = crate::feed::read(written.text.as_bytes(), origin).unwrap();
            let item = &feed.items[0];
            assert_eq!((feed.title.as_str(), feed.repaired.as_deref()), ("Press Start: review unread", None));
            assert_eq!(item.title, "Sega & *Microsoft* <announce>");
            assert_eq!(item.link.as_deref(), Some("https://outlet.example/a?b=1&c=2"));
            assert_eq!(item.published, exported.article.published);
            assert!(item.content.as_ref().unwrap().contains("<b>two</b>"));
            assert_eq!(
                (item.categories.as_slice(), item.enclosures.len()),
                (&["gaming".to_owned(), "to do".to_owned()][..], 1)
            );
            assert!(written.told.is_empty());
        });
    }

    #[test]
    fn an_article_without_a_date_takes_that_of_the_feed_and_it_is_told() {
        exported(|one| {
            let undated = crate::news::Article { published: None, url: Line::new(""), ..one.article.clone() };
            let undated = Exported { article: &undated, ..*one };
            let written = write(&[*one, undated], "");
            assert_eq!(written.text.matches("<updated>2021-11-01T10:10:00Z</updated>").count(), 3);
            assert_eq!(
                written.told,
                [
                    "one entry has an id that is no IRI: urn:sha256 stands in",
                    "one entry has no date: the feed's date stands in"
                ]
            );
        });
    }
}
