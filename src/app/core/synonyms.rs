//! Other words for commands: what people of other programs look for in help and palette.

/// Other words for a command: help and palette find it by them too.
const SYNONYMS: &[(&str, &str)] = &[
    ("add", "subscribe source add feed"),
    ("browser", "external web"),
    ("copy-link", "yank clipboard"),
    ("done", "archive dismiss"),
    ("failing", "broken errors health"),
    ("filter", "search"),
    ("highlight", "highlight underline passage"),
    ("import", "subscriptions"),
    ("keep-filter", "saved query pin search folder"),
    ("later", "snooze remind postpone"),
    ("play", "podcast audio enclosure"),
    ("poll", "refresh reload update fetch"),
    ("remove", "unsubscribe unfollow delete source remove"),
    ("rename", "source rename"),
    ("pause", "source pause"),
    ("settings", "source settings configure"),
    ("save", "bookmark star favourite"),
    ("show-new", "refresh"),
    ("statistics", "stats"),
    ("theme", "dark light"),
    ("undo list", "history"),
    ("view", "receipt removed"),
    ("whole-width", "zoom maximise full screen"),
    ("wider-list", "resize"),
    ("narrower-list", "resize"),
];

/// Other words for the command of that name; none for most.
#[must_use]
pub fn of(name: &str) -> &'static str {
    SYNONYMS.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| *words)
}
