//! How often what no key asked for is drawn, where the screen is to stand still. Draws nothing, and reads no clock.

use std::time::{Duration, Instant};

/// Between two frames that nobody asked for.
const PAUSE: Duration = Duration::from_secs(2);

/// What comes so soon after a key is its answer.
const ANSWER: Duration = Duration::from_secs(1);

/// When frames were drawn and asked for.
#[derive(Debug, Default)]
pub struct FramePace {
    drawn: Option<Instant>,
    asked: Option<Instant>,
    /// Something has changed and is not drawn yet.
    owed: bool,
}

impl FramePace {
    /// Somebody did something: what comes of it is drawn at once.
    pub const fn asked(&mut self, now: Instant) {
        self.asked = Some(now);
    }

    /// Something on the screen may be another one now, or not.
    pub const fn changed(&mut self, changed: bool) {
        self.owed |= changed;
    }

    /// How long nothing needs to be drawn, and so long at most.
    pub fn patience(&self, now: Instant, most: Duration) -> Duration {
        if self.owed { most.min(self.wait(now)) } else { most }
    }

    /// Whether what has changed is drawn now; it is taken to be.
    pub fn draws(&mut self, stands_still: bool, now: Instant) -> bool {
        let draws = self.owed && (!stands_still || self.wait(now).is_zero());
        if draws {
            (self.owed, self.drawn) = (false, Some(now));
        }
        draws
    }

    /// How long what is owed has to wait.
    fn wait(&self, now: Instant) -> Duration {
        let left = |since: Option<Instant>, long: Duration| {
            since.map_or(Duration::ZERO, |since| long.saturating_sub(now.saturating_duration_since(since)))
        };
        if left(self.asked, ANSWER).is_zero() { left(self.drawn, PAUSE) } else { Duration::ZERO }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frames drawn while a poll reports every 25 ms for so many seconds.
    fn frames(stands_still: bool, seconds: u64) -> usize {
        let (mut pace, start) = (FramePace::default(), Instant::now());
        let reports = (0..seconds * 40).map(|report| start + Duration::from_millis(25 * report));
        let drawn = reports.filter(|now| {
            pace.changed(true);
            pace.draws(stands_still, *now)
        });
        drawn.count()
    }

    #[test]
    fn a_poll_draws_a_frame_every_two_seconds_where_the_screen_stands_still() {
        assert_eq!((frames(true, 10), frames(false, 10)), (5, 400));
    }

    #[test]
    fn what_a_key_does_is_drawn_at_once_and_so_is_what_comes_of_it() {
        let (mut pace, start) = (FramePace::default(), Instant::now());
        let at = |millis: u64| start + Duration::from_millis(millis);
        pace.changed(true);
        assert!(pace.draws(true, at(0)));
        pace.changed(true);
        assert!(!pace.draws(true, at(100)));
        pace.asked(at(150));
        assert!(pace.draws(true, at(150)));
        pace.changed(true);
        assert!(pace.draws(true, at(400)));
        pace.changed(true);
        assert!(!pace.draws(true, at(1_300)));
        assert_eq!(pace.patience(at(1_300), PAUSE), Duration::from_millis(1_100));
        assert!(pace.draws(true, at(2_400)));
        assert!(!pace.draws(true, at(9_000)));
    }
}
