//! Marks, and what the user decides: one type for a decision, what it makes of a mark, which articles of a story it means, and
//! the words for it. The screen, the store and the command line all ask here. Never decides anything itself.

use super::{Article, ArticleId, Highlight, Story, StoryId};
use crate::language::tr;
use crate::text::{Line, safe};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Letters of a tag.
pub const LONGEST_TAG: usize = 100;

/// What the user wants done to articles. Each is one journaled, undoable step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Done with the whole story: every article of it is read.
    Done,
    /// Read or unread.
    Read(bool),
    /// On the reading list, and done with; or off it, where what was read stays so.
    Save(bool),
    /// More tags.
    Tag(Vec<Line>),
    /// Fewer tags.
    Untag(Vec<Line>),
    /// A name is followed, or no more; about no story.
    Follow(Line, bool),
    /// Put together by hand: the others into the first.
    Join,
    /// Taken out of its story by hand.
    TakeOut,
    /// Back then, unread; without a moment, back at once.
    Later(Option<Timestamp>),
    /// Read to its end, or not.
    Finish(bool),
    /// This note beside it; an empty one is none.
    Note(String),
    /// These passages are highlighted in it. An article with a highlight is on the reading list.
    Highlights(Vec<Highlight>),
}

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Targets {
    /// These stories.
    Stories(Vec<StoryId>),
    /// One story with this article of it, which is open and not the one that the list shows.
    Open(StoryId, ArticleId),
    /// This article alone.
    Article(ArticleId),
}

/// What a decision means for one article of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// It is what the decision is about.
    Whole,
    /// Another one is; this one is read with it.
    Read,
    /// Nothing.
    None,
}

impl Decision {
    /// What it means for an article of a story that is decided about as a whole. Five outlets that tell the same are one thing
    /// to keep: of a saved story its face goes on the reading list, with the article that is open.
    #[must_use]
    pub fn share(&self, article: &Member, of: &Membership) -> Share {
        let at_hand = article.face || of.open == Some(article.id);
        match self {
            Self::Save(true) if at_hand => Share::Whole,
            Self::Save(true) => Share::Read,
            Self::Finish(_) | Self::Note(_) | Self::Highlights(_) => {
                let meant = match of.open {
                    Some(open) => open == article.id,
                    None if of.any_saved => article.saved,
                    None => article.face,
                };
                if meant { Share::Whole } else { Share::None }
            }
            // Only what waits can come back.
            Self::Later(None) if !article.waits => Share::None,
            Self::Follow(..) | Self::Join | Self::TakeOut => Share::None,
            _ => Share::Whole,
        }
    }

    /// The step it is in the journal.
    #[must_use]
    pub fn wording(&self) -> StepKind {
        match self {
            Self::Done => StepKind::Done,
            Self::Read(true) => StepKind::Read,
            Self::Read(false) => StepKind::Unread,
            Self::Save(true) => StepKind::Saved,
            Self::Save(false) => StepKind::Unsaved,
            Self::Tag(tags) => StepKind::Tagged(tags.clone()),
            Self::Untag(tags) => StepKind::Untagged(tags.clone()),
            Self::Follow(name, true) => StepKind::Followed(vec![name.clone()]),
            Self::Follow(name, false) => StepKind::Unfollowed(vec![name.clone()]),
            Self::Join => StepKind::Joined,
            Self::TakeOut => StepKind::TakenOut,
            Self::Later(Some(_)) => StepKind::Later,
            Self::Later(None) => StepKind::Back,
            Self::Finish(true) => StepKind::Finished,
            Self::Finish(false) => StepKind::Unfinished,
            Self::Note(note) if note.trim().is_empty() => StepKind::NoteRemoved,
            Self::Note(_) => StepKind::Noted,
            Self::Highlights(passages) if passages.is_empty() => StepKind::HighlightRemoved,
            Self::Highlights(_) => StepKind::Highlighted,
        }
    }
}

/// An article of a story, as far as a decision asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Which.
    pub id: ArticleId,
    /// It stands for the story in the lists.
    pub face: bool,
    /// On the reading list.
    pub saved: bool,
    /// Put aside until later.
    pub waits: bool,
}

/// The story around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Membership {
    /// The article that is open, where it is not the one that stands for the story.
    pub open: Option<ArticleId>,
    /// One of its articles is on the reading list.
    pub any_saved: bool,
}

/// An article's mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each can be so without the others")]
pub struct MarkState {
    /// Opened or done.
    pub read: bool,
    /// On the reading list.
    pub saved: bool,
    pub tags: Vec<Line>,
    /// Until when it waits, or waited.
    pub later: Option<Timestamp>,
    pub waits: bool,
    /// Read to its end.
    pub finished: bool,
    /// The note beside it.
    pub note: Option<String>,
    /// How many passages are highlighted in it.
    pub highlights: usize,
}

