//! What people say of an article: the feed of its comments, asked for when the user asks, and made readable. Keeps nothing.

use super::{Settings, initiator::initiator};
use crate::{
    app,
    clean::{self, Rules, Subject},
    feed::{
        self, FeedError, Origin,
        thread::{self, Comment, CommentThread},
    },
    fetch::{Client, FetchError},
    html::escape,
    language::tr,
    news::{Article, Body, View},
    page,
    store::{Store, StoreError},
    text::Line,
};
use jiff::{Timestamp, tz::TimeZone};
use std::fmt::Write;

/// Why there are none to read.
#[derive(Debug, thiserror::Error)]
pub enum CommentsError {
    /// The feed did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What came is no feed.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gets the comments of an article from their feed.
///
/// # Errors
/// When the feed does not come or cannot be read.
pub fn comments(
    store: &Store,
    settings: &Settings,
    article: &Article,
    address: &str,
) -> Result<CommentThread, CommentsError> {
    let client = Client::new(&settings.limits);
    let page = client.page_blocking(address, initiator(store, article)?)?;
    let origin = Origin { url: &page.url, content_type: page.content_type.as_deref(), now: Timestamp::now() };
    let mut items = feed::read(&page.bytes, origin)?.items;
    items.retain(|item| !thread::is_the_post(item));
    let all = items.len();
    let mut comments = thread::comments(&items);
    for comment in &mut comments {
        comment.html = cleaned(comment, article, &settings.rules);
        comment.author = Line::new(&comment.author).to_string();
    }
    Ok(CommentThread { comments, all })
}

/// A comment goes the way of every body: safe, its links mended, nothing in it that counts readers.
fn cleaned(comment: &Comment, article: &Article, rules: &Rules) -> String {
    let url = comment.link.as_deref().unwrap_or(&article.url);
    let subject = Subject { title: "", url, source: "", author: "", strip: true };
    page::html(&clean::body(&comment.html, &subject, View::Stripped, rules))
}

impl CommentThread {
    /// The thread as one body: an answer stands indented below what it answers.
    #[must_use]
    pub fn html(&self, now: Timestamp, zone: &TimeZone) -> String {
        let mut html = format!("<p><em>{}</em></p>", self.counted());
        let mut open = 0;
        for (place, comment) in self.comments.iter().enumerate() {
            while open > comment.depth {
                html.push_str("</li></ul>");
                open -= 1;
            }
            if comment.depth == 0 {
                html.push_str(if place > 0 { "<hr>" } else { "" });
            } else if open == comment.depth {
                html.push_str("</li><li>");
            }
            while open < comment.depth {
                html.push_str("<ul><li>");
                open += 1;
            }
            html.push_str(&head(comment, now, zone));
            html.push_str(&comment.html);
        }
        html.push_str(&"</li></ul>".repeat(open));
        html
    }

    /// The same, to be laid out.
    #[must_use]
    pub fn body(&self, now: Timestamp, zone: &TimeZone, rules: &Rules) -> Body {
        clean::body(&self.html(now, zone), &Subject::default(), View::Original, rules)
    }

    fn counted(&self) -> String {
        match (self.all, self.comments.len()) {
            (0, _) => tr!("comments-none").to_owned(),
            // No more of a feed is read, and one that was left out may be the post.
            (all, shown) if all + 1 >= feed::MOST_ITEMS => tr!("comments-first-of-more", shown, all),
            (all, shown) if shown < all => tr!("comments-first-of", shown, all),
            (count, _) => tr!("comments-count", count),
        }
    }
}

/// Who says it, and how long ago.
fn head(comment: &Comment, now: Timestamp, zone: &TimeZone) -> String {
    let mut head = String::from("<p>");
    let author = if comment.author.is_empty() { tr!("comments-somebody") } else { &comment.author };
    let _ = write!(head, "<strong>{}</strong>", escape(author));
    if let Some(published) = comment.published {
        let _ = write!(head, " · {}", app::age(published, now, zone));
    }
    head.push_str("</p>");
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_indented_below_what_they_answer() {
        let said = |author: &str, depth| Comment {
            author: author.to_owned(),
            html: format!("<p>{author} speaks.</p>"),
            published: Timestamp::from_second(3_600).ok(),
            depth,
            ..Comment::default()
        };
        let thread = CommentThread {
            comments: vec![said("Ada", 0), said("Ben <b>", 1), said("", 2), said("Cy", 1), said("Di", 0)],
            all: 9,
        };
        let text = page::text(&thread.body(Timestamp::from_second(7_200).unwrap(), &TimeZone::UTC, &clean::BUILTIN));
        assert!(text.starts_with("The first 5 of 9 comments\n\nAda · 1h\n\nAda speaks.\n"), "{text}");
        let long = CommentThread { all: feed::MOST_ITEMS - 1, ..thread.clone() };
        assert_eq!(long.counted(), "The first 5 of more than 1999 comments");
        assert!(text.contains("Ben <b> · 1h") && text.contains("somebody · 1h"), "{text}");
        let lines: Vec<String> = page::lay(&thread.body(Timestamp::UNIX_EPOCH, &TimeZone::UTC, &clean::BUILTIN), 40)
            .lines
            .iter()
            .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
            .collect();
        let column = |words: &str| lines.iter().find_map(|line| line.find(words)).unwrap();
        assert!(
            column("Ada") < column("Ben") && column("Ben") < column("somebody") && column("Cy") == column("Ben"),
            "{lines:?}"
        );
    }
}
