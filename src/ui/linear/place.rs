//! Where one is, in the first line: it changes only when one goes elsewhere.

use crate::app::{Model, Note, Pane};
use crate::language::tr;

/// The pane with the keys, and what is amiss.
pub(super) fn words(model: &Model) -> String {
    let shelf = model.shelf().label();
    let here = match (model.screen.focus, &model.reader) {
        (Pane::Sources, _) => tr!("linear-sources").to_owned(),
        (Pane::Reader, Some(reader)) => tr!("linear-article", source = reader.article.source_name, shelf),
        (Pane::Reader | Pane::List, _) => {
            let (at, of) = (model.shelves.current + 1, model.shelves.all.len());
            tr!("linear-shelf", shelf, at, of)
        }
    };
    let lasts = |note: &Note| matches!(note, Note::Failing(_) | Note::Offline | Note::Demo);
    let notes = model.notes().into_iter().filter(lasts).map(Note::words);
    [here].into_iter().chain(notes).collect::<Vec<_>>().join(". ")
}
