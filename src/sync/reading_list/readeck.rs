//! Readeck 0.20 and later. What was changed since a moment is told with what was deleted, but by 0.20 wrongly and by 0.21 not at all:
//! there everything is listed, and compared with what is known. An address is never asked for: the same one posted twice is there
//! twice, so nothing is posted before all that is there is known.

use super::{
    entry::{Entry, Known, NewEntry, Page, ReadingList, TakeIn, is_star, moment, stamp, tags, text, yes},
    locate::Place,
};
use crate::{
    fetch::{ApiAnswer, Carried, Limits, Verb},
    store::{Passage, SavedChange, SavedState},
    sync::{error::SyncError, session::Session},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

/// Entries of one look-up.
const BATCH: usize = 25;
/// Letters of an address, and of a note.
const LONGEST: usize = 1_024;
/// The first version whose `since` can be relied on, and that takes a text.
const RELIABLE: (u32, u32) = (0, 22);

/// A server of this kind.
pub struct Readeck {
    session: Session,
    authorization: String,
    version: Option<(u32, u32)>,
}

/// One line of the list of changes.
struct Change {
    id: String,
    time: String,
    deleted: bool,
}

impl Readeck {
    /// Nothing is asked yet.
    pub fn new(limits: &Limits, url: &str, token: &str) -> Self {
        let session = Session::new(limits, url, "Readeck");
        Self { session, authorization: format!("Bearer {token}"), version: None }
    }

    fn answer(&self, verb: Verb, path: &str, json: Option<&Value>) -> Result<ApiAnswer, SyncError> {
        let carried = json.map_or(Carried::Nothing, |json| Carried::Json(json.to_string()));
        let answer = self.session.answer(verb, path, &self.authorization, carried)?;
        if matches!(answer.status, 401 | 403) {
            return Err(SyncError::Login(
                "; Readeck wants a token of the user's profile that may read and write bookmarks",
            ));
        }
        Ok(answer)
    }

    fn get(&self, path: &str) -> Result<Value, SyncError> {
        read(&self.session.good(self.answer(Verb::Get, path, None)?)?)
    }

    /// Asked once; what cannot be told counts as old.
    fn version(&mut self) -> (u32, u32) {
        if let Some(version) = self.version {
            return version;
        }
        let info = self.get("/api/info").unwrap_or_default();
        let told = info.pointer("/version/canonical").or_else(|| info.get("version"));
        let mut parts = told.and_then(Value::as_str).unwrap_or_default().split('.').map(|part| part.parse().ok());
        let version = (parts.next().flatten().unwrap_or(0), parts.next().flatten().unwrap_or(0));
        self.version = Some(version);
        version
    }

    /// What was changed since a moment, or everything; whether it is everything. Oldest first.
    fn list(&mut self, since: Option<&str>) -> Result<(Vec<Change>, bool), SyncError> {
        let since = since.and_then(moment).map(|since| since - SignedDuration::from_secs(1));
        if let Some(since) = since.filter(|_| self.version() >= RELIABLE) {
            // A plus in the zone would be read as a blank.
            let path = format!("/api/bookmarks/sync?since={}", since.strftime("%Y-%m-%dT%H:%M:%SZ"));
            let answer = self.answer(Verb::Get, &path, None)?;
            if answer.status < 500 {
                return Ok((changes(&read(&self.session.good(answer)?)?)?, false));
            }
        }
        Ok((changes(&self.get("/api/bookmarks/sync")?)?, true))
    }

    fn annotations(&self, id: &str) -> Result<Vec<Passage>, SyncError> {
        let answer = self.answer(Verb::Get, &format!("/api/bookmarks/{id}/annotations"), None)?;
        // What is gone there has none.
        if answer.status == 404 {
            return Ok(Vec::new());
        }
        let list = read(&self.session.good(answer)?)?;
        let passages = list.as_array().into_iter().flatten();
        let passage = |one| Passage { id: text(one, "id"), quote: text(one, "text"), note: text(one, "note") };
        Ok(passages.map(passage).collect())
    }
}

impl ReadingList for Readeck {
    fn name(&self) -> &'static str {
        "Readeck"
    }

    fn test(&mut self) -> Result<String, SyncError> {
        let (major, minor) = self.version();
        Ok(format!("{} (Readeck {major}.{minor})", self.list(None)?.0.len()))
    }

    fn changes(&mut self, since: Option<&str>, known: &Known, take_in: &mut TakeIn) -> Result<(), SyncError> {
        let (list, whole) = self.list(since)?;
        let cursor = list.last().map(|change| change.time.clone());
        let mut gone: Vec<String> = list.iter().filter(|one| one.deleted).map(|one| one.id.clone()).collect();
        // A list that is empty all at once is a fault more often than a wish.
        if whole && !list.is_empty() {
            gone.extend(known.keys().filter(|id| !list.iter().any(|one| one.id == **id)).cloned());
        }
        let is_new = |one: &&Change| !one.deleted && known.get(&one.id).is_none_or(|known| known.0 != one.time);
        let fresh: Vec<&Change> = list.iter().filter(is_new).collect();
        for batch in fresh.chunks(BATCH) {
            let ids: Vec<String> = batch.iter().map(|one| format!("id={}", one.id)).collect();
            let found = self.get(&format!("/api/bookmarks?limit=100&{}", ids.join("&")))?;
            let mut page = Page { cursor: batch.last().map(|one| one.time.clone()), ..Page::default() };
            for one in batch {
                let is_it = |bookmark: &&Value| text(bookmark, "id") == one.id;
                let Some(bookmark) = found.as_array().into_iter().flatten().find(is_it) else { continue };
                if yes(bookmark, "is_deleted") {
                    page.gone.push(one.id.clone());
                } else if text(bookmark, "state") != "2" {
                    // One that is still loading is changed once more at the end of it.
                    let mut entry = entry(bookmark, &one.time);
                    entry.passages = Some(self.annotations(&one.id)?);
                    page.entries.push(entry);
                }
            }
            take_in(page)?;
        }
        take_in(Page { gone, cursor, ..Page::default() })
    }

    fn html(&mut self, id: &str) -> Result<Option<String>, SyncError> {
        let answer = self.answer(Verb::Get, &format!("/api/bookmarks/{id}/article"), None)?;
        if answer.status == 404 {
            return Ok(None);
        }
        let html = String::from_utf8_lossy(&self.session.good(answer)?).into_owned();
        Ok(Some(html).filter(|html| !html.trim().is_empty()))
    }

    fn create(&mut self, new: &NewEntry) -> Result<SavedState, SyncError> {
        if new.url.len() > LONGEST {
            return Err(SyncError::Refused(422));
        }
        let labels: Vec<&String> = new.tags.iter().filter(|tag| !is_star(tag)).collect();
        let mut wanted = json!({ "url": new.url, "title": new.title, "labels": labels });
        if let Some(saved) = new.saved {
            wanted["created"] = json!(saved.to_string());
        }
        if self.version() >= RELIABLE && !new.html.trim().is_empty() {
            wanted["html"] = json!(new.html);
        }
        let answer = self.answer(Verb::Post, "/api/bookmarks", Some(&wanted))?;
        let id = answer.headers.iter().find(|(name, _)| name == "bookmark-id").map(|(_, id)| id.clone());
        self.session.good(answer)?;
        let id = id.ok_or(SyncError::Strange("no id of the bookmark"))?;
        let tags = labels.into_iter().cloned().collect();
        // The flags are told as a change, once it is known that it is there.
        Ok(SavedState { remote: id, tags, progress: Some(0), ..SavedState::default() })
    }

    fn change(&mut self, change: &SavedChange) -> Result<Option<String>, SyncError> {
        let mut wanted = Map::new();
        if let Some(finished) = change.finished {
            wanted.insert("is_archived".to_owned(), json!(finished));
        }
        for (list, value, key) in [(&change.add, true, "add_labels"), (&change.remove, false, "remove_labels")] {
            if list.iter().any(|tag| is_star(tag)) {
                wanted.insert("is_marked".to_owned(), json!(value));
            }
            let labels: Vec<&String> = list.iter().filter(|tag| !is_star(tag)).collect();
            if !labels.is_empty() {
                wanted.insert(key.to_owned(), json!(labels));
            }
        }
        if let Some(progress) = change.progress {
            wanted.insert("read_progress".to_owned(), json!(progress));
        }
        let path = format!("/api/bookmarks/{}", change.remote);
        let answer = self.answer(Verb::Patch, &path, Some(&Value::Object(wanted)))?;
        if answer.status == 404 {
            return Ok(None);
        }
        let changed = read(&self.session.good(answer)?)?;
        Ok(Some(stamp(&text(&changed, "updated"))))
    }

    fn passages(&mut self, id: &str) -> Result<Vec<Passage>, SyncError> {
        self.annotations(id)
    }

    fn mark(&mut self, id: &str, _: &str, note: &str, place: &Place) -> Result<String, SyncError> {
        let mut wanted = json!({
            "start_selector": place.start.path, "start_offset": place.start.offset,
            "end_selector": place.end.path, "end_offset": place.end.offset, "color": "yellow",
        });
        if self.version() >= RELIABLE && !note.is_empty() && note.chars().count() <= LONGEST {
            wanted["note"] = json!(note);
        }
        let path = format!("/api/bookmarks/{id}/annotations");
        let made = read(&self.session.good(self.answer(Verb::Post, &path, Some(&wanted))?)?)?;
        Ok(text(&made, "id"))
    }

    fn unmark(&mut self, id: &str, passage: &str) -> Result<(), SyncError> {
        let answer = self.answer(Verb::Delete, &format!("/api/bookmarks/{id}/annotations/{passage}"), None)?;
        if answer.status == 404 { Ok(()) } else { self.session.good(answer).map(drop) }
    }

    fn delete(&mut self, id: &str) -> Result<(), SyncError> {
        let answer = self.answer(Verb::Delete, &format!("/api/bookmarks/{id}"), None)?;
        if answer.status == 404 { Ok(()) } else { self.session.good(answer).map(drop) }
    }

    fn days_between_walks(&self) -> i64 {
        7
    }

    fn can_hold(&self) -> fn(&str) -> bool {
        |_| true
    }
}

