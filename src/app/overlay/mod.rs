//! What lies over the panes: help, palette, pickers, menus; and the line being typed at the bottom.

pub(in crate::app) mod geometry;
pub(in crate::app) mod help;
pub(in crate::app) mod later;
pub(in crate::app) mod mute;
pub(in crate::app) mod names;
pub(in crate::app) mod palette;
pub(in crate::app) mod pickers;
pub(in crate::app) mod prompt_words;
pub(in crate::app) mod spoken;
pub(in crate::app) mod statistics;
pub(in crate::app) mod steps;
pub(in crate::app) mod why;

use crate::{
    app::{
        core::{command::Scope, styled_text::TextLine},
        overlay::{later::LaterMenu, mute::MuteMenu},
        reader::Shown,
    },
    news::{Mute, Name, SourceId},
};
use jiff::Timestamp;
use std::collections::BTreeSet;
use tui_input::Input;

/// A line being typed at the bottom.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed.
    pub input: Input,
    /// What stood there before, for Esc.
    pub before: String,
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The live filter.
    Filter,
    /// Find in the page.
    Find,
    /// A tag.
    Tag,
    /// A program the article is given to.
    Pipe,
    /// Another name for a source.
    Rename(SourceId),
    /// Another group for a source.
    Regroup(SourceId),
    /// The address of a site or feed.
    AddSource,
    /// A note beside the article.
    Note,
    /// Links that were pasted.
    Pasted,
}

/// What lies over the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys that work here.
    Help {
        /// Where it was asked.
        scope: Scope,
        /// What is searched for.
        input: Input,
        /// The topmost line.
        top: usize,
    },
    /// Every command.
    Palette {
        /// Where it was asked.
        scope: Scope,
        /// What is typed.
        input: Input,
        /// The chosen one of those found.
        chosen: usize,
    },
    /// The article's links.
    Links {
        /// The chosen one.
        chosen: usize,
    },
    /// One picture, large.
    Picture {
        /// Its place among the page's pictures.
        chosen: usize,
        /// Columns and rows it takes, or why it did not come; none while it is on its way.
        came: Option<Shown>,
    },
    /// The story's other articles.
    Others {
        /// The chosen one.
        chosen: usize,
    },
    /// One source's settings.
    Source {
        /// The source.
        source: SourceId,
        /// The chosen setting.
        chosen: usize,
        /// What is typed for it.
        input: Option<Input>,
    },
    /// The outlets of the list, to pick from.
    Picker {
        /// Those that are on, by their address.
        on: BTreeSet<String>,
        /// The chosen row.
        chosen: usize,
    },
    /// Something to read: what is wrong in the config, what was read and sent.
    Text {
        /// Its title.
        title: &'static str,
        /// What it says.
        lines: Vec<TextLine>,
        /// The topmost line.
        top: usize,
    },
    /// Names to follow.
    Names(Names),
    /// The menu that mutes.
    Mute(Box<MuteMenu>),
    /// The mutes that stand; none while they are on their way.
    Mutes {
        /// All of them.
        all: Option<Vec<Mute>>,
        /// The chosen one.
        chosen: usize,
    },
    /// The menu for later.
    Later(LaterMenu),
    /// The steps that can be undone.
    Steps {
        /// Newest first: when, what, and whether it is undone; none while they are on their way.
        steps: Option<Vec<(Timestamp, String, bool)>>,
        /// The topmost line.
        top: usize,
    },
    /// The receipt.
    Why {
        /// What it says.
        lines: Vec<TextLine>,
        /// The topmost line.
        top: usize,
    },
}

/// Names to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// They are those of a story, not all that is followed.
    pub of_a_story: bool,
    /// The names.
    pub names: Vec<Name>,
    /// The chosen one.
    pub chosen: usize,
}
