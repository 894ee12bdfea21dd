//! The model at the start: nothing has been loaded.

use crate::app::{
    Model,
    core::{
        layout::{Pane, Split},
        options::{Options, Pictures},
        session::{Requests, Screen, Session, TypedKeys},
    },
    list::{Search, Shelf, Shelves, rows::List},
    marks::History,
    overlay::palette,
    reader::Reading,
    sources::Sources,
};
use jiff::Timestamp;

impl Model {
    #[must_use]
    pub fn new(options: Options, size: (u16, u16), now: Timestamp) -> Self {
        let split =
            Split { list: options.list_width, measure: options.measure, whole: false, linear: options.screen_reader };
        Self {
            screen: Screen { size, split, focus: Pane::List },
            shelves: Shelves { all: Shelf::all(&options.queries), ..Shelves::default() },
            reading: Reading { pictures: options.pictures == Pictures::Always, ..Reading::default() },
            recent_choices: palette::recalled(&options),
            session: Session { has_focus: true, ..Session::default() },
            search: Search { history: options.filters.lines().map(str::to_owned).collect(), ..Search::default() },
            options,
            now,
            list: List::default(),
            reader: None,
            sources: Sources::default(),
            overlay: None,
            prompt: None,
            keys: TypedKeys::default(),
            history: History::default(),
            requests: Requests::default(),
        }
    }
}
