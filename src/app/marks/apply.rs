//! Decisions: what the user decides about stories. Applied to the rows on screen at once, sent off to be committed, and taken back when that fails.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Write},
            moments,
        },
        list::Shelf,
        marks::{Applied, Changed, PendingMark},
    },
    language::tr,
    news::{Article, Decision, StoryId, Targets, Things},
    text::words::capital,
};
use std::collections::HashSet;

impl Applied {
    /// A step that was taken without the list: it has its place in the order of undoing, and nothing to take back here.
    pub(in crate::app) fn elsewhere(ticket: u64, decision: Decision) -> Self {
        Self {
            marking: PendingMark::new(ticket, Targets::Stories(Vec::new()), decision),
            words: String::new(),
            needs_reload: false,
            positions_invalid: true,
            together: false,
            changed: Changed::Disk,
            list_before: None,
            removed: Vec::new(),
            before: Vec::new(),
            at: None,
            cursor: 0,
            top: 0,
        }
    }

    /// The same, about this story.
    pub(in crate::app) fn about(ticket: u64, story: Option<StoryId>) -> Self {
        let mut applied = Self::elsewhere(ticket, Decision::Read(true));
        applied.marking.targets = Targets::Stories(story.into_iter().collect());
        applied
    }

    /// The one story it was about.
    pub(in crate::app) fn subject(&self) -> Option<StoryId> {
        match &self.marking.targets {
            Targets::Stories(stories) => stories.first().copied().filter(|_| stories.len() == 1),
            Targets::Open(story, _) => Some(*story),
            Targets::Article(_) => None,
        }
    }

    /// Whether it took rows out of the list.
    pub(in crate::app) const fn takes_rows(&self) -> bool {
        !self.removed.is_empty()
    }

    /// The first of its stories, as they stood in the list.
    pub(in crate::app) fn first(&self) -> Option<StoryId> {
        match &self.marking.targets {
            Targets::Stories(stories) => stories.first().copied(),
            Targets::Open(story, _) => Some(*story),
            Targets::Article(_) => None,
        }
    }

    pub(in crate::app) fn is_about(&self, story: StoryId) -> bool {
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

impl Model {
    pub(in crate::app) fn apply(&mut self, marking: PendingMark) -> Applied {
        let stories = match &marking.targets {
            Targets::Stories(stories) => stories.clone(),
            Targets::Open(story, _) => vec![*story],
            Targets::Article(article) => {
                self.list.rows.values().filter(|row| row.face.id == *article).map(|row| row.id).collect()
            }
        };
        let mut applied = Applied {
            words: words(self, &marking, &stories),
            // What comes back at once comes to another place.
            needs_reload: matches!(marking.decision, Decision::Join | Decision::TakeOut | Decision::Later(None)),
            positions_invalid: false,
            together: false,
            changed: Changed::Disk,
            list_before: None,
            removed: Vec::new(),
            before: Vec::new(),
            at: self.list.current(),
            cursor: self.list.cursor,
            top: self.list.top,
            marking,
        };
        let (sweeping, decision) = (applied.marking.sweeping, applied.marking.decision.clone());
        let now = self.now;
        let mut touched = HashSet::with_capacity(stories.len());
        for story in stories {
            match self.list.rows.get_mut(&story) {
                Some(row) if sweeping && row.face.saved => {}
                Some(row) => {
                    applied.before.push(row.clone());
                    row.decide(&decision, now);
                    touched.insert(story);
                }
                None => {
                    applied.needs_reload |= sweeping;
                    touched.insert(story);
                }
            }
        }
        if leaves_the_list(self, &decision) {
            take_out(self, &mut applied, &touched);
        }
        self.list.select_none();
        applied
    }

    pub(in crate::app) fn revert(&mut self, applied: &Applied) {
        if applied.positions_invalid {
            return;
        }
        let height = self.list_height();
        let list = &mut self.list;
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

    /// A decision nobody has to be told of, and that is no step: opening marks read.
    pub(in crate::app) fn mark_quietly(&mut self, marking: PendingMark) -> Vec<Effect> {
        let mut applied = self.apply(marking.clone());
        applied.words.clear();
        self.history.opened = Some(applied);
        vec![Effect::Write(Write::Mark(marking))]
    }

    /// A decision about the article at hand, told in these words once it is kept.
    pub(in crate::app) fn mark_and_tell(&mut self, marking: PendingMark, words: String) -> Vec<Effect> {
        let mut applied = self.apply(marking.clone());
        applied.words = words;
        self.list.user_has_acted = true;
        let effects = self.record(applied, marking);
        self.redraw_reader();
        effects
    }

    /// What was applied is a step now, and on its way to the disk; what was undone before cannot be redone.
    pub(in crate::app) fn record(&mut self, applied: Applied, marking: PendingMark) -> Vec<Effect> {
        self.history.past.push(applied);
        self.history.future.clear();
        vec![Effect::Write(Write::Mark(marking))]
    }

    /// The article pane's header speaks of tags and the reading list: it follows the row.
    pub(in crate::app) fn redraw_reader(&mut self) {
        let setting = self.setting();
        let Some(reader) = &mut self.reader else { return };
        if let Some(row) = self.list.rows.get(&reader.story).filter(|row| row.face.id == reader.article.id) {
            reader.article = row.face.clone();
            if let Some(document) = &mut reader.document {
                document.article = row.face.clone();
            }
            reader.compose(&setting);
        }
    }
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

/// The step in words, as the journal tells it too; of what waits also until when.
pub(in crate::app) fn words(model: &Model, marking: &PendingMark, stories: &[StoryId]) -> String {
    let row = match stories {
        [story] => model.list.rows.get(story),
        _ => None,
    };
    let title = row.map(|row| model.headline(row.id, &row.face));
    let things = Things { count: stories.len(), stories: true, title };
    let words = match &marking.decision {
        Decision::Later(Some(moment)) => {
            let until = moments::words(*moment, model.now, &model.options.zone);
            things.after(&tr!("step-later-until", until))
        }
        decision => decision.wording().words(&things),
    };
    capital(&words)
}
