//! The story's other articles: the chosen one is read here, opened, copied or taken out of the story.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, TerminalRequest},
            key::{Code, Key},
            layout::Pane,
        },
        marks::decide,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, moved, own_keys, two_lines},
        },
        reader::navigation,
    },
    language::tr,
    news::Article,
};

#[derive(Debug, Clone)]
pub struct OtherArticles {
    pub chosen: usize,
}

fn others(model: &Model) -> &[Article] {
    let document = model.reader.as_ref().and_then(|reader| reader.document.as_ref());
    document.map_or(&[], |document| &document.others)
}

impl Layer for OtherArticles {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let story = model.reader.as_ref().map(|reader| reader.story);
        let Some((story, other)) = story.zip(others(model).get(self.chosen)) else { return After::Closes(Vec::new()) };
        let (article, url) = (other.id, other.url.to_string());
        let terminal = |request| After::Closes(vec![Effect::Terminal(request)]);
        match key.code {
            Code::Enter | Code::Char('l' | ' ') | Code::Right => {
                model.screen.focus = Pane::Reader;
                After::Closes(navigation::read_article(model, story, article))
            }
            Code::Char('o') => terminal(TerminalRequest::Browse(url)),
            Code::Char('y') => After::Closes(vec![model.copy(url.clone(), url)]),
            Code::Char('-') => After::Closes(decide::take_apart(model, article)),
            Code::Char('q' | 'a' | 'h') => After::Closes(Vec::new()),
            _ => {
                self.chosen = moved(self.chosen, key, others(model).len());
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        own_keys(&[
            ("Enter", tr!("hint-read-here")),
            ("o", tr!("hint-browser")),
            ("y", tr!("hint-copy")),
            ("-", tr!("hint-take-out")),
            ("Esc", tr!("hint-close")),
        ])
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = others(model).len();
        Framing::within(model.layout().stage(), 80, two_lines(count)).rows(0, 2, count, self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

/// Opens them, where there are any.
pub(in crate::app) fn open(model: &mut Model) {
    if others(model).is_empty() {
        model.say(tr!("others-no-other-article-tells-this"));
    } else {
        model.overlay = Some(Overlay::Others(OtherArticles { chosen: 0 }));
    }
}
