//! Other words for commands: what people of other programs look for in help and palette.

/// Other words for a command: help and palette find it by them too.
const SYNONYMS: &[(&str, &str)] = &[
    ("add", "subscribe source add feed"),
    ("about", "game timeline reviews scores release date person studio"),
    ("brief", "morning digest news summary new since last"),
    ("browser", "external web"),
    ("copy-link", "yank clipboard"),
    ("close", "exit leave"),
    ("done", "archive dismiss trash delete mark read mark as read"),
    ("done-all", "mark all read all mark all as read archive all dismiss everything catch up"),
    ("failing", "broken errors health"),
    ("filter", "search"),
    ("highlight", "highlight underline passage"),
    ("import", "subscriptions"),
    ("keep-filter", "saved query pin search folder"),
    ("later", "snooze remind postpone"),
    ("play", "podcast audio enclosure"),
    ("poll", "refresh reload update fetch"),
    ("remove", "unsubscribe unfollow delete source remove trash"),
    ("rename", "source rename"),
    ("selectors", "css page scrape website without feed"),
    ("pause", "source pause"),
    ("settings", "source settings configure"),
    ("quit", "exit leave close"),
    ("rule", "filter automatic always train example"),
    ("save", "bookmark star favourite"),
    ("show-new", "refresh"),
    ("statistics", "stats"),
    ("stop-commands", "cancel kill abort program"),
    ("theme", "dark light font colour color appearance"),
    ("toggle-read", "mark read mark unread mark as read seen"),
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
