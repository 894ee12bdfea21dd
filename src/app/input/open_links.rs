//! The links of what is meant, opened in the browser or copied. Opens nothing itself, and reads no page.

use crate::{
    app::{
        Model,
        core::{
            command::LinkCommand,
            effect::{Effect, Program, Read, TerminalRequest},
            screen,
        },
        marks::decide,
        overlay::{Prompt, Purpose},
        reader::comments,
    },
    language::tr,
    news::{Article, StoryId},
};

pub(in crate::app) fn act(model: &mut Model, command: LinkCommand) -> Vec<Effect> {
    match command {
        LinkCommand::OpenBrowser => match comments::shown_thread(model) {
            Some(url) => vec![Effect::Terminal(TerminalRequest::Browse(url))],
            None => link(model, Use::Open),
        },
        LinkCommand::OpenOriginal => link(model, Use::OpenOriginal),
        LinkCommand::Comments => comments::open(model),
        LinkCommand::CopyLink => link(model, Use::Copy),
        LinkCommand::CopyTitle => link(model, Use::CopyWithTitle),
        LinkCommand::Pipe => {
            model.prompt = Some(Prompt::new(Purpose::Pipe, ""));
            model.search.completing = None;
            Vec::new()
        }
        LinkCommand::Pager => text_for(model, Program::Pager),
        LinkCommand::Editor => text_for(model, Program::Editor),
    }
}

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Open,
    OpenOriginal,
    Copy,
    CopyWithTitle,
}

/// The text of the article that is meant is asked for, for a program.
fn text_for(model: &Model, program: Program) -> Vec<Effect> {
    screen::article(model).map(|article| Effect::Read(Read::Text(article.id, program))).into_iter().collect()
}

/// Opens the link of the article that is meant, or copies it; those of all that is selected.
fn link(model: &mut Model, what: Use) -> Vec<Effect> {
    let selected = decide::selected(model);
    if selected.len() > 1 {
        return links(model, what, &selected);
    }
    let Some(article) = screen::article(model) else { return Vec::new() };
    let (id, url, title) = (article.id, article.url.to_string(), article.title.to_string());
    if url.is_empty() {
        model.say(tr!("open-links-this-article-has-no-link"));
        return Vec::new();
    }
    match what {
        Use::Open => vec![Effect::Terminal(TerminalRequest::Browse(url))],
        Use::OpenOriginal => vec![Effect::Read(Read::Original(id))],
        Use::Copy => vec![model.copy(url.clone(), url)],
        Use::CopyWithTitle => vec![model.copy(format!("{title} – {url}"), tr!("open-links-title-and-link").to_owned())],
    }
}

/// More pages than these are not opened at one keypress.
const MOST_PAGES: usize = 20;

/// The links of all that is selected; it stays selected.
fn links(model: &mut Model, what: Use, selected: &[StoryId]) -> Vec<Effect> {
    let faces = selected.iter().filter_map(|id| Some(&model.list.rows.get(id)?.face));
    let linked: Vec<&Article> = faces.filter(|face| !face.url.is_empty()).collect();
    let (count, opens) = (linked.len(), matches!(what, Use::Open | Use::OpenOriginal));
    if count == 0 {
        model.say(tr!("open-links-none-of-these-articles-has"));
        return Vec::new();
    }
    if count > MOST_PAGES && opens {
        model.say(tr!("open-links-pages-at-once-are-too", count, most = MOST_PAGES));
        return Vec::new();
    }
    let lines = |line: fn(&Article) -> String| linked.iter().map(|face| line(face)).collect::<Vec<_>>().join("\n");
    // Those far from the screen are not at hand.
    let words = if count < selected.len() {
        tr!("open-links-of", count, selected = selected.len())
    } else {
        tr!("open-links-links", count)
    };
    let (effects, text) = match what {
        Use::Open => {
            (linked.iter().map(|face| Effect::Terminal(TerminalRequest::Browse(face.url.to_string()))).collect(), None)
        }
        Use::OpenOriginal => (linked.iter().map(|face| Effect::Read(Read::Original(face.id))).collect(), None),
        Use::Copy => (Vec::new(), Some(lines(|face| face.url.to_string()))),
        Use::CopyWithTitle => (Vec::new(), Some(lines(|face| format!("{} – {}", face.title, face.url)))),
    };
    if let Some(text) = text {
        return vec![model.copy(text, words)];
    }
    model.say(tr!("open-links-opened", words));
    effects
}

/// A link as it was published has come, where there is one.
pub(in crate::app) fn original(model: &mut Model, link: Option<String>) -> Vec<Effect> {
    if link.is_none() {
        model.say(tr!("open-links-this-article-has-no-link"));
    }
    link.map(|one| Effect::Terminal(TerminalRequest::Browse(one))).into_iter().collect()
}
