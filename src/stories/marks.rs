//! A mark is a strong word of an article: what it weighs, and its part in headline and lead.

use super::lexicon::Word;

/// Words of a lead that are looked at.
pub const LEAD_WORDS: usize = 40;
/// A word that both leads have tells something from this weight on.
const TELLING: f32 = 0.39;

/// A strong word of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    pub word: Word,
    pub weight: f32,
    /// Its part in the headline's vector and in the lead's, each of length one; 0 where it does not stand.
    pub title: f32,
    pub lead: f32,
}

impl Mark {
    /// A word that is not there.
    pub const fn none(word: Word) -> Self {
        Self { word, weight: 0.0, title: 0.0, lead: 0.0 }
    }

    #[inline]
    pub fn in_title(&self) -> bool {
        self.title > 0.0
    }

    /// Does it tell something where both leads have it and no headline?
    #[inline]
    pub fn tells(&self) -> bool {
        self.weight > TELLING
    }
}

/// A strong word that stands in an article's lead alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeadMark {
    pub word: Word,
    pub weight: f32,
    /// Its part in the lead's vector.
    pub lead: f32,
}

impl LeadMark {
    /// As [`Mark::tells`].
    #[inline]
    pub fn tells(&self) -> bool {
        Mark::from(*self).tells()
    }
}

impl From<LeadMark> for Mark {
    fn from(LeadMark { word, weight, lead }: LeadMark) -> Self {
        Self { word, weight, title: 0.0, lead }
    }
}
