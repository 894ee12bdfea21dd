//! What was probably meant: the known word nearest to a mistyped one. Never guesses when none is near.

/// A word longer than this is no slip of the finger.
const LONGEST: usize = 64;

/// The known word that takes the fewest changes, when those are at most a third of its letters.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.to_lowercase().replace('-', "_").chars().take(LONGEST).collect();
    known
        .into_iter()
        // Letters to put in, leave out, change or swap with their neighbour to make one word of the other.
        .map(|name| (strsim::osa_distance(&word, &name.replace('-', "_")), name))
        .min()
        .filter(|(changes, name)| *changes <= name.chars().count().div_ceil(3))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["done", "down", "source", "next-story"];

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        assert_eq!(nearest("doen", NAMES), Some("done"));
        assert_eq!(nearest("sorce", NAMES), Some("source"));
        assert_eq!(nearest("next_stroy", NAMES), Some("next-story"));
    }

    #[test]
    fn a_word_far_from_all_finds_none() {
        assert_eq!(nearest("platform", NAMES), None);
        assert_eq!(nearest("", NAMES), None);
    }
}
