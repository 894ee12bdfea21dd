//! A proof is an article cleaned for a view and laid out for a width. The newest are kept, so that coming back costs nothing
//! and another width only lays out again. Never reads the database, never cleans.

use crate::{
    news::{ArticleId, Body, View},
    page::{self, Page},
};
use jiff::Timestamp;

/// Proofs that are kept.
const MOST: usize = 60;
/// Bytes of HTML in all that are kept: a page of the gaming press has about 20 kB.
const MOST_BYTES: usize = 8 << 20;

/// What a cleaned article depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Which one.
    pub article: ArticleId,
    /// How it is shown.
    pub view: View,
    /// The text of its page is there.
    pub full: bool,
    /// When that text was kept for reading offline; it may be fetched again.
    pub kept: Option<Timestamp>,
    /// Its source is not exempt from stripping.
    pub strip: bool,
}

/// An article cleaned for a view.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// Its body.
    pub body: Body,
    /// The feed has only its beginning, and its page is not there.
    pub teaser: bool,
}

/// An article cleaned and laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// What was laid out.
    pub cleaned: Cleaned,
    /// The columns it was laid out for.
    pub width: u16,
    /// The lines.
    pub page: Page,
}

impl Proof {
    /// Lays out.
    pub fn of(cleaned: Cleaned, width: u16) -> Self {
        let page = page::lay(&cleaned.body, usize::from(width));
        Self { cleaned, width, page }
    }
}

/// The newest proofs, the one asked for last at the end.
#[derive(Default)]
pub struct Proofs(Vec<(Key, Proof)>);

impl Proofs {
    /// The proof for these columns, laid out again where the width is another.
    pub fn get(&mut self, key: Key, width: u16) -> Option<Proof> {
        let place = self.0.iter().position(|(other, _)| *other == key)?;
        let (key, mut proof) = self.0.remove(place);
        if proof.width != width {
            proof = Proof::of(proof.cleaned, width);
        }
        self.0.push((key, proof.clone()));
        Some(proof)
    }

    /// Keeps a proof; the oldest make room.
    pub fn keep(&mut self, key: Key, proof: Proof) {
        self.0.retain(|(other, _)| *other != key);
        self.0.push((key, proof));
        while self.0.len() > MOST || self.0.len() > 1 && self.bytes() > MOST_BYTES {
            self.0.remove(0);
        }
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|(_, proof)| proof.cleaned.body.html.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(article: i64) -> Key {
        Key { article: ArticleId(article), view: View::Stripped, full: false, kept: None, strip: true }
    }

    fn cleaned(html: &str) -> Cleaned {
        Cleaned { body: Body { html: html.to_owned(), ..Body::default() }, teaser: true }
    }

    #[test]
    fn another_width_lays_the_kept_body_out_again() {
        let text = cleaned("<p>The lighthouse of Hollow Bell opens its doors to two players at once in December.</p>");
        let mut proofs = Proofs::default();
        proofs.keep(key(1), Proof::of(text.clone(), 76));
        for width in [30, 76, 24] {
            let proof = proofs.get(key(1), width);
            assert_eq!(proof, Some(Proof::of(text.clone(), width)));
        }
    }

    #[test]
    fn another_view_another_text_or_another_source_setting_is_another_proof() {
        let mut proofs = Proofs::default();
        proofs.keep(key(1), Proof::of(cleaned("<p>Short.</p>"), 76));
        assert!(proofs.get(Key { view: View::Marked, ..key(1) }, 76).is_none());
        assert!(proofs.get(Key { full: true, ..key(1) }, 76).is_none());
        assert!(proofs.get(Key { kept: Some(Timestamp::UNIX_EPOCH), ..key(1) }, 76).is_none());
        assert!(proofs.get(Key { strip: false, ..key(1) }, 76).is_none());
        assert!(proofs.get(key(1), 76).is_some());
    }

    #[test]
    fn the_proof_unused_for_longest_makes_room() {
        let mut proofs = Proofs::default();
        for article in 0..60 {
            proofs.keep(key(article), Proof::of(cleaned("<p>Kept.</p>"), 40));
        }
        proofs.get(key(0), 40);
        proofs.keep(key(60), Proof::of(cleaned("<p>New.</p>"), 40));
        assert!(proofs.get(key(0), 40).is_some());
        assert!(proofs.get(key(1), 40).is_none());
        assert!(proofs.get(key(60), 40).is_some());
    }

    #[test]
    fn large_bodies_are_bounded_in_bytes_and_the_newest_stays() {
        let mut proofs = Proofs::default();
        let large = Cleaned { body: Body { html: " ".repeat(5 << 20), ..Body::default() }, teaser: false };
        for article in [1, 2] {
            proofs.keep(key(article), Proof { cleaned: large.clone(), width: 40, page: Page::default() });
        }
        assert!(proofs.get(key(1), 40).is_none());
        assert!(proofs.get(key(2), 40).is_some());
    }
}
