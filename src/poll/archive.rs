//! Getting what the archive keeps: a saved article's page, whole, and the pictures its text shows, within bounds. Never asks a
//! counter of readers, and puts nothing in the place of a text that is here already unless the user wants that.

use super::{
    Settings,
    initiator::initiator,
    single_page::{PageError, draft, draft_of_page, found_in, item_of_page},
    storage::Storage,
};
use crate::{
    clean::{self, Subject},
    config,
    extract::Extracted,
    fetch::{self, Client, Initiator},
    html,
    news::{ArticleId, Draft, Item, View},
    page,
    store::{Kept, KeptPicture, Store, StoreError, UNFINISHED},
};
use jiff::{SignedDuration, Timestamp};
use std::{
    borrow::Cow,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// A saved article whose page is to be got.
struct PageOwed {
    title: String,
    item: Item,
    /// Who asks for it.
    initiator: Initiator,
    /// It belongs to no source: the user saved it by its address.
    by_address: bool,
    source_name: String,
    strip: bool,
    /// The text of the page that is here already and stays.
    page: Option<Extracted>,
    /// How often it was asked for in vain.
    tries: u32,
    /// The last time the program ended while it was read.
    unfinished: bool,
}

/// What came of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    pub article: ArticleId,
    pub title: String,
    /// Kept, or why not.
    pub came: Result<(), String>,
}

/// How the archiving goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archiving {
    /// So many pages are done, of so many.
    At {
        done: usize,
        total: usize,
    },
    Page(Archived),
}

/// Gets pages one after another, with the usual pause between two from one host.
pub struct Archiver<'a> {
    settings: &'a Settings,
    client: Client,
    /// The host that was asked last.
    host: Option<String>,
}

impl<'a> Archiver<'a> {
    #[must_use]
    pub fn new(settings: &'a Settings) -> Self {
        Self { settings, client: Client::new(&settings.limits), host: None }
    }

    /// Gets the pages that are owed and due, at most so many, the one saved last first; then drops what belongs to nothing that
    /// is saved.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn work_off<S: Storage>(
        &mut self,
        storage: &mut S,
        most: usize,
        stop: &AtomicBool,
        tell: &mut dyn FnMut(Archiving),
    ) -> Result<(), StoreError> {
        let mut done = 0;
        while done < most && !self.settings.offline && !stop.load(Ordering::Relaxed) {
            let Some((id, left)) = storage.store().owed_page(Timestamp::now())? else { break };
            tell(Archiving::At { done, total: done + usize::try_from(left).unwrap_or(usize::MAX) });
            let Some(archived) = self.keep(storage, id, false)? else { return Ok(()) };
            done += 1;
            tell(Archiving::Page(archived));
        }
        storage.write(|store| store.drop_unsaved(DROPPED_AT_ONCE))?;
        if done > 0 {
            tell(Archiving::At { done, total: done });
        }
        Ok(())
    }

    /// Gets one page and keeps it; none when the article is gone or the program is ending. A person has typed the address of
    /// one that is `typed`.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn keep<S: Storage>(
        &mut self,
        storage: &mut S,
        id: ArticleId,
        typed: bool,
    ) -> Result<Option<Archived>, StoreError> {
        let Some(mut owed) = page_owed(storage.store(), id)? else { return Ok(None) };
        if typed && owed.by_address {
            owed.initiator = Initiator::Person;
        }
        let host = owed.item.link.as_deref().and_then(html::host).map(Cow::into_owned);
        if host.is_some() && host == self.host {
            thread::sleep(self.settings.host_delay);
        }
        self.host = host;
        let next = next_try(owed.tries, Timestamp::now());
        if owed.unfinished && owed.tries >= MOST_UNFINISHED {
            let came = Err(GIVEN_UP.to_owned());
            let written = storage.write(move |store| store.archive_failed(id, GIVEN_UP, next))?;
            return Ok(written.map(|()| Archived { article: id, title: owed.title, came }));
        }
        if storage.write(move |store| store.archive_begun(id))?.is_none() {
            return Ok(None);
        }
        let got = match archive(storage, &self.client, &owed, self.settings) {
            Err(PageError::Store(reason)) => return Err(reason),
            Err(PageError::Ending) => return Ok(None),
            got => got,
        };
        let came = got.as_ref().map(|_| ()).map_err(ToString::to_string);
        let address = owed.item.link.unwrap_or_default();
        let written = storage.write(move |store| {
            match got {
                Ok(kept) => store.keep_archive(id, &kept, Timestamp::now()),
                Err(reason) => store.archive_failed(id, &reason.to_string(), next),
            }?;
            store.page_done(&address)
        })?;
        Ok(written.map(|()| Archived { article: id, title: owed.title, came }))
    }
}

