//! What its outlet changes in an article that is open.

use crate::app::{
    Model,
    core::{
        effect::{Effect, Write},
        layout::Pane,
    },
};

/// A changed article that is open has been looked at.
pub(in crate::app) fn see(model: &mut Model) -> Vec<Effect> {
    let opened = model.screen.focus == Pane::Reader;
    let Some(document) = model.reader.as_mut().filter(|_| opened).and_then(|reader| reader.document.as_mut()) else {
        return Vec::new();
    };
    if document.article.changed.take().is_none() {
        return Vec::new();
    }
    let article = document.article.id;
    for row in model.list.rows.values_mut().filter(|row| row.face.id == article) {
        row.face.changed = None;
    }
    vec![Effect::Write(Write::ChangeSeen(article))]
}
