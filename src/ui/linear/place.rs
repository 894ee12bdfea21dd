//! Where one is, in the first line: it changes only when one goes elsewhere.

use crate::app::{Model, Note, Pane};

/// The pane with the keys, and what is amiss.
pub(super) fn words(model: &Model) -> String {
    let shelf = model.shelf().name();
    let here = match (model.screen.focus, &model.reader) {
        (Pane::Sources, _) => "Sources".to_owned(),
        (Pane::Reader, Some(reader)) => format!("Article from {}, shelf {shelf}", reader.article.source_name),
        (Pane::Reader | Pane::List, _) => {
            let (at, of) = (model.shelves.current + 1, model.shelves.all.len());
            format!("Shelf {shelf}, {at} of {of}")
        }
    };
    let lasts = |note: &Note| matches!(note, Note::Failing(_) | Note::Offline | Note::Demo);
    let notes = model.notes().into_iter().filter(lasts).map(Note::words);
    [here].into_iter().chain(notes).collect::<Vec<_>>().join(". ")
}
