//! A format is a form in which articles leave, by the word the command line uses for it.

use super::{Exported, articles, bookmarks, tables};
use std::str::FromStr;

/// The forms in which articles leave as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Format {
    Markdown,
    Html,
    Json,
    JsonFeed,
    Csv,
    Netscape,
    Wallabag,
    Text,
}

impl Format {
    /// Every format, in the order of the contract.
    pub const ALL: [Self; 8] =
        [Self::Markdown, Self::Html, Self::Json, Self::JsonFeed, Self::Csv, Self::Netscape, Self::Wallabag, Self::Text];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonFeed => "jsonfeed",
            Self::Csv => "csv",
            Self::Netscape => "netscape",
            Self::Wallabag => "wallabag",
            Self::Text => "text",
        }
    }

    /// All articles in one text. Markdown has a form of its own for files, [`articles::markdown_files`].
    #[must_use]
    pub fn write(self, exported: &[Exported]) -> String {
        match self {
            Self::Markdown => exported.iter().map(articles::markdown).collect::<Vec<_>>().join("\n"),
            Self::Html => articles::html(exported),
            Self::Json => articles::json(exported),
            Self::JsonFeed => articles::json_feed(exported),
            Self::Csv => tables::csv(exported),
            Self::Netscape => bookmarks::netscape(exported),
            Self::Wallabag => bookmarks::wallabag(exported),
            Self::Text => articles::text(exported),
        }
    }
}

impl FromStr for Format {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.word() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exchange::articles::sample, news::Body};

    #[test]
    fn every_format_has_its_word_and_writes_the_address() {
        let (article, body) = (sample(), Body::default());
        for format in Format::ALL {
            assert_eq!(format.word().parse(), Ok(format));
            let text = format.write(&[Exported {
                article: &article,
                body: &body,
                saved: None,
                highlights: &[],
                original: None,
            }]);
            assert!(text.contains("https://outlet.example/a?b=1"), "{text}");
        }
        assert_eq!("exe".parse::<Format>(), Err(()));
    }
}
