//! Browsing: the links of what is meant, opened in the browser or copied. Opens nothing itself, and reads no page.

use crate::{
    app::{
        Model,
        core::{
            command::Command,
            effect::{Effect, Read, TerminalRequest},
            screen,
        },
        marks::decide,
    },
    news::{Article, StoryId},
};

/// Opens the link of the article that is meant, or copies it; those of all that is selected.
pub(in crate::app) fn link(model: &mut Model, command: Command) -> Vec<Effect> {
    let selected = decide::selected(model);
    if selected.len() > 1 {
        return links(model, command, &selected);
    }
    let Some(article) = screen::article(model) else { return Vec::new() };
    let (id, url, title) = (article.id, article.url.to_string(), article.title.to_string());
    if url.is_empty() {
        model.say("This article has no link");
        return Vec::new();
    }
    match command {
        Command::OpenBrowser => vec![Effect::Terminal(TerminalRequest::Browse(url))],
        Command::OpenOriginal => vec![Effect::Read(Read::Original(id))],
        Command::CopyLink => {
            model.say(format!("Copied {url}"));
            vec![Effect::Terminal(TerminalRequest::Copy(url))]
        }
        _ => {
            model.say("Copied title and link");
            vec![Effect::Terminal(TerminalRequest::Copy(format!("{title} – {url}")))]
        }
    }
}

/// More pages than these are not opened at one keypress.
const MOST_PAGES: usize = 20;

/// The links of all that is selected; it stays selected.
fn links(model: &mut Model, command: Command, selected: &[StoryId]) -> Vec<Effect> {
    let faces = selected.iter().filter_map(|id| Some(&model.list.rows.get(id)?.face));
    let linked: Vec<&Article> = faces.filter(|face| !face.url.is_empty()).collect();
    let (count, opens) = (linked.len(), matches!(command, Command::OpenBrowser | Command::OpenOriginal));
    if count == 0 {
        model.say("None of these articles has a link");
        return Vec::new();
    }
    if count > MOST_PAGES && opens {
        model.say(format!("{count} pages at once are too many for a browser; {MOST_PAGES} may be"));
        return Vec::new();
    }
    let lines = |line: fn(&Article) -> String| linked.iter().map(|face| line(face)).collect::<Vec<_>>().join("\n");
    let effects = match command {
        Command::OpenBrowser => {
            linked.iter().map(|face| Effect::Terminal(TerminalRequest::Browse(face.url.to_string()))).collect()
        }
        Command::OpenOriginal => linked.iter().map(|face| Effect::Read(Read::Original(face.id))).collect(),
        Command::CopyLink => vec![Effect::Terminal(TerminalRequest::Copy(lines(|face| face.url.to_string())))],
        _ => vec![Effect::Terminal(TerminalRequest::Copy(lines(|face| format!("{} – {}", face.title, face.url))))],
    };
    // Those far from the screen are not at hand.
    let all = if count < selected.len() { format!(" of {}", selected.len()) } else { String::new() };
    model.say(format!("{} {count}{all} links", if opens { "Opened" } else { "Copied" }));
    effects
}

/// A link as it was published has come, where there is one.
pub(in crate::app) fn original(model: &mut Model, link: Option<String>) -> Vec<Effect> {
    if link.is_none() {
        model.say("This article has no link");
    }
    link.map(|one| Effect::Terminal(TerminalRequest::Browse(one))).into_iter().collect()
}
