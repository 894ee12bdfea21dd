//! One picture of the article, as large as the screen allows.

use crate::app::{
    Model,
    core::{
        effect::{Effect, Fetch, PicturesRequest, TerminalRequest},
        key::{Code, Key},
        line_editing,
    },
    overlay::{
        After, Hint, Overlay,
        frame::{Framing, Layer, own_keys},
    },
    reader::{Document, Shown, pictures},
};
use crate::language::tr;

#[derive(Debug, Clone)]
pub struct LargePicture {
    /// Its place among the page's pictures.
    pub chosen: usize,
    /// Columns and rows it takes, or why it did not come; none while it is on its way.
    pub shown: Option<Shown>,
}

impl Layer for LargePicture {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let images = document(model).map_or(&[][..], |document| &document.page.images);
        let last = images.len().saturating_sub(1);
        let Some(source) = images.get(self.chosen).map(|image| image.src.clone()) else {
            return After::Closes(Vec::new());
        };
        match key.code {
            Code::Char('o') => After::Closes(vec![Effect::Terminal(TerminalRequest::Browse(source))]),
            Code::Char('y') => After::Closes(vec![model.copy(source.clone(), source)]),
            Code::Char('q' | 'i' | 'I' | 'h') | Code::Enter | Code::Left => After::Closes(Vec::new()),
            _ => {
                let by = line_editing::scroll(key).unwrap_or(0).signum();
                let to = self.chosen.saturating_add_signed(by).min(last);
                if to == self.chosen { After::Stays(Vec::new()) } else { After::Closes(show_large(model, to)) }
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        own_keys(&[
            ("j", tr!("hint-next")),
            ("k", tr!("hint-previous")),
            ("o", tr!("hint-browser")),
            ("Esc", tr!("hint-close")),
        ])
    }

    fn framing(&self, model: &Model) -> Framing {
        let body = model.layout().body;
        Framing::within(body, body.width, body.height)
    }
}

/// Opens the picture nearest to the top of the screen.
pub(in crate::app) fn open_large(model: &mut Model) -> Vec<Effect> {
    let Some(reader) = &model.reader else { return Vec::new() };
    let below = reader.places.iter().find(|placed| placed.label >= reader.scroll);
    let Some(placed) = below.or(reader.places.last()).copied() else {
        model.say(tr!("picture-no-pictures-here"));
        return Vec::new();
    };
    if pictures::possible(model) { show_large(model, placed.picture) } else { Vec::new() }
}

pub(in crate::app) fn show_large(model: &mut Model, chosen: usize) -> Vec<Effect> {
    let body = model.layout().body;
    let (columns, rows) = (body.width.saturating_sub(6).max(10), body.height.saturating_sub(4).max(3));
    let image = document(model).and_then(|document| document.page.images.get(chosen));
    let Some((source, article)) = image.map(|image| image.src.clone()).zip(model.reader.as_ref()) else {
        return Vec::new();
    };
    let from = article.article.id;
    let web = crate::html::is_web(&source);
    let shown = (!web).then(|| Err(tr!("picture-not-on-the-web").to_owned()));
    model.overlay = Some(Overlay::Picture(LargePicture { chosen, shown }));
    if web {
        vec![Effect::Fetch(Fetch::Pictures(PicturesRequest {
            sources: vec![source],
            from,
            columns,
            rows,
            large: true,
        }))]
    } else {
        Vec::new()
    }
}

/// The large picture came, or not.
pub(in crate::app) fn on_large(model: &mut Model, source: &str, result: Shown) -> Vec<Effect> {
    let asked = match (&model.overlay, document(model)) {
        (Some(Overlay::Picture(picture)), Some(document)) => {
            document.page.images.get(picture.chosen).is_some_and(|image| image.src == source)
        }
        _ => false,
    };
    if let Some(Overlay::Picture(picture)) = model.overlay.as_mut().filter(|_| asked) {
        picture.shown = Some(result);
    }
    Vec::new()
}

/// The article in the article pane.
fn document(model: &Model) -> Option<&Document> {
    model.reader.as_ref()?.document.as_ref()
}
