//! The state of the program and how it changes: a model, events and commands in, effects out. Pure: no clock, no disk, no
//! socket, no thread, and no terminal library. Whatever happens outside comes in as an [`Event`]; whatever should happen
//! outside goes out as an [`Effect`].
#![expect(missing_docs, reason = "public for the tests alone: what only repeats a name is left out")]

mod core;
mod input;
mod list;
mod marks;
mod overlay;
mod reader;
mod sources;
mod start;
mod update;

pub use self::core::{
    age::{short as age, until, usual as usual_age},
    bindings::{Binding, LESSON, TABLE, binding, named},
    colours::{Colours, Palette, Rgb, TERMINAL, built_in as built_in_themes, scheme as theme_of_scheme},
    command::{
        Command, LinkCommand, ListCommand, MarkCommand, Motion, ReaderCommand, Scope, ShellCommand, SourceCommand,
    },
    effect::{
        Effect, Fetch, Made, MadeText, Maker, PageRequest, PicturesRequest, PollRequest, Program, Read,
        TerminalRequest, Wanted, Write,
    },
    event::{
        EndedCommand, Event, Lessons, Mouse, NewsBrief, PagePreview, Polled, PreviewRow, ShelfBrief, SyncedAccount,
    },
    key::{Code, Key, chord, words as chord_words},
    keymap::{Following, Keymap, Meaning, taken as taken_name},
    layout::{Area, Layout, Pane, Split, page as page_of},
    moments::{parse as moment, words as moment_words},
    new_account::{AccountField, AccountStep, Hidden, Keeping, NewAccount, SERVER_KINDS},
    options::{Options, Pictures},
    palette_line::{query_in, wrong_query},
    session::{Found, Polling, Requests, Screen, Session, Toast, TypedKeys},
    styled_text::{Look, Span, TextLine, aloud, shorten, text as line_text, wrap},
    ui_settings::SETTINGS,
};
pub use self::input::{
    dispatch::act,
    hints::{PlacedHint, hints, shows_hints, undo_key},
    key_dispatch::LESSONS,
    prompt::{FILTERS, arguments},
    reader_commands::LIST_WIDTH,
};
pub use self::list::{
    Filter, Search, Shelf, Shelves,
    empty::empty_lines,
    rows::List,
    search_hits::Hits,
    sentences::SpokenList,
    shelf::{Note, Tab},
};
pub use self::marks::{Applied, History, PendingMark};
pub use self::overlay::{
    Choice, Hint, Overlay, Prompt, Purpose,
    about_page::{AboutLine, AboutName},
    account_form::AccountForm,
    brief::{BriefLine, BriefPage},
    failing::FailingSource,
    feed_picker::{FeedPicker, Offer},
    frame::Framing,
    help::{HelpLine, HelpPage, columns as help_columns, help},
    later::{LaterMenu, LaterRow, later_rows},
    links::LinkPicker,
    mute_list::MuteList,
    mute_menu::{Lasts, Mutable, MuteMenu, Typing},
    names::{Names, Use as NamesUse},
    notice::Notice,
    others::OtherArticles,
    page_form::{PageForm, Trial, fields},
    palette::{CommandPalette, RECENT, Row as PaletteRow, rows as palette_rows},
    picture::LargePicture,
    rule_menu::{RuleList, RuleMenu, RuleRow},
    source_form::SourceForm,
    source_picker::{Pick, SourcePicker, picks},
    statistics::lines as statistics_lines,
    steps::StepList,
};
pub use self::reader::{
    Chosen, Document, Fetching, Find, Picture, Placed, Reader, Reading, Shown,
    comments::feed_of as comments_feed,
    enclosures::about as about_file,
    footer::{address, cut_away},
    header::counted,
};
pub use self::sources::{
    Entry, SourceRow, Sources,
    source_settings::{groups, setting_value},
};
pub use self::update::update;
pub use crate::news::{Sort, Totals};
use jiff::Timestamp;

/// The name under which it is remembered when the screens were opened last.
pub const OPENED: &str = "opened";
/// The name under which the time before that one is remembered: what has come since then is new in this session.
pub const OPENED_BEFORE: &str = "opened_before";

/// Everything the screen shows, in parts.
#[derive(Debug, Clone)]
pub struct Model {
    /// What the user set up.
    pub options: Options,
    pub now: Timestamp,
    /// The size of the terminal, and which pane has the keys.
    pub screen: Screen,
    /// The shelves, and how the one on screen is shown.
    pub shelves: Shelves,
    /// The filter over the list.
    pub search: Search,
    pub list: List,
    pub reader: Option<Reader>,
    /// What outlasts the article in the pane.
    pub reading: Reading,
    pub sources: Sources,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// A line being typed at the bottom.
    pub prompt: Option<Prompt>,
    /// Keys that are no command yet.
    pub keys: TypedKeys,
    /// What was chosen in the palette, the last one first.
    pub recent_choices: Vec<Choice>,
    /// What can be undone and redone here.
    pub history: History,
    /// Questions that have not been answered yet.
    pub requests: Requests,
    /// What the title and the bottom line tell.
    pub session: Session,
}