fn read(bytes: &[u8]) -> Result<Value, SyncError> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|_| SyncError::Strange("an answer"))
}

/// The list of changes, oldest first; the last word on each id counts.
fn changes(list: &Value) -> Result<Vec<Change>, SyncError> {
    let list = list.as_array().ok_or(SyncError::Strange("the list of changes"))?;
    let change = |one: &Value| Change {
        id: text(one, "id"),
        time: stamp(&text(one, "time")),
        deleted: text(one, "type") == "delete",
    };
    let mut all: Vec<Change> = list.iter().map(change).filter(|one| !one.id.is_empty()).collect();
    all.sort_by_key(|one| moment(&one.time).unwrap_or(Timestamp::UNIX_EPOCH));
    let mut seen = std::collections::HashSet::new();
    all.reverse();
    all.retain(|one| seen.insert(one.id.clone()));
    all.reverse();
    Ok(all)
}

fn entry(value: &Value, time: &str) -> Entry {
    Entry {
        state: SavedState {
            remote: text(value, "id"),
            stamp: time.to_owned(),
            created: stamp(&text(value, "created")),
            finished: yes(value, "is_archived"),
            tags: tags(value.get("labels"), yes(value, "is_marked")),
            progress: value.get("read_progress").and_then(Value::as_u64).and_then(|percent| u8::try_from(percent).ok()),
        },
        url: text(value, "url"),
        title: text(value, "title"),
        outlet: [text(value, "site_name"), text(value, "site")]
            .into_iter()
            .find(|site| !site.is_empty())
            .unwrap_or_default(),
        author: value.pointer("/authors/0").and_then(Value::as_str).unwrap_or_default().to_owned(),
        published: moment(&text(value, "published")),
        html: None,
        passages: None,
    }
}
