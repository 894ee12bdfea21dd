//! The links of an article: the chosen one is read here, opened, copied, saved or resolved.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PageRequest, TerminalRequest},
            key::{Code, Key},
            line_editing,
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys, two_lines},
        },
        reader::Document,
    },
    language::tr,
    news::LinkKind,
};

#[derive(Debug, Clone)]
pub struct LinkPicker {
    /// The chosen link, by its place in the page.
    pub chosen: usize,
}

fn document(model: &Model) -> Option<&Document> {
    model.reader.as_ref()?.document.as_ref()
}

impl Layer for LinkPicker {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let article = model.reader.as_ref().map(|reader| reader.article.id);
        let link = document(model).and_then(|document| document.page.links.get(self.chosen));
        let Some((from, link)) = article.zip(link) else { return After::Closes(Vec::new()) };
        let (shown, given, kind) = (link.shown.clone(), link.given.clone(), link.kind);
        let terminal = |request| After::Closes(vec![Effect::Terminal(request)]);
        let fetch = |request| After::Closes(vec![Effect::Fetch(Fetch::Page(request))]);
        match key.code {
            Code::Char('o') => terminal(TerminalRequest::Browse(shown)),
            Code::Char('O') => terminal(TerminalRequest::Browse(given)),
            Code::Char('y') => After::Closes(vec![model.copy(shown.clone(), shown)]),
            Code::Enter | Code::Char('s') if model.options.offline => {
                model.say(tr!("links-offline-the-page-cannot-be"));
                After::Stays(Vec::new())
            }
            Code::Char('s') => {
                model.say(tr!("links-saving-the-page"));
                fetch(PageRequest::SaveLinks(vec![shown], Some(from)))
            }
            Code::Enter => {
                model.say(tr!("links-getting-the-page"));
                fetch(PageRequest::Link(shown, from))
            }
            Code::Char('x') => After::Stays(resolve(model, kind, shown)),
            Code::Char('q') => After::Closes(Vec::new()),
            _ => {
                self.go(model, key);
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        own_keys(&[
            ("Enter", tr!("hint-read-here")),
            ("o", tr!("hint-browser")),
            ("y", tr!("hint-copy")),
            ("s", tr!("hint-save")),
            ("x", tr!("hint-resolve")),
            ("Esc", tr!("hint-close")),
        ])
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = document(model).map_or(0, |document| document.page.links.len());
        Framing::within(model.layout().stage(), 90, two_lines(count)).rows(0, 2, count, self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

impl LinkPicker {
    /// To another link, by its number or by steps; digits add up as far as there are links: 1, then 12.
    fn go(&mut self, model: &mut Model, key: Key) {
        let count = document(model).map_or(0, |document| document.page.links.len());
        let digit = key.letter().and_then(|letter| letter.to_digit(10)).map(|digit| digit as usize);
        let to = match (digit, line_editing::scroll(key)) {
            (Some(digit), _) => {
                let number = [(self.chosen + 1) * 10 + digit, digit].into_iter().find(|n| (1..=count).contains(n));
                number.map_or(self.chosen, |number| number - 1)
            }
            (None, Some(by)) => self.chosen.saturating_add_signed(by),
            (None, None) => self.chosen,
        };
        self.chosen = to.min(count.saturating_sub(1));
        show(model, self.chosen);
    }
}

/// The text is scrolled to where a link stands in it.
fn show(model: &mut Model, link: usize) {
    let height = model.reader_height();
    if let Some(reader) = &mut model.reader
        && let Some(line) = reader.line_of_link(link)
        && !reader.shows(line, height)
    {
        reader.scroll_to(line.saturating_sub(height / 3), height);
    }
}

/// Opens the picker, where the article has links.
pub(in crate::app) fn open(model: &mut Model) {
    if document(model).is_none_or(|document| document.page.links.is_empty()) {
        model.say(tr!("links-no-links-here"));
    } else {
        model.overlay = Some(Overlay::Links(LinkPicker { chosen: 0 }));
    }
}

pub(in crate::app) fn pick(model: &mut Model, chosen: usize) {
    show(model, chosen);
    model.overlay = Some(Overlay::Links(LinkPicker { chosen }));
}

/// Asks where a short link leads; every other link says so itself.
fn resolve(model: &mut Model, kind: LinkKind, shown: String) -> Vec<Effect> {
    if kind != LinkKind::Short {
        model.say(tr!("links-this-link-says-itself-where"));
        Vec::new()
    } else if model.options.offline {
        model.say(tr!("links-offline-the-link-cannot-be"));
        Vec::new()
    } else {
        model.say(tr!("links-asking-where-it-leads"));
        vec![Effect::Fetch(Fetch::Page(PageRequest::Resolve(shown)))]
    }
}
