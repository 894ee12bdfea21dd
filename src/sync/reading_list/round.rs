//! One sync of one reading list: what was done here goes there, what was done there comes here, and what is new here is posted.
//! A field that waits here wins; every tag and the archive stand for themselves.

use super::{
    entry::{Entry, Known, NewEntry, Page, ReadingList},
    locate::locate,
};
use crate::{
    clean, exchange,
    extract::Extracted,
    fetch::Limits,
    html::strip_tags,
    integrations,
    language::tr,
    news::{self, ArticleId, Draft},
    store::{Incoming, Kept, Passage, PassageChange, SavedCursor, SavedState, Store},
    sync::{
        error::SyncError,
        report::{Failure, Report},
    },
    text::Line,
};
use jiff::{SignedDuration, Timestamp};
use tracing::info;

/// What one sync of a reading list needs.
pub struct Round<'a> {
    pub account: &'a str,
    pub list: &'a mut dyn ReadingList,
    pub store: &'a mut Store,
    pub rules: &'a clean::Rules,
    pub limits: &'a Limits,
    pub report: Report,
}

/// An entry that is new here, as an article.
struct Fresh {
    entry: exchange::Entry,
    draft: Draft,
    page: Option<Extracted>,
    state: SavedState,
}

impl Fresh {
    /// What was marked in it, and nothing of its place on the list.
    fn passages_alone(mut self) -> Self {
        (self.entry.listed, self.entry.finished) = (false, false);
        self.entry.tags.clear();
        self
    }
}

