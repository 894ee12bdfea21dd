//! Gets single pages that the user asks for: the full text of a teaser, and links that are read here.

use super::{database::Database, db_writer::Writer, shared_settings::SharedSettings, source_settings};
use crate::{
    app::{Event, PagePreview, PageRequest, PreviewRow},
    feed::thread::CommentThread,
    fetch::{Client, Initiator, Page, is_spelled_private},
    html::decode_entities,
    language::tr,
    news::{ArticleId, PageSelectors, Source, SourceId},
    poll::{self, Storage},
    run::messages::{EventSender, guarded, spawn},
    store::StoreError,
    text::Line,
};
use jiff::Timestamp;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    time::{Duration, Instant},
};

/// Pages that are fetched at a time.
const AT_ONCE: usize = 2;
/// How long a page is at hand for other selectors.
const AT_HAND: Duration = Duration::from_mins(5);
/// Items that are shown of what selectors find.
const SHOWN: usize = 6;

/// Starts the threads.
pub fn start(
    path: &Path,
    settings: &SharedSettings,
    events: &EventSender,
    writer: &Writer,
) -> io::Result<Sender<PageRequest>> {
    let (to, requests) = mpsc::channel();
    let requests = Arc::new(Mutex::new(requests));
    let at_hand = AtHand::default();
    for _ in 0..AT_ONCE {
        let pages = Pages {
            at_hand: at_hand.clone(),
            path: path.to_owned(),
            settings: settings.clone(),
            events: events.clone(),
            writer: writer.clone(),
        };
        let requests = requests.clone();
        spawn("pages", move || pages.serve(&requests))?;
    }
    Ok(to)
}

/// A page that came, with its address and when.
type AtHand = Arc<Mutex<Option<(String, Page, Instant)>>>;

struct Pages {
    at_hand: AtHand,
    path: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
}

impl Pages {
    fn serve(&self, requests: &Mutex<Receiver<PageRequest>>) {
        loop {
            let request = match requests.lock() {
                Ok(requests) => requests.recv(),
                Err(_) => return,
            };
            match request {
                Ok(PageRequest::FullText(article)) => guarded(&self.events, "while getting a page", || {
                    let came = self.full_text(article);
                    self.events.send(Event::FullText(article, came));
                }),
                Ok(PageRequest::Link(url, from)) => guarded(&self.events, "while getting a page", || {
                    if let Err(reason) = self.link(&url, from) {
                        self.events.failed(&reason);
                    }
                }),
                Ok(PageRequest::SaveLinks(urls, from)) => {
                    guarded(&self.events, "while saving a page", || match self.save(&urls, from) {
                        Ok(Some(saved)) => self.events.send(Event::LinksSaved(saved)),
                        Ok(None) => {}
                        Err(reason) => self.events.failed(&tr!("pages-not-saved", reason)),
                    });
                }
                Ok(PageRequest::Selectors { url, selectors }) => {
                    guarded(&self.events, "while looking at a page", || {
                        let came = Box::new(self.select(&url, &selectors));
                        self.events.send(Event::PageTried { url, selectors, came });
                    });
                }
                Ok(PageRequest::Resolve(url)) => guarded(&self.events, "while resolving a link", || {
                    let settings = self.settings.settings();
                    let came = Client::new(&settings.limits).resolve_blocking(&url, Initiator::PublicSource);
                    let link = came.map(|target| settings.rules.links().clean(&target));
                    self.events.send(Event::Resolved(url, link.map_err(|reason| reason.to_string())));
                }),
                Ok(PageRequest::Comments(article, feed)) => guarded(&self.events, "while getting comments", || {
                    let came = self.comments(article, &feed);
                    self.events.send(Event::Comments(article, came));
                }),
                Ok(PageRequest::Source { typed, replaces }) => {
                    guarded(&self.events, "while looking for a feed", || self.find_source(&typed, replaces));
                }
                Err(_) => return,
            }
        }
    }

    /// Puts links on the reading list. Their pages are owed from then on.
    fn save(&self, urls: &[String], from: Option<ArticleId>) -> Result<Option<Vec<ArticleId>>, String> {
        let initiator = from.map_or(Ok(Initiator::Person), |from| self.initiator(from))?;
        if let Some(url) = urls.iter().find(|url| !initiator.may_be_private() && is_spelled_private(url)) {
            return Err(format!("{url} lies in a private network, and a public source may not send us there"));
        }
        let settings = self.settings.settings();
        let links: Vec<_> = urls.iter().map(|url| poll::bare_link(&settings.rules.links().clean(url).shown)).collect();
        self.writer
            .ask(move |store| links.iter().map(|link| store.save_page(link, None, &[], Timestamp::now())).collect())
            .map_err(|reason| reason.to_string())
    }

