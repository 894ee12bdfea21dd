//! What its outlet changes in an article that is open: it is offered, and shown when the user wishes, for no text moves while it is
//! read.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read, Write},
            layout::Pane,
        },
    },
    language::tr,
    news::ArticleId,
};
use jiff::Timestamp;

impl Model {
    /// Whether the article being read says something else by now than the text on screen.
    #[must_use]
    pub fn reads_outdated_text(&self) -> bool {
        self.screen.focus == Pane::Reader && self.reader.as_ref().is_some_and(|reader| reader.outdated)
    }
}

/// Asks whether the article being read has changed.
pub(in crate::app) fn look(model: &Model) -> Option<Effect> {
    let reader = model.reader.as_ref().filter(|reader| reader.document.is_some())?;
    (model.screen.focus == Pane::Reader).then(|| Effect::Read(Read::ChangedAt(reader.article.id)))
}

/// It is known when an article has changed last.
pub(in crate::app) fn on_changed_at(model: &mut Model, article: ArticleId, changed: Option<Timestamp>) -> Vec<Effect> {
    if let Some(reader) = model.reader.as_mut().filter(|reader| reader.article.id == article) {
        reader.outdated = reader.document.as_ref().is_some_and(|document| document.changed != changed);
    }
    Vec::new()
}

/// Shows the article as it stands now, at the place where the user is.
pub(in crate::app) fn show(model: &mut Model) -> Vec<Effect> {
    model.say(tr!("changed-text-as-it-stands-now"));
    model.load_page()
}

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
