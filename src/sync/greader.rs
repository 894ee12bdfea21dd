//! The Google Reader API, as FreshRSS, Miniflux, The Old Reader, BazQux and Inoreader have it. Only what all of them do: ids and
//! contents, never `stream/contents` or `unread-count`, which Miniflux answers with an empty list.

use super::{
    error::SyncError,
    greader_answers::{Added, Contents, Feeds, Ids, known_id, read, text_of},
    label_list::{self, Labels},
    server::{Labelled, OneWalk, RemoteItem, Server, Told, Walk, agreed},
    session::Session,
};
use crate::{
    config::AccountKind,
    fetch::{ApiAnswer, Carried, Limits, Verb},
    html,
    store::{Field, Label, LocalChange, RemoteFeed},
    text::{Line, secrets::mask_secrets},
};
use std::collections::HashSet;

/// Items of one request: FreshRSS takes three seconds to mark a hundred.
const BATCH: usize = 100;
/// Ids of one page where the server allows as many, and elsewhere.
const MANY_IDS: usize = 10_000;
const FEW_IDS: usize = 1_000;
/// Pages of one walk: a million ids.
const MOST_PAGES: usize = 1_000;

const READ: &str = "user/-/state/com.google/read";
const STARRED: &str = "user/-/state/com.google/starred";
const READING_LIST: &str = "user/-/state/com.google/reading-list";

/// A server with this interface.
pub struct GoogleReader {
    session: Session,
    kind: AccountKind,
    user: String,
    password: String,
    authorization: String,
    token: String,
    /// Ids of one page.
    page: usize,
    /// Its labels, once they were asked for.
    labels: Option<Labels>,
    /// The folders of its subscriptions, once those were asked for.
    folders: Option<Vec<String>>,
}

impl GoogleReader {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(limits: &Limits, kind: AccountKind, url: &str, user: &str, password: String) -> Self {
        let base = match kind {
            AccountKind::FreshRss if !url.contains("greader.php") => {
                format!("{}/api/greader.php", url.trim_end_matches('/'))
            }
            _ => url.to_owned(),
        };
        Self {
            session: Session::new(limits, &base, "Google Reader"),
            kind,
            user: user.to_owned(),
            password,
            authorization: String::new(),
            token: String::new(),
            page: match kind {
                AccountKind::FreshRss | AccountKind::Miniflux => MANY_IDS,
                _ => FEW_IDS,
            },
            labels: None,
            folders: None,
        }
    }

    /// Walks in pages of so many ids.
    #[must_use]
    pub fn in_pages_of(self, page: usize) -> Self {
        Self { page, ..self }
    }

    /// Logs in, unless that is done.
    fn log_in(&mut self) -> Result<(), SyncError> {
        if !self.authorization.is_empty() {
            return Ok(());
        }
        let form = vec![("Email", self.user.clone()), ("Passwd", self.password.clone()), ("output", "json".to_owned())];
        let answer = self.session.answer(Verb::Post, "/accounts/ClientLogin", "", Carried::Form(form))?;
        if answer.status == 503 && self.kind == AccountKind::FreshRss {
            return Err(SyncError::ApiOff);
        }
        if matches!(answer.status, 400 | 401 | 403) {
            return Err(SyncError::Login(match self.kind {
                AccountKind::FreshRss => {
                    "; FreshRSS wants the API password of the user's profile, and API access switched on in its settings"
                }
                AccountKind::Miniflux => "; Miniflux wants those of its page Integrations, Google Reader",
                _ => "",
            }));
        }
        let body = String::from_utf8_lossy(&self.session.good(answer)?).into_owned();
        let auth = body.lines().find_map(|line| line.strip_prefix("Auth=")).map(str::trim).map(str::to_owned);
        // Miniflux answers in JSON when it is asked to.
        let auth = auth.or_else(|| {
            let json: serde_json::Value = serde_json::from_str(&body).ok()?;
            json.get("Auth")?.as_str().map(str::to_owned)
        });
        let auth = auth.filter(|auth| !auth.is_empty()).ok_or(SyncError::NoInterface("Google Reader"))?;
        self.authorization = format!("GoogleLogin auth={auth}");
        Ok(())
    }

