//! A format is a form in which articles leave, by the word the command line uses for it.

use super::{Exported, Pictures, articles, atom, bookmarks, epub, html, markdown, tables};
use jiff::Timestamp;
use std::{
    io::{self, Seek, Write},
    str::FromStr,
};

/// The forms in which articles leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Format {
    Markdown,
    Html,
    Json,
    JsonFeed,
    Atom,
    Csv,
    Netscape,
    Wallabag,
    Epub,
    Text,
}

impl Format {
    /// Every format, in the order of the contract.
    pub const ALL: [Self; 10] = [
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::JsonFeed,
        Self::Atom,
        Self::Csv,
        Self::Netscape,
        Self::Wallabag,
        Self::Epub,
        Self::Text,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonFeed => "jsonfeed",
            Self::Atom => "atom",
            Self::Csv => "csv",
            Self::Netscape => "netscape",
            Self::Wallabag => "wallabag",
            Self::Epub => "epub",
            Self::Text => "text",
        }
    }

    /// Writes all articles into one file. Markdown has a form of its own for many files, [`markdown::files`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(
        self,
        exported: &[Exported],
        pictures: &mut Pictures,
        now: Timestamp,
        out: &mut (impl Write + Seek),
    ) -> io::Result<()> {
        let text = match self {
            Self::Html => return html::write(exported, pictures, out),
            Self::Epub => return epub::write(exported, pictures, now, out),
            Self::Markdown => exported.iter().map(markdown::write).collect::<Vec<_>>().join("\n"),
            Self::Json => articles::json(exported),
            Self::JsonFeed => articles::json_feed(exported),
            Self::Atom => atom::write(exported, "").text,
            Self::Csv => tables::csv(exported),
            Self::Netscape => bookmarks::netscape(exported),
            Self::Wallabag => bookmarks::wallabag(exported),
            Self::Text => articles::text(exported),
        };
        out.write_all(text.as_bytes())
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
            let mut out = io::Cursor::new(Vec::new());
            let exported = Exported { article: &article, body: &body, saved: None, highlights: &[], original: None };
            format.write(&[exported], &mut |_| None, Timestamp::UNIX_EPOCH, &mut out).unwrap();
            let written = out.into_inner();
            if format != Format::Epub {
                let text = String::from_utf8(written).unwrap();
                assert!(text.contains("https://outlet.example/a?b=1"), "{text}");
            }
        }
        assert_eq!("exe".parse::<Format>(), Err(()));
    }
}
