//! Gets single pages on the reader's wish: the full text of a teaser, and links that are read here.

use super::{
    db_writer::{Write, Writer},
    shared_settings::SharedSettings,
    source_settings::SourceSettings,
};
use crate::{
    app::Event,
    fetch::Client,
    news::ArticleId,
    poll,
    run::messages::{EventSender, guarded, spawn},
    store::{Store, StoreError},
};
use jiff::Timestamp;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender},
    },
};

/// Pages that are fetched at a time.
const AT_ONCE: usize = 2;

/// A page to get.
pub enum Wish {
    /// The full text of an article.
    FullText(ArticleId),
    /// A linked page, to be read here.
    Link(String),
    /// Links, for the reading list; their pages come after.
    Save(Vec<String>),
    /// Where an opaque link leads.
    Resolve(String),
    /// A site or feed that is to be followed.
    Source(String),
}

/// Starts the threads.
pub fn start(
    database: &Path,
    settings: &SharedSettings,
    events: &EventSender,
    writer: &Sender<Write>,
) -> io::Result<Sender<Wish>> {
    let (to, wishes) = mpsc::channel();
    let wishes = Arc::new(Mutex::new(wishes));
    for _ in 0..AT_ONCE {
        let pages = Pages {
            database: database.to_owned(),
            settings: settings.clone(),
            events: events.clone(),
            writer: writer.clone(),
        };
        let wishes = wishes.clone();
        spawn("pages", move || pages.serve(&wishes))?;
    }
    Ok(to)
}

struct Pages {
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Sender<Write>,
}

impl Pages {
    fn serve(&self, wishes: &Mutex<Receiver<Wish>>) {
        loop {
            let wish = match wishes.lock() {
                Ok(wishes) => wishes.recv(),
                Err(_) => return,
            };
            match wish {
                Ok(Wish::FullText(article)) => guarded(&self.events, "while getting a page", || {
                    let came = self.full_text(article);
                    self.events.event(Event::FullText(article, came));
                }),
                Ok(Wish::Link(url)) => guarded(&self.events, "while getting a page", || {
                    if let Err(reason) = self.link(&url) {
                        self.events.failed(&reason);
                    }
                }),
                Ok(Wish::Save(urls)) => guarded(&self.events, "while saving a page", || match self.save(&urls) {
                    Ok(Some(saved)) => self.events.event(Event::LinksSaved(saved)),
                    Ok(None) => {}
                    Err(reason) => self.events.failed(&format!("Not saved: {reason}")),
                }),
                Ok(Wish::Resolve(url)) => guarded(&self.events, "while resolving a link", || {
                    let settings = self.settings.settings();
                    let came = Client::new(&settings.limits).resolve_blocking(&url);
                    let link = came.map(|target| settings.rules.clean(&target));
                    self.events.event(Event::Resolved(url, link.map_err(|reason| reason.to_string())));
                }),
                Ok(Wish::Source(address)) => guarded(&self.events, "while looking for a feed", || {
                    if let Err(reason) = self.follow(&address) {
                        self.events.failed(&reason);
                    }
                }),
                Err(_) => return,
            }
        }
    }

    /// Puts links on the reading list. Their pages are owed from then on.
    fn save(&self, urls: &[String]) -> Result<Option<Vec<ArticleId>>, StoreError> {
        let settings = self.settings.settings();
        let links: Vec<_> = urls.iter().map(|url| poll::bare_link(&settings.rules.clean(url).shown)).collect();
        Writer(self.writer.clone())
            .ask(move |store| links.iter().map(|link| store.save_page(link, None, &[], Timestamp::now())).collect())
    }

    fn full_text(&self, id: ArticleId) -> Result<(), String> {
        let words = |reason: StoreError| reason.to_string();
        let store = Store::open_read_only(&self.database).map_err(words)?;
        let article = store.article(id).map_err(words)?.ok_or("the article is gone")?;
        let raw = store.raw(id).map_err(words)?.ok_or("the article is gone")?;
        if raw.page.is_some() {
            // A poll got it in the meantime.
            return Ok(());
        }
        let strip = store.strips(article.source).map_err(words)?;
        let settings = self.settings.settings();
        let client = Client::new(&settings.limits);
        let kept = poll::full_text_blocking(&client, &raw.item, &article.source_name, strip, &settings.rules)
            .map_err(|reason| reason.to_string())?;
        let (answer, done) = mpsc::channel();
        drop(self.writer.send(Write::KeepPage(id, Box::new(kept), answer)));
        done.recv().map_err(|_| "the program is ending".to_owned())?.map_err(words)
    }

    /// Follows the feed at an address; the writer says what came of it.
    fn follow(&self, address: &str) -> Result<(), String> {
        let settings = self.settings.settings();
        let client = (!settings.offline).then(|| Client::new(&settings.limits));
        let source = poll::find_source(client.as_ref(), address, Timestamp::now())?;
        let tending = SourceSettings { writer: self.writer.clone(), events: self.events.clone() };
        tending.follow(source);
        Ok(())
    }

    /// A link is read here: the article that is there already, else its page, kept.
    fn link(&self, url: &str) -> Result<(), String> {
        let words = |reason: StoreError| reason.to_string();
        let store = Store::open_read_only(&self.database).map_err(words)?;
        let known = store.article_by_url(url).map_err(words)?;
        let id = known.map_or_else(|| self.keep(url), Ok)?;
        let article = store.article(id).map_err(words)?.ok_or("the page could not be kept")?;
        self.events.event(Event::LinkRead(article.story, article.id));
        Ok(())
    }

    fn keep(&self, url: &str) -> Result<ArticleId, String> {
        let settings = self.settings.settings();
        let client = Client::new(&settings.limits);
        let kept = poll::web_page_blocking(&client, url, &settings.rules).map_err(|reason| reason.to_string())?;
        let (answer, done) = mpsc::channel();
        drop(self.writer.send(Write::KeepLink(Box::new(kept), answer)));
        done.recv().map_err(|_| "the program is ending".to_owned())?.map_err(|reason| reason.to_string())
    }
}
