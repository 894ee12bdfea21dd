//! Kinds: what sort of piece an article is. A small linear model: everything that speaks for a kind is added up, and the kind with
//! most wins. What each piece of evidence weighs is fitted (`examples/fit.rs`) and stands in `assets/kind_weights.tsv`.

use super::kind_evidence::{self, Piece};
use crate::news::Kind;
use foldhash::HashMap;
use std::sync::LazyLock;

/// From this share of affiliate links on, in percent, an article is a deal.
pub const DEAL_SHARE: u8 = 51;
/// With fewer outbound links than this the share says nothing.
pub const DEAL_LINKS: usize = 2;

/// More reasons than this are not told.
const MOST_REASONS: usize = 4;
/// What weighs less than this is no reason that anybody would give.
const LEAST_REASON: f32 = 0.5;

/// What each piece of evidence weighs for each kind.
#[derive(Debug, Clone, Default)]
pub struct Weights(HashMap<String, Vec<(Kind, f32)>>);

/// The name of a piece of evidence, how much of it there is, and what it weighs.
type Weighed<'a> = (&'a str, f32, &'a [(Kind, f32)]);

/// The weights that ship with the program.
static BUILTIN: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("../../../assets/kind_weights.tsv")));

impl Weights {
    /// Reads lines of evidence, kind and weight; any other line is a remark.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut weights = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let [evidence, kind, weight] = line.split('\t').collect::<Vec<_>>()[..]
                && let (Ok(kind), Ok(weight)) = (kind.parse(), weight.parse())
            {
                weights.0.entry(evidence.to_owned()).or_default().push((kind, weight));
            }
        }
        weights
    }

    /// The kind of a piece.
    #[must_use]
    pub fn kind(&self, piece: &Piece) -> Kind {
        self.scores(piece)
            .into_iter()
            .fold((Kind::News, f32::MIN), |best, next| if next.1 > best.1 { next } else { best })
            .0
    }

    fn scores(&self, piece: &Piece) -> Vec<(Kind, f32)> {
        let mut scores: Vec<(Kind, f32)> = Vec::new();
        for (_, much, weights) in self.weighed(piece) {
            for (kind, weight) in weights {
                match scores.iter_mut().find(|(known, _)| known == kind) {
                    Some((_, score)) => *score += weight * much,
                    None => scores.push((*kind, weight * much)),
                }
            }
        }
        scores
    }

    /// The evidence that weighs anything, each piece of it once, in the order of names: a sum of fractions depends on the order of its parts.
    fn weighed(&self, piece: &Piece) -> Vec<Weighed<'_>> {
        let (mut found, mut name) = (Vec::new(), String::new());
        // Most evidence has no weight: its name is put together in one place, and kept nowhere.
        kind_evidence::each(piece, &mut |parts, much| {
            name.clear();
            name.extend(parts.iter().copied());
            found.extend(self.0.get_key_value(&name).map(|(name, weights)| (name.as_str(), much, weights.as_slice())));
        });
        found.sort_unstable_by_key(|(name, ..)| *name);
        found.dedup_by_key(|(name, ..)| *name);
        found
    }

    /// What speaks most for this kind, strongest first.
    fn reasons(&self, piece: &Piece, kind: Kind) -> Vec<String> {
        let weight = |evidence: &String| {
            let weights = self.0.get(evidence)?;
            weights.iter().find(|(known, _)| *known == kind).map(|(_, weight)| *weight)
        };
        let found = kind_evidence::of(piece).into_iter().filter(|(evidence, _)| evidence != "always");
        let weighed = found.filter_map(|(evidence, much)| Some((weight(&evidence)? * much, evidence)));
        let mut reasons: Vec<(f32, String)> = weighed.filter(|(weight, _)| *weight >= LEAST_REASON).collect();
        reasons.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        reasons.into_iter().take(MOST_REASONS).map(|(_, evidence)| evidence).collect()
    }
}

/// The kind of an article; `sells` says that most of its links are affiliate links.
pub fn of(piece: &Piece, sells: bool) -> Kind {
    if sells { Kind::Deal } else { BUILTIN.kind(piece) }
}

