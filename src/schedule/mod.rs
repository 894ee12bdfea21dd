//! What is due and when next: interval, max-age, ttl, Retry-After, back-off. Pure: the clock comes in as a value.
//!
//! The state of a source's polls is stored, the time of the next one included, so that a restart cannot burst.

mod delay;

pub use delay::{back_off, interval};

use jiff::{SignedDuration, Timestamp};

/// The longest wait that a 429 or 503 can ask for. A stored wait beyond it was written by a clock that ran ahead.
pub const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Failures in a row after which an address learnt from a redirect is given up for the configured one.
const DOUBTED_AFTER: u32 = 3;

/// What the store remembers of a source's polls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollState {
    /// Validator, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Validator, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// The address that a permanent redirect taught us; polled instead of the configured one.
    pub moved_to: Option<String>,
    /// Not before this, unless forced.
    pub next_poll: Option<Timestamp>,
    /// Not before this, even when forced: a 429 or 503 asked for it.
    pub wait_until: Option<Timestamp>,
    /// 410: never again by itself.
    pub gone: bool,
    /// Failures in a row.
    pub failures: u32,
    /// Last try.
    pub last_try: Option<Timestamp>,
    /// Last success.
    pub last_success: Option<Timestamp>,
    /// Status of the last answer.
    pub status: Option<u16>,
    /// The last failure in words; none after a success.
    pub error: Option<String>,
    /// What had to be repaired in the last good answer.
    pub remark: Option<String>,
    /// The `ttl` of the feed read last, in minutes: it holds as long as the feed does not change.
    pub ttl: Option<u64>,
    /// Whether every feed of it came from a private address; none where that was never seen.
    pub private: Option<bool>,
}

/// What the reader wants of one source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Least time between two polls, in seconds.
    pub every: u64,
    /// Not polled while true.
    pub paused: bool,
    /// The source's number: it spreads the back-off of sources that fail together.
    pub seed: u64,
}

/// Whether a source may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It may.
    Now,
    /// Not before this by itself; the reader may force it.
    Not(Timestamp),
    /// The server asked us to wait until this; forcing does not help.
    Waiting(Timestamp),
    /// The server said that it is gone for good.
    Gone,
    /// The reader paused it.
    Paused,
}

/// What came of a poll, as far as the schedule cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A feed came and was read.
    Fresh(Fresh),
    /// 304.
    Unchanged {
        /// The validator it carried.
        etag: Option<Vec<u8>>,
        /// The validator it carried.
        last_modified: Option<Vec<u8>>,
        /// Cache-Control max-age in seconds.
        max_age: Option<u64>,
    },
    /// 410.
    Gone,
    /// 429 or 503: not before this.
    Later {
        /// The status.
        status: u16,
        /// When it may be asked again.
        until: Timestamp,
    },
    /// Anything else.
    Failed {
        /// The status, when there was an answer.
        status: Option<u16>,
        /// Why, as a sentence.
        reason: String,
    },
    /// No source at all could be reached: our own connection is at fault, not this source.
    Unconnected {
        /// Why, as a sentence.
        reason: String,
    },
}

/// What a good answer says about the next poll.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fresh {
    /// The validators to send next time; none when the answer had none or cannot be relied on.
    pub etag: Option<Vec<u8>>,
    /// As `etag`.
    pub last_modified: Option<Vec<u8>>,
    /// Cache-Control max-age in seconds.
    pub max_age: Option<u64>,
    /// The feed's own `ttl` in minutes.
    pub ttl: Option<u64>,
    /// Where permanent redirects led.
    pub moved_to: Option<String>,
    /// What had to be repaired.
    pub remark: Option<String>,
    /// Whether a private address answered, where that can be told.
    pub private: Option<bool>,
}

/// Whether a source may be asked now.
#[must_use]
pub fn due(state: &PollState, settings: &Settings, now: Timestamp, force: bool) -> Due {
    if settings.paused {
        return Due::Paused;
    }
    if state.gone {
        return Due::Gone;
    }
    if let Some(until) = state.wait_until.filter(|until| now < *until && now.duration_until(*until) <= LONGEST_WAIT) {
        return Due::Waiting(until);
    }
    // A last try in the future means that the clock was set back: what it scheduled holds no longer.
    let clock_was_set_back = state.last_try.is_some_and(|last| now < last);
    match state.next_poll {
        Some(next) if !force && !clock_was_set_back && now < next => Due::Not(next),
        _ => Due::Now,
    }
}

