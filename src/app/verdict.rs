//! Verdicts: what the reader decides about stories. Applied to the rows on screen at once, sent off to be committed, and taken back when that fails.

use super::{model::Model, shelf::Shelf, standing::Standing};
use crate::{
    news::{Article, ArticleId, Highlight, Story, StoryId},
    text::Line,
};
use jiff::Timestamp;
use std::collections::HashSet;

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Done with the whole story.
    Done,
    /// Read or unread.
    Read(bool),
    /// On the reading list or off it.
    Save(bool),
    /// A tag more.
    Tag(Line),
    /// A tag less.
    Untag(Line),
    /// A name is followed, or no more; about no story.
    Follow(Line, bool),
    /// Put together by hand: the others into the first.
    Join,
    /// Taken out of its story by hand.
    TakeOut,
    /// Back then, or at once.
    Later(Option<Timestamp>),
    /// Read to its end, or not.
    Finish(bool),
    /// This note beside it; an empty one is none.
    Note(String),
    /// These passages are marked in it.
    Highlights(Vec<Highlight>),
}

/// What it is decided about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Targets {
    /// Every article of these stories. On the reading list stands the one that the list shows; the others are read.
    Stories(Vec<StoryId>),
    /// One story with this article of it, which is open and not the one that the list shows.
    Open(StoryId, ArticleId),
    /// This article alone.
    Article(ArticleId),
}

/// A verdict on its way to be committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// Names it.
    pub ticket: u64,
    /// About what.
    pub targets: Targets,
    /// What.
    pub verdict: Verdict,
    /// It swept over many: saved ones are left alone.
    pub sweeping: bool,
    /// What the same keypress decides beside it: they are one step.
    pub with: Option<Box<Marking>>,
}

/// What a step changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// What is kept, and the screen with it.
    Disk,
    /// The screen alone: it was so on disk already.
    Screen,
}

/// A verdict as it was applied here, with what is needed to take it back.
#[derive(Debug, Clone)]
pub struct Applied {
    /// What was decided.
    pub marking: Marking,
    /// In words, for the line at the bottom.
    pub words: String,
    /// Some rows were not at hand: the list has to be asked for again.
    pub unsure: bool,
    /// The list was built anew since: its places mean nothing any more.
    pub stale: bool,
    /// It came of the keypress of the step before it: they are taken back together.
    pub together: bool,
    /// What it changed.
    pub changed: Changed,
    /// The list before it, where it has the list built anew.
    pub(super) stood: Option<Standing>,
    removed: Vec<(usize, StoryId)>,
    before: Vec<Story>,
    /// The story that was under the cursor.
    pub at: Option<StoryId>,
    cursor: usize,
    top: usize,
}

impl Applied {
    /// A step that was taken without the list: it has its place in the order of undoing, and nothing to take back here.
    pub(super) fn elsewhere(ticket: u64, verdict: Verdict) -> Self {
        Self {
            marking: Marking { ticket, targets: Targets::Stories(Vec::new()), verdict, sweeping: false, with: None },
            words: String::new(),
            unsure: false,
            stale: true,
            together: false,
            changed: Changed::Disk,
            stood: None,
            removed: Vec::new(),
            before: Vec::new(),
            at: None,
            cursor: 0,
            top: 0,
        }
    }

    /// The same, about this story.
    pub(super) fn about(ticket: u64, story: Option<StoryId>) -> Self {
        let mut applied = Self::elsewhere(ticket, Verdict::Read(true));
        applied.marking.targets = Targets::Stories(story.into_iter().collect());
        applied
    }

    /// The one story it was about.
    pub(super) fn subject(&self) -> Option<StoryId> {
        match &self.marking.targets {
            Targets::Stories(stories) => stories.first().copied().filter(|_| stories.len() == 1),
            Targets::Open(story, _) => Some(*story),
            Targets::Article(_) => None,
        }
    }

    /// Whether it took rows out of the list.
    pub(super) const fn takes_rows(&self) -> bool {
        !self.removed.is_empty()
    }

