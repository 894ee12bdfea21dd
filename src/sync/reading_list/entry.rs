//! What every kind of reading list can do for a sync.

use super::locate::Place;
use crate::{
    exchange,
    store::{Passage, SavedChange, SavedState},
    sync::error::SyncError,
    text::Line,
};
use jiff::{Timestamp, fmt::strtime};
use serde_json::Value;
use std::collections::HashMap;

/// An entry as its server gives it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub state: SavedState,
    /// Its address as it was sent, else as it is now.
    pub url: String,
    pub title: String,
    pub outlet: String,
    pub author: String,
    pub published: Option<Timestamp>,
    /// Its text, where it came along.
    pub html: Option<String>,
    /// Its marked passages; none where they did not come along.
    pub passages: Option<Vec<Passage>>,
}

/// Entries that were changed there, oldest first, and how far the account is asked once they are taken in.
#[derive(Debug, Default)]
pub struct Page {
    pub entries: Vec<Entry>,
    /// Ids of what is gone there.
    pub gone: Vec<String>,
    pub cursor: Option<String>,
}

/// An article that is to be there.
pub struct NewEntry<'a> {
    pub url: &'a str,
    pub title: &'a str,
    pub tags: Vec<String>,
    pub finished: bool,
    pub saved: Option<Timestamp>,
    pub published: Option<Timestamp>,
    pub author: &'a str,
    /// Its cleaned text; empty where there is none.
    pub html: String,
}

/// What is known here of every entry: when it was changed last, and when it was made.
pub type Known = HashMap<String, (String, String)>;

/// Takes in a page; an error ends the walk.
pub type TakeIn<'a> = dyn FnMut(Page) -> Result<(), SyncError> + 'a;

/// A reading list on a server.
pub trait ReadingList {
    /// Its kind, in words.
    fn name(&self) -> &'static str;
    /// Looks whether one is let in; how much is there, in words.
    fn test(&mut self) -> Result<String, SyncError>;
    /// Walks over what was changed since the cursor, or over everything, page by page.
    fn changes(&mut self, since: Option<&str>, known: &Known, take_in: &mut TakeIn) -> Result<(), SyncError>;
    /// The text of an entry.
    fn html(&mut self, id: &str) -> Result<Option<String>, SyncError>;
    /// Makes an entry; its state there.
    fn create(&mut self, new: &NewEntry) -> Result<SavedState, SyncError>;
    /// Changes an entry; when that was there, where the server says it. None when it is gone.
    fn change(&mut self, change: &SavedChange) -> Result<Option<String>, SyncError>;
    /// The passages that are marked in an entry.
    fn passages(&mut self, id: &str) -> Result<Vec<Passage>, SyncError>;
    /// Marks a passage in an entry, at a place in its text; its id there.
    fn mark(&mut self, id: &str, quote: &str, note: &str, place: &Place) -> Result<String, SyncError>;
    /// Takes the mark off a passage; one that is gone is unmarked.
    fn unmark(&mut self, id: &str, passage: &str) -> Result<(), SyncError>;
    /// Takes an entry away; one that is gone is taken away.
    fn delete(&mut self, id: &str) -> Result<(), SyncError>;
    /// How many days a walk over everything is good for.
    fn days_between_walks(&self) -> i64;
    /// Whether a tag can stand there.
    fn can_hold(&self) -> fn(&str) -> bool;
}

/// A member as text; numbers come as well.
pub fn text(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A member that is yes or no, in whatever way a server writes that.
pub fn yes(value: &Value, name: &str) -> bool {
    match value.get(name) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(Value::String(text)) => matches!(text.as_str(), "1" | "true"),
        _ => false,
    }
}

/// A moment as servers write it: wallabag leaves the colon out of the zone.
pub fn moment(text: &str) -> Option<Timestamp> {
    let plain = || strtime::parse("%Y-%m-%dT%H:%M:%S%z", text).ok()?.to_timestamp().ok();
    text.parse().ok().or_else(plain).or_else(|| exchange::date(text))
}

/// A moment in one form, so that two of them can be compared as text; what is no moment stays as it is.
pub fn stamp(text: &str) -> String {
    moment(text).map_or_else(|| text.to_owned(), |moment| moment.to_string())
}

/// The tags of an entry: names, or objects with one, and the star.
pub fn tags(list: Option<&Value>, starred: bool) -> Vec<String> {
    let name = |tag: &Value| match tag {
        Value::String(name) => Some(name.clone()),
        tag => Some(text(tag, "label")).filter(|name| !name.is_empty()),
    };
    let mut tags: Vec<String> = list.and_then(Value::as_array).into_iter().flatten().filter_map(name).collect();
    tags = tags.iter().map(|tag| Line::new(tag).to_string()).filter(|tag| !tag.is_empty()).collect();
    if starred && !tags.iter().any(|tag| tag.to_lowercase() == exchange::STARRED) {
        tags.push(exchange::STARRED.to_owned());
    }
    tags
}

/// Whether a tag is the one that stands for the star.
pub fn is_star(tag: &str) -> bool {
    tag.trim().to_lowercase() == exchange::STARRED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_both_servers_are_read() {
        for text in ["2016-09-08T11:55:58+0200", "2016-09-08T09:55:58Z", "2016-09-08T09:55:58.000000000Z"] {
            assert_eq!(stamp(text), "2016-09-08T09:55:58Z", "{text}");
        }
    }
}
