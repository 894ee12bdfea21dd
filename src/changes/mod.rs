//! A change is what an outlet made of an article after the user read or kept it: other words, not other HTML. Tells whether two texts of
//! one article differ, and shows in the newer one what was added and what was taken out. Keeps nothing; what is kept is the store's business.

mod difference;
mod leaves;
mod marked;
mod noise;

pub use noise::{Wording, is_change};

use crate::{
    clean::{self, Rules, Subject},
    news::{Body, View},
};
use marked::{Earlier, marked};

/// A text of an article, as it was published.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// Its headline.
    pub title: &'a str,
    /// Its body.
    pub html: &'a str,
}

/// An article with what its outlet changed in it, both texts cleaned by the same rules.
#[must_use]
pub fn body(earlier: Published, later: Published, subject: &Subject, rules: &Rules, signs: bool) -> Body {
    let cleaned =
        |one: &Published| clean::body(one.html, &Subject { title: one.title, ..*subject }, View::Stripped, rules);
    let (before, after) = (cleaned(&earlier), cleaned(&later));
    marked(Earlier { title: earlier.title, tree: &before.tree }, later.title, after, signs)
}
