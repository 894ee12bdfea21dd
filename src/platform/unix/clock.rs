//! The clock of a Unix machine: where it is.

use jiff::tz::TimeZone;
use std::{env, fs};

/// What every Unix system keeps its own zone under.
const ZONE: &str = "/etc/localtime";

/// The zone that the clock goes by. Its own file is read: to find a zone by its name, the files of all of them are listed first.
pub fn time_zone() -> TimeZone {
    if env::var_os("TZ").is_some() {
        return TimeZone::system();
    }
    own_zone().unwrap_or_else(TimeZone::system)
}

fn own_zone() -> Option<TimeZone> {
    let link = fs::read_link(ZONE).ok()?;
    let (_, name) = link.to_str()?.split_once("zoneinfo/")?;
    TimeZone::tzif(name, &fs::read(ZONE).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn the_zone_is_the_system_s_own() {
        let moment: Timestamp = "2026-07-14T12:00:00Z".parse().unwrap();
        assert_eq!(time_zone().to_offset(moment), TimeZone::system().to_offset(moment));
    }
}