/// The state after a poll. Validators and the learnt address survive every failure; only a good answer changes them.
#[must_use]
pub fn after(mut state: PollState, fact: Fact, settings: &Settings, now: Timestamp) -> PollState {
    state.last_try = Some(now);
    let delay = match fact {
        Fact::Fresh(fresh) => {
            state.etag = fresh.etag;
            state.last_modified = fresh.last_modified;
            state.moved_to = fresh.moved_to.or(state.moved_to);
            state.remark = fresh.remark;
            state.ttl = fresh.ttl;
            // Once public, for ever public: its older articles may say anything.
            state.private = match (state.private, fresh.private) {
                (Some(before), Some(now)) => Some(before && now),
                (before, now) => before.or(now),
            };
            succeeded(&mut state, 200, now);
            interval(settings.every, fresh.max_age, fresh.ttl)
        }
        Fact::Unchanged { etag, last_modified, max_age } => {
            state.etag = etag.or(state.etag);
            state.last_modified = last_modified.or(state.last_modified);
            succeeded(&mut state, 304, now);
            interval(settings.every, max_age, state.ttl)
        }
        Fact::Gone => {
            state.gone = true;
            state.status = Some(410);
            state.error = Some("the server says that this feed is gone for good".to_owned());
            state.next_poll = None;
            return state;
        }
        Fact::Later { status, until } => {
            state.status = Some(status);
            state.error = Some(why_later(status).to_owned());
            state.wait_until = Some(until);
            state.next_poll = Some(until.max(later(now, interval(settings.every, None, None))));
            return state;
        }
        Fact::Failed { status, reason } => {
            state.status = status;
            state.error = Some(reason);
            state.failures = state.failures.saturating_add(1);
            if state.failures >= DOUBTED_AFTER {
                state.moved_to = None;
            }
            back_off(settings.every, state.failures, settings.seed)
        }
        Fact::Unconnected { reason } => {
            state.status = None;
            state.error = Some(reason);
            interval(0, None, None)
        }
    };
    state.next_poll = Some(later(now, delay));
    state
}

/// Why a server wants to be asked later, by its status.
#[must_use]
pub const fn why_later(status: u16) -> &'static str {
    if status == 429 { "its server says that we ask too often" } else { "its server is busy or closed for now" }
}

fn succeeded(state: &mut PollState, status: u16, now: Timestamp) {
    state.status = Some(status);
    state.last_success = Some(now);
    state.failures = 0;
    state.error = None;
    state.wait_until = None;
}

