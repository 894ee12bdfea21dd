//! Panes and what lies over them are opened and closed; settings, and the program as a whole.

use crate::app::{
    Model,
    core::{
        command::ShellCommand,
        effect::{Effect, Read, TerminalRequest},
        layout::Pane,
        screen,
    },
    input::{own_commands, settings, source_commands},
    list::{Filter, shelves},
    marks::{decide, reading_list},
    overlay::{
        Overlay, account_form, accounts, help::HelpPage, links, messages, mute_list, palette, rule_menu,
        steps::StepList,
    },
    reader::{Find, find, navigation},
};
use crate::language::tr;
use tui_input::Input;

pub(in crate::app) fn act(model: &mut Model, command: ShellCommand, count: Option<usize>) -> Vec<Effect> {
    match command {
        ShellCommand::Open => open(model, count),
        ShellCommand::Forward => forward(model),
        ShellCommand::Close if model.screen.focus == Pane::List => quit(model),
        ShellCommand::Back | ShellCommand::Close => back(model),
        ShellCommand::Quit => quit(model),
        ShellCommand::Palette => {
            palette::open(model, "");
            vec![Effect::Read(Read::Tags)]
        }
        ShellCommand::Help => {
            model.overlay = Some(Overlay::Help(HelpPage {
                scope: model.scope(),
                input: Input::default(),
                searching: false,
                top: 0,
            }));
            Vec::new()
        }
        ShellCommand::Mutes => mute_list::open(model),
        ShellCommand::Rules => rule_menu::open_list(model),
        ShellCommand::Following => vec![Effect::Read(Read::Names(None))],
        ShellCommand::UndoList => {
            model.overlay = Some(Overlay::Steps(StepList::default()));
            vec![Effect::Read(Read::Steps)]
        }
        ShellCommand::Set => palette::open(model, "set "),
        ShellCommand::Theme => palette::open(model, "theme "),
        ShellCommand::WriteSettings => settings::write(model),
        ShellCommand::Push => reading_list::push(model),
        ShellCommand::Sync => accounts::sync_now(model),
        ShellCommand::StopCommands => own_commands::stop(model),
        ShellCommand::Accounts => accounts::open(model),
        ShellCommand::AddAccount => account_form::open(model),
        ShellCommand::Messages => {
            messages::open(model);
            Vec::new()
        }
        ShellCommand::Redraw => vec![Effect::Terminal(TerminalRequest::Redraw)],
        ShellCommand::Suspend => vec![Effect::Terminal(TerminalRequest::Suspend)],
    }
}

fn open(model: &mut Model, count: Option<usize>) -> Vec<Effect> {
    match model.screen.focus {
        Pane::List => navigation::open(model),
        Pane::Sources => source_commands::open_row(model),
        Pane::Reader => {
            if find::reveal(model) {
                return Vec::new();
            }
            let links =
                model.reader.as_ref().and_then(|reader| reader.document.as_ref()).map_or(0, |d| d.page.links.len());
            match count {
                Some(number) if number <= links => links::pick(model, number - 1),
                Some(number) => model.say(tr!("shell-commands-there-is-no-link", number)),
                None => {}
            }
            Vec::new()
        }
    }
}

/// One level up: find, selection, reader, source, filter, shelf; never out of the program.
fn back(model: &mut Model) -> Vec<Effect> {
    match model.screen.focus {
        Pane::Reader => {
            if let Some(reader) = model.reader.as_mut().filter(|reader| !reader.find.words.is_empty()) {
                reader.find = Find::default();
                return Vec::new();
            }
            if let Some(effects) = navigation::back_from_link(model) {
                return effects;
            }
            let effects = model.leave_article();
            // An article that was reached by a link stands in no row.
            if model.reader.as_ref().is_some_and(|reader| model.list.current() != Some(reader.story)) {
                model.reader = None;
            }
            screen::focus_list(model);
            return effects;
        }
        Pane::Sources => screen::focus_list(model),
        Pane::List if !model.list.selected.is_empty() => model.list.select_none(),
        Pane::List if !model.search.filter.text.is_empty() => {
            model.search.filter = Filter::default();
            return shelves::widen(model);
        }
        Pane::List if model.sources.only.is_some() => {
            model.sources.only = None;
            return shelves::widen(model);
        }
        Pane::List => model.session.found = None,
    }
    Vec::new()
}

/// Space: open; page down; at the end done and the next story.
fn forward(model: &mut Model) -> Vec<Effect> {
    if model.screen.focus == Pane::List {
        return navigation::open(model);
    }
    let height = model.reader_height();
    match &mut model.reader {
        Some(reader) if reader.scroll < reader.last_scroll(height) => {
            if model.options.screen_reader {
                reader.speak(reader.scroll + height, height);
            } else {
                reader.scroll_to(reader.scroll + height.saturating_sub(2).max(1), height);
            }
            Vec::new()
        }
        Some(reader) if reader.document.is_some() => decide::done(model),
        _ => Vec::new(),
    }
}

/// Ends the program; the place in the article is remembered first.
pub(in crate::app) fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.leave_article();
    model.session.ending = true;
    effects.push(Effect::Terminal(TerminalRequest::Quit));
    effects
}
