//! Picking: the keys in the lists that belong to the article in the reader: its links, its pictures, and the other articles
//! of its story. It decides nothing about what is picked: that is asked for, or left to the verdicts.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PageRequest, TerminalRequest},
            key::{Code, Key},
            layout::Pane,
            line_editing,
        },
        marks::decide,
        overlay::Overlay,
        reader::{Shown, find, navigation, pictures},
    },
    news::LinkKind,
};

/// A key in the list of links: the one under the cursor is read here, opened, copied, saved or resolved.
pub(in crate::app) fn links_key(model: &mut Model, key: Key, chosen: usize) -> Vec<Effect> {
    let reader = model.reader.as_ref();
    let Some(document) = reader.and_then(|reader| reader.document.as_ref()) else { return Vec::new() };
    let count = document.page.links.len();
    let Some(link) = document.page.links.get(chosen) else { return Vec::new() };
    let (shown, given, kind) = (link.shown.clone(), link.given.clone(), link.kind);
    let Some(from) = reader.map(|reader| reader.article.id) else { return Vec::new() };
    match key.code {
        Code::Char('o') => vec![Effect::Terminal(TerminalRequest::Browse(shown))],
        Code::Char('O') => vec![Effect::Terminal(TerminalRequest::Browse(given))],
        Code::Char('y') => {
            model.say(format!("Copied {shown}"));
            vec![Effect::Terminal(TerminalRequest::Copy(shown))]
        }
        Code::Enter | Code::Char('s') if model.options.offline => {
            model.say("Offline: the page cannot be fetched");
            model.overlay = Some(Overlay::Links { chosen });
            Vec::new()
        }
        Code::Char('s') => {
            model.say("saving the page…");
            vec![Effect::Fetch(Fetch::Page(PageRequest::SaveLinks(vec![shown], Some(from))))]
        }
        Code::Char('x') => {
            model.overlay = Some(Overlay::Links { chosen });
            resolve(model, kind, shown)
        }
        Code::Enter => {
            model.say("getting the page…");
            vec![Effect::Fetch(Fetch::Page(PageRequest::Link(shown, from)))]
        }
        Code::Char('q') => Vec::new(),
        code => {
            let digit = key.letter().and_then(|letter| letter.to_digit(10)).map(|digit| digit as usize);
            let to = match (digit, line_editing::scroll(key)) {
                // Digits add up as far as there are links: 1, then 12.
                (Some(digit), _) => [(chosen + 1) * 10 + digit, digit].into_iter().find(|n| (1..=count).contains(n)),
                (None, Some(by)) => Some(chosen.saturating_add_signed(by) + 1),
                (None, None) => Some(chosen + 1),
            };
            let to = to.map_or(chosen, |number| number - 1).min(count - 1);
            if to == chosen && code == Code::Esc {
                return Vec::new();
            }
            find::pick_link(model, to);
            Vec::new()
        }
    }
}

/// Asks where a short link leads; every other link says so itself.
fn resolve(model: &mut Model, kind: LinkKind, shown: String) -> Vec<Effect> {
    if kind != LinkKind::Short {
        model.say("This link says itself where it leads");
        Vec::new()
    } else if model.options.offline {
        model.say("Offline: the link cannot be resolved");
        Vec::new()
    } else {
        model.say("asking where it leads…");
        vec![Effect::Fetch(Fetch::Page(PageRequest::Resolve(shown)))]
    }
}

/// A key over a large picture.
pub(in crate::app) fn picture_key(model: &mut Model, key: Key, chosen: usize, came: Option<Shown>) -> Vec<Effect> {
    let reader = model.reader.as_ref();
    let Some(document) = reader.and_then(|reader| reader.document.as_ref()) else { return Vec::new() };
    let last = document.page.images.len().saturating_sub(1);
    let Some(source) = document.page.images.get(chosen).map(|image| image.src.clone()) else { return Vec::new() };
    match key.code {
        Code::Char('o') => vec![Effect::Terminal(TerminalRequest::Browse(source))],
        Code::Char('y') => {
            model.say(format!("Copied {source}"));
            vec![Effect::Terminal(TerminalRequest::Copy(source))]
        }
        Code::Char('q' | 'i' | 'I' | 'h') | Code::Enter | Code::Left => Vec::new(),
        _ => {
            let to = chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0).signum()).min(last);
            if to != chosen {
                return pictures::show_large(model, to);
            }
            model.overlay = Some(Overlay::Picture { chosen, came });
            Vec::new()
        }
    }
}

/// A key in the list of the story’s other articles.
pub(in crate::app) fn others_key(model: &mut Model, key: Key, chosen: usize) -> Vec<Effect> {
    let reader = model.reader.as_ref();
    let Some((story, document)) = reader.and_then(|reader| Some((reader.story, reader.document.as_ref()?))) else {
        return Vec::new();
    };
    let count = document.others.len();
    let Some(other) = document.others.get(chosen) else { return Vec::new() };
    match key.code {
        Code::Enter | Code::Char('l' | ' ') | Code::Right => {
            let article = other.id;
            model.screen.focus = Pane::Reader;
            navigation::read_article(model, story, article)
        }
        Code::Char('o') => vec![Effect::Terminal(TerminalRequest::Browse(other.url.to_string()))],
        Code::Char('y') => vec![Effect::Terminal(TerminalRequest::Copy(other.url.to_string()))],
        Code::Char('-') => {
            let article = other.id;
            decide::take_apart(model, article)
        }
        Code::Char('q' | 'a' | 'h') => Vec::new(),
        _ => {
            let to = chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)).min(count - 1);
            model.overlay = Some(Overlay::Others { chosen: to });
            Vec::new()
        }
    }
}
