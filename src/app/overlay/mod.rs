//! What lies over the panes: help, palette, pickers, menus; and the line being typed at the bottom.

pub(in crate::app) mod about_page;
pub(in crate::app) mod account_form;
pub(in crate::app) mod accounts;
pub(in crate::app) mod brief;
pub(in crate::app) mod failing;
pub(in crate::app) mod feed_picker;
pub(in crate::app) mod frame;
pub(in crate::app) mod help;
pub(in crate::app) mod later;
pub(in crate::app) mod links;
pub(in crate::app) mod messages;
pub(in crate::app) mod mute_list;
pub(in crate::app) mod mute_menu;
pub(in crate::app) mod names;
pub(in crate::app) mod notice;
pub(in crate::app) mod others;
pub(in crate::app) mod page_form;
pub(in crate::app) mod palette;
pub(in crate::app) mod picture;
pub(in crate::app) mod prompt_words;
pub(in crate::app) mod rule_menu;
pub(in crate::app) mod source_form;
pub(in crate::app) mod source_picker;
pub(in crate::app) mod statistics;
pub(in crate::app) mod steps;
pub(in crate::app) mod table;
pub(in crate::app) mod why;

use crate::{
    app::{
        core::{command::Command, effect::Effect},
        overlay::{
            about_page::AboutName,
            account_form::AccountForm,
            brief::BriefPage,
            failing::FailingSource,
            feed_picker::FeedPicker,
            help::HelpPage,
            later::LaterMenu,
            links::LinkPicker,
            mute_list::MuteList,
            mute_menu::MuteMenu,
            names::Names,
            notice::Notice,
            others::OtherArticles,
            page_form::PageForm,
            palette::CommandPalette,
            picture::LargePicture,
            rule_menu::{RuleList, RuleMenu},
            source_form::SourceForm,
            source_picker::SourcePicker,
            steps::StepList,
        },
    },
    news::SourceId,
    text::Line,
};
use tui_input::Input;

#[derive(Debug, Clone)]
pub struct Prompt {
    pub purpose: Purpose,
    pub input: Input,
    /// What stood there before, for Esc.
    pub before: String,
    /// What stands in it goes with the first letter that is typed.
    pub selected: bool,
}

impl Prompt {
    /// With something typed already.
    #[must_use]
    pub fn new(purpose: Purpose, typed: impl Into<String>) -> Self {
        let typed = typed.into();
        Self { purpose, input: Input::new(typed.clone()), before: typed, selected: false }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Filter,
    Find,
    Tag,
    /// A program the article is given to.
    Pipe,
    Rename(SourceId),
    Regroup(SourceId),
    Address(SourceId),
    AddSource,
    AddPage,
    Note,
    /// The name of a shelf that keeps the filter.
    Shelf,
    Pasted,
}

/// What lies over the panes: each has a file with its state, its keys, its hints and its frame, and a row in the table.
#[derive(Debug, Clone)]
pub enum Overlay {
    Help(HelpPage),
    Palette(CommandPalette),
    Links(LinkPicker),
    Others(OtherArticles),
    Picture(LargePicture),
    Source(SourceForm),
    Failing(FailingSource),
    Feeds(FeedPicker),
    Page(Box<PageForm>),
    /// The outlets of the list, to pick from.
    Picker(SourcePicker),
    Names(Names),
    About(AboutName),
    Brief(BriefPage),
    Rule(RuleMenu),
    Rules(RuleList),
    Account(Box<AccountForm>),
    Mute(Box<MuteMenu>),
    Mutes(MuteList),
    Later(LaterMenu),
    Steps(StepList),
    /// The receipt of an article.
    Why(Notice),
    /// Something to read: what is wrong in the config, what was read and sent.
    Text(Notice),
}

/// What became of an overlay after a key.
#[derive(Debug)]
pub(in crate::app) enum After {
    Stays(Vec<Effect>),
    /// It closes; another may stand in its place already.
    Closes(Vec<Effect>),
    /// It closes, and this is to be done next.
    Then(Vec<Effect>, Command),
    /// The palette closes: this was asked for.
    Asks(Asked),
}

#[derive(Debug)]
pub(in crate::app) struct Asked {
    pub line: String,
    /// The row that was chosen.
    pub choice: Option<Choice>,
    /// That row was moved to: it is no longer the first that was found.
    pub moved: bool,
}

/// What a row of the palette stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Command(Command),
    Shelf(usize),
    Source(SourceId),
    Setting(&'static str, String),
    /// A command of the user's own, by its name.
    Own(Line),
    /// Something that is done on the command line.
    CommandLine(&'static str),
}

/// A key of an overlay, and what it does.
pub type Hint = (String, &'static str);
