//! The clock of a machine that is no Unix: where it is.

use jiff::tz::TimeZone;

/// The zone that the clock goes by.
pub fn time_zone() -> TimeZone {
    TimeZone::system()
}
