//! A delay is the time from one poll to the next: the interval after a success, the back-off after a failure.

use jiff::SignedDuration;

const LEAST: u64 = 15 * 60;
const MOST: u64 = 24 * 3600;
/// Back-off stops doubling here; the jitter above it ends at `MOST`.
const BACK_OFF_MOST: u64 = 21 * 3600;

/// The time between two polls of a healthy source: the longest of what the reader, the server (`max_age` in seconds)
/// and the feed (`ttl` in minutes) ask for. Server and feed are heard up to a day; a reader who wants to wait longer may.
#[must_use]
pub fn interval(every: u64, max_age: Option<u64>, ttl: Option<u64>) -> SignedDuration {
    let asked = max_age.unwrap_or(0).max(ttl.unwrap_or(0).saturating_mul(60)).min(MOST);
    seconds(every.max(asked).max(LEAST))
}

/// The time to the next try after so many failures in a row: doubles up to a day, with a jitter that is always the same
/// for the same source and failure, so that sources that fell together do not rise together.
#[must_use]
pub fn back_off(every: u64, failures: u32, seed: u64) -> SignedDuration {
    let base = every.max(LEAST);
    let mut delay = base;
    let mut doublings = 0;
    while doublings + 1 < failures && delay < BACK_OFF_MOST {
        delay = delay.saturating_mul(2);
        doublings += 1;
    }
    let spread = MOST - BACK_OFF_MOST;
    let jittered = if delay < BACK_OFF_MOST {
        (delay + share(delay / 8, seed, doublings)).min(BACK_OFF_MOST)
    } else {
        BACK_OFF_MOST + share(spread, seed, doublings)
    };
    seconds(jittered.max(base))
}

/// A number from 0 to `whole`, the same for the same seed and round (the finalizer of `SplitMix64`).
fn share(whole: u64, seed: u64, round: u32) -> u64 {
    let mut mixed = seed.wrapping_add(u64::from(round)).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) % (whole + 1)
}

fn seconds(count: u64) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(count).unwrap_or(i64::MAX / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_interval_is_the_longest_wish_within_bounds() {
        for (every, max_age, ttl, expected) in [
            (3600, None, None, 3600),
            (3600, Some(60), Some(5), 3600),
            (3600, Some(7200), None, 7200),
            (3600, Some(60), Some(180), 10_800),
            (60, None, None, LEAST),
            (3600, Some(u64::MAX), None, MOST),
            (3600, None, Some(u64::MAX), MOST),
            (2 * MOST, Some(60), None, 2 * MOST),
        ] {
            assert_eq!(interval(every, max_age, ttl), seconds(expected), "{every} {max_age:?} {ttl:?}");
        }
    }

    #[test]
    fn the_first_failure_waits_about_one_interval_and_the_fourth_about_eight() {
        for (failures, least) in [(1, 3600), (2, 7200), (3, 14_400), (4, 28_800)] {
            let delay = back_off(3600, failures, 1);
            assert!(delay >= seconds(least) && delay <= seconds(least + least / 8), "{failures}: {delay}");
        }
    }

    #[test]
    fn two_sources_that_fail_together_are_tried_apart() {
        assert_ne!(back_off(3600, 3, 1), back_off(3600, 3, 2));
    }

    proptest! {
        #[test]
        fn back_off_never_shrinks_and_stays_within_bounds(every in 0..=u64::MAX, failures in 0..1000u32, seed: u64) {
            let delay = back_off(every, failures, seed);
            prop_assert!(delay <= back_off(every, failures + 1, seed));
            prop_assert!(delay >= seconds(LEAST));
            prop_assert!(delay <= seconds(MOST.max(every)));
        }

        #[test]
        fn an_interval_is_never_shorter_than_any_wish_up_to_a_day(every in 0..MOST, max_age in 0..MOST, ttl in 0..1440u64) {
            let got = interval(every, Some(max_age), Some(ttl));
            prop_assert!(got >= seconds(every.max(max_age).max(ttl * 60)).max(seconds(LEAST)));
            prop_assert!(got <= seconds(MOST));
        }
    }
}
