//! The model: everything the screen shows and the keys act on. It changes in `update` only.

use super::{
    command::{Command, Scope},
    compose::{self, Setting},
    effect::{Effect, Read, Wanted},
    hits::{self, Hits},
    key::Key,
    layout::{Layout, Pane},
    list::List,
    options::Options,
    overlay::{Overlay, Prompt},
    palette::{self, Choice},
    pictures::Pictures,
    reader::Reader,
    shelf::Shelf,
    sources::Sources,
    verdict::Applied,
};
use crate::{
    news::{Article, Decision, Folded, Folding, Sort, StoryId, Totals},
    query::{Known, Query, QueryError, completions},
    text::Line,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

/// The line at the bottom for what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub words: String,
    /// It can be undone.
    pub undo: bool,
    /// It went wrong.
    pub wrong: bool,
}

/// A list of another reader that lies on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: String,
    /// Feeds in it that are not followed.
    pub feeds: usize,
}

/// How far a poll is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Polling {
    /// None is running.
    #[default]
    Idle,
    /// Sources done, of how many.
    Running(usize, usize),
}

/// A decision that waits to learn which stories a query finds.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Names the request.
    pub ticket: u64,
    /// The stories in the list when it was asked for; none where it is about others too.
    pub among: Option<HashSet<StoryId>>,
    /// The decision.
    pub decision: Decision,
}

/// A filter over the shelf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// As typed; empty for none.
    pub text: String,
    /// Why it is no query.
    pub error: Option<QueryError>,
    /// The story under the cursor when typing began, to come back to.
    pub from: Option<StoryId>,
}

/// Everything the screen shows.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the screen")]
pub struct Model {
    /// What the reader set up.
    pub options: Options,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The clock.
    pub now: Timestamp,
    /// The pane with the keys.
    pub focus: Pane,
    /// The shelves.
    pub shelves: Vec<Shelf>,
    /// The one on screen.
    pub shelf: usize,
    /// How many stories each of them holds, where that has been counted.
    pub counts: Vec<u64>,
    /// Deals and guides were opened: they stand in All.
    pub unfolded: bool,
    /// Those that are left out of the list.
    pub folded: Folded,
    /// Its order.
    pub sort: Sort,
    /// Read stories are shown too.
    pub show_read: bool,
    /// The filter over it.
    pub filter: Filter,
    /// What its words found.
    pub hits: Hits,
    /// Settings of this session that stand in no file yet, by name.
    pub unsaved: BTreeMap<String, String>,
    /// A list of another reader that lies on this machine, while it is offered.
    pub found: Option<Found>,
    /// The terminal has the focus, as far as it says so.
    pub watched: bool,
    /// The stories.
    pub list: List,
    /// Stories that would stand in the list now and do not.
    pub arrived: usize,
    /// The article.
    pub reader: Option<Reader>,
    /// Pictures are shown at present.
    pub pictures: bool,
    /// The sources.
    pub sources: Sources,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// A line being typed at the bottom.
    pub prompt: Option<Prompt>,
    /// What just happened.
    pub toast: Option<Toast>,
    /// Counts.
    pub totals: Totals,
    /// The poll.
    pub polling: Polling,
    /// Pages of saved articles kept, of how many; none while none is on its way.
    pub archiving: Option<(usize, usize)>,
    /// Digits typed before a motion.
    pub count: Option<usize>,
    /// The beginning of a chord.
    pub typed: Vec<Key>,
    /// Steps of this session that can be taken back here.
    pub past: Vec<Applied>,
    /// Steps taken back that can be done again here.
    pub future: Vec<Applied>,
    /// The reader has pressed a key that moves or decides: from now on arrivals wait for `N`.
    pub touched: bool,
    /// Stories shown in spite of their spoiler guard.
    pub revealed: HashSet<StoryId>,
    /// A decision that waits for its stories.
    pub batch: Option<Batch>,
    /// The ticket of the question which stories are unread.
    pub seeking: Option<u64>,
    /// What is shown of an article as soon as that has come.
    pub awaited: Option<Command>,
    /// The reader's tags.
    pub tags: Vec<Line>,
    /// What was chosen in the palette, the last one first.
    pub recent: Vec<Choice>,
    /// What was typed before it was completed, and which completion stands there.
    pub completing: Option<(String, usize)>,
    /// The program is ending.
    pub ending: bool,
    /// The ticket of the list asked for last.
    pub list_ticket: u64,
    /// The ticket of the look at what has arrived; none when there is none under way.
    pub peek_ticket: Option<u64>,
    /// Something arrived while a look was under way.
    pub peek_again: bool,
    /// The story the cursor goes to when the next list comes.
    pub stay: Option<StoryId>,
    last_ticket: u64,
}

