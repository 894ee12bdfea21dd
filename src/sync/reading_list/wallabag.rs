//! wallabag 2.x. Its `since` is strict and in whole seconds, its pages are offsets over a column that changes while one walks, tags
//! and notes do not move it, and what was deleted is told nowhere: so the last hour is always asked again, a walk is repeated until
//! nothing is new, everything is walked over once a day, and what is missing is asked for by itself before it is believed to be gone.

use super::{
    entry::{Entry, Known, NewEntry, Page, ReadingList, TakeIn, is_star, moment, stamp, tags, text, yes},
    locate::{Place, Point},
};
use crate::{
    config::Account,
    fetch::{Carried, Limits, Verb},
    store::{Passage, SavedChange, SavedState},
    sync::{error::SyncError, session::Session},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Entries of one page.
const PAGE: usize = 100;
/// Pages of one walk.
const MOST_PAGES: usize = 10_000;
/// Dates are stored without a zone: in autumn an hour comes twice.
const OVERLAP: i64 = 3_601;
/// Letters of a passage.
const LONGEST_QUOTE: usize = 10_000;
/// A walk is repeated until nothing is new, at most so often.
const WALKS: usize = 5;

/// A server of this kind.
pub struct Wallabag {
    session: Session,
    user: String,
    password: String,
    client_id: String,
    client_secret: String,
    authorization: String,
}

/// One walk over the entries.
struct Walked {
    /// The highest moment at which one was changed.
    newest: i64,
    fresh: usize,
    ids: HashSet<String>,
}

impl Wallabag {
    /// Nothing is asked yet.
    pub fn new(limits: &Limits, account: &Account, password: String, client_secret: String) -> Self {
        Self {
            session: Session::new(limits, &account.url, "wallabag"),
            user: account.user.clone(),
            password,
            client_id: account.client_id.clone(),
            client_secret,
            authorization: String::new(),
        }
    }

    fn log_in(&mut self) -> Result<(), SyncError> {
        let form = vec![
            ("grant_type", "password".to_owned()),
            ("client_id", self.client_id.clone()),
            ("client_secret", self.client_secret.clone()),
            ("username", self.user.clone()),
            ("password", self.password.clone()),
        ];
        let answer = self.session.answer(Verb::Post, "/oauth/v2/token", "", Carried::Form(form))?;
        if matches!(answer.status, 400 | 401 | 403) {
            return Err(SyncError::Login(
                "; wallabag wants the client's id and secret as well, of its page API clients management",
            ));
        }
        let token: Value = read(&self.session.good(answer)?)?;
        let token = text(&token, "access_token");
        if token.is_empty() {
            return Err(SyncError::Strange("no token"));
        }
        self.authorization = format!("Bearer {token}");
        Ok(())
    }

    /// Asks; once more after logging in anew when the login has run out. None when there is no such thing.
    fn ask(&mut self, verb: Verb, path: &str, json: Option<&Value>) -> Result<Option<Value>, SyncError> {
        let mut again = false;
        loop {
            if self.authorization.is_empty() {
                self.log_in()?;
                again = true;
            }
            let carried = json.map_or(Carried::Nothing, |json| Carried::Json(json.to_string()));
            let answer = self.session.answer(verb, path, &self.authorization, carried)?;
            match answer.status {
                401 if !again => self.authorization.clear(),
                404 => return Ok(None),
                // 2.6 says so of an entry that is another user's by now: ids are given again.
                403 if path.starts_with("/api/entries/") => return Ok(None),
                _ => return read(&self.session.good(answer)?).map(Some),
            }
        }
    }

    fn page(&mut self, since: i64, number: usize, per_page: usize) -> Result<Option<Value>, SyncError> {
        let path = format!(
            "/api/entries.json?since={since}&sort=updated&order=asc&detail=metadata&page={number}&perPage={per_page}"
        );
        self.ask(Verb::Get, &path, None)
    }

    /// Walks over the entries once. Pages are offsets, and an entry that is edited meanwhile goes to the end, so that another one
    /// would slip over the border: the next page is what was changed since the last entry of this one, and only where all of them
    /// were changed in one second it is the next by its number. What is known as it is has been taken in before.
    fn walk(&mut self, since: i64, known: &mut Known, whole: bool, take_in: &mut TakeIn) -> Result<Walked, SyncError> {
        let mut walked = Walked { newest: 0, fresh: 0, ids: HashSet::new() };
        let (mut since, mut number) = (since, 1);
        for asked in 0..MOST_PAGES {
            let Some(answer) = self.page(since, number, PAGE)? else {
                if asked == 0 {
                    return Err(SyncError::NoInterface("wallabag"));
                }
                break;
            };
            let items =
                answer.pointer("/_embedded/items").and_then(Value::as_array).ok_or(SyncError::Strange("a list"))?;
            let entries: Vec<Entry> = items.iter().filter_map(entry).collect();
            walked.ids.extend(entries.iter().map(|entry| entry.state.remote.clone()));
            let changed = |entry: &Entry| moment(&entry.state.stamp).map_or(0, Timestamp::as_second);
            walked.newest = entries.iter().map(changed).chain([walked.newest]).max().unwrap_or_default();
            let last = entries.last().map_or(0, changed);
            let mut page = Page::default();
            for entry in entries {
                let seen = (entry.state.stamp.clone(), entry.state.created.clone());
                let id = entry.state.remote.clone();
                let before = known.insert(id.clone(), seen.clone());
                // Under a known id something else was made: the other one is gone.
                if before.as_ref().is_some_and(|before| before.1 != seen.1) {
                    page.gone.push(id);
                }
                let same = before.as_ref() == Some(&seen);
                walked.fresh += usize::from(!same);
                if !same || whole {
                    page.entries.push(entry);
                }
            }
            page.cursor = Some(walked.newest).filter(|newest| *newest > 0).map(|newest| newest.to_string());
            take_in(page)?;
            if items.len() < PAGE {
                break;
            }
            (since, number) = if last > since + 1 { (last - 1, 1) } else { (since, number + 1) };
        }
        Ok(walked)
    }

    /// What is gone there: each is asked for by itself before that is believed.
    fn gone(&mut self, known: &Known, there: &HashSet<String>) -> Result<Vec<String>, SyncError> {
        let mut gone = Vec::new();
        for id in known.keys().filter(|id| !there.contains(*id)) {
            if self.ask(Verb::Get, &format!("/api/entries/{id}.json"), None)?.is_none() {
                gone.push(id.clone());
            }
        }
        Ok(gone)
    }

    fn tag_id(&mut self, id: &str, name: &str) -> Result<Option<String>, SyncError> {
        let found = self.ask(Verb::Get, &format!("/api/entries/{id}.json"), None)?;
        let tags = found.as_ref().and_then(|entry| entry.get("tags")).and_then(Value::as_array);
        let is_it = |tag: &&Value| text(tag, "label").to_lowercase() == name.trim().to_lowercase();
        Ok(tags.into_iter().flatten().find(is_it).map(|tag| text(tag, "id")))
    }
}

impl ReadingList for Wallabag {
    fn name(&self) -> &'static str {
        "wallabag"
    }

    fn test(&mut self) -> Result<String, SyncError> {
        let answer = self.page(0, 1, 1)?.ok_or(SyncError::NoInterface("wallabag"))?;
        Ok(text(&answer, "total"))
    }

    fn changes(&mut self, since: Option<&str>, known: &Known, take_in: &mut TakeIn) -> Result<(), SyncError> {
        let mut seen = known.clone();
        let mut from = since.and_then(|since| since.parse::<i64>().ok()).map_or(0, |since| (since - OVERLAP).max(0));
        let whole = from == 0;
        let mut there = HashSet::new();
        for round in 0..WALKS {
            let walked = self.walk(from, &mut seen, whole && round == 0, take_in)?;
            if round == 0 {
                there = walked.ids;
            } else {
                there.extend(walked.ids);
            }
            if walked.fresh == 0 {
                break;
            }
            from = (walked.newest - 1).max(0);
        }
        if known.is_empty() {
            return Ok(());
        }
        let total = self.page(0, 1, 1)?.and_then(|answer| answer.get("total").and_then(Value::as_u64));
        if total.is_none_or(|total| total >= seen.len() as u64) {
            return Ok(());
        }
        if !whole {
            there = self.walk(0, &mut seen, true, take_in)?.ids;
        }
        let gone = self.gone(known, &there)?;
        take_in(Page { gone, ..Page::default() })
    }

    fn html(&mut self, id: &str) -> Result<Option<String>, SyncError> {
        let entry = self.ask(Verb::Get, &format!("/api/entries/{id}.json"), None)?;
        Ok(entry.map(|entry| text(&entry, "content")).filter(|html| !html.trim().is_empty()))
    }

    fn create(&mut self, new: &NewEntry) -> Result<SavedState, SyncError> {
        let starred = new.tags.iter().any(|tag| is_star(tag));
        let tags: Vec<&str> =
            new.tags.iter().map(String::as_str).filter(|tag| !is_star(tag) && can_hold(tag)).collect();
        let mut wanted = json!({
            "url": new.url, "title": new.title, "tags": tags.join(","),
            "archive": u8::from(new.finished), "starred": u8::from(starred),
        });
        // With a text of ours the server need not get a page that may be gone.
        if !new.html.trim().is_empty() {
            wanted["content"] = json!(new.html);
            if !new.author.is_empty() {
                wanted["authors"] = json!(new.author);
            }
            if let Some(published) = new.published {
                wanted["published_at"] = json!(published.to_string());
            }
        }
        let made =
            self.ask(Verb::Post, "/api/entries.json", Some(&wanted))?.ok_or(SyncError::NoInterface("wallabag"))?;
        entry(&made).map(|entry| entry.state).ok_or(SyncError::Strange("an entry"))
    }

    fn change(&mut self, change: &SavedChange) -> Result<Option<String>, SyncError> {
        let id = &change.remote;
        let mut last = Some(Value::Null);
        let mut flags = Map::new();
        if let Some(finished) = change.finished {
            flags.insert("archive".to_owned(), json!(u8::from(finished)));
        }
        for (list, value) in [(&change.add, 1), (&change.remove, 0)] {
            if list.iter().any(|tag| is_star(tag)) {
                flags.insert("starred".to_owned(), json!(value));
            }
        }
        if !flags.is_empty() {
            last = self.ask(Verb::Patch, &format!("/api/entries/{id}.json"), Some(&Value::Object(flags)))?;
        }
        let add: Vec<&str> = change.add.iter().map(String::as_str).filter(|tag| !is_star(tag)).collect();
        if last.is_some() && !add.is_empty() {
            let path = format!("/api/entries/{id}/tags.json");
            last = self.ask(Verb::Post, &path, Some(&json!({ "tags": add.join(",") })))?;
        }
        // Tags that replace others cannot be none: each is taken away by itself.
        for tag in change.remove.iter().filter(|tag| !is_star(tag)) {
            if let Some(tag) = self.tag_id(id, tag)? {
                last = self.ask(Verb::Delete, &format!("/api/entries/{id}/tags/{tag}.json"), None)?.or(last);
            }
        }
        let stamped = |entry: Value| Some(stamp(&text(&entry, "updated_at"))).filter(|stamp| !stamp.is_empty());
        Ok(last.map(|entry| stamped(entry).unwrap_or_default()))
    }

    fn passages(&mut self, id: &str) -> Result<Vec<Passage>, SyncError> {
        let found = self.ask(Verb::Get, &format!("/api/annotations/{id}.json"), None)?;
        Ok(found.as_ref().and_then(|found| passages(found.get("rows"))).unwrap_or_default())
    }

    fn mark(&mut self, id: &str, quote: &str, note: &str, place: &Place) -> Result<String, SyncError> {
        if quote.chars().count() > LONGEST_QUOTE {
            return Err(SyncError::Refused(400));
        }
        let path = |point: &Point| format!("/{}", point.path);
        let (start, end) = (&place.start, &place.end);
        let wanted = json!({
            "quote": quote, "text": note,
            "ranges": [{ "start": path(start), "startOffset": start.offset, "end": path(end), "endOffset": end.offset }],
        });
        let made = self.ask(Verb::Post, &format!("/api/annotations/{id}.json"), Some(&wanted))?;
        Ok(made.map(|made| text(&made, "id")).unwrap_or_default())
    }

    fn unmark(&mut self, _: &str, passage: &str) -> Result<(), SyncError> {
        self.ask(Verb::Delete, &format!("/api/annotations/{passage}.json"), None).map(drop)
    }

    fn delete(&mut self, id: &str) -> Result<(), SyncError> {
        self.ask(Verb::Delete, &format!("/api/entries/{id}.json?expect=id"), None).map(drop)
    }

    fn days_between_walks(&self) -> i64 {
        1
    }

    fn can_hold(&self) -> fn(&str) -> bool {
        can_hold
    }
}

