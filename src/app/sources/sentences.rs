//! The sources as they are read aloud: a sentence for each row of the pane. Draws nothing.

use crate::{
    app::{
        Model,
        sources::{Entry, SourceRow},
    },
    language::{self, tr},
};

impl Model {
    /// The rows of the sources pane as they are read aloud.
    #[must_use]
    pub fn spoken_sources(&self) -> Vec<String> {
        let entries = self.sources.entries();
        let count = entries.len();
        let said =
            entries.iter().zip(1..).map(|(entry, at)| tr!("linear-place", at, count) + " " + &words(*entry, self));
        said.collect()
    }
}

fn words(entry: Entry, model: &Model) -> String {
    let is_shown = |source: &SourceRow| model.sources.only.is_some() && source.id == model.sources.only;
    let folded = |open: bool| if open { tr!("linear-open") } else { tr!("linear-closed") };
    match entry {
        Entry::All => tr!("linear-all-sources", unread = model.session.totals.unread),
        Entry::Group(name, unread, open) => tr!("linear-group", name, unread, state = folded(open)),
        Entry::Source(source) => {
            let state = match (source.paused, is_shown(source)) {
                (true, _) => tr!("linear-paused"),
                (_, true) => tr!("linear-shown"),
                _ => "",
            };
            tr!("linear-source", name = source.name, unread = source.unread) + state
        }
        Entry::Fails(count, open) => tr!("linear-sources-fail", count, state = folded(open)),
        Entry::Failing(source) => {
            let status = source.status.map_or_else(String::new, |status| tr!("linear-status", status));
            let reason = source
                .failing
                .as_ref()
                .map_or_else(String::new, |reason| format!(": {}", language::translated(reason)));
            tr!("linear-source-fails", name = source.name) + &status + &reason
        }
    }
}