    /// The first of its stories, as they stood in the list.
    pub(super) fn first(&self) -> Option<StoryId> {
        match &self.marking.targets {
            Targets::Stories(stories) => stories.first().copied(),
            Targets::Open(story, _) => Some(*story),
            Targets::Article(_) => None,
        }
    }

    /// Whether it was about this story.
    pub(super) fn is_about(&self, story: StoryId) -> bool {
        self.first() == Some(story) || self.stories().any(|other| other == story)
    }

    /// The stories it took out of the list or changed.
    pub fn stories(&self) -> impl Iterator<Item = StoryId> {
        self.removed.iter().map(|(_, story)| *story).chain(self.before.iter().map(|row| row.id))
    }

    /// The faces of its stories, as they were.
    pub fn faces(&self) -> impl Iterator<Item = &Article> {
        self.before.iter().map(|row| &row.face)
    }
}

/// Applies a verdict to the rows at hand.
pub fn apply(model: &mut Model, marking: Marking) -> Applied {
    let stories = match &marking.targets {
        Targets::Stories(stories) => stories.clone(),
        Targets::Open(story, _) => vec![*story],
        Targets::Article(article) => {
            model.list.rows.values().filter(|row| row.face.id == *article).map(|row| row.id).collect()
        }
    };
    let mut applied = Applied {
        words: words(model, &marking, &stories),
        // What comes back at once comes to another place.
        unsure: matches!(marking.verdict, Verdict::Join | Verdict::TakeOut | Verdict::Later(None)),
        stale: false,
        together: false,
        changed: Changed::Disk,
        stood: None,
        removed: Vec::new(),
        before: Vec::new(),
        at: model.list.current(),
        cursor: model.list.cursor,
        top: model.list.top,
        marking,
    };
    let (sweeping, verdict) = (applied.marking.sweeping, applied.marking.verdict.clone());
    let mut touched = HashSet::with_capacity(stories.len());
    for story in stories {
        match model.list.rows.get_mut(&story) {
            Some(row) if sweeping && row.face.saved => {}
            Some(row) => {
                applied.before.push(row.clone());
                decide(row, &verdict);
                touched.insert(story);
            }
            None => {
                applied.unsure |= sweeping;
                touched.insert(story);
            }
        }
    }
    if leaves_the_list(model, &verdict) {
        take_out(model, &mut applied, &touched);
    }
    model.list.select_none();
    applied
}

fn decide(row: &mut Story, verdict: &Verdict) {
    match verdict {
        Verdict::Done | Verdict::Read(true) => (row.face.read, row.unread) = (true, 0),
        Verdict::Read(false) => (row.face.read, row.unread) = (false, row.unread.max(1)),
        Verdict::Save(true) => (row.face.saved, row.face.read, row.unread) = (true, true, 0),
        Verdict::Save(false) => row.face.saved = false,
        Verdict::Tag(tag) if row.face.tags.contains(tag) => {}
        Verdict::Tag(tag) => row.face.tags.push(tag.clone()),
        Verdict::Untag(tag) => row.face.tags.retain(|other| other != tag),
        Verdict::Follow(..) | Verdict::Join | Verdict::TakeOut => {}
        Verdict::Later(until) => {
            (row.face.read, row.unread) = (false, row.unread.max(1));
            row.face.aside.waits = until.is_some();
            row.face.aside.later = until.or(row.face.aside.later);
        }
        Verdict::Finish(on) => row.face.progress.finished = *on,
        Verdict::Note(note) => row.face.progress.note = Some(note.clone()).filter(|note| !note.is_empty()),
        Verdict::Highlights(passages) => {
            row.face.progress.marked = passages.len();
            if !passages.is_empty() {
                (row.face.saved, row.face.read) = (true, true);
            }
        }
    }
}

