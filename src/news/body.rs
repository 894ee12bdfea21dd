//! A body is an article made readable for one view, with the receipt of what was taken out and every link. Derived, never
//! kept: what was published is kept.

use super::Via;
use crate::{html::Tree, text::Line};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What was removed, counted as the contract counts it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Affiliate links mended or flagged.
    pub affiliate: u32,
    /// Tracking parameters and pixels.
    pub tracking: u32,
    /// Notices about earnings.
    pub disclosure: u32,
    /// Promos, repeated titles, bylines, debris.
    pub other: u32,
}

impl Counts {
    /// Everything together.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.affiliate + self.tracking + self.disclosure + self.other
    }
}

/// The kinds of things that stripping removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemovedKind {
    Affiliate,
    Tracking,
    Disclosure,
    Promo,
    Title,
    Byline,
    Debris,
}

/// One thing that was removed, with the rule that removed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// What kind of thing.
    pub kind: RemovedKind,
    /// What it said.
    pub text: Line,
    /// The rule's name.
    pub rule: String,
}

/// Everything the stripper removed from one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// In the order of the article.
    pub removed: Vec<Removed>,
    /// Affiliate links of all outbound links, in percent.
    pub affiliate_share: u8,
}

impl Receipt {
    /// The receipt as counts: affiliate links, tracking parameters, notices, the rest.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for removed in &self.removed {
            *match removed.kind {
                RemovedKind::Affiliate => &mut counts.affiliate,
                RemovedKind::Tracking => &mut counts.tracking,
                RemovedKind::Disclosure => &mut counts.disclosure,
                _ => &mut counts.other,
            } += 1;
        }
        counts
    }
}

/// What kind of link the given URL was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    #[default]
    Plain,
    Tracking,
    Affiliate,
    /// Opaque: a short or affiliate link whose target only the network knows.
    Short,
}

/// A URL as given, as shown, and what was removed between the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// As written: HTML-decoded and made absolute, nothing else.
    pub given: String,
    /// The cleaned one; the same bytes when no rule matched.
    pub shown: String,
    /// What it was.
    pub kind: LinkKind,
    /// Parameters and redirector hosts that were taken out, in order.
    pub removed: Vec<String>,
    /// Names of the rules that did it, one for each entry of `removed`.
    pub rules: Vec<String>,
}

/// How the article pane shows an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Without what the rules remove.
    #[default]
    Stripped,
    /// What was removed shown struck through, with its reason.
    Marked,
    /// As published.
    Original,
    /// What was added and taken out since the user read or kept it.
    Changes,
}

impl View {
    /// The next view on the key; what changed comes before it where there is any.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Stripped => Self::Marked,
            Self::Marked => Self::Original,
            Self::Original | Self::Changes => Self::Stripped,
        }
    }
}

/// An article's HTML for one view, ready to be laid out, with what cleaning found on the way.
///
/// The HTML holds no scripts, styles or forms. In the marked view what was removed stands in
/// `<del data-kind="disclosure" data-rule="notice.commission">…</del>` (block or inline). A picture whose alternative text is the
/// headline has `data-known`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The view it was made for.
    pub view: View,
    /// What is read, links cleaned as the view asks.
    pub tree: Tree,
    /// Everything removed, links included, in every view.
    pub receipt: Receipt,
    /// Every link of this view's HTML in order, one for each `<a href>` that has one.
    pub links: Vec<Link>,
    /// Byline found in the body.
    pub byline: Option<Line>,
    /// Who had it first.
    pub via: Option<Via>,
    /// So few words, or such an end, that the article goes on elsewhere.
    pub teaser: bool,
    /// The body names its last change.
    pub updated: Option<Timestamp>,
    /// Whose its pictures are, as their credit lines say.
    pub credits: Vec<Line>,
}

impl Body {
    /// A body of HTML that is shown as it is.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        Self { tree: Tree::parse(html), ..Self::default() }
    }

    /// It as HTML, with every mark of the view.
    #[must_use]
    pub fn html(&self) -> String {
        self.tree.html()
    }
}
