//! The thread that reads the database for the screen: lists, rows, sources, and articles laid out. It never writes.

use super::{
    brief,
    page_cache::{Cleaned, Key, PageCache, PageForm, RenderedPage},
    read_jobs::{self, ReadJobs, ReadSender},
    read_queue::ReadQueue,
    shared_settings::SharedSettings,
    shelf_counts::ShelfCounts,
};
use crate::{
    app::{Document, Event, Lessons, Made, MadeText, Maker, Read, SourceRow, Wanted},
    clean::{
        self, Subject,
        kinds::{self, Piece},
    },
    html::paragraphs,
    language::{self, tr},
    news::{Article, ArticleId, Body, Folded, Folding, Kind, Name, Sort, StoryId, View},
    page, platform, poll,
    query::Query,
    run::messages::{EventSender, guarded, inject_panic, spawn},
    store::{Raw, Store, StoreError, Subscription},
    text::Line,
};
use jiff::Timestamp;
use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

/// Ids that come before the rest of a list.
pub const FIRST: usize = 200;
/// A look at what has arrived, and a list whose words are still typed, are put off until nobody has asked for anything for this long.
const CALM: Duration = Duration::from_millis(150);
/// So long somebody waits for the first counts.
const MOMENT: Duration = Duration::from_millis(10);
/// Days that are counted.
const STATISTICS_DAYS: u32 = 30;
/// Steps that are listed: nobody reads further back.
const STEPS: usize = 200;

/// Starts the thread; it waits until the database is ready.
pub fn start(
    database: PathBuf,
    current: SharedSettings,
    events: EventSender,
    opened: Receiver<()>,
) -> io::Result<ReadSender> {
    let (to, jobs) = read_jobs::channel();
    let work = move || {
        if opened.recv().is_err() {
            return;
        }
        match Store::open_read_only(&database) {
            Ok(store) => DbReader {
                store,
                settings: current.settings(),
                current,
                cache: PageCache::default(),
                rest: None,
                unlooked: None,
                counts: ShelfCounts::default(),
            }
            .serve(&jobs, &events),
            Err(reason) => events.failed(&reason),
        }
    };
    spawn("reader", work)?;
    Ok(to)
}

struct DbReader {
    store: Store,
    current: SharedSettings,
    /// The settings that the pages were made by.
    settings: Arc<poll::Settings>,
    cache: PageCache,
    /// The rest of the list that was asked for last, for when nobody waits for anything else.
    rest: Option<(u64, Wanted)>,
    /// A look at what has arrived, for when nobody has asked for anything for a while: it goes through the whole list.
    unlooked: Option<(u64, Wanted)>,
    counts: ShelfCounts,
}

