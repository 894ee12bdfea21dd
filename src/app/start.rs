//! The model at the start: nothing has been loaded.

use crate::{
    app::{
        Model,
        core::{
            layout::{Pane, Split},
            options::{Options, Pictures},
            session::Polling,
        },
        list::{Filter, Shelf, rows::List, search_hits::Hits},
        overlay::palette,
        sources::Sources,
    },
    news::{Folded, Sort, Totals},
};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

impl Model {
    /// A model that has not loaded anything.
    #[must_use]
    pub fn new(options: Options, size: (u16, u16), now: Timestamp) -> Self {
        Self {
            pictures: options.pictures == Pictures::Always,
            shelves: Shelf::all(&options.queries),
            recent: palette::recalled(&options),
            split: Split { list: options.list_width, whole: false },
            options,
            size,
            now,
            focus: Pane::List,
            shelf: 0,
            counts: Vec::new(),
            unfolded: false,
            folded: Folded::default(),
            sort: Sort::Newest,
            show_read: false,
            filter: Filter::default(),
            hits: Hits::default(),
            unsaved: BTreeMap::new(),
            found: None,
            watched: true,
            list: List::default(),
            arrived: 0,
            reader: None,
            sources: Sources::default(),
            overlay: None,
            prompt: None,
            toast: None,
            totals: Totals::default(),
            polling: Polling::Idle,
            archiving: None,
            count: None,
            typed: Vec::new(),
            past: Vec::new(),
            opened: None,
            filters: Vec::new(),
            links_from: Vec::new(),
            future: Vec::new(),
            touched: false,
            revealed: HashSet::new(),
            batch: None,
            seeking: None,
            awaited: None,
            tags: Vec::new(),
            completing: None,
            ending: false,
            list_ticket: 0,
            peek_ticket: None,
            peek_again: false,
            stay: None,
            last_ticket: 0,
        }
    }
}