/// Whether a row goes at once, or stays until the list is built anew.
fn leaves_the_list(model: &Model, verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Done | Verdict::Save(true) => model.hides_read(),
        Verdict::Save(false) => *model.shelf() == Shelf::Saved,
        Verdict::Later(Some(_)) => model.hides_aside(),
        Verdict::Read(_)
        | Verdict::Tag(_)
        | Verdict::Untag(_)
        | Verdict::Follow(..)
        | Verdict::Join
        | Verdict::TakeOut
        | Verdict::Finish(_)
        | Verdict::Note(_)
        | Verdict::Highlights(_)
        | Verdict::Later(None) => false,
    }
}

/// Takes rows out; the cursor keeps its screen row and the next story slides under it.
fn take_out(model: &mut Model, applied: &mut Applied, touched: &HashSet<StoryId>) {
    let height = model.list_height();
    let list = &mut model.list;
    if let [story] = touched.iter().collect::<Vec<_>>()[..] {
        // One row out of a long list: the common case, and the one that has to feel instant.
        let here = list.ids.get(list.cursor) == Some(story);
        let place = if here { Some(list.cursor) } else { list.ids.iter().position(|id| id == story) };
        applied.removed.extend(place.map(|place| (place, *story)));
        place.map(|place| list.ids.remove(place));
    } else {
        let all = std::mem::take(&mut list.ids);
        for (place, id) in all.into_iter().enumerate() {
            if touched.contains(&id) {
                applied.removed.push((place, id));
            } else {
                list.ids.push(id);
            }
        }
    }
    let gone_before = |row: usize| applied.removed.iter().filter(|(place, _)| *place < row).count();
    let (cursor, top) = (list.cursor - gone_before(list.cursor), list.top - gone_before(list.top));
    let screen_row = list.cursor - list.top;
    list.cursor = cursor;
    list.top = if applied.removed.len() > 1 { cursor.saturating_sub(screen_row) } else { top };
    list.keep_in_view(height);
}

/// Takes a verdict back.
pub fn revert(model: &mut Model, applied: &Applied) {
    if applied.stale {
        return;
    }
    let height = model.list_height();
    let list = &mut model.list;
    if !applied.removed.is_empty() {
        let mut rest = std::mem::take(&mut list.ids).into_iter();
        list.ids.reserve(rest.len() + applied.removed.len());
        for (place, story) in &applied.removed {
            let before = place.saturating_sub(list.ids.len());
            list.ids.extend(rest.by_ref().take(before));
            list.ids.push(*story);
        }
        list.ids.extend(rest);
    }
    list.take_rows(applied.before.clone());
    (list.cursor, list.top) = (applied.cursor, applied.top);
    list.keep_in_view(height);
}

fn words(model: &Model, marking: &Marking, stories: &[StoryId]) -> String {
    let later;
    let verb = match &marking.verdict {
        Verdict::Follow(name, on) => {
            return format!("{}: {name}", if *on { "Following" } else { "Following no more" });
        }
        Verdict::Join => return format!("Together: {} stories", stories.len()),
        Verdict::TakeOut => return "Taken out of its story".to_owned(),
        Verdict::Done => "Done",
        Verdict::Read(true) => "Read",
        Verdict::Read(false) => "Unread",
        Verdict::Save(true) => "Saved",
        Verdict::Save(false) => "Off the reading list",
        Verdict::Tag(_) => "Tagged",
        Verdict::Untag(_) => "Tag off",
        Verdict::Later(_) => {
            later = super::later::words(model, &marking.verdict);
            &later
        }
        Verdict::Finish(true) => "Finished",
        Verdict::Finish(false) => "Not finished",
        Verdict::Note(note) if note.is_empty() => "Note off",
        Verdict::Note(_) => "Noted",
        Verdict::Highlights(_) => "Passages marked",
    };
    let tag = match &marking.verdict {
        Verdict::Tag(tag) | Verdict::Untag(tag) => format!(" #{tag}"),
        _ => String::new(),
    };
    let colon = if verb.contains(' ') || !tag.is_empty() { ":" } else { "" };
    match stories {
        [story] => match model.list.rows.get(story) {
            Some(row) => format!("{verb}{tag}{colon} “{}”", model.headline(row.id, &row.face)),
            None => format!("{verb}{tag}"),
        },
        many => format!("{verb}{tag}: {} stories", many.len()),
    }
}
