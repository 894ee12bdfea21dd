//! What is done with the sources: in their pane, in the palette, or for the source of the article at hand.

use crate::{
    app::{
        Model,
        core::{
            command::SourceCommand,
            effect::{Effect, Read, Write},
            layout::Pane,
        },
        overlay::{Purpose, failing, page_form, palette, source_form, source_picker},
        sources::{Entry, pane_actions, source_settings},
    },
    html::is_web_page,
    language::tr,
    news::{PageSelectors, Source},
};

/// Does what a command about the sources says.
pub(in crate::app) fn act(model: &mut Model, command: SourceCommand) -> Vec<Effect> {
    match command {
        SourceCommand::Pane => pane_actions::sources_pane(model),
        SourceCommand::Add => source_settings::ask(model, Purpose::AddSource, String::new()),
        SourceCommand::Rename => source_settings::rename(model),
        SourceCommand::Move => source_settings::regroup(model),
        SourceCommand::Pause => source_settings::pause(model),
        SourceCommand::Remove => source_settings::remove(model),
        SourceCommand::Settings => source_form::open(model),
        SourceCommand::Selectors => selectors(model),
        SourceCommand::Pick => source_picker::pick(model),
        SourceCommand::Import => import(model, ""),
        SourceCommand::Failing => failing::open(model, None),
        SourceCommand::Statistics => vec![Effect::Read(Read::Statistics)],
        SourceCommand::Poll => pane_actions::poll(model),
    }
}

/// The selectors of the source under the cursor, where it is a page; else a page is asked for.
fn selectors(model: &mut Model) -> Vec<Effect> {
    let current = if model.screen.focus == Pane::Sources { model.sources.current() } else { None };
    // A file may be a page as well, though it was followed as a feed.
    let of = |source: &Source| source.page.clone().or_else(|| is_file(&source.url).then(PageSelectors::default));
    let known = current.and_then(|row| Some((row.id?, row.source.url.clone(), of(&row.source)?)));
    match known {
        Some((id, url, selectors)) => page_form::open(model, url, Some((id, selectors))),
        None => source_settings::ask(model, Purpose::AddPage, String::new()),
    }
}

/// Whether this names a file of this machine.
fn is_file(typed: &str) -> bool {
    ["file:", "/", "~/", "./", "../"].iter().any(|begins| typed.starts_with(begins))
}

/// The form for the page at an address that was typed.
pub(in crate::app) fn page(model: &mut Model, typed: &str) -> Vec<Effect> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let whole = typed.contains("://") || is_file(typed);
    let url = if whole { typed.to_owned() } else { format!("https://{typed}") };
    if !is_file(typed) && !is_web_page(&url) {
        model.complain(tr!("source-commands-is-no-address-of-a", typed));
        return Vec::new();
    }
    page_form::open(model, url, None)
}

/// Enter in the sources pane, or a click: of a source that fails it tells why.
pub(in crate::app) fn open_row(model: &mut Model) -> Vec<Effect> {
    match model.sources.entries().get(model.sources.cursor) {
        Some(Entry::Failing(row)) => {
            let source = row.id;
            failing::open(model, source)
        }
        _ => pane_actions::open_source(model),
    }
}

/// Takes in a list of another program: the one named, else the one that was found.
pub(in crate::app) fn import(model: &mut Model, path: &str) -> Vec<Effect> {
    let path = path.trim();
    // What was found is offered once, under whatever name it is taken.
    match model.session.found.take_if(|found| path.is_empty() || found.path == path) {
        Some(found) => vec![take_in(model, found.path)],
        None if path.is_empty() => {
            model.say(tr!("source-commands-import-file-opml-or-newsboats"));
            palette::open(model, "import ")
        }
        None => vec![take_in(model, path.to_owned())],
    }
}

fn take_in(model: &Model, path: String) -> Effect {
    Effect::Write(Write::ImportSources { path, shelves: model.options.queries.clone() })
}
