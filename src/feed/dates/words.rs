//! The words of dates: months in the languages that feeds are written in, zones by name.

use jiff::{civil::DateTime, tz::TimeZone};

/// Beginnings of the names of months.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв", "січ", "sty", "oca", "led", "ιαν", "tammi"],
    &["feb", "fév", "fev", "фев", "лют", "lut", "şub", "úno", "φεβ", "helmi"],
    &["mar", "mär", "mrz", "mrt", "maa", "már", "мар", "бер", "bře", "μαρ"],
    &["apr", "avr", "abr", "ápr", "апр", "кві", "kwi", "nis", "dub", "απρ", "huhti"],
    &["may", "mai", "mei", "mag", "maj", "máj", "май", "мая", "тра", "kvě", "μαΐ", "μαι", "touko"],
    &["jun", "juin", "giu", "jún", "июн", "чер", "cze", "haz", "čvn", "červn", "ιουν", "kesä"],
    &["jul", "juil", "lug", "júl", "июл", "лип", "lip", "tem", "čvc", "červenc", "ιουλ", "heinä"],
    &["aug", "août", "aou", "ago", "авг", "сер", "sie", "ağu", "agu", "srp", "αυγ", "elo"],
    &["sep", "set", "szept", "сен", "вер", "wrz", "eyl", "zář", "σεπ", "syys"],
    &["oct", "okt", "ott", "out", "окт", "жов", "paź", "paz", "eki", "říj", "οκτ", "loka"],
    &["nov", "ноя", "лис", "lis", "kas", "νοε", "νοέ", "marras"],
    &["dec", "dez", "déc", "dic", "des", "дек", "гру", "gru", "ara", "pros", "δεκ", "joulu"],
];

/// Zones by name, in minutes east of Greenwich. Names that several zones share have the meaning feeds give them most.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("wat", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("cat", 120),
    ("sast", 120),
    ("eest", 180),
    ("eat", 180),
    ("trt", 180),
    ("msk", 180),
    ("мск", 180),
    ("msd", 240),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("ict", 420),
    ("wib", 420),
    ("sgt", 480),
    ("hkt", 480),
    ("pht", 480),
    ("myt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("acdt", 630),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("nst", -210),
    ("ndt", -150),
    ("brt", -180),
    ("brst", -120),
    ("art", -180),
    ("clst", -180),
    ("ast", -240),
    ("adt", -180),
    ("clt", -240),
    ("est", -300),
    ("edt", -240),
    ("cot", -300),
    ("pet", -300),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
];

/// Names that mean a place, whose summer time counts, with its minutes in winter.
const PLACES: [(&str, &str, i32); 4] = [
    ("et", "America/New_York", -300),
    ("ct", "America/Chicago", -360),
    ("mt", "America/Denver", -420),
    ("pt", "America/Los_Angeles", -480),
];

/// A zone, however it was named.
#[derive(Debug, Clone)]
pub enum Zone {
    /// Minutes east of Greenwich.
    East(i32),
    /// A place of the time zone database.
    Place(TimeZone),
}

/// The month that a word begins like, from 1.
pub fn month(lower: &str) -> Option<i8> {
    let number = MONTHS.iter().position(|names| names.iter().any(|name| lower.starts_with(name)))?;
    i8::try_from(number + 1).ok()
}

/// The zone of this name.
pub fn zone(name: &str) -> Option<Zone> {
    if name.contains('/') {
        return TimeZone::get(name).ok().map(Zone::Place);
    }
    let lower = name.to_lowercase();
    if let Some((_, minutes)) = ZONES.iter().find(|(zone, _)| *zone == lower) {
        return Some(Zone::East(*minutes));
    }
    let (_, place, minutes) = PLACES.iter().find(|(zone, ..)| *zone == lower)?;
    Some(TimeZone::get(place).map_or(Zone::East(*minutes), Zone::Place))
}

/// A moment of this zone.
pub fn moment(zone: &Zone, civil: DateTime) -> Option<jiff::Timestamp> {
    match zone {
        Zone::East(minutes) => jiff::tz::Offset::from_seconds(minutes * 60).ok()?.to_timestamp(civil).ok(),
        Zone::Place(place) => Some(place.to_ambiguous_zoned(civil).compatible().ok()?.timestamp()),
    }
}

/// Whether a word says that the time is one of the morning (false) or of the afternoon (true).
pub fn afternoon(lower: &str) -> Option<bool> {
    match lower {
        "am" | "오전" | "上午" | "午前" | "πμ" => Some(false),
        "pm" | "오후" | "下午" | "午後" | "μμ" => Some(true),
        _ => None,
    }
}
