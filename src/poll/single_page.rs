//! Single articles: making an item readable, and getting the whole text from its page when the user asks for it.

use super::{Settings, initiator::initiator, storage::Storage};
use crate::{
    clean::{self, Rules, Subject},
    extract::{self, Extracted},
    feed::{self, Origin},
    fetch::{self, Client, FetchError, Initiator, Page},
    html,
    news::{Article, ArticleId, Draft, Item, Kind, Source},
    store::{Store, StoreError, Subscription},
    text::Line,
};
use jiff::Timestamp;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// Makes an item readable. Links without a host of their own are read against the article's address, else the feed's.
#[must_use]
pub fn draft(item: Item, feed_url: &str, source_name: &str, strip: bool, rules: &Rules) -> Draft {
    let title = item.title.clone();
    let url = item.link.clone().unwrap_or_else(|| feed_url.to_owned());
    let author = item.authors.join(", ");
    let subject = Subject { title: &title, url: &url, source: source_name, author: &author, strip };
    clean::draft(item, &subject, rules)
}

/// The whole text of an item from its page, with the draft derived from it.
///
/// # Errors
/// When the page cannot be had or read, or the database refuses.
pub fn full_text<S: Storage>(
    storage: &mut S,
    client: &Client,
    item: &Item,
    initiator: Initiator,
    (source_name, strip): (&str, bool),
    rules: &Rules,
) -> Result<(Extracted, Draft), PageError> {
    let link = item.link.as_deref().unwrap_or_default();
    let page = client.page_blocking(link, initiator)?;
    let (found, _) = found_in(storage, &page, link, rules)?;
    let draft = draft_of_page(item.clone(), &found, source_name, strip, rules);
    Ok((found, draft))
}

/// An article whose whole text is wanted because its source asks for it.
#[derive(Debug, Clone)]
pub struct PageWanted {
    pub id: ArticleId,
    pub item: Item,
    pub source: Source,
    /// Who asks for its page.
    pub initiator: Initiator,
}

/// Pages asked for after one poll: with the pause of a second, a few minutes. A feed that brings more at once is an archive.
const MOST_PAGES: usize = 200;

/// How soon a wish to stop is noticed.
const STOP_NOTICED: Duration = Duration::from_millis(50);

/// The articles got since then whose sources ask for whole texts, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn pages_wanted(store: &Store, since: Timestamp) -> Result<Vec<PageWanted>, StoreError> {
    let found = store.without_page(since, MOST_PAGES)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let followed = store.subscriptions()?;
    let wanted = found.into_iter().filter_map(|(id, source, item)| {
        let Subscription { source, state, .. } = followed.iter().find(|one| one.id == source)?.clone();
        let initiator = Initiator::of_source(state.moved_to.as_ref().unwrap_or(&source.url), state.private);
        Some(PageWanted { id, item, source, initiator })
    });
    Ok(wanted.collect())
}

/// Gets the whole texts that sources with `full_text` ask for, one after the other with the usual pause in between, and
/// keeps each as it comes; one that cannot be had is told. Ends early when `stop` becomes true.
///
/// # Errors
/// When the database refuses.
pub fn full_texts<S: Storage>(
    storage: &mut S,
    wanted: &[PageWanted],
    settings: &Settings,
    tell: &mut dyn FnMut(ArticleId, Result<(), &str>),
    stop: &AtomicBool,
) -> Result<(), StoreError> {
    let client = Client::new(&settings.limits);
    for PageWanted { id, item, source, initiator } in wanted {
        let link = item.link.as_deref().unwrap_or_default();
        let work = async {
            // The feed itself may have come from the same host a moment ago.
            tokio::time::sleep(settings.host_delay).await;
            client.page(link, *initiator).await
        };
        if settings.offline || stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        let unless_stopped = async {
            tokio::select! {
                got = work => Some(got),
                () = until(stop) => None,
            }
        };
        let read = match fetch::wait(unless_stopped) {
            Ok(Some(Ok(page))) => found_in(storage, &page, link, &settings.rules),
            Ok(None) => return Ok(()),
            Ok(Some(Err(reason))) | Err(reason) => Err(reason.into()),
        };
        match read {
            Ok((page, _)) => {
                let draft = draft_of_page(item.clone(), &page, &source.name, source.strip, &settings.rules);
                let (id, url) = (*id, link.to_owned());
                storage.write(move |store| {
                    store.keep_page(id, &page, &draft)?;
                    store.page_done(&url)
                })?;
                tell(id, Ok(()));
            }
            Err(PageError::Fetch(reason)) => tell(*id, Err(&reason.to_string())),
            Err(reason @ PageError::Feed) => tell(*id, Err(&reason.to_string())),
            Err(PageError::Store(reason)) => return Err(reason),
            Err(PageError::Gone | PageError::Ending) => return Ok(()),
        }
    }
    Ok(())
}

async fn until(stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        tokio::time::sleep(STOP_NOTICED).await;
    }
}

/// Gets the whole text of an article from its page and keeps it, unless it is here already.
///
/// # Errors
/// When the page cannot be had, or the database refuses.
pub fn keep_full_text<S: Storage>(storage: &mut S, settings: &Settings, id: ArticleId) -> Result<(), PageError> {
    let store = storage.store();
    let (Some(article), Some(raw)) = (store.article(id)?, store.raw(id)?) else { return Err(PageError::Gone) };
    if raw.page.is_some() {
        return Ok(());
    }
    let strip = store.strips(article.source)?;
    let client = Client::new(&settings.limits);
    let who = initiator(store, &article)?;
    let of = (article.source_name.as_str(), strip);
    let (page, draft) = full_text(storage, &client, &raw.item, who, of, &settings.rules)?;
    let link = raw.item.link.unwrap_or_default();
    let kept = storage.write(move |store| {
        store.keep_page(id, &page, &draft)?;
        store.page_done(&link)
    });
    kept?.ok_or(PageError::Ending)
}