/// What speaks most for an article's kind, strongest first, in words. A cue goes by its name in `assets/kinds.toml`.
#[must_use]
pub fn reasons(piece: &Piece, kind: Kind) -> Vec<String> {
    BUILTIN.reasons(piece, kind).iter().map(|evidence| kind_evidence::in_words(evidence)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, url: &str, categories: &[String], sells: bool) -> Kind {
        super::of(&Piece { title, lead: "", url, categories }, sells)
    }

    #[test]
    fn every_line_of_the_weights_is_read() {
        let lines = include_str!("../../../assets/kind_weights.tsv").lines().filter(|line| !line.starts_with('#'));
        let read: usize = BUILTIN.0.values().map(Vec::len).sum();
        assert_eq!(read, lines.count());
    }

    #[test]
    fn the_reasons_name_what_speaks_for_a_kind() {
        let piece =
            Piece { title: "This pad is just $30 today", url: "https://outlet.example/deals/pad", ..Piece::default() };
        let reasons = reasons(&piece, Kind::Deal);
        assert!(reasons.contains(&"the folder of its address".to_owned()), "{reasons:?}");
        let everyday = Piece { title: "The harbour is a place to go this weekend", ..Piece::default() };
        assert_eq!(super::reasons(&everyday, Kind::News), Vec::<String>::new());
    }

    #[test]
    fn each_headline_has_its_kind() {
        for (title, kind) in [
            ("Moon Harvest review: a quiet triumph", Kind::Review),
            ("Moon Harvest Review – A Quiet Triumph", Kind::Review),
            ("Moon Harvest hands-on", Kind::Preview),
            ("This pad is just $30 today", Kind::Deal),
            ("Moon Harvest update 1.2.0 fixes saves", Kind::Patch),
            ("How to catch every fish in Moon Harvest", Kind::Guide),
            ("Opinion: let the old console rest", Kind::Opinion),
            ("Moon Harvest 2 has leaked", Kind::Rumour),
            ("Moon Harvest gets a launch trailer", Kind::Trailer),
            ("Studio lays off half its staff", Kind::Business),
            ("Podcast: the year so far", Kind::Video),
            ("Interview: the people behind Moon Harvest", Kind::Feature),
            ("I miss the old Moon Harvest", Kind::Opinion),
            ("Why Moon Harvest took ten years", Kind::Feature),
            ("Everything we know about Moon Harvest 2", Kind::Guide),
            ("Moon Harvest pad is on sale at the market", Kind::Deal),
            ("Moon Harvest sells 3 million", Kind::Business),
            ("Moon Harvest 2 may be coming to phones", Kind::Rumour),
        ] {
            assert_eq!(of(title, "https://outlet.example/moon-harvest", &[], false), kind, "{title}");
        }
    }

    #[test]
    fn each_plain_headline_is_news() {
        for title in [
            "Moon Harvest arrives in March",
            "Elders to review the border of two towns in Moon Harvest",
            "Studio opens a second office",
            "A deaf hero leads Moon Harvest",
            "Maker of Moon Harvest denies the rumours",
            "Moon Harvest trailer is coming in March",
            "Moon Harvest is done, says its maker: \"I should sleep\"",
        ] {
            assert_eq!(of(title, "https://outlet.example/news/moon-harvest", &[], false), Kind::News, "{title}");
        }
    }

    #[test]
    fn an_address_or_a_category_says_it_too() {
        assert_eq!(of("Moon Harvest", "https://outlet.example/reviews/moon-harvest", &[], false), Kind::Review);
        assert_eq!(of("Moon Harvest", "https://outlet.example/moon-harvest", &["Rumours".into()], false), Kind::Rumour);
        assert_eq!(of("Moon Harvest", "https://outlet.example/moon-harvest", &["Action".into()], false), Kind::News);
    }

    #[test]
    fn a_takeover_is_no_deal() {
        for title in ["Ninefold acquired in $84 million deal", "Unions welcome the best deal in years"] {
            assert_eq!(of(title, "", &[], false), Kind::Business, "{title}");
        }
    }

    #[test]
    fn a_folder_says_more_than_a_word_in_passing() {
        let of =
            |folder: &str| of("How Moon Harvest was made", &format!("https://outlet.example/{folder}/1"), &[], false);
        assert_eq!((of("deals"), of("moon-harvest-guides"), of("news")), (Kind::Deal, Kind::Guide, Kind::Feature));
    }

    #[test]
    fn a_slug_tells_what_the_headline_leaves_out() {
        assert_eq!(of("A quiet triumph", "https://outlet.example/moon-harvest-review-1234", &[], false), Kind::Review);
        assert_eq!(of("A quiet triumph", "https://outlet.example/moon-harvest-reviewed-2", &[], false), Kind::News);
    }

    #[test]
    fn what_sells_is_a_deal_whatever_it_says() {
        assert_eq!(of("Moon Harvest review", "", &[], true), Kind::Deal);
    }
}
