//! A sketch of the words that stand in a lead alone: the most that two leads share, told in a few steps and without looking at their
//! words. May say more than they share, never less.

use super::marks::{LEAD_WORDS, LeadMark};

const IN_ONE: usize = u64::BITS as usize;
/// Lengths are known for so many words and for each multiple of it.
const APART: usize = 4;
/// What a lead's vector is long, in steps.
const STEPS: f32 = 255.0;

/// The words of a lead that stand in no headline, in a few bytes.
#[derive(Debug, Clone, Copy)]
pub struct Sketch {
    /// A bit for each word; more of them would tell two words apart that hardly ever meet.
    bits: [u64; 4],
    /// A bit for each word that tells something: these are few.
    telling: u64,
    /// Words that have a bit which another one has as well, and those of them that tell something.
    doubled: u8,
    doubled_telling: u8,
    /// How long the part of the lead's vector is that so many of its words make up, at most.
    lengths: [u8; LEAD_WORDS / APART + 1],
}

impl Sketch {
    /// Of these words.
    pub fn of(leads: &[LeadMark]) -> Self {
        debug_assert!(leads.len() <= LEAD_WORDS, "what is left out would be missing in every bound");
        let mut sketch = Self { bits: [0; 4], telling: 0, doubled: 0, doubled_telling: 0, lengths: [0; _] };
        let (mut squares, mut count) = ([0.0_f32; LEAD_WORDS], 0);
        for (mark, square) in leads.iter().zip(&mut squares) {
            let bit = (mark.word.wrapping_mul(0x9e37_79b1) >> 24) as usize;
            sketch.doubled += set(&mut sketch.bits[bit / IN_ONE], bit);
            if mark.tells() {
                sketch.doubled_telling += set(&mut sketch.telling, bit);
            }
            *square = mark.lead * mark.lead;
            count += 1;
        }
        squares[..count].sort_unstable_by(|one, other| other.total_cmp(one));
        let mut all = 0.0_f32;
        for (length, squares) in sketch.lengths[1..].iter_mut().zip(squares.chunks(APART)) {
            all += squares.iter().sum::<f32>();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a vector of length one, in steps"
            )]
            let steps = (all.sqrt() * STEPS).ceil().min(STEPS) as u8;
            *length = steps;
        }
        sketch
    }

    /// The product of both leads' vectors, at most.
    #[inline]
    pub fn most_shared(&self, other: &Self) -> f32 {
        let both: u32 = self.bits.iter().zip(&other.bits).map(|(mine, theirs)| (mine & theirs).count_ones()).sum();
        let words = both as usize + usize::from(self.doubled.min(other.doubled));
        let at = words.min(LEAD_WORDS).div_ceil(APART);
        f32::from(self.lengths[at]) * f32::from(other.lengths[at]) / (STEPS * STEPS)
    }

    /// How many words that tell something both have, at most.
    #[inline]
    pub fn most_telling(&self, other: &Self) -> u32 {
        (self.telling & other.telling).count_ones() + u32::from(self.doubled_telling.min(other.doubled_telling))
    }
}

/// Sets one of 64 bits; 1 where it was set before.
fn set(bits: &mut u64, bit: usize) -> u8 {
    let bit = 1 << (bit % IN_ONE);
    let was = *bits & bit != 0;
    *bits |= bit;
    u8::from(was)
}

#[cfg(test)]
mod tests {
    use super::{super::lexicon::Word, *};
    use proptest::{collection::btree_map, prelude::*};
    use std::collections::BTreeMap;

    fn mark(word: Word, lead: f32) -> LeadMark {
        LeadMark { word, weight: if word.is_multiple_of(3) { 0.9 } else { 0.3 }, lead }
    }

    fn sketch(lead: &BTreeMap<Word, f32>) -> Sketch {
        Sketch::of(&lead.iter().map(|(word, part)| mark(*word, *part)).collect::<Vec<_>>())
    }

    fn lead() -> impl Strategy<Value = BTreeMap<Word, f32>> {
        btree_map(0_u32..600, 0.1_f32..1.0, 0..=LEAD_WORDS).prop_map(|mut words| {
            let length = words.values().map(|part| part * part).sum::<f32>().sqrt();
            for part in words.values_mut() {
                *part /= length;
            }
            words
        })
    }

    proptest! {
        #[test]
        fn no_two_leads_share_more_than_their_sketches_say(one in lead(), other in lead()) {
            let both = || one.iter().filter_map(|(word, part)| Some((mark(*word, *part), other.get(word)?)));
            let shared: f32 = both().map(|(mine, theirs)| mine.lead * theirs).sum();
            let telling = both().filter(|(mine, _)| mine.tells()).count();
            let [one, other] = [sketch(&one), sketch(&other)];
            prop_assert!(shared <= one.most_shared(&other) + 1e-5, "{} {}", shared, one.most_shared(&other));
            prop_assert!(telling <= one.most_telling(&other) as usize);
        }
    }

    #[test]
    fn leads_without_a_word_of_the_other_share_little() {
        let lead = |from: Word| sketch(&(from..from + 20).map(|word| (word, 20_f32.sqrt().recip())).collect());
        assert!((lead(0).most_shared(&lead(0)) - 1.0).abs() < 1e-2);
        assert!(lead(0).most_telling(&lead(0)) >= 7);
        assert!(lead(0).most_shared(&lead(60)) < 0.5, "{}", lead(0).most_shared(&lead(60)));
        assert!(lead(0).most_telling(&lead(60)) < 4, "{}", lead(0).most_telling(&lead(60)));
        assert!(sketch(&BTreeMap::new()).most_shared(&lead(0)) < 1e-6);
    }
}
