//! From what was published to what is read: titles, bylines, credits, kinds and bodies, one file per kind of mess.
//! Removes only what a rule names, and records it in the receipt.

mod body;
mod cut;
mod draft;
mod facts;
mod markup;
mod position;
mod prefilter;
mod removers;
mod rules;
#[cfg(test)]
mod table;

use crate::{
    links,
    news::{Article, Body, Draft, Item, View},
    text::Line,
};

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
            title: &article.title,
            url: &article.url,
            source: &article.source_name,
            author: article.author.as_ref().map_or("", Line::as_str),
            strip,
        }
    }
}

/// Everything cleaning goes by.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// Link rules.
    pub links: &'a links::Rules,
}

/// Changes when a rule changes: stored articles derived under another number are derived again.
pub const RULES_VERSION: i64 = 3;

/// Makes an item readable.
#[must_use]
pub fn draft(item: Item, subject: &Subject, rules: Rules) -> Draft {
    draft::make(item, subject, rules)
}

/// Cleans an article's HTML (a feed's body or an extracted page) for one view.
#[must_use]
pub fn body(html: &str, subject: &Subject, view: View, rules: Rules) -> Body {
    body::clean(html, subject, view, rules)
}

/// Names of the rules about words and boxes, which can be turned off where link rules are.
pub fn rule_names() -> impl Iterator<Item = String> {
    rules::BUILTIN.names().chain(OWN_RULES).map(str::to_owned)
}

/// Rules that are no data.
const OWN_RULES: [&str; 10] = [
    "title.repeated",
    "byline.line",
    "byline.portrait",
    "credit.names",
    "promo.sister-list",
    "promo.house",
    "promo.orphan-heading",
    "debris.repeated",
    "debris.below-comments",
    "pixel",
];

/// A headline as published, made readable.
pub(crate) use removers::title::headline;

/// A page's title without its site's name.
pub(crate) use removers::title::without_site;

/// Text with its HTML entities decoded once.
pub(crate) use removers::title::decode as decoded;

/// Several names as one byline.
pub(crate) use removers::byline::join as mended_byline;

/// An instant in one of the ways pages write it.
pub(crate) use facts::dates::instant;

/// HTML made safe to lay out, addresses absolute, with nothing cut.
pub(crate) fn tidied(html: &str, base: Option<&url::Url>) -> String {
    markup::dom::html(&markup::dom::parse(html, base))
}
