//! The state of the program and how it changes: a model, events and commands in, effects out. Pure: no clock, no disk, no
//! socket, no thread, and no terminal library. Whatever happens outside comes in as an [`Event`]; whatever should happen
//! outside goes out as an [`Effect`].

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
    age::{short as age, until},
    colours::{Colours, Palette, Rgb, TERMINAL, built_in as built_in_themes, scheme as theme_of_scheme},
    command::{Binding, Command, LESSON, Scope, TABLE, binding, named},
    effect::{Effect, Fetch, PageRequest, PicturesRequest, PollRequest, Program, Read, TerminalRequest, Wanted, Write},
    event::{Event, Mouse},
    key::{Code, Key, chord, words as chord_words},
    keymap::{Keymap, Meaning},
    layout::{Area, Layout, Pane, Split},
    moments::{parse as moment, words as moment_words},
    options::{Options, Pictures},
    session::{Found, Polling, Toast},
    styled_text::{Look, Span, TextLine, shorten, text as line_text, wrap},
};
pub use self::input::{
    dispatch::{LIST_WIDTH, act},
    key_dispatch::LESSONS,
    prompt::arguments,
};
pub use self::list::{
    Filter, Shelf,
    empty::empty_lines,
    rows::List,
    search_hits::Hits,
    shelf::{Note, Tab},
};
use self::marks::Batch;
pub use self::marks::{Applied, Marking};
pub use self::overlay::{
    Names, Overlay, Prompt, Purpose,
    geometry::{Framing, framing},
    help::{HelpLine, help},
    later::{LaterMenu, LaterRow, later_rows},
    mute::{Lasts, Mutable, MuteMenu, Typing},
    palette::{Choice, RECENT, Row as PaletteRow, rows as palette_rows},
    spoken::{query_in, wrong_query},
    statistics::lines as statistics_lines,
};
pub use self::reader::{
    Chosen, Document, Fetching, Find, Picture, Placed, Reader, Shown,
    enclosures::about as about_file,
    footer::{address, cut_away},
    header::counted,
};
pub use self::sources::{
    Entry, SourceRow, Sources,
    catalog::{Pick, picks},
    source_settings::{groups, setting_value},
};
pub use self::update::update;
pub use crate::news::{Sort, Totals};
use crate::{
    news::{Folded, StoryId},
    text::Line,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

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
    /// How the user parts the screen between list and article.
    pub split: Split,
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
    /// Filters of before, the last one first.
    pub filters: Vec<String>,
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
    /// What opening an article did to its row: the decision that brought the article up takes it along.
    pub opened: Option<Applied>,
    /// Articles to come back to from one that was reached by a link.
    pub links_from: Vec<Reader>,
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
