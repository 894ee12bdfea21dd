//! Names to follow: those the story under the cursor speaks of, and the list of what is followed. Says what is chosen;
//! following itself is a step like any other.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, MarkCommand, Scope},
            effect::{Effect, Read},
            key::{Code, Key},
            layout::Pane,
        },
        marks::decide,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, moved, own_keys},
        },
    },
    language::tr,
    news::{Decision, Name, StoryId},
    text::Line,
};

/// What names are chosen from a list for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// To follow some that a story speaks of.
    OfAStory,
    /// To see what is followed.
    Followed,
    /// To show the page of one.
    Page,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    pub use_of_names: Use,
    pub names: Vec<Name>,
    pub chosen: usize,
}

impl Layer for Names {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.code {
            Code::Enter if self.use_of_names == Use::Page => {
                let name = self.names.get(self.chosen).map(|name| name.name.clone());
                After::Closes(name.map(|name| Effect::Read(Read::About(name))).into_iter().collect())
            }
            Code::Enter | Code::Char(' ' | 'F' | 'x') => {
                let Some(name) = self.names.get_mut(self.chosen) else { return After::Stays(Vec::new()) };
                name.followed = !name.followed;
                After::Stays(follow(model, name.name.clone(), name.followed))
            }
            Code::Char('q' | 'h') | Code::Left => After::Closes(Vec::new()),
            _ => {
                self.chosen = moved(self.chosen, key, self.names.len());
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let pages = [
            ("Enter", tr!("hint-its-page")),
            ("F", tr!("hint-follow-or-not")),
            ("j", tr!("hint-next")),
            ("Esc", tr!("hint-close")),
        ];
        let follows = [("Enter", tr!("hint-follow-or-not")), ("j", tr!("hint-next")), ("Esc", tr!("hint-close"))];
        own_keys(if self.use_of_names == Use::Page { &pages } else { &follows })
    }

    fn framing(&self, model: &Model) -> Framing {
        let height = u16::try_from(self.names.len()).unwrap_or(u16::MAX).min(18);
        Framing::within(model.layout().stage(), 60, height).rows(0, 1, self.names.len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

/// Asks for the names of the story that is meant.
pub(in crate::app) fn ask(model: &Model) -> Vec<Effect> {
    let read = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader).map(|reader| reader.story);
    read.or_else(|| model.list.current()).map(|story| Effect::Read(Read::Names(Some(story)))).into_iter().collect()
}

/// Names came: one is followed at once, several are chosen from.
pub(in crate::app) fn on_names(model: &mut Model, of: Option<StoryId>, names: Vec<Name>) -> Vec<Effect> {
    match (of, names.as_slice()) {
        (Some(_), [only]) => {
            let (name, on) = (only.name.clone(), !only.followed);
            return follow(model, name, on);
        }
        (Some(_), []) => model.say(tr!("names-no-name-is-known-here")),
        (None, []) => {
            let key = model.options.keymap.key(Scope::List, Command::Mark(MarkCommand::Follow));
            model.say(tr!("names-nothing-is-followed-follows-what", key));
        }
        _ => {
            let use_of_names = if of.is_some() { Use::OfAStory } else { Use::Followed };
            model.overlay = Some(Overlay::Names(Names { use_of_names, names, chosen: 0 }));
        }
    }
    Vec::new()
}

pub(in crate::app) fn follow(model: &mut Model, name: Line, on: bool) -> Vec<Effect> {
    if name.is_empty() {
        model.say(if on { tr!("names-follow-what") } else { tr!("names-unfollow-what") });
        return Vec::new();
    }
    decide::apart_from_rows(model, Decision::Follow(name, on))
}