    /// Asks; once more after logging in anew when the login has run out.
    fn get(&mut self, path: &str) -> Result<Vec<u8>, SyncError> {
        self.log_in()?;
        let answer = self.session.answer(Verb::Get, path, &self.authorization, Carried::Nothing)?;
        if answer.status != 401 {
            return self.session.good(answer);
        }
        self.forget();
        self.log_in()?;
        let answer = self.session.answer(Verb::Get, path, &self.authorization, Carried::Nothing)?;
        self.session.good(answer)
    }

    fn post(&mut self, path: &str, form: &[(&'static str, String)]) -> Result<Vec<u8>, SyncError> {
        let answer = self.post_answer(path, form)?;
        self.session.good(answer)
    }

    /// The same with a form. Some servers look at the header, some at the token alone: both are sent.
    fn post_answer(&mut self, path: &str, form: &[(&'static str, String)]) -> Result<ApiAnswer, SyncError> {
        let mut again = false;
        loop {
            if self.token.is_empty() {
                let token = self.get("/reader/api/0/token")?;
                String::from_utf8_lossy(&token).trim().clone_into(&mut self.token);
            }
            let mut fields = vec![("T", self.token.clone())];
            fields.extend(form.iter().cloned());
            let answer = self.session.answer(Verb::Post, path, &self.authorization, Carried::Form(fields))?;
            if again || answer.status != 401 {
                return Ok(answer);
            }
            again = true;
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.authorization.clear();
        self.token.clear();
    }

    fn ids(&mut self, stream: &str) -> Result<Walk, SyncError> {
        let page = self.page;
        agreed(|| self.walk(stream, page))
    }

    /// Walks over a set page by page. A server that answers with one page again and again has not come to the end.
    fn walk(&mut self, stream: &str, page: usize) -> Result<OneWalk, SyncError> {
        let (mut walk, mut seen, mut continuation) = (OneWalk::default(), HashSet::new(), String::new());
        while walk.pages < MOST_PAGES {
            let path = format!("/reader/api/0/stream/items/ids?output=json&n={page}&{stream}{continuation}");
            let answer: Ids = read(&self.get(&path)?, "a list of ids")?;
            walk.pages += 1;
            let count = walk.ids.len();
            let ids = answer.items.iter().map(|item| text_of(&item.id));
            walk.ids.extend(ids.filter(|id| seen.insert(id.clone())));
            match answer.continuation.as_ref().map(text_of).filter(|next| !next.is_empty()) {
                Some(next) if walk.ids.len() > count => continuation = format!("&c={}", escaped(&next)),
                next => {
                    walk.ended = next.is_none() || answer.items.is_empty();
                    break;
                }
            }
        }
        Ok(walk)
    }

    /// Follows a feed; its id there. One that is followed there already is not added again.
    fn follow(&mut self, url: &str) -> Result<String, SyncError> {
        if let Some(known) = self.feeds()?.into_iter().find(|feed| feed.url == url) {
            return Ok(known.stream);
        }
        let body = self.post("/reader/api/0/subscription/quickadd?output=json", &[("quickadd", url.to_owned())])?;
        let added: Added = read(&body, "what was added")?;
        let stream = match &added.stream {
            serde_json::Value::Null => String::new(),
            // Older versions of FreshRSS leave out what stands before the number everywhere else.
            stream if stream.is_number() => format!("feed/{stream}"),
            stream => text_of(stream),
        };
        Some(stream).filter(|stream| !stream.is_empty()).ok_or_else(|| SyncError::NotFollowed {
            url: Line::new(&mask_secrets(url)),
            reason: Line::new(added.error.as_deref().unwrap_or("it finds no feed there")),
        })
    }

    /// Its labels; asked for once. A list that it does not give, perhaps for now alone, is not one without labels.
    fn label_list(&mut self) -> Result<Option<&mut Labels>, SyncError> {
        if self.labels.is_none() {
            let mut labels = match self.get("/reader/api/0/tag/list?output=json") {
                Ok(bytes) => Labels::read(&bytes)?,
                Err(SyncError::NoInterface(_)) => return Ok(None),
                Err(reason) => return Err(reason),
            };
            if !labels.of_either.is_empty() {
                if self.folders.is_none() {
                    self.feeds()?;
                }
                labels.tell_apart(self.folders.as_deref().unwrap_or_default());
            }
            self.labels = Some(labels);
        }
        Ok(self.labels.as_mut())
    }

    /// Adds a tag to items, or removes it. One tag a call: of several, FreshRSS 1.24 takes the last alone and says OK.
    fn edit_tag(&mut self, tag: &str, value: bool, ids: &[String]) -> Result<ApiAnswer, SyncError> {
        let mut form = vec![(if value { "a" } else { "r" }, tag.to_owned())];
        form.extend(ids.iter().map(|id| ("i", id.clone())));
        self.post_answer("/reader/api/0/edit-tag", &form)
    }

    /// The same, until all are so there but those that the server refuses: one item that is refused does not hold up the others.
    fn edit_tags(&mut self, tag: &str, value: bool, ids: &[String]) -> Result<Vec<String>, SyncError> {
        let answer = self.edit_tag(tag, value, ids)?;
        self.parted(tag, value, ids, answer)
    }

    fn parted(&mut self, tag: &str, value: bool, ids: &[String], answer: ApiAnswer) -> Result<Vec<String>, SyncError> {
        match (self.session.good(answer), ids) {
            (Ok(_), _) => Ok(Vec::new()),
            (Err(SyncError::Refused(_)), [one]) => Ok(vec![one.clone()]),
            (Err(SyncError::Refused(_)), ids) if !ids.is_empty() => {
                let (first, second) = ids.split_at(ids.len() / 2);
                let mut refused = self.edit_tags(tag, value, first)?;
                refused.extend(self.edit_tags(tag, value, second)?);
                Ok(refused)
            }
            (Err(reason), _) => Err(reason),
        }
    }

    /// Whether an answer says that there are no labels on single items. Miniflux says so with the status of a fault, so a fault of
    /// the whole server is told apart by a question that it answers.
    fn has_no_labels(&mut self, answer: &ApiAnswer) -> bool {
        let words = String::from_utf8_lossy(&answer.body).to_ascii_lowercase();
        match answer.status {
            400 | 500 | 501 if words.contains("unsupported tag") || words.contains("labelstream") => true,
            500 | 501 if self.kind == AccountKind::Miniflux => self.get("/reader/api/0/token").is_ok(),
            501 => true,
            _ => false,
        }
    }

    fn edit_feed(&mut self, form: &[(&'static str, String)]) -> Result<(), SyncError> {
        self.post("/reader/api/0/subscription/edit", form).map(drop)
    }

    /// FreshRSS writes the letters of markup as their wide forms.
    fn title(&self, given: &str) -> String {
        match self.kind {
            AccountKind::FreshRss => given.replace('\u{ff06}', "&").replace('\u{ff1c}', "<").replace('\u{ff1e}', ">"),
            _ => given.to_owned(),
        }
    }
}

impl Server for GoogleReader {
    fn feeds(&mut self) -> Result<Vec<RemoteFeed>, SyncError> {
        let answer: Feeds = read(&self.get("/reader/api/0/subscription/list?output=json")?, "the subscriptions")?;
        let feeds = answer.subscriptions.into_iter().filter_map(|feed| {
            let url =
                feed.url.filter(|url| !url.is_empty()).or_else(|| feed.id.strip_prefix("feed/").map(str::to_owned))?;
            if !url.starts_with("http://") && !url.starts_with("https://") {
                return None;
            }
            let category = feed.categories.first().map(|category| {
                let last = category.id.rsplit("/label/").next().unwrap_or_default();
                category.label.clone().unwrap_or_else(|| last.to_owned())
            });
            let host = || html::host(&url);
            let title = Line::new(&self.title(&feed.title));
            let title = if title.is_empty() { Line::new(&host().unwrap_or_default()) } else { title };
            Some(RemoteFeed {
                stream: feed.id,
                title: title.to_string(),
                category: Line::new(&category.unwrap_or_default()).to_string(),
                site: feed.site.filter(|site| !site.is_empty()),
                url,
            })
        });
        let feeds: Vec<RemoteFeed> = feeds.collect();
        self.folders = Some(feeds.iter().map(|feed| feed.category.clone()).collect());
        Ok(feeds)
    }

    fn unread(&mut self) -> Result<Walk, SyncError> {
        // Asked for the stream of what is read, FreshRSS silently gives everything.
        self.ids(&format!("s={}&xt={}", escaped(READING_LIST), escaped(READ)))
    }

    fn starred(&mut self) -> Result<Walk, SyncError> {
        self.ids(&format!("s={}", escaped(STARRED)))
    }

    fn items(&mut self, ids: &[String]) -> Result<Vec<RemoteItem>, SyncError> {
        let form: Vec<_> = ids.iter().map(|id| ("i", id.clone())).collect();
        let bytes = self.post("/reader/api/0/stream/items/contents?output=json", &form)?;
        let wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
        let answer: Contents = read(&bytes, "items")?;
        let items = answer.items.into_iter().filter_map(|item| {
            let id = known_id(&item.id, &wanted)?;
            let link = item.canonical.into_iter().chain(item.alternate).map(|link| link.href).find(|it| !it.is_empty());
            let text = item.text.or(item.summary).map(|text| text.content).filter(|text| !text.is_empty());
            Some(RemoteItem {
                id,
                stream: item.origin.stream,
                stream_title: item.origin.title,
                site: item.origin.site,
                title: self.title(&item.title.unwrap_or_default()),
                link,
                author: item.author.filter(|author| !author.is_empty()),
                published: item.published,
                content: text,
                labels: item.categories.iter().filter_map(|category| label_list::name(category.as_str()?)).collect(),
            })
        });
        Ok(items.collect())
    }

    fn set(&mut self, field: Field, value: bool, ids: &[String]) -> Result<Vec<String>, SyncError> {
        let tag = match field {
            Field::Read => READ,
            Field::Star => STARRED,
        };
        self.edit_tags(tag, value, ids)
    }

    fn labels(&mut self) -> Result<Option<Labels>, SyncError> {
        Ok(self.label_list()?.cloned())
    }

    fn has_label(&mut self, label: &str) -> Result<bool, SyncError> {
        self.labels = None;
        Ok(self.label_list()?.is_some_and(|labels| labels.tags.iter().any(|known| known.name == label)))
    }

    fn labelled(&mut self, label: &str) -> Result<Walk, SyncError> {
        self.ids(&format!("s={}", escaped(&label_id(label))))
    }

    fn set_label(&mut self, label: &str, value: bool, ids: &[String]) -> Result<Labelled, SyncError> {
        // By the name of a folder the server would give the folder's items back.
        let is_folder = self.label_list()?.is_some_and(|labels| labels.folders.iter().any(|name| name == label));
        if is_folder || label_list::name(&label_id(label)).is_none() {
            return Ok(Labelled::Done(ids.to_vec()));
        }
        let answer = self.edit_tag(&label_id(label), value, ids)?;
        if self.has_no_labels(&answer) {
            return Ok(Labelled::Unable);
        }
        let refused = self.parted(&label_id(label), value, ids, answer)?;
        if let Some(labels) = self.label_list()?.filter(|_| value && refused.len() < ids.len())
            && !labels.tags.iter().any(|known| known.name == label)
        {
            labels.tags.push(Label { name: label.to_owned(), unread: None });
        }
        Ok(Labelled::Done(refused))
    }

    fn change_feed(&mut self, change: &LocalChange) -> Result<Told, SyncError> {
        let form = match change {
            LocalChange::Added { url, title, category, .. } => {
                let stream = self.follow(url)?;
                if !title.is_empty() || !category.is_empty() {
                    self.edit_feed(&edit(&stream, title, category, ""))?;
                }
                return Ok(Told::Followed(stream));
            }
            LocalChange::Removed { stream } => vec![("ac", "unsubscribe".to_owned()), ("s", stream.clone())],
            LocalChange::Changed { stream, title, category, from } => edit(stream, title, category, from),
        };
        match (self.edit_feed(&form), change) {
            // What is not there cannot be left.
            (Err(SyncError::Refused(_) | SyncError::NoInterface(_)), LocalChange::Removed { .. }) => Ok(Told::Done),
            (done, _) => done.map(|()| Told::Done),
        }
    }

    fn batch(&self) -> usize {
        BATCH
    }
}

/// The id of a label by its name.
fn label_id(name: &str) -> String {
    format!("user/-/label/{name}")
}

/// The form that gives a subscription a name and a folder.
fn edit(stream: &str, title: &str, category: &str, from: &str) -> Vec<(&'static str, String)> {
    let mut form = vec![("ac", "edit".to_owned()), ("s", stream.to_owned())];
    if !title.is_empty() {
        form.push(("t", title.to_owned()));
    }
    if category != from {
        if !category.is_empty() {
            form.push(("a", label_id(category)));
        }
        if !from.is_empty() {
            form.push(("r", label_id(from)));
        }
    }
    form
}

fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