impl DbReader {
    fn serve(mut self, jobs: &ReadJobs, events: &EventSender) {
        loop {
            let within = if let Some((_, wanted)) = &self.rest {
                // While words are typed the next letter makes another list.
                Some(if wanted.sort == Sort::Match { CALM } else { Duration::ZERO })
            } else if self.unlooked.is_some() {
                Some(CALM)
            } else {
                self.counts.calm()
            };
            match jobs.next(within) {
                Ok(first) => {
                    let mut asked = ReadQueue::default();
                    asked.add(std::iter::once(first).chain(jobs.there()));
                    while let Some(job) = asked.next() {
                        self.attempt(events, |this| this.read(job, events));
                        self.count_for_a_moment(jobs, events);
                        asked.add(jobs.there());
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Nobody waits for any of this; whoever asks meanwhile does not wait for it either.
                    if let Some(rest) = self.rest.take() {
                        self.attempt(events, |this| this.rest(rest, jobs, events));
                    } else if let Some(look) = self.unlooked.take() {
                        self.attempt(events, |this| this.peek(look, jobs, events));
                    } else {
                        self.attempt(events, |this| this.count(events, jobs.is_one_waiting()));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// While a poll goes on nobody is calm: whoever asks waits a moment for the first counts.
    fn count_for_a_moment(&mut self, jobs: &ReadJobs, events: &EventSender) {
        let began = Instant::now();
        let stop = || {
            let mut is_one_waiting = jobs.is_one_waiting();
            move || began.elapsed() > MOMENT && is_one_waiting()
        };
        while self.counts.are_overdue() && !stop()() {
            self.attempt(events, |this| this.count(events, stop()));
        }
    }

    fn attempt(&mut self, events: &EventSender, work: impl FnOnce(&mut Self) -> Result<(), StoreError>) {
        guarded(events, "while reading", || {
            if let Err(reason) = work(self) {
                events.failed(&reason);
            }
        });
    }

    fn read(&mut self, job: Read, events: &EventSender) -> Result<(), StoreError> {
        match job {
            Read::List { ticket, wanted } => {
                let whole = self.list(ticket, &wanted, events)?;
                self.rest = (!whole).then_some((ticket, wanted));
            }
            Read::Peek { ticket, wanted } => self.unlooked = Some((ticket, wanted)),
            Read::Excerpts { ticket, stories, query } => {
                events.send(Event::Excerpts(ticket, self.store.excerpts(&stories, &query)?));
            }
            Read::Joined(ids) => {
                let joined = self.store.stories_joined(&ids)?;
                if !joined.is_empty() {
                    events.send(Event::Joined(joined));
                }
            }
            Read::Rows { stories, told_by } => {
                events.send(Event::Rows(self.store.stories_told_by(&stories, told_by.as_ref(), Timestamp::now())?));
            }
            Read::Page { story, article, view, made, width, spoken, signs } => {
                inject_panic("reading");
                self.follow_settings();
                let form = PageForm { width, spoken, language: language::in_use() };
                if let Some(document) = self.document(story, article, (view, made.as_ref(), signs), form)? {
                    let made_by = made.map(|made| made.maker);
                    events.send(Event::Page { story, view, made_by, width, document: Box::new(document) });
                }
            }
            Read::ChangedAt(article) => events.send(Event::ChangedAt(article, self.store.changed_at(article)?)),
            Read::Sources => {
                let rows = self.store.subscriptions()?.into_iter().map(row).collect();
                events.send(Event::Sources(rows, self.store.totals()?));
            }
            Read::KindReasons(article) => events.send(Event::KindReasons(article, self.kind_reasons(article)?)),
            Read::Names(of) => events.send(Event::Names(of, self.names(of)?)),
            Read::TryRules(article, story, whens) => events.send(self.rules_tried(article, story, &whens)?),
            Read::Rules => events.send(Event::Rules(self.store.user_rules()?)),
            Read::About(name) => events.send(self.about(&name)?),
            Read::AboutStory(story) => events.send(Event::AboutNames(self.store.names_of(story)?)),
            Read::Counts(queries) => self.counts.ask(queries),
            Read::Mutes => events.send(Event::Mutes(self.store.mutes()?)),
            Read::Steps => events.send(Event::Steps(self.store.journal(STEPS)?)),
            Read::Tags => events.send(Event::Tags(self.store.tags()?)),
            Read::Matching { ticket, query } => {
                let ids = self.store.story_ids(&query, Sort::Newest, Timestamp::now())?;
                events.send(Event::Matching(ticket, ids));
            }
            Read::Brief(shelves) => events.send(Event::Brief(Box::new(brief::news(&self.store, &shelves)?))),
            Read::Statistics => {
                events.send(Event::Statistics(self.store.statistics(STATISTICS_DAYS, Timestamp::now())?));
            }
            Read::Text(article, program) => events.send(Event::Text(program, self.text(article)?)),
            Read::Original(article) => {
                events.send(Event::Original(self.store.raw(article)?.and_then(|raw| raw.item.link)));
            }
        }
        Ok(())
    }

    /// The names a story speaks of; all that is followed when none is named.
    fn names(&self, of: Option<StoryId>) -> Result<Vec<Name>, StoreError> {
        let Some(story) = of else {
            let names = self.store.followed()?.into_iter();
            return Ok(names.map(|name| Name { name, followed: true }).collect());
        };
        self.store.names_of(story)
    }

    /// What rules by these queries and by the names of a story would have touched.
    fn rules_tried(&self, article: ArticleId, story: StoryId, whens: &[String]) -> Result<Event, StoreError> {
        let (now, zone) = (Timestamp::now(), platform::time_zone());
        let counts = whens.iter().map(|when| self.store.try_rule(when, now, &zone));
        let counts = counts.collect::<Result<_, _>>()?;
        let names = self.store.names_of(story)?.into_iter().map(|name| {
            let when = format!("about:\"{}\"", name.name.replace('"', ""));
            Ok((name.name, self.store.try_rule(&when, now, &zone)?))
        });
        let names = names.collect::<Result<_, StoreError>>()?;
        let lessons = Lessons { kind: self.store.kind_lesson(article)?, taken_out: self.store.join_lesson(article)? };
        Ok(Event::RulesTried(counts, names, lessons))
    }

    fn about(&self, name: &str) -> Result<Event, StoreError> {
        Ok(Event::About(Box::new(self.store.about(name, Timestamp::now())?)))
    }

    /// Counts one more shelf.
    fn count(&mut self, events: &EventSender, stop: impl FnMut() -> bool + Send + 'static) -> Result<(), StoreError> {
        let now = Timestamp::now();
        let count = |query: &Query| self.store.read_unless(stop, |store| store.count_stories(query, now));
        if let Some(counts) = self.counts.count_next(count)? {
            events.send(Event::ShelvesCounted(counts));
        }
        Ok(())
    }

    /// A look at what has arrived.
    fn peek(&mut self, look: (u64, Wanted), jobs: &ReadJobs, events: &EventSender) -> Result<(), StoreError> {
        let (ticket, wanted) = look;
        let now = Timestamp::now();
        match self.store.read_unless(jobs.is_one_waiting(), |store| every_id(store, &wanted, now))? {
            Some(ids) => events.send(Event::Peeked { ticket, ids }),
            None => self.unlooked = Some((ticket, wanted)),
        }
        Ok(())
    }

    /// A list: its beginning with the rows of the first screen; whether that is all of it.
    fn list(&self, ticket: u64, wanted: &Wanted, events: &EventSender) -> Result<bool, StoreError> {
        let now = Timestamp::now();
        let Wanted { query, sort, folding } = wanted;
        let ids = self.store.shown_story_ids(query, *sort, *folding, FIRST, now)?;
        let rows = self.store.stories_told_by(&ids[..ids.len().min(60)], query.told_by().as_ref(), now)?;
        let whole = ids.len() < FIRST;
        let folded = if whole { folded(&self.store, wanted, now)? } else { Folded::default() };
        events.send(Event::List { ticket, ids, rows, folded, whole });
        Ok(whole)
    }

    /// The rest of a list.
    fn rest(&mut self, rest: (u64, Wanted), jobs: &ReadJobs, events: &EventSender) -> Result<(), StoreError> {
        let (ticket, wanted) = rest;
        let now = Timestamp::now();
        let whole = |store: &Store| Ok((every_id(store, &wanted, now)?, folded(store, &wanted, now)?));
        match self.store.read_unless(jobs.is_one_waiting(), whole)? {
            Some((ids, folded)) => events.send(Event::List { ticket, ids, rows: Vec::new(), folded, whole: true }),
            None => self.rest = Some((ticket, wanted)),
        }
        Ok(())
    }

    fn document(
        &mut self,
        story: StoryId,
        article: Option<ArticleId>,
        (view, made, signs): (View, Option<&Made>, bool),
        form: PageForm,
    ) -> Result<Option<Document>, StoreError> {
        let mut articles = self.store.story_articles(story)?;
        let place = article.and_then(|wanted| articles.iter().position(|other| other.id == wanted)).unwrap_or(0);
        if articles.is_empty() {
            return Ok(None);
        }
        let article = articles.remove(place);
        let made = made.map(|made| self.made(&article, made, form)).transpose()?.flatten();
        let (made_by, made) = made.unzip();
        let rendered = match made {
            Some(made) => made,
            None => self.rendered(&article, view, form, signs)?,
        };
        let RenderedPage { cleaned: Cleaned { body, teaser }, page, .. } = rendered;
        let position = self.store.position(article.id)?;
        let highlights = self.store.highlights(article.id)?;
        let kept_by = self.store.kept_by(article.id)?;
        let unkept = if article.saved && !article.full {
            self.store.archived(article.id)?.and_then(|archived| archived.reason)
        } else {
            None
        };
        let because = if articles.is_empty() { HashMap::new() } else { self.store.because(story)? };
        let credits = self.store.credits(story)?;
        let ranked = self.store.rank_reasons(story, Timestamp::now())?;
        let acted = self.store.acted(article.id)?;
        let changed = self.store.changed_at(article.id)?;
        Ok(Some(Document {
            acted,
            article,
            others: articles,
            because,
            kind_because: Vec::new(),
            credits,
            ranked,
            page,
            receipt: body.receipt,
            byline: body.byline,
            via: body.via,
            updated: body.updated,
            pictured_by: body.credits,
            teaser,
            position,
            highlights,
            unkept,
            made_by,
            kept_by,
            changed,
        }))
    }

    /// What was made of an article, laid out; none where it is no more kept.
    fn made(
        &self,
        article: &Article,
        made: &Made,
        form: PageForm,
    ) -> Result<Option<(Maker, RenderedPage)>, StoreError> {
        let html = match (&made.text, &made.maker) {
            (Some(MadeText::Plain(text)), _) => paragraphs(text),
            (Some(MadeText::Html(html)), _) => html.to_string(),
            (Some(MadeText::Comments(thread)), _) => thread.html(Timestamp::now(), &platform::time_zone()),
            (None, Maker::Command(name)) => {
                let Some(kept) = self.store.command_text(article.id, name)? else { return Ok(None) };
                if kept.is_html { kept.text } else { paragraphs(&kept.text) }
            }
            (None, Maker::Comments) => return Ok(None),
        };
        // It is nobody's sales talk: nothing is taken out of it.
        let body = clean::body(&html, &self.subject(article), View::Original, &self.settings.rules);
        Ok(Some((made.maker.clone(), RenderedPage::of(Cleaned { body, teaser: false }, form))))
    }

    fn rendered(
        &mut self,
        article: &Article,
        view: View,
        form: PageForm,
        signs: bool,
    ) -> Result<RenderedPage, StoreError> {
        if view == View::Changes {
            return Ok(RenderedPage::of(Cleaned { body: self.changes(article, signs)?, teaser: false }, form));
        }
        let kept = self.store.archived(article.id)?.and_then(|archived| archived.kept);
        let strip = self.subject(article).strip;
        let content = self.store.content_number(article.id)?;
        let key = Key { article: article.id, view, content, full: article.full, kept, strip, kind: article.kind };
        if let Some(rendered) = self.cache.get(key, form) {
            return Ok(rendered);
        }
        let raw = self.store.raw(article.id)?;
        let rendered = RenderedPage::of(self.cleaned(article, raw.as_ref(), view), form);
        if raw.is_some() {
            self.cache.keep(key, rendered.clone());
        }
        Ok(rendered)
    }

    fn cleaned(&self, article: &Article, raw: Option<&Raw>, view: View) -> Cleaned {
        let mut body = self.body(article, raw, view);
        body.updated = body.updated.or(raw.and_then(|raw| raw.page.as_ref()?.updated));
        let teaser = raw.is_some_and(|raw| raw.page.is_none() && raw.item.link.is_some()) && body.teaser;
        Cleaned { body, teaser }
    }

    /// What its outlet changed in it; the text itself where that is no more known.
    fn changes(&self, article: &Article, signs: bool) -> Result<Body, StoreError> {
        Ok(match self.store.earlier_text(article.id)? {
            Some(texts) => texts.body(&self.subject(article), &self.settings.rules, signs),
            None => {
                Body { view: View::Changes, ..self.body(article, self.store.raw(article.id)?.as_ref(), View::Stripped) }
            }
        })
    }

    /// What made an article the kind of piece it is.
    fn kind_reasons(&self, article: ArticleId) -> Result<Vec<Line>, StoreError> {
        let (Some(article), Some(raw)) = (self.store.article(article)?, self.store.raw(article)?) else {
            return Ok(Vec::new());
        };
        let categories = &raw.item.categories;
        let piece = Piece { title: &article.title, lead: &article.summary, url: &article.url, categories };
        let sells = (article.kind == Kind::Deal).then(|| self.body(&article, Some(&raw), View::Stripped).receipt);
        let share = sells.map(|receipt| receipt.affiliate_share).filter(|share| *share >= kinds::DEAL_SHARE);
        let sells = share.map(|share| tr!("reader-its-links-earn", share));
        Ok(sells.into_iter().chain(kinds::reasons(&piece, article.kind)).map(|words| Line::new(&words)).collect())
    }

    /// Under other link rules every page is another one.
    fn follow_settings(&mut self) {
        let now = self.current.settings();
        if !Arc::ptr_eq(&now, &self.settings) {
            (self.settings, self.cache) = (now, PageCache::default());
        }
    }

    fn body(&self, article: &Article, raw: Option<&Raw>, view: View) -> Body {
        let html = raw.map(Raw::html).unwrap_or_default();
        clean::body(&html, &self.subject(article), view, &self.settings.rules)
    }

    fn subject<'a>(&self, article: &'a Article) -> Subject<'a> {
        Subject::of(article, self.store.strips(article.source).unwrap_or(true))
    }

    /// The text as another program gets it.
    fn text(&self, id: ArticleId) -> Result<String, StoreError> {
        let Some(article) = self.store.article(id)? else { return Ok(String::new()) };
        let raw = self.store.raw(id)?;
        let body = self.body(&article, raw.as_ref(), View::Stripped);
        let about = [article.author.as_ref().map(Line::as_str), Some(article.source_name.as_str())];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        Ok(format!("{}\n{}\n{}\n\n{}\n", article.title, about.join(" · "), article.url, page::text(&body)))
    }
}

/// A subscription as the pane shows it.
pub fn row(one: Subscription) -> SourceRow {
    let source = one.source.clone();
    SourceRow {
        id: Some(one.id),
        name: if one.source.name.is_empty() { Line::new(&one.source.url) } else { one.source.name },
        group: one.source.group,
        unread: one.unread,
        status: one.state.status,
        failing: if one.state.gone {
            Some(Line::new("gone for good"))
        } else {
            one.state.error.as_deref().map(Line::new)
        },
        last_success: one.state.last_success,
        failures: one.state.failures,
        next_poll: one.state.next_poll,
        paused: one.source.paused,
        quiet: one.source.quiet,
        source,
    }
}

/// Every id of a list.
fn every_id(store: &Store, wanted: &Wanted, now: Timestamp) -> Result<Vec<StoryId>, StoreError> {
    let Wanted { query, sort, folding } = wanted;
    store.shown_story_ids(query, *sort, *folding, 0, now)
}

/// How many deals and guides a list leaves out.
fn folded(store: &Store, wanted: &Wanted, now: Timestamp) -> Result<Folded, StoreError> {
    match wanted.folding {
        Folding::Folded => store.folded(&wanted.query, now),
        Folding::Open => Ok(Folded::default()),
    }
}
