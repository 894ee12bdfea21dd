//! Where one is, in the first line: it changes only when one goes elsewhere.

use crate::{
    app::{Model, Note, Pane},
    language::tr,
    ui::paint,
};

/// The pane with the keys, and as much of what is amiss as there is room for.
pub(super) fn words(model: &Model, width: u16) -> String {
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
    notes.fold(here, |words, note| {
        let longer = format!("{words}. {note}");
        if paint::columns(&longer) <= width { longer } else { words }
    })
}
