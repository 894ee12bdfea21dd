//! The difference of two sequences, in bounded time: what both have, and what one has in the place of the other's.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::{hash::Hash, ops::Range};

/// Two sequences whose lengths multiply to more are not looked through for what they share in the middle.
const MOST: usize = 4_000_000;

/// A part of two sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The same in both, at these places.
    Same(usize, usize, usize),
    /// In the place of the first the second has these; one of them may be empty.
    Other(Range<usize>, Range<usize>),
}

/// The parts of two sequences, in order.
pub fn parts<T: Hash + Eq + Ord>(before: &[T], after: &[T]) -> Vec<Part> {
    let first = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let left = before.len().min(after.len()) - first;
    let last = before.iter().rev().zip(after.iter().rev()).take(left).take_while(|(one, other)| one == other).count();
    let (old, new) = (first..before.len() - last, first..after.len() - last);
    let mut parts = Vec::new();
    same(&mut parts, 0, 0, first);
    if old.len().saturating_mul(new.len()) > MOST {
        other(&mut parts, old.clone(), new.clone());
    } else {
        for op in capture_diff_slices(Algorithm::Myers, &before[old.clone()], &after[new.clone()]) {
            let (from, to) = (op.old_range(), op.new_range());
            let from = from.start + first..from.end + first;
            let to = to.start + first..to.end + first;
            match op {
                DiffOp::Equal { .. } => same(&mut parts, from.start, to.start, from.len()),
                _ => other(&mut parts, from, to),
            }
        }
    }
    same(&mut parts, old.end, new.end, last);
    parts
}

fn same(parts: &mut Vec<Part>, old: usize, new: usize, length: usize) {
    if length > 0 {
        parts.push(Part::Same(old, new, length));
    }
}

/// Neighbours are one part.
fn other(parts: &mut Vec<Part>, old: Range<usize>, new: Range<usize>) {
    match parts.last_mut() {
        _ if old.is_empty() && new.is_empty() => {}
        Some(Part::Other(before, after)) => (before.end, after.end) = (old.end, new.end),
        _ => parts.push(Part::Other(old, new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_have_stays_and_neighbours_are_one_part() {
        let (before, after) = (["a", "b", "c", "d"], ["a", "x", "y", "d", "e"]);
        assert_eq!(
            parts(&before, &after),
            [Part::Same(0, 0, 1), Part::Other(1..3, 1..3), Part::Same(3, 3, 1), Part::Other(4..4, 4..5),]
        );
        assert_eq!(parts::<u8>(&[], &[]), []);
    }

    #[test]
    fn two_long_texts_that_share_nothing_end_soon() {
        let (before, after): (Vec<u32>, Vec<u32>) = ((0..30_000).collect(), (30_000..60_000).collect());
        assert_eq!(parts(&before, &after), [Part::Other(0..30_000, 0..30_000)]);
    }
}