fn later(now: Timestamp, delay: SignedDuration) -> Timestamp {
    now.saturating_add(delay).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3600;
    const SETTINGS: Settings = Settings { every: HOUR, paused: false, seed: 7 };

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_700_000_000 + seconds)
    }

    fn seconds_to_next(state: &PollState) -> Option<i64> {
        state.next_poll.map(|next| at(0).duration_until(next).as_secs())
    }

    fn failed() -> Fact {
        Fact::Failed { status: Some(500), reason: "a fault".to_owned() }
    }

    fn known() -> PollState {
        PollState {
            etag: Some(b"\"a\"".to_vec()),
            last_modified: Some(b"yesterday".to_vec()),
            moved_to: Some("https://new.example/feed".to_owned()),
            ..PollState::default()
        }
    }

    #[test]
    fn a_source_is_due_by_this_table() {
        let never = PollState::default();
        let planned = PollState { next_poll: Some(at(60)), last_try: Some(at(-60)), ..PollState::default() };
        let waiting = PollState { wait_until: Some(at(90)), ..planned.clone() };
        let waited = PollState { wait_until: Some(at(-1)), next_poll: Some(at(-1)), ..PollState::default() };
        let gone = PollState { gone: true, ..PollState::default() };
        for (state, force, expected) in [
            (&never, false, Due::Now),
            (&planned, false, Due::Not(at(60))),
            (&planned, true, Due::Now),
            (&waiting, false, Due::Waiting(at(90))),
            (&waiting, true, Due::Waiting(at(90))),
            (&waited, false, Due::Now),
            (&gone, false, Due::Gone),
            (&gone, true, Due::Gone),
        ] {
            assert_eq!(due(state, &SETTINGS, at(0), force), expected, "{state:?}, forced: {force}");
        }
    }

    #[test]
    fn a_paused_source_is_not_asked_even_when_forced() {
        let paused = Settings { paused: true, ..SETTINGS };
        assert_eq!(due(&PollState::default(), &paused, at(0), true), Due::Paused);
    }

    #[test]
    fn a_plan_made_by_a_clock_that_ran_ahead_is_not_kept() {
        let year = 365 * 24 * 3600;
        let ahead = PollState { next_poll: Some(at(year + 60)), last_try: Some(at(year)), ..PollState::default() };
        assert_eq!(due(&ahead, &SETTINGS, at(0), false), Due::Now);
        let waiting = PollState { wait_until: Some(at(year)), ..ahead };
        assert_eq!(due(&waiting, &SETTINGS, at(0), false), Due::Now);
    }

    #[test]
    fn a_good_answer_replaces_the_validators_and_one_without_any_drops_them() {
        let fresh = Fresh { etag: Some(b"W/\"b\"".to_vec()), ..Fresh::default() };
        let state = after(known(), Fact::Fresh(fresh), &SETTINGS, at(0));
        assert_eq!((state.etag.as_deref(), state.last_modified), (Some(&b"W/\"b\""[..]), None));
    }

    #[test]
    fn an_unchanged_answer_keeps_the_validators_it_does_not_replace() {
        let fact = Fact::Unchanged { etag: Some(b"\"b\"".to_vec()), last_modified: None, max_age: None };
        let state = after(known(), fact, &SETTINGS, at(0));
        assert_eq!(state.etag.as_deref(), Some(&b"\"b\""[..]));
        assert_eq!(state.last_modified, known().last_modified);
    }

    #[test]
    fn an_unchanged_feed_keeps_its_ttl() {
        let fresh = Fresh { ttl: Some(180), ..Fresh::default() };
        let state = after(PollState::default(), Fact::Fresh(fresh), &SETTINGS, at(0));
        let unchanged = Fact::Unchanged { etag: None, last_modified: None, max_age: None };
        let state = after(state, unchanged, &SETTINGS, at(0));
        assert_eq!(seconds_to_next(&state), Some(180 * 60));
    }

    #[test]
    fn no_failure_touches_a_validator_or_the_learnt_address() {
        let until = at(3600);
        for fact in [failed(), Fact::Gone, Fact::Later { status: 429, until }] {
            let state = after(known(), fact, &SETTINGS, at(0));
            assert_eq!(state.etag, known().etag);
            assert_eq!(state.last_modified, known().last_modified);
            assert_eq!(state.moved_to, known().moved_to);
        }
    }

    #[test]
    fn a_learnt_address_that_fails_three_times_is_given_up() {
        let state = (0..3).fold(known(), |state, _| after(state, failed(), &SETTINGS, at(0)));
        assert_eq!(state.moved_to, None);
    }

    #[test]
    fn a_success_clears_the_failures_and_the_wait() {
        let before = PollState { failures: 4, error: Some("x".to_owned()), wait_until: Some(at(-5)), ..known() };
        let state = after(before, Fact::Fresh(Fresh::default()), &SETTINGS, at(0));
        assert_eq!((state.failures, state.error, state.wait_until), (0, None, None));
        assert_eq!((state.last_success, state.last_try), (Some(at(0)), Some(at(0))));
    }

    #[test]
    fn a_wait_moves_the_next_poll_too_but_is_no_failure() {
        let state = after(known(), Fact::Later { status: 503, until: at(9000) }, &SETTINGS, at(0));
        assert_eq!((seconds_to_next(&state), state.failures, state.status), (Some(9000), 0, Some(503)));
        assert_eq!(state.error.as_deref(), Some("its server is busy or closed for now"));
        assert_eq!(after(state.clone(), Fact::Fresh(Fresh::default()), &SETTINGS, at(9000)).error, None);
        let short = after(known(), Fact::Later { status: 503, until: at(60) }, &SETTINGS, at(0));
        assert_eq!((seconds_to_next(&short), short.wait_until), (Some(3600), Some(at(60))));
    }

    #[test]
    fn a_gone_feed_has_no_next_poll() {
        let state = after(known(), Fact::Gone, &SETTINGS, at(0));
        assert!(state.gone && state.next_poll.is_none());
    }

    #[test]
    fn being_offline_is_not_held_against_a_source() {
        let state = after(known(), Fact::Unconnected { reason: "offline".to_owned() }, &SETTINGS, at(0));
        assert_eq!((state.failures, seconds_to_next(&state)), (0, Some(15 * 60)));
    }

    #[test]
    fn a_source_is_private_only_as_long_as_no_public_address_gave_its_feed() {
        let seen = |state, private| after(state, Fact::Fresh(Fresh { private, ..Fresh::default() }), &SETTINGS, at(0));
        let mut state = PollState::default();
        for (private, expected) in [
            (None, None),
            (Some(true), Some(true)),
            (None, Some(true)),
            (Some(false), Some(false)),
            (Some(true), Some(false)),
        ] {
            state = seen(state, private);
            assert_eq!(state.private, expected);
        }
    }
}