impl MarkState {
    /// The mark of an article in a list.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self {
            read: article.read,
            saved: article.saved,
            tags: article.tags.clone(),
            later: article.aside.later,
            waits: article.aside.waits,
            finished: article.progress.finished,
            note: article.progress.note.clone(),
            highlights: article.progress.marked,
        }
    }

    /// What a decision makes of it.
    #[must_use]
    pub fn after(&self, decision: &Decision, now: Timestamp) -> Self {
        let mut after = self.clone();
        match decision {
            Decision::Done => after.read = true,
            Decision::Read(read) => after.read = *read,
            Decision::Save(saved) => (after.saved, after.read) = (*saved, self.read || *saved),
            Decision::Tag(added) => {
                for tag in added.iter().filter(|tag| !tag.is_empty()) {
                    if !after.tags.contains(tag) {
                        after.tags.push(tag.clone());
                    }
                }
            }
            Decision::Untag(removed) => after.tags.retain(|tag| !removed.contains(tag)),
            Decision::Later(until) => {
                (after.read, after.waits, after.later) = (false, until.is_some(), until.or(Some(now)));
            }
            Decision::Finish(finished) => after.finished = *finished,
            Decision::Note(note) => {
                after.note = Some(safe::block(note).trim().to_owned()).filter(|note| !note.is_empty());
            }
            Decision::Highlights(passages) => {
                after.highlights = passages.len();
                if !passages.is_empty() {
                    (after.saved, after.read) = (true, true);
                }
            }
            Decision::Follow(..) | Decision::Join | Decision::TakeOut => {}
        }
        after
    }
}

impl Article {
    /// Marks it as decided, in the list where it stands.
    pub fn decide(&mut self, decision: &Decision, now: Timestamp) {
        let after = MarkState::of(self).after(decision, now);
        (self.read, self.saved, self.tags) = (after.read, after.saved, after.tags);
        (self.aside.later, self.aside.waits) = (after.later, after.waits);
        (self.progress.finished, self.progress.note) = (after.finished, after.note);
        self.progress.marked = after.highlights;
    }
}

impl Story {
    /// Marks it as decided, in the list where it stands: its face, and how many of its articles are unread.
    pub fn decide(&mut self, decision: &Decision, now: Timestamp) {
        let was_read = self.face.read;
        self.face.decide(decision, now);
        self.unread = match decision {
            Decision::Done | Decision::Read(true) | Decision::Save(true) => 0,
            Decision::Read(false) | Decision::Later(_) => self.unread.max(1),
            _ => self.unread.saturating_sub(u32::from(self.face.read && !was_read)),
        };
    }
}

/// What a step of the journal did. It is kept as it stands here; its words are made when it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    Done,
    Read,
    /// Unread again.
    Unread,
    /// On the reading list.
    Saved,
    /// Off the reading list.
    Unsaved,
    /// These tags on.
    Tagged(Vec<Line>),
    /// These tags off.
    Untagged(Vec<Line>),
    /// These names are followed.
    Followed(Vec<Line>),
    /// These are followed no more.
    Unfollowed(Vec<Line>),
    /// Put together by hand.
    Joined,
    /// Taken out of its story.
    TakenOut,
    /// Put aside until later.
    Later,
    /// Back before its time.
    Back,
    /// Read to its end.
    Finished,
    /// Not read to its end after all.
    Unfinished,
    /// A note is written.
    Noted,
    /// The note is taken away.
    NoteRemoved,
    /// A passage is highlighted.
    Highlighted,
    /// A highlight is taken away.
    HighlightRemoved,
}

/// What a step was done to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Things {
    /// How many.
    pub count: usize,
    /// They are whole stories.
    pub stories: bool,
    /// The headline, where it is a single one.
    pub title: Option<String>,
}

impl StepKind {
    /// The step in words: “done “A headline””, “done, 34 stories”.
    #[must_use]
    pub fn words(&self, things: &Things) -> String {
        let names = |names: &[Line]| names.iter().map(Line::as_str).collect::<Vec<_>>().join(", ");
        let verb = match self {
            Self::Done => tr!("step-done"),
            Self::Read => tr!("step-read"),
            Self::Unread => tr!("step-unread"),
            Self::Saved => tr!("step-saved"),
            Self::Unsaved => tr!("step-unsaved"),
            Self::Tagged(tags) => &tr!("step-tagged", tags = every_tag(tags)),
            Self::Untagged(tags) => &tr!("step-untagged", tags = every_tag(tags)),
            Self::Followed(names_) => return tr!("step-followed", names = names(names_)),
            Self::Unfollowed(names_) => return tr!("step-unfollowed", names = names(names_)),
            Self::Joined => tr!("step-joined"),
            Self::TakenOut => tr!("step-taken-out"),
            Self::Later => tr!("step-later"),
            Self::Back => tr!("step-back"),
            Self::Finished => tr!("step-finished"),
            Self::Unfinished => tr!("step-unfinished"),
            Self::Noted => tr!("step-noted"),
            Self::NoteRemoved => tr!("step-note-removed"),
            Self::Highlighted => tr!("step-highlighted"),
            Self::HighlightRemoved => tr!("step-highlight-removed"),
        };
        things.after(verb)
    }
}

fn every_tag(tags: &[Line]) -> String {
    tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")
}

impl Things {
    /// What was done to them: “done “A headline””, “done, 34 stories”.
    #[must_use]
    pub fn after(&self, verb: &str) -> String {
        match &self.title {
            Some(title) if self.count == 1 => tr!("step-with-title", verb, title),
            // A single one whose headline is not at hand.
            None if self.count < 2 => verb.to_owned(),
            _ => tr!("step-with-count", verb, things = self.counted()),
        }
    }

    /// So many of them, in words.
    #[must_use]
    pub fn counted(&self) -> String {
        if self.stories { tr!("count-stories", count = self.count) } else { tr!("count-articles", count = self.count) }
    }
}
