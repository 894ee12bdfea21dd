//! From what was published to what is read: titles, bylines, credits, kinds and bodies, one file per kind of mess.
//! Removes only what a rule names, and records it in the receipt.

mod body;
mod context;
mod cut;
mod draft;
mod facts;
mod markup;
mod pattern;
mod plain;
mod position;
mod prefilter;
mod published;
mod removers;
mod required_words;
mod rule_set;
mod rules;
mod site_rules;
#[cfg(test)]
mod table;
mod word_finder;

use crate::{news::Article, text::Line};

/// What is known of an article when its body is cleaned. All fields may be empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject<'a> {
    /// Headline, to find it repeated.
    pub title: &'a str,
    /// Address of the article: base of relative links.
    pub url: &'a str,
    /// The outlet's name.
    pub source: &'a str,
    /// Byline known from the feed.
    pub author: &'a str,
    /// False exempts the article from stripping: links and words stay in every view.
    pub strip: bool,
}

impl<'a> Subject<'a> {
    /// What is known of a stored article; `strip` is false where its source is exempt from stripping.
    #[must_use]
    pub fn of(article: &'a Article, strip: bool) -> Self {
        Self {
            // The first words of an article are no headline that its body repeats.
            title: if article.untitled { "" } else { &article.title },
            url: &article.url,
            source: &article.source_name,
            author: article.author.as_ref().map_or("", Line::as_str),
            strip,
        }
    }
}

/// Changes when a rule changes: stored articles derived under another number are derived again.
pub const RULES_VERSION: i64 = 4;

pub use body::body;
pub use draft::draft;
pub use published::published;
pub use rule_set::{BUILTIN, Rules};
pub use rules::rule_names;
pub use site_rules::Sites;

/// What sort of piece an article is: what speaks for it, and what the fit of its weights needs.
pub mod kinds {
    pub use super::facts::{
        kind::{DEAL_SHARE, Weights, reasons},
        kind_evidence::{Piece, leans, of as evidence},
    };
}

pub(crate) use facts::{
    author::join as mended_byline,
    dates::instant,
    headline::{decode as decoded, headline, without_site},
};
pub(crate) use markup::tidy::{left_out, tidied};