/// The article that stands for a web address: the one that is here already, else its page, got and kept.
///
/// # Errors
/// When the page cannot be had, or the database refuses.
pub fn keep_link<S: Storage>(
    storage: &mut S,
    settings: &Settings,
    url: &str,
    initiator: Initiator,
) -> Result<Article, PageError> {
    let id = if let Some(known) = storage.store().article_by_url(url)? {
        known
    } else {
        let client = Client::new(&settings.limits);
        let (page, draft) = web_page(storage, &client, url, initiator, &settings.rules)?;
        let url = url.to_owned();
        let kept = storage.write(move |store| {
            let kept = store.read_page(&draft, &page, Timestamp::now())?;
            store.page_done(&url)?;
            Ok(kept)
        })?;
        kept.ok_or(PageError::Ending)?
    };
    storage.store().article(id)?.ok_or(PageError::Gone)
}

/// Why a page is not kept.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    #[error("the article is gone")]
    Gone,
    #[error("the program is ending")]
    Ending,
    #[error("it is a feed and no article; `source add` with its address follows it")]
    Feed,
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A web page that is no item of a feed, as an article.
///
/// # Errors
/// When the page cannot be had or read, or the database refuses.
pub fn web_page<S: Storage>(
    storage: &mut S,
    client: &Client,
    url: &str,
    initiator: Initiator,
    rules: &Rules,
) -> Result<(Extracted, Draft), PageError> {
    let page = client.page_blocking(url, initiator)?;
    let (found, _) = found_in(storage, &page, url, rules)?;
    let item = item_of_page(url, &found);
    let site = found.site_name.clone().unwrap_or_default();
    let draft = draft_of_page(item, &found, &site, true, rules);
    Ok((found, draft))
}

/// The item that stands for a page which no feed has.
pub(super) fn item_of_page(url: &str, found: &Extracted) -> Item {
    Item {
        title: found
            .title
            .as_ref()
            .map_or_else(|| html::without_scheme(url).to_owned(), |title| title.as_str().to_owned()),
        published: found.published,
        updated: found.updated,
        image: found.image.clone(),
        ..link_item(url)
    }
}

/// A link without its page, for when that cannot be had.
#[must_use]
pub fn bare_link(url: &str) -> Draft {
    let title = html::without_scheme(url);
    let item = Item { title: title.to_owned(), ..link_item(url) };
    Draft { item, title: Line::new(title), url: Line::new(url), kind: Kind::Other, teaser: true, ..Draft::default() }
}

fn link_item(url: &str) -> Item {
    Item { identity: url.to_owned(), link: Some(url.to_owned()), ..Item::default() }
}

/// Attempts at a page that may end the program before it is read as plain lines, and before it is not read at all.
const MOST_ATTEMPTS: u32 = 2;
const MOST_PLAIN_ATTEMPTS: u32 = 4;

/// The article in a page that was asked for under this address, and the page's HTML. The attempt is counted before the page is
/// looked at, and stands until [`Store::page_done`]: a page that ended the program is read in a simpler way the next times.
pub(super) fn found_in<S: Storage>(
    storage: &mut S,
    page: &Page,
    address: &str,
    rules: &Rules,
) -> Result<(Extracted, String), PageError> {
    if is_feed(page) {
        return Err(PageError::Feed);
    }
    let of = address.to_owned();
    let unfinished = storage.write(move |store| store.page_begun(&of))?.ok_or(PageError::Ending)?;
    let host = html::host(&page.url);
    let read = catch_unwind(AssertUnwindSafe(|| {
        let html = feed::decode(&page.bytes, page.content_type.as_deref(), host.as_deref());
        let found = match unfinished {
            0..MOST_ATTEMPTS => extract::article(&html, &page.url, rules),
            MOST_ATTEMPTS..MOST_PLAIN_ATTEMPTS => extract::plain(&html, &page.url),
            _ => extract::unreadable(&page.url),
        };
        (found, html)
    }));
    if let Ok(read) = read {
        return Ok(read);
    }
    let of = address.to_owned();
    storage.write(move |store| store.page_done(&of))?;
    Err(FetchError::Unreadable(Line::new(host.as_deref().unwrap_or_default())).into())
}

/// Whether a feed came where a page was asked for. One that begins like a page is none.
fn is_feed(page: &Page) -> bool {
    let start = page.bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let begins = [&b"<?xml"[..], b"<rss", b"<feed", b"<rdf", b"{"].iter().any(|opening| start.starts_with(opening));
    let origin = Origin { url: &page.url, content_type: page.content_type.as_deref(), now: Timestamp::UNIX_EPOCH };
    begins && feed::read(&page.bytes, origin).is_ok()
}

/// Derives a draft from the page's text; the item itself stays as it was published.
pub(super) fn draft_of_page(item: Item, found: &Extracted, source_name: &str, strip: bool, rules: &Rules) -> Draft {
    let mut full = Item { content: Some(found.html.clone()), ..item.clone() };
    if full.authors.is_empty() {
        full.authors.extend(found.byline.as_ref().map(|byline| byline.as_str().to_owned()));
    }
    let draft = draft(full, "", source_name, strip, rules);
    Draft { item, teaser: false, ..draft }
}