impl Round<'_> {
    pub fn run(&mut self, progress: &mut dyn FnMut(&str)) {
        progress(tr!("sync-sending"));
        if let Err(reason) = self.push() {
            self.failed("push", &reason);
        }
        progress(tr!("sync-asking-changes"));
        if let Err(reason) = self.pull(progress) {
            // What is there is not known for sure: posted now, it might be there twice.
            return self.failed("reading list", &reason);
        }
        if let Err(reason) = self.post(progress) {
            self.failed("save", &reason);
        }
    }

    fn failed(&mut self, what: &str, reason: &SyncError) {
        info!(account = self.account, what, %reason, "a sync did not succeed");
        self.report.add(Failure { what: what.to_owned(), why: reason.to_string() });
    }

    fn push(&mut self) -> Result<(), SyncError> {
        for id in self.store.saved_to_delete(self.account, Timestamp::now())? {
            self.list.delete(&id)?;
            self.store.saved_deleted(self.account, &id)?;
            self.report.pushed += 1;
        }
        for change in self.store.saved_changes(self.account, self.list.can_hold())? {
            match self.list.change(&change) {
                Ok(Some(stamp)) => {
                    let stamp = Some(stamp.as_str()).filter(|stamp| !stamp.is_empty());
                    self.store.saved_change_arrived(self.account, &change, stamp)?;
                    self.report.pushed += 1;
                }
                // It is gone there; the pull finds that out.
                Ok(None) => {}
                Err(reason @ SyncError::Refused(_)) => self.failed("push", &reason),
                Err(reason) => return Err(reason),
            }
        }
        for change in self.store.passage_changes(self.account)? {
            match self.push_passages(change) {
                Ok(()) => {}
                // One entry that the server fails at does not hold up the others.
                Err(reason @ (SyncError::Refused(_) | SyncError::Status(_) | SyncError::Strange(_))) => {
                    self.failed("push", &reason);
                }
                Err(reason) => return Err(reason),
            }
        }
        Ok(())
    }

    /// Marks and unmarks passages of an entry there. One that has no place in its text there stays here alone.
    fn push_passages(&mut self, change: PassageChange) -> Result<(), SyncError> {
        let PassageChange { remote, add, remove, note } = change;
        for Passage { id, quote, .. } in remove {
            if !id.is_empty() {
                self.list.unmark(&remote, &id)?;
                self.report.pushed += 1;
            }
            self.store.passage_unmarked(self.account, &remote, &quote)?;
        }
        if add.is_empty() {
            return Ok(());
        }
        // An answer may have been lost: what is marked there already is not marked twice.
        let there = self.list.passages(&remote)?;
        let html = self.list.html(&remote)?.unwrap_or_default();
        let mut note = if there.iter().any(|one| one.note.contains(&note)) { String::new() } else { note };
        for quote in add {
            let known = there.iter().find(|one| Line::new(&one.quote).as_str() == quote).map(|one| one.id.clone());
            let id = match (known, locate(&html, &quote)) {
                (Some(id), _) => id,
                (None, None) => String::new(),
                (None, Some(place)) => match self.list.mark(&remote, &quote, &note, &place) {
                    Ok(id) => {
                        note.clear();
                        self.report.pushed += 1;
                        id
                    }
                    Err(SyncError::Refused(_)) => String::new(),
                    Err(reason) => return Err(reason),
                },
            };
            let passage = Passage { id, quote, note: String::new() };
            self.store.passages_there(self.account, &remote, &[passage])?;
        }
        Ok(())
    }

    fn pull(&mut self, progress: &mut dyn FnMut(&str)) -> Result<(), SyncError> {
        let at = self.store.saved_cursor(self.account)?.unwrap_or_default();
        let known = self.store.saved_stamps(self.account)?;
        let now = Timestamp::now();
        let good_for = SignedDuration::from_hours(24 * self.list.days_between_walks());
        let due = at.walked.is_some_and(|walked| now.duration_since(walked) >= good_for);
        let since = Some(at.cursor.clone()).filter(|cursor| !due && !cursor.is_empty());
        let mut pull = Pull {
            account: self.account,
            store: &mut *self.store,
            rules: self.rules,
            report: &mut self.report,
            cursor: at.clone(),
        };
        let name = self.list.name();
        self.list.changes(since.as_deref(), &known, &mut |page| {
            progress(&tr!("sync-taking-in", count = page.entries.len()));
            pull.page(page, &known, name)
        })?;
        let mut cursor = pull.cursor;
        if since.is_none() || cursor.walked.is_none() {
            cursor.walked = Some(now);
        }
        self.store.set_saved_cursor(self.account, &cursor)?;
        self.texts(progress)
    }

    /// Gets the texts that did not come along, one by one. Where the server has none, the page is got when the reader asks for it.
    fn texts(&mut self, progress: &mut dyn FnMut(&str)) -> Result<(), SyncError> {
        let wanted = self.store.saved_without_text(self.account)?;
        for (number, (remote, id)) in wanted.iter().enumerate() {
            progress(&tr!("sync-getting-texts", done = number + 1, total = wanted.len()));
            let Some(article) = self.store.article(*id)? else { continue };
            let html = self.list.html(remote)?;
            let entry = exchange::Entry::at(&article.url).ok();
            let (Some(html), Some(mut entry)) = (html, entry) else {
                self.store.archive_failed(*id, "the server has no text of it", None)?;
                continue;
            };
            entry.plain_title(&article.title);
            (entry.author, entry.published) = (article.author.clone(), article.published);
            entry.html(&html);
            if let (draft, Some(page)) = entry.article(self.rules) {
                let kept = Kept { page, draft, original: String::new(), pictures: Vec::new() };
                self.store.keep_archive(*id, &kept, Timestamp::now())?;
            }
        }
        Ok(())
    }

    /// Posts what is saved here and not there.
    fn post(&mut self, progress: &mut dyn FnMut(&str)) -> Result<(), SyncError> {
        let wanted = self.store.saved_not_there(self.account)?;
        for (number, id) in wanted.iter().enumerate() {
            progress(&tr!("sync-saving-there", done = number + 1, total = wanted.len()));
            match self.post_one(*id) {
                Ok(()) => self.report.pushed += 1,
                Err(reason @ SyncError::Refused(_)) => self.failed("save", &reason),
                Err(reason) => return Err(reason),
            }
        }
        // Flags and passages that cannot be posted along.
        if wanted.is_empty() { Ok(()) } else { self.push() }
    }

    fn post_one(&mut self, id: ArticleId) -> Result<(), SyncError> {
        let Some(article) = self.store.article(id)? else { return Ok(()) };
        let strip = self.store.strips(article.source)?;
        let with = integrations::With { store: self.store, rules: self.rules, limits: self.limits };
        let html = integrations::cleaned_html(&article, with, strip)?;
        let tags = article.tags.iter().map(ToString::to_string).collect();
        let new = NewEntry {
            url: &article.url,
            title: &article.title,
            tags,
            finished: article.progress.finished,
            saved: self.store.saved_at(id)?,
            published: article.published,
            author: article.author.as_deref().unwrap_or_default(),
            html,
        };
        let state = self.list.create(&new)?;
        Ok(self.store.saved_there(self.account, id, &state)?)
    }
}