/// Pictures that belong to nothing saved, dropped in one transaction.
const DROPPED_AT_ONCE: usize = 500;
/// What is told of such a page.
const GIVEN_UP: &str = "the program ended each time its page was read; it is tried again later";
/// A page that the program did not survive, or had no time for, so often in a row is asked for like one that does not come.
const MOST_UNFINISHED: u32 = 3;
/// All the pictures of an article have come after this, or the rest is left.
const PATIENCE: Duration = Duration::from_mins(2);
/// A page that did not come is asked for again after this, then after twice as long.
const FIRST_PAUSE: i64 = 3_600;
/// No pause is longer: a week.
const LONGEST_PAUSE: i64 = 7 * 24 * 3_600;
/// Asked in vain so often, over some two months, a page is no longer asked for by itself.
const MOST_TRIES: u32 = 15;

/// What is needed to get a saved article's page; none when the article is gone.
fn page_owed(store: &Store, id: ArticleId) -> Result<Option<PageOwed>, StoreError> {
    let (Some(article), Some(raw)) = (store.article(id)?, store.raw(id)?) else { return Ok(None) };
    let archived = store.archived(id)?.unwrap_or_default();
    let source = store.subscriptions()?.into_iter().find(|one| Some(one.id) == article.source);
    Ok(Some(PageOwed {
        title: article.title.to_string(),
        item: raw.item,
        strip: source.as_ref().is_none_or(|one| one.source.strip),
        initiator: initiator(store, &article)?,
        by_address: article.source.is_none(),
        source_name: article.source_name.to_string(),
        page: if archived.again { None } else { raw.page },
        tries: archived.tries,
        unfinished: archived.reason.as_deref() == Some(UNFINISHED),
    }))
}

/// When a page that did not come is asked for again; none when it is not.
fn next_try(tries: u32, now: Timestamp) -> Option<Timestamp> {
    let pause = FIRST_PAUSE.saturating_mul(1 << tries.min(20)).min(LONGEST_PAUSE);
    (tries + 1 < MOST_TRIES).then(|| now.saturating_add(SignedDuration::from_secs(pause)).unwrap_or(Timestamp::MAX))
}

fn archive<S: Storage>(
    storage: &mut S,
    client: &Client,
    owed: &PageOwed,
    settings: &Settings,
) -> Result<Kept, PageError> {
    let address = owed.item.link.as_deref().unwrap_or_default();
    let got = client.page_blocking(address, owed.initiator);
    let private = got.as_ref().ok().and_then(|page| page.private);
    let (found, original) =
        match got.map_err(PageError::from).and_then(|page| found_in(storage, &page, address, &settings.rules)) {
            Ok((found, original)) => (Some(found), original),
            // The server has said no; without an answer, the page may still come another time.
            Err(PageError::Fetch(reason)) if address.is_empty() || reason.status().is_some() => {
                match here(owed, settings) {
                    Some(_) => (None, String::new()),
                    None => return Err(reason.into()),
                }
            }
            Err(reason) => return Err(reason),
        };
    // A saved link is called what its page says.
    let item = match &found {
        Some(found) if owed.is_link() => item_of_page(address, found),
        _ => owed.item.clone(),
    };
    let page = here(owed, settings).or(found).unwrap_or_default();
    let source_name =
        if owed.is_link() { page.site_name.clone().unwrap_or_default().to_string() } else { owed.source_name.clone() };
    let draft = draft_of_page(item, &page, &source_name, owed.strip, &settings.rules);
    // A person who names a page has not named what it shows.
    let shown_by = match owed.initiator {
        Initiator::Person => Initiator::of_source(address, private),
        initiator => initiator,
    };
    let wanted = pictures(client, &page, &draft, (address, &source_name, owed.strip), shown_by, settings);
    let pictures = fetch::wait(wanted)?;
    Ok(Kept { page, draft, original, pictures })
}

impl PageOwed {
    /// A link that the user saved, not yet named by its page.
    fn is_link(&self) -> bool {
        self.by_address && self.item.content.is_none() && self.item.summary.is_none() && self.page.is_none()
    }
}