/// A comma parts two tags.
fn can_hold(tag: &str) -> bool {
    !tag.contains(',')
}

fn read(bytes: &[u8]) -> Result<Value, SyncError> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|_| SyncError::Strange("an answer"))
}

fn entry(value: &Value) -> Option<Entry> {
    let id = text(value, "id");
    let given = text(value, "given_url");
    let url = if given.is_empty() { text(value, "url") } else { given };
    let author = value.pointer("/published_by/0").and_then(Value::as_str).unwrap_or_default().to_owned();
    (!id.is_empty() && !url.is_empty()).then(|| Entry {
        state: SavedState {
            remote: id,
            stamp: stamp(&text(value, "updated_at")),
            created: stamp(&text(value, "created_at")),
            finished: yes(value, "is_archived"),
            tags: tags(value.get("tags"), yes(value, "is_starred")),
            progress: None,
        },
        url,
        title: text(value, "title"),
        outlet: text(value, "domain_name"),
        author,
        published: moment(&text(value, "published_at")),
        html: Some(text(value, "content")).filter(|html| !html.is_empty()),
        passages: passages(value.get("annotations")),
    })
}

fn passages(list: Option<&Value>) -> Option<Vec<Passage>> {
    let passage = |one| Passage { id: text(one, "id"), quote: text(one, "quote"), note: text(one, "text") };
    Some(list?.as_array()?.iter().map(passage).collect())
}