impl Model {
    /// A model that has not loaded anything.
    #[must_use]
    pub fn new(options: Options, size: (u16, u16), now: Timestamp) -> Self {
        Self {
            pictures: options.pictures == Pictures::Always,
            shelves: Shelf::all(&options.queries),
            recent: palette::recalled(&options),
            options,
            size,
            now,
            focus: Pane::List,
            shelf: 0,
            counts: Vec::new(),
            unfolded: false,
            folded: Folded::default(),
            sort: Sort::Newest,
            show_read: false,
            filter: Filter::default(),
            hits: Hits::default(),
            unsaved: BTreeMap::new(),
            found: None,
            watched: true,
            list: List::default(),
            arrived: 0,
            reader: None,
            sources: Sources::default(),
            overlay: None,
            prompt: None,
            toast: None,
            totals: Totals::default(),
            polling: Polling::Idle,
            archiving: None,
            count: None,
            typed: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            touched: false,
            revealed: HashSet::new(),
            batch: None,
            seeking: None,
            awaited: None,
            tags: Vec::new(),
            completing: None,
            ending: false,
            list_ticket: 0,
            peek_ticket: None,
            peek_again: false,
            stay: None,
            last_ticket: 0,
        }
    }

    /// The shelf on screen.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelves[self.shelf.min(self.shelves.len() - 1)]
    }

    /// Whether the list holds unread stories alone.
    #[must_use]
    pub fn hides_read(&self) -> bool {
        !self.wanted().is_ok_and(|(_, speaks)| speaks)
    }

    /// Whether deals and guides are left out of this list: All, with nothing that was asked for by name.
    #[must_use]
    pub fn folding(&self) -> Folding {
        let asked = !self.filter.text.trim().is_empty() || self.sources.only.is_some();
        if self.unfolded || asked || *self.shelf() != Shelf::All { Folding::Open } else { Folding::Folded }
    }

    /// Whether a line under the list tells how many stories are folded.
    #[must_use]
    pub fn shows_fold(&self) -> bool {
        self.folding() == Folding::Folded && self.folded.total() > 0
    }

    /// Whether the list leaves out what is muted or waits.
    #[must_use]
    pub fn hides_aside(&self) -> bool {
        self.wanted().is_ok_and(|(wanted, _)| !wanted.query.speaks_of_hiding())
    }

    /// An article's headline, or what stands in its place behind the spoiler guard.
    #[must_use]
    pub fn headline(&self, story: StoryId, article: &Article) -> String {
        match article.aside.guard.as_ref().filter(|_| !self.revealed.contains(&story)) {
            Some(guard) => compose::masked(guard, self.options.ascii),
            None => article.title.to_string(),
        }
    }

    /// The names that a query may mean.
    #[must_use]
    pub fn known(&self) -> Known {
        let mut groups: Vec<String> = self.sources.all.iter().map(|source| source.group.to_string()).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.retain(|group| !group.is_empty());
        Known {
            sources: self.sources.all.iter().map(|source| source.name.to_string()).collect(),
            groups,
            tags: self.tags.iter().map(ToString::to_string).collect(),
        }
    }

    /// What the query being typed may become.
    #[must_use]
    pub fn completions(&self, text: &str) -> Vec<String> {
        let base = self.completing.as_ref().map_or(text, |(base, _)| base.as_str());
        completions(base, &self.known()).1
    }

    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::of(self.size.0, self.size.1, self.focus)
    }

    /// Rows of the list that fit on screen.
    #[must_use]
    pub fn list_height(&self) -> usize {
        let rows = self.layout().list.map_or(self.size.1, |area| area.height);
        usize::from(rows.saturating_sub(u16::from(self.shows_fold()))) / self.row_lines()
    }

    /// Lines a story takes in the list.
    #[must_use]
    pub const fn row_lines(&self) -> usize {
        if self.options.dense { 1 } else { 2 }
    }

    /// Lines of the reader.
    #[must_use]
    pub fn reader_height(&self) -> usize {
        self.layout().reader.map_or(1, |area| usize::from(area.height))
    }

    /// What composing the article goes by.
    #[must_use]
    pub fn setting(&self) -> Setting {
        let first = |scope, command| self.options.keymap.keys(scope, command).into_iter().next().unwrap_or_default();
        Setting {
            width: usize::from(self.text_width()),
            height: self.reader_height(),
            ascii: self.options.ascii,
            pictures: self.pictures,
            now: self.now,
            zone: self.options.zone.clone(),
            revealed: self.revealed.clone(),
            view_key: first(Scope::Reader, Command::NextView),
            open_key: first(Scope::List, Command::Open),
            browser_key: first(Scope::Reader, Command::OpenBrowser),
            offline: self.options.offline,
        }
    }

    /// Columns of an article's text, also while the reader is not shown.
    #[must_use]
    pub fn text_width(&self) -> u16 {
        let text = Layout::of(self.size.0, self.size.1, Pane::Reader).text();
        text.map_or(20, |area| area.width).max(20)
    }

    /// The scope of the keys.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self.focus {
            Pane::Sources => Scope::Sources,
            Pane::List => Scope::List,
            Pane::Reader => Scope::Reader,
        }
    }

    /// The list as it is to be asked for, and whether that itself speaks of what is read.
    ///
    /// # Errors
    /// When the filter is no query.
    pub fn wanted(&self) -> Result<(Wanted, bool), QueryError> {
        Query::parse(&self.filter.text)?;
        let mut parts = vec![self.shelf().query()];
        if !self.filter.text.trim().is_empty() {
            parts.push(format!("({})", self.filter.text));
        }
        parts.extend(self.sources.only.map(|source| format!("source:{source}")));
        if self.show_read {
            parts.push("all".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        let whole = Query::typed(&parts.join(" "), &self.options.zone)?;
        let query = self.shelf().limited(whole.clone().unread_by_default());
        let speaks = whole.speaks_of_reading();
        Ok((Wanted { query, sort: self.order(), folding: self.folding() }, speaks))
    }

    /// The order of the list: that of a search while words are looked for and no other is asked for.
    #[must_use]
    pub const fn order(&self) -> Sort {
        if self.hits.ranked { Sort::Match } else { self.sort }
    }

    /// A number no request had before.
    pub const fn ticket(&mut self) -> u64 {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// Whether the text of the story at hand has been asked for at most, and not come.
    pub(super) fn text_is_on_its_way(&self) -> bool {
        let here = |reader: &&Reader| self.focus == Pane::Reader || self.list.current() == Some(reader.story);
        self.reader.as_ref().filter(here).is_none_or(|reader| reader.document.is_none())
    }

    /// Asks for the list; the cursor will stay on that story, or go to the top.
    pub fn ask_for_list(&mut self, stay: Option<StoryId>) -> Vec<Effect> {
        hits::follow(self);
        match self.wanted() {
            Ok((wanted, _)) => {
                let ticket = self.ticket();
                (self.list_ticket, self.stay) = (ticket, stay);
                (self.peek_ticket, self.peek_again) = (None, false);
                self.filter.error = None;
                vec![Effect::Read(Read::List { ticket, wanted })]
            }
            Err(error) => {
                self.filter.error = Some(error);
                Vec::new()
            }
        }
    }

    /// Says something at the bottom.
    pub fn say(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast { words: words.into(), undo: false, wrong: false });
    }

    /// Says at the bottom that something went wrong.
    pub fn complain(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast { words: words.into(), undo: false, wrong: true });
    }

    /// The terminal's title.
    #[must_use]
    pub fn title(&self) -> String {
        match self.totals.unread {
            0 => "Press Start".to_owned(),
            unread => format!("Press Start ({unread})"),
        }
    }
}