/// The text that is here: that of the page, else the feed's where it gave the whole of it.
fn here(owed: &PageOwed, settings: &Settings) -> Option<Extracted> {
    if owed.page.is_some() {
        return owed.page.clone();
    }
    let content = owed.item.content.as_ref().or(owed.item.summary.as_ref())?;
    let draft = draft(owed.item.clone(), "", &owed.source_name, owed.strip, &settings.rules);
    (!draft.teaser).then(|| Extracted { html: content.clone(), ..Extracted::default() })
}

/// The pictures that the stripped text shows, in its order. One that does not come is left out.
async fn pictures(
    client: &Client,
    found: &Extracted,
    draft: &Draft,
    (address, source, strip): (&str, &str, bool),
    initiator: Initiator,
    settings: &Settings,
) -> Vec<KeptPicture> {
    let config::Archiving { pictures: true, picture_size, pictures_per_article } = settings.archive else {
        return Vec::new();
    };
    let author = draft.author.clone().unwrap_or_default();
    let subject = Subject { title: &draft.title, url: address, source, author: &author, strip };
    let body = clean::body(&found.html, &subject, View::Stripped, &settings.rules);
    let mut wanted: Vec<String> = Vec::new();
    for image in page::lay(&body, 0).images {
        let web = image.src.starts_with("https://") || image.src.starts_with("http://");
        if web && !settings.rules.links().tracks(&image.src) && !wanted.contains(&image.src) {
            wanted.push(image.src);
        }
    }
    let started = Instant::now();
    let mut kept = Vec::new();
    for url in wanted.into_iter().take(pictures_per_article) {
        let Some(left) = PATIENCE.checked_sub(started.elapsed()) else { break };
        match tokio::time::timeout(left, client.picture_within(&url, initiator, picture_size)).await {
            Ok(Ok(bytes)) if is_picture(&bytes) => kept.push(KeptPicture { url, bytes }),
            Ok(Ok(_)) => tracing::info!(url, "no picture, or one of a single point"),
            Ok(Err(reason)) => tracing::info!(url, %reason, "a picture is not kept"),
            Err(_) => break,
        }
    }
    kept
}

/// Whether these bytes are a picture in a form that is shown, and more than a point that counts readers.
fn is_picture(bytes: &[u8]) -> bool {
    let size = |at: usize, little: bool| {
        let [a, b] = *bytes.get(at..at + 2)?.first_chunk::<2>()?;
        Some(if little { u16::from_le_bytes([a, b]) } else { u16::from_be_bytes([a, b]) })
    };
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => size(18, false) > Some(1) || size(22, false) > Some(1),
        [b'G', b'I', b'F', b'8', ..] => size(6, true) > Some(1) || size(8, true) > Some(1),
        [0xff, 0xd8, 0xff, ..] | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_does_not_come_is_asked_for_ever_more_rarely_and_at_last_no_more() {
        let now = Timestamp::UNIX_EPOCH;
        let after = |tries| next_try(tries, now).map(|next| next.as_second() / 3_600);
        assert_eq!([after(0), after(1), after(4), after(13), after(14)], [Some(1), Some(2), Some(16), Some(168), None]);
    }

    #[test]
    fn a_single_point_is_no_picture() {
        let gif = |width: u8| [b"GIF89a".as_slice(), &[width, 0, 1, 0, 0]].concat();
        assert!(!is_picture(&gif(1)) && is_picture(&gif(40)));
        assert!(!is_picture(b"<svg onload='x'>") && !is_picture(b"<html>"));
        assert!(is_picture(&[0xff, 0xd8, 0xff, 0xe0]));
    }

    #[test]
    fn a_page_that_ends_the_program_does_not_end_every_start() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("news.db")).unwrap();
        let link = super::super::bare_link("http://127.0.0.1:9/hostile");
        let id = store.save_page(&link, None, &[], Timestamp::UNIX_EPOCH).unwrap();
        let settings = Settings::new(crate::clean::BUILTIN.clone());
        let owed = |store: &Store| store.owed_page(Timestamp::now()).unwrap().is_some();
        for _ in 0..MOST_UNFINISHED {
            assert!(owed(&store));
            store.archive_begun(id).unwrap();
        }
        let archived = Archiver::new(&settings).keep(&mut store, id, false).unwrap().unwrap();
        assert_eq!(archived.came, Err(GIVEN_UP.to_owned()));
        assert!(!owed(&store));
    }
}
