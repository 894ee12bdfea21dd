//! The Fever API, as Coldsweat and older servers have it. Marks go item by item: marks of a whole feed or group are understood
//! differently everywhere, and by one server without regard to the time. It knows no way to subscribe.

use super::{
    error::SyncError,
    label_list::Labels,
    server::{Labelled, RemoteItem, Server, Told, Walk},
    session::Session,
};
use crate::{
    fetch::{Carried, Limits, Verb},
    store::{Field, LocalChange, RemoteFeed},
    text::Line,
};
use md5::{Digest, Md5};
use serde::Deserialize;
use serde_json::Value;

/// Items of one request.
const BATCH: usize = 50;

/// A server with this interface.
pub struct Fever {
    session: Session,
    /// The path and query before the arguments.
    path: String,
    key: String,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    auth: Value,
    #[serde(default)]
    feeds: Vec<Feed>,
    #[serde(default)]
    groups: Vec<Group>,
    #[serde(default)]
    feeds_groups: Vec<FeedsOfGroup>,
    #[serde(default)]
    items: Vec<FeverItem>,
    unread_item_ids: Option<Value>,
    saved_item_ids: Option<Value>,
}

#[derive(Deserialize)]
struct Feed {
    id: Value,
    #[serde(default)]
    title: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    site_url: String,
}

#[derive(Deserialize)]
struct Group {
    id: Value,
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct FeedsOfGroup {
    group_id: Value,
    #[serde(default)]
    feed_ids: Value,
}

#[derive(Deserialize)]
struct FeverItem {
    id: Value,
    feed_id: Value,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    created_on_time: Value,
}

impl Fever {
    /// Nothing is asked yet.
    pub fn new(limits: &Limits, url: &str, user: &str, password: &str) -> Self {
        let hash = Md5::digest(format!("{user}:{password}").as_bytes());
        let key = hash.iter().fold(String::new(), |key, byte| {
            let digit = |bits: u8| char::from_digit(u32::from(bits), 16).unwrap_or('0');
            key + &[digit(byte >> 4), digit(byte & 15)].iter().collect::<String>()
        });
        let (base, query) = url.split_once('?').map_or((url, ""), |(base, query)| (base, query));
        let path = if query.starts_with("api") { String::new() } else { "?api".to_owned() };
        let base = if path.is_empty() { format!("{base}?{query}") } else { base.to_owned() };
        Self { session: Session::new(limits, &base, "Fever"), path, key }
    }

    fn ask(&self, arguments: &str, mut form: Vec<(&'static str, String)>) -> Result<Answer, SyncError> {
        form.insert(0, ("api_key", self.key.clone()));
        let path = format!("{}{arguments}", self.path);
        let answer = self.session.answer(Verb::Post, &path, "", Carried::Form(form))?;
        let body = self.session.good(answer)?;
        let answer: Answer = serde_json::from_slice(&body).map_err(|_| SyncError::NoInterface("Fever"))?;
        if number(&answer.auth).as_deref() != Some("1") {
            return Err(SyncError::Login(""));
        }
        Ok(answer)
    }
}

impl Server for Fever {
    fn feeds(&mut self) -> Result<Vec<RemoteFeed>, SyncError> {
        let answer = self.ask("&feeds&groups", Vec::new())?;
        let category = |feed: &str| {
            let of = answer.feeds_groups.iter().find(|of| ids(&of.feed_ids).iter().any(|id| id == feed))?;
            let group = number(&of.group_id)?;
            answer.groups.iter().find(|one| number(&one.id).as_ref() == Some(&group)).map(|one| one.title.clone())
        };
        let feeds = answer.feeds.iter().filter_map(|feed| {
            let stream = number(&feed.id)?;
            let category = Line::new(&category(&stream).unwrap_or_default()).to_string();
            let site = Some(feed.site_url.clone()).filter(|site| !site.is_empty());
            let title = Line::new(if feed.title.is_empty() { &feed.url } else { &feed.title }).to_string();
            Some(RemoteFeed { stream, url: feed.url.clone(), title, category, site })
        });
        Ok(feeds.filter(|feed| feed.url.starts_with("http")).collect())
    }

    fn unread(&mut self) -> Result<Walk, SyncError> {
        let answer = self.ask("&unread_item_ids", Vec::new())?;
        let ids = ids(&answer.unread_item_ids.ok_or(SyncError::Strange("no unread items"))?);
        Ok(Walk { ids, whole: true })
    }

    fn starred(&mut self) -> Result<Walk, SyncError> {
        let answer = self.ask("&saved_item_ids", Vec::new())?;
        let ids = ids(&answer.saved_item_ids.ok_or(SyncError::Strange("no saved items"))?);
        Ok(Walk { ids, whole: true })
    }

    fn items(&mut self, wanted: &[String]) -> Result<Vec<RemoteItem>, SyncError> {
        let answer = self.ask(&format!("&items&with_ids={}", wanted.join(",")), Vec::new())?;
        let items = answer.items.into_iter().filter_map(|item| {
            let some = |text: Option<String>| text.filter(|text| !text.is_empty());
            Some(RemoteItem {
                id: number(&item.id).filter(|id| wanted.contains(id))?,
                stream: number(&item.feed_id)?,
                title: item.title.unwrap_or_default(),
                link: some(item.url),
                author: some(item.author),
                published: number(&item.created_on_time).and_then(|seconds| seconds.parse().ok()),
                content: some(item.html),
                ..RemoteItem::default()
            })
        });
        Ok(items.collect())
    }

    /// One by one. Coldsweat answers 404 for an item that it does not know any more, and so does a wrong address: only where the
    /// interface still answers is it the item.
    fn set(&mut self, field: Field, value: bool, ids: &[String]) -> Result<Vec<String>, SyncError> {
        let mut refused = Vec::new();
        let how = match (field, value) {
            (Field::Read, true) => "read",
            (Field::Read, false) => "unread",
            (Field::Star, true) => "saved",
            (Field::Star, false) => "unsaved",
        };
        for id in ids {
            let form = vec![("mark", "item".to_owned()), ("as", how.to_owned()), ("id", id.clone())];
            match self.ask("", form) {
                Ok(_) => {}
                Err(reason @ (SyncError::NoInterface(_) | SyncError::Refused(_))) => {
                    self.ask("", Vec::new()).map_err(|_| reason)?;
                    refused.push(id.clone());
                }
                Err(reason) => return Err(reason),
            }
        }
        Ok(refused)
    }

    fn labels(&mut self) -> Result<Option<Labels>, SyncError> {
        Ok(None)
    }

    fn has_label(&mut self, _: &str) -> Result<bool, SyncError> {
        Ok(false)
    }

    fn labelled(&mut self, _: &str) -> Result<Walk, SyncError> {
        Ok(Walk { ids: Vec::new(), whole: true })
    }

    fn set_label(&mut self, _: &str, _: bool, _: &[String]) -> Result<Labelled, SyncError> {
        Ok(Labelled::Unable)
    }

    fn change_feed(&mut self, _: &LocalChange) -> Result<Told, SyncError> {
        Ok(Told::Unable)
    }

    fn batch(&self) -> usize {
        BATCH
    }
}

/// A number that comes as a number or as a text.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// Ids with commas between, or as a list.
fn ids(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(number).collect(),
        other => number(other)
            .map(|all| all.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect())
            .unwrap_or_default(),
    }
}