/// Takes in what comes, page by page: each is kept before the next is asked for.
struct Pull<'a> {
    account: &'a str,
    store: &'a mut Store,
    rules: &'a clean::Rules,
    report: &'a mut Report,
    cursor: SavedCursor,
}

impl Pull<'_> {
    fn page(&mut self, page: Page, known: &Known, name: &'static str) -> Result<(), SyncError> {
        let now = Timestamp::now();
        self.report.pulled += self.store.saved_gone(self.account, &page.gone, now)?;
        let is_known =
            |entry: &Entry| known.contains_key(&entry.state.remote) && !page.gone.contains(&entry.state.remote);
        let (mut old, new): (Vec<Entry>, Vec<Entry>) = page.entries.into_iter().partition(is_known);
        let states: Vec<SavedState> = old.iter().map(|entry| entry.state.clone()).collect();
        self.report.pulled += self.store.merge_saved(self.account, &states, now)?;
        let passages = |entry: &Entry| Some((entry.state.remote.clone(), entry.passages.clone()?));
        let came: Vec<(String, Vec<Passage>)> = old.iter().chain(&new).filter_map(passages).collect();
        for entry in &mut old {
            // What is marked on both sides is here already, at its own place.
            let Some(passages) = &mut entry.passages else { continue };
            let known = self.store.passages_known(self.account, &entry.state.remote)?;
            passages.retain(|one| !known.contains(&Line::new(&one.quote)));
        }
        let is_marked = |entry: &Entry| entry.passages.as_ref().is_some_and(|passages| !passages.is_empty());
        let marked = old.into_iter().filter(is_marked).filter_map(|entry| self.fresh(entry));
        // Whether it is listed, tagged, finished was settled above, beside what waits here to be sent.
        let marked: Vec<Fresh> = marked.map(Fresh::passages_alone).collect();
        self.import(name, &marked)?;
        let new: Vec<Fresh> = new.into_iter().filter_map(|entry| self.fresh(entry)).collect();
        self.report.new += self.import(name, &new)?;
        for one in &new {
            self.store.join_saved(self.account, &one.draft, &one.state)?;
        }
        for (remote, passages) in came {
            self.store.passages_came(self.account, &remote, &passages)?;
        }
        if let Some(cursor) = page.cursor {
            self.cursor.cursor = cursor;
            self.store.set_saved_cursor(self.account, &self.cursor)?;
        }
        Ok(())
    }

    fn import(&mut self, name: &'static str, all: &[Fresh]) -> Result<usize, SyncError> {
        let all: Vec<_> = all.iter().map(|one| (&one.entry, &one.draft, one.page.as_ref())).collect();
        import(self.store, name, &all)
    }

    /// An entry as an article; none where its address is none.
    fn fresh(&self, given: Entry) -> Option<Fresh> {
        let mut entry = exchange::Entry::at(&given.url).ok()?;
        entry.title(&given.title);
        let line = |text: &str| Some(Line::new(text)).filter(|line| !line.is_empty());
        (entry.outlet, entry.author, entry.published) = (line(&given.outlet), line(&given.author), given.published);
        entry.saved = super::entry::moment(&given.state.created);
        for tag in &given.state.tags {
            entry.tag(tag);
        }
        if given.state.finished {
            entry.finish();
        }
        let words = strip_tags(given.html.as_deref().unwrap_or_default());
        for Passage { quote, note, .. } in given.passages.iter().flatten() {
            entry.note(note);
            let before = words.find(quote.as_str()).map_or("", |at| &words[..at]);
            let at = before.chars().filter(|letter| !letter.is_whitespace()).count();
            if !quote.trim().is_empty() {
                let added = entry.saved.unwrap_or(Timestamp::UNIX_EPOCH);
                entry.highlights.push(news::Highlight { text: Line::new(quote), at, added });
            }
        }
        if let Some(html) = &given.html {
            entry.html(html);
        }
        let (draft, page) = entry.article(self.rules);
        Some(Fresh { entry, draft, page, state: given.state })
    }
}

/// Puts articles on the reading list beside what is there; how many were not here.
fn import(
    store: &mut Store,
    name: &'static str,
    all: &[(&exchange::Entry, &Draft, Option<&Extracted>)],
) -> Result<usize, SyncError> {
    if all.is_empty() {
        return Ok(0);
    }
    let imported = store.import(false, Timestamp::now(), |import| {
        for (entry, draft, page) in all {
            import.take(&Incoming::of(entry, draft, *page));
        }
        name
    })?;
    Ok(usize::try_from(imported.new).unwrap_or(usize::MAX))
}