    /// Who asks for what this article links to.
    fn initiator(&self, article: ArticleId) -> Result<Initiator, String> {
        let words = |reason: StoreError| reason.to_string();
        let database = self.database()?;
        let article = database.store().article(article).map_err(words)?;
        article
            .map_or(Ok(Initiator::PublicSource), |article| poll::initiator(database.store(), &article))
            .map_err(words)
    }

    fn full_text(&self, id: ArticleId) -> Result<(), String> {
        let mut database = self.database()?;
        poll::keep_full_text(&mut database, &self.settings.settings(), id).map_err(|reason| reason.to_string())
    }

    fn comments(&self, id: ArticleId, feed: &str) -> Result<Arc<CommentThread>, String> {
        let database = self.database()?;
        let article = database.store().article(id).map_err(|reason| reason.to_string())?;
        let article = article.ok_or("the article is gone")?;
        let thread = poll::comments(database.store(), &self.settings.settings(), &article, feed);
        thread.map(Arc::new).map_err(|reason| reason.to_string())
    }

    fn database(&self) -> Result<Database, String> {
        Database::open(&self.path, &self.writer).map_err(|reason| reason.to_string())
    }

    /// Follows the feed at an address; the writer says what came of it. The only feed of an address is taken; where there are several, or it does not answer, the user is asked.
    fn find_source(&self, address: &str, replaces: Option<SourceId>) {
        let settings = self.settings.settings();
        let client = (!settings.offline).then(|| Client::new(&settings.limits));
        let group = || Source { group: poll::GROUP.into(), strip: true, ..Source::default() };
        let asks = |feeds, no_answer| self.events.send(Event::FeedsFound { feeds, no_answer, replaces });
        match poll::find_source(client.as_ref(), address, Timestamp::now()) {
            Ok(poll::Found { source, others }) if others.is_empty() => {
                let events = self.events.clone();
                self.writer.tell(move |store| match replaces {
                    Some(id) => source_settings::change_address(store, id, &source.url, &events),
                    None => source_settings::follow(store, source, &events),
                });
            }
            Ok(poll::Found { source, others }) => {
                let others =
                    others.into_iter().map(|(url, name)| Source { url, name, site: source.site.clone(), ..group() });
                asks(std::iter::once(source.clone()).chain(others).collect(), None);
            }
            Err(poll::FindError::NoAnswer { address, reason }) => {
                asks(vec![Source { url: address, ..group() }], Some(Line::new(&reason)));
            }
            Err(poll::FindError::PageWithoutFeed { address, reason }) if replaces.is_none() => {
                self.events.send(Event::PageWithoutFeed { url: address, reason: Line::new(&reason) });
            }
            Err(reason) => self.events.failed(&reason.to_string()),
        }
    }

    /// What selectors find in a page. While they are changed it is not asked for anew: the page that came last is kept at hand.
    fn select(&self, url: &str, selectors: &PageSelectors) -> Result<PagePreview, Line> {
        let words = |reason: poll::FindError| Line::new(&reason.to_string());
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        let known = at_hand.take().filter(|(known, _, came)| known == url && came.elapsed() < AT_HAND);
        let (page, came) = if let Some((_, page, came)) = known {
            (page, came)
        } else {
            let client = Client::new(&self.settings.settings().limits);
            (poll::page_to_select(&client, url).map_err(words)?, Instant::now())
        };
        let selected = poll::select_on(&page, url, selectors, Timestamp::now()).map_err(words);
        *at_hand = Some((url.to_owned(), page, came));
        drop(at_hand);
        let (source, read) = selected?;
        let line = |words: String| Line::new(&words);
        let rows = read.feed.items.iter().take(SHOWN).map(|item| PreviewRow {
            title: Line::new(&decode_entities(&item.title)),
            link: item.link.as_deref().map(Line::new),
            published: item.published,
        });
        Ok(PagePreview {
            counted: line(read.found.counted()),
            problem: read.found.problem(selectors).map(line),
            remark: read.found.remark(selectors).map(line),
            rows: rows.collect(),
            source,
        })
    }

    /// A link is read here: the article that is there already, else its page, kept.
    fn link(&self, url: &str, from: ArticleId) -> Result<(), String> {
        let mut database = self.database()?;
        let article = poll::keep_link(&mut database, &self.settings.settings(), url, self.initiator(from)?);
        let article = article.map_err(|reason| reason.to_string())?;
        self.events.send(Event::LinkRead(article.story, article.id));
        Ok(())
    }
}
