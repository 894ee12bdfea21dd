//! Decisions: what the reader decides about stories. Applied to the rows on screen at once, sent off to be committed, and taken back when that fails.

use super::{model::Model, shelf::Shelf, standing::Standing, when};
use crate::{
    news::{Article, Decision, Story, StoryId, Targets, Things},
    text::words::capital,
};
use std::collections::HashSet;

/// A decision on its way to be committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// Names it.
    pub ticket: u64,
    /// About what.
    pub targets: Targets,
    /// What.
    pub decision: Decision,
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

/// A decision as it was applied here, with what is needed to take it back.
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
    pub(super) fn elsewhere(ticket: u64, decision: Decision) -> Self {
        Self {
            marking: Marking { ticket, targets: Targets::Stories(Vec::new()), decision, sweeping: false, with: None },
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
        let mut applied = Self::elsewhere(ticket, Decision::Read(true));
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

/// Applies a decision to the rows at hand.
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
        unsure: matches!(marking.decision, Decision::Join | Decision::TakeOut | Decision::Later(None)),
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
    let (sweeping, decision) = (applied.marking.sweeping, applied.marking.decision.clone());
    let now = model.now;
    let mut touched = HashSet::with_capacity(stories.len());
    for story in stories {
        match model.list.rows.get_mut(&story) {
            Some(row) if sweeping && row.face.saved => {}
            Some(row) => {
                applied.before.push(row.clone());
                row.decide(&decision, now);
                touched.insert(story);
            }
            None => {
                applied.unsure |= sweeping;
                touched.insert(story);
            }
        }
    }
    if leaves_the_list(model, &decision) {
        take_out(model, &mut applied, &touched);
    }
    model.list.select_none();
    applied
}

/// Whether a row goes at once, or stays until the list is built anew.
fn leaves_the_list(model: &Model, decision: &Decision) -> bool {
    match decision {
        Decision::Done | Decision::Save(true) => model.hides_read(),
        Decision::Save(false) => *model.shelf() == Shelf::Saved,
        Decision::Later(Some(_)) => model.hides_aside(),
        Decision::Read(_)
        | Decision::Tag(_)
        | Decision::Untag(_)
        | Decision::Follow(..)
        | Decision::Join
        | Decision::TakeOut
        | Decision::Finish(_)
        | Decision::Note(_)
        | Decision::Highlights(_)
        | Decision::Later(None) => false,
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

/// Takes a decision back.
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

/// The step in words, as the journal tells it too; of what waits also until when.
fn words(model: &Model, marking: &Marking, stories: &[StoryId]) -> String {
    let row = match stories {
        [story] => model.list.rows.get(story),
        _ => None,
    };
    let title = row.map(|row| model.headline(row.id, &row.face));
    let words = marking.decision.wording().words(&Things { count: stories.len(), stories: true, title });
    let words = match (&marking.decision, words.strip_prefix("later")) {
        (Decision::Later(Some(moment)), Some(rest)) => {
            format!("later, {}{rest}", when::words(*moment, model.now, &model.options.zone))
        }
        _ => words,
    };
    capital(&words)
}
