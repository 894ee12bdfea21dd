//! Dates with the names of months and days in the language in use.

use jiff::{Zoned, fmt::strtime};

/// A time in a form of `strftime`: names of months (`%b`) and of days (`%a`) are in the language in use, all else stays in the
/// order of the form.
#[must_use]
pub fn dated(time: &Zoned, form: &str) -> String {
    let nth = |names: &'static str, place: i8| names.split(' ').nth(usize::try_from(place).unwrap_or(0)).unwrap_or("");
    let form = form.replace("%b", nth(tr!("date-months"), time.month() - 1));
    let form = form.replace("%a", nth(tr!("date-days"), time.weekday().to_monday_zero_offset()));
    strtime::format(&form, time).unwrap_or_default()
}
