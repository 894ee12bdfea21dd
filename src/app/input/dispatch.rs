//! Acts on a command: one arm for each row of the table.

use crate::{
    app::{
        Model,
        core::{
            command::Command,
            effect::{Effect, Fetch, PollRequest, Program, Read, TerminalRequest, Write},
            layout::Pane,
            screen,
            session::Polling,
        },
        input::{open_links, scroll, settings},
        list::{Filter, Shelf, WAITING, filter, shelves},
        marks::{decide, history, reading_list},
        overlay::{Overlay, Prompt, Purpose, later, mute, names, why},
        reader::{Find, enclosures, find, highlights, navigation, pictures},
        sources::{pane_actions, source_settings},
    },
    news::Sort,
};
use tui_input::Input;

/// The name under which the columns of the list are remembered.
pub const LIST_WIDTH: &str = "list_width";

/// Does what a command says; the count is what was typed before it.
pub fn act(model: &mut Model, command: Command, count: Option<usize>) -> Vec<Effect> {
    let here = model.screen.focus != Pane::Sources;
    if here
        && is_about_a_story(command)
        && model.list.loaded
        && model.reader.is_none()
        && model.list.current().is_none()
    {
        model.say("No story is under the cursor");
        return Vec::new();
    }
    match command {
        Command::Down | Command::Up | Command::HalfDown | Command::HalfUp | Command::PageDown | Command::PageUp => {
            scroll::moved(model, command, count.unwrap_or(1))
        }
        Command::Top => scroll::go(model, count.map_or(0, |row| row.saturating_sub(1))),
        Command::Bottom => scroll::go(model, count.map_or(usize::MAX, |row| row.saturating_sub(1))),
        Command::Open => open(model, count),
        Command::Forward => forward(model),
        Command::Close if model.screen.focus == Pane::List => quit(model),
        Command::Back | Command::Close => back(model),
        Command::Quit => quit(model),
        Command::Done => decide::done(model),
        Command::Save => decide::save(model),
        Command::Note
        | Command::Finish
        | Command::Highlight
        | Command::Refetch
        | Command::Push
        | Command::Enclosure
        | Command::Fits => keep(model, command, count),
        Command::ToggleRead => decide::toggle_read(model),
        Command::Mute | Command::Later => set_aside(model, command),
        Command::Mutes => mute::show_all(model),
        Command::Waiting => {
            screen::focus_list(model);
            filter::filter(model, WAITING.to_owned())
        }
        Command::UndoList => {
            model.overlay = Some(Overlay::Steps { steps: None, top: 0 });
            vec![Effect::Read(Read::Steps)]
        }
        Command::Undo => history::undo(model),
        Command::Redo => history::redo(model),
        Command::Select | Command::SelectRange | Command::SelectMoving => select(model, command),
        Command::DoneAbove | Command::DoneBelow | Command::DoneAll => sweep(model, command),
        Command::NextUnread => navigation::next_unread(model),
        Command::NextStory => navigation::step_story(model, times(count)),
        Command::PreviousStory => navigation::step_story(model, -times(count)),
        Command::NextView => find::view(model, None),
        Command::View(wanted) => find::view(model, Some(wanted)),
        Command::Others | Command::Links | Command::Why | Command::Palette | Command::Help => overlay(model, command),
        Command::Pictures => pictures::toggle(model),
        Command::LargePicture => pictures::open_large(model),
        Command::NextRemoved
        | Command::PreviousRemoved
        | Command::WholeWidth
        | Command::NarrowerList
        | Command::WiderList => room_to_read(model, command, count),
        Command::Tag | Command::Pipe | Command::Filter | Command::Find => prompt(model, command),
        Command::FindNext | Command::FindPrevious => {
            find::find_step(model, if command == Command::FindNext { times(count) } else { -times(count) });
            Vec::new()
        }
        Command::OpenBrowser | Command::OpenOriginal | Command::CopyLink | Command::CopyTitle => {
            open_links::link(model, command)
        }
        Command::Pager | Command::Editor => {
            let program = if command == Command::Pager { Program::Pager } else { Program::Editor };
            screen::article(model).map(|article| Effect::Read(Read::Text(article.id, program))).into_iter().collect()
        }
        Command::NextShelf | Command::PreviousShelf | Command::Shelf(_) => shelf(model, command),
        Command::Fold => shelves::fold(model),
        Command::NextSort => sort(model, next_sort(model)),
        Command::SortBy(order) => sort(model, order),
        Command::ShowRead => show_read(model),
        Command::ShowArrived => show_arrived(model),
        Command::Sources => pane_actions::sources_pane(model),
        Command::AddSource
        | Command::RenameSource
        | Command::MoveSource
        | Command::PauseSource
        | Command::RemoveSource
        | Command::SourceSettings
        | Command::PickSources
        | Command::ImportSources => source_settings::act(model, command),
        Command::Statistics => vec![Effect::Read(Read::Statistics)],
        Command::Set => palette(model, "set "),
        Command::Theme => palette(model, "theme "),
        Command::WriteSettings => settings::write(model),
        Command::Poll => poll(model),
        Command::Follow => names::ask(model),
        Command::Following => vec![Effect::Read(Read::Names(None))],
        Command::Join => decide::join(model),
        Command::TakeOut => take_out(model),
        Command::Redraw => vec![Effect::Terminal(TerminalRequest::Redraw)],
        Command::Suspend => vec![Effect::Terminal(TerminalRequest::Suspend)],
    }
}

/// Done with a part of the list, all of it, or what the row of the sources pane stands for.
fn sweep(model: &mut Model, command: Command) -> Vec<Effect> {
    let (cursor, end) = (model.list.cursor, model.list.ids.len());
    match command {
        Command::DoneAbove => decide::sweep(model, 0, cursor),
        Command::DoneBelow => decide::sweep(model, cursor + 1, end),
        _ if model.screen.focus == Pane::Sources => decide::done_source(model),
        _ => decide::sweep(model, 0, end),
    }
}

/// To another shelf: the next, the one before, or by its number.
fn shelf(model: &mut Model, command: Command) -> Vec<Effect> {
    let count = model.shelves.all.len();
    let to = match command {
        Command::Shelf(number) => usize::from(number),
        Command::PreviousShelf => (model.shelves.current + count - 1) % count,
        _ => (model.shelves.current + 1) % count,
    };
    shelves::go_to_shelf(model, to)
}

/// Whether a command needs a story: one in the reader or under the cursor.
pub(in crate::app) const fn is_about_a_story(command: Command) -> bool {
    matches!(
        command,
        Command::Open
            | Command::Forward
            | Command::Done
            | Command::Save
            | Command::ToggleRead
            | Command::Tag
            | Command::Mute
            | Command::Later
            | Command::Note
            | Command::Finish
            | Command::Highlight
            | Command::Refetch
            | Command::Enclosure
            | Command::Select
            | Command::SelectMoving
            | Command::SelectRange
            | Command::DoneAbove
            | Command::DoneBelow
            | Command::DoneAll
            | Command::NextView
            | Command::View(_)
            | Command::Others
            | Command::Links
            | Command::LargePicture
            | Command::OpenBrowser
            | Command::OpenOriginal
            | Command::CopyLink
            | Command::CopyTitle
            | Command::Pipe
            | Command::Pager
            | Command::Editor
            | Command::Find
            | Command::Why
            | Command::Follow
            | Command::Join
            | Command::TakeOut
    )
}

fn take_out(model: &mut Model) -> Vec<Effect> {
    let Some(article) = screen::article(model).map(|article| article.id) else { return Vec::new() };
    decide::take_apart(model, article)
}

/// What is done with articles that are kept.
fn keep(model: &mut Model, command: Command, count: Option<usize>) -> Vec<Effect> {
    match command {
        Command::Finish => decide::finish(model),
        Command::Highlight => highlights::begin(model),
        Command::Refetch => reading_list::refetch(model),
        Command::Push => reading_list::push(model),
        Command::Enclosure => enclosures::play(model, count.unwrap_or(1)),
        Command::Fits => reading_list::fits(model, 20),
        _ => {
            let reader = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader);
            let looking = reader.is_some_and(|reader| !reader.find.words.is_empty());
            if looking { act(model, Command::FindNext, count) } else { note(model) }
        }
    }
}

/// The menu that mutes, or that lets a story wait.
fn set_aside(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Mute {
        mute::open(model);
    } else {
        later::open(model);
    }
    Vec::new()
}

/// What helps to see the article, and what was removed from it.
fn room_to_read(model: &mut Model, command: Command, count: Option<usize>) -> Vec<Effect> {
    match command {
        Command::NextRemoved => find::step_removed(model, times(count)),
        Command::PreviousRemoved => find::step_removed(model, -times(count)),
        _ => part(model, command),
    }
}

/// The screen is parted otherwise between list and article.
fn part(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::WholeWidth {
        model.screen.split.whole = !model.screen.split.whole;
        return Vec::new();
    }
    let layout = model.layout();
    let Some(list) = layout.list.filter(|list| layout.reader.is_some_and(|reader| reader.y == list.y)) else {
        model.say("List and article do not stand side by side here");
        return Vec::new();
    };
    let to = if command == Command::WiderList { list.width + 2 } else { list.width.saturating_sub(2) };
    model.screen.split.list = Some(to);
    let width = model.layout().list.map_or(to, |list| list.width);
    model.screen.split.list = Some(width);
    let height = model.list_height();
    model.list.keep_in_view(height);
    model.say(format!("The list has {width} columns"));
    vec![Effect::Write(Write::Remember(LIST_WIDTH, width.to_string()))]
}

/// How often a motion is wished.
fn times(count: Option<usize>) -> isize {
    count.and_then(|count| isize::try_from(count).ok()).unwrap_or(1)
}

fn show_read(model: &mut Model) -> Vec<Effect> {
    model.shelves.show_read = !model.shelves.show_read;
    model.say(if model.shelves.show_read { "Read stories are shown too" } else { "Unread stories only" });
    shelves::rebuild(model, Vec::new())
}

pub(in crate::app) fn open(model: &mut Model, count: Option<usize>) -> Vec<Effect> {
    match model.screen.focus {
        Pane::List => navigation::open(model),
        Pane::Sources => pane_actions::open_source(model),
        Pane::Reader => {
            if find::reveal(model) {
                return Vec::new();
            }
            let links =
                model.reader.as_ref().and_then(|reader| reader.document.as_ref()).map_or(0, |d| d.page.links.len());
            match count {
                Some(number) if number <= links => find::pick_link(model, number - 1),
                Some(number) => model.say(format!("There is no link {number}")),
                None => {}
            }
            Vec::new()
        }
    }
}

/// One level up: find, selection, reader, source, filter, shelf; never out of the program.
pub(in crate::app) fn back(model: &mut Model) -> Vec<Effect> {
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
            let to = reader.scroll + height.saturating_sub(2).max(1);
            reader.scroll_to(to, height);
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

fn select(model: &mut Model, command: Command) -> Vec<Effect> {
    let list = &mut model.list;
    list.user_has_acted = true;
    if command == Command::SelectMoving {
        list.select_moving();
        return Vec::new();
    }
    let range = command == Command::SelectRange;
    let from = list.anchor.filter(|_| range).unwrap_or(list.cursor);
    let (low, high) = (from.min(list.cursor), from.max(list.cursor));
    let Some(ids) = list.ids.get(low..=high).map(<[_]>::to_vec) else { return Vec::new() };
    if !range && list.selected.contains(&ids[0]) {
        list.selected.remove(&ids[0]);
    } else {
        list.selected.extend(ids);
    }
    list.anchor = Some(list.cursor);
    if range { Vec::new() } else { scroll::step(model, 1) }
}

fn overlay(model: &mut Model, command: Command) -> Vec<Effect> {
    let scope = model.scope();
    if matches!(command, Command::Links | Command::Others | Command::Why) && model.text_is_on_its_way() {
        model.reading.awaited = Some(command);
        return navigation::preview(model);
    }
    let document = model.reader.as_ref().and_then(|reader| reader.document.as_ref());
    let (links, others) = document.map_or((0, 0), |document| (document.page.links.len(), document.others.len()));
    model.overlay = match command {
        Command::Help => Some(Overlay::Help { scope, input: Input::default(), top: 0 }),
        Command::Palette => Some(Overlay::Palette { scope, input: Input::default(), chosen: 0 }),
        Command::Links if links > 0 => Some(Overlay::Links { chosen: 0 }),
        Command::Others if others > 0 => Some(Overlay::Others { chosen: 0 }),
        Command::Why => model.reader.as_ref().map(|reader| Overlay::Why { lines: why::lines(reader, model), top: 0 }),
        _ => {
            model.say(if command == Command::Links { "No links here" } else { "No other article tells this story" });
            None
        }
    };
    model.search.completing = None;
    if command == Command::Palette {
        return vec![Effect::Read(Read::Tags)];
    }
    Vec::new()
}

/// The palette with something typed already.
fn palette(model: &mut Model, typed: &str) -> Vec<Effect> {
    let chosen = if typed == "theme " {
        model.options.themes.iter().position(|palette| palette.name.as_str() == model.options.theme).unwrap_or(0)
    } else {
        0
    };
    model.overlay = Some(Overlay::Palette { scope: model.scope(), input: Input::new(typed.to_owned()), chosen });
    Vec::new()
}

fn prompt(model: &mut Model, command: Command) -> Vec<Effect> {
    let purpose = match command {
        Command::Filter => Purpose::Filter,
        Command::Find => Purpose::Find,
        Command::Tag => Purpose::Tag,
        _ => Purpose::Pipe,
    };
    let before = if purpose == Purpose::Filter { model.search.filter.text.clone() } else { String::new() };
    if purpose == Purpose::Filter {
        model.search.filter.from = model.list.current();
        screen::focus_list(model);
    }
    model.prompt = Some(Prompt { purpose, input: Input::new(before.clone()), before });
    model.search.completing = None;
    if purpose == Purpose::Filter { vec![Effect::Read(Read::Tags)] } else { Vec::new() }
}

/// A line for the note, with what stands there.
fn note(model: &mut Model) -> Vec<Effect> {
    let Some(article) = screen::article(model) else { return Vec::new() };
    let before = article.progress.note.clone().unwrap_or_default().replace('\n', " ⏎ ");
    model.prompt = Some(Prompt { purpose: Purpose::Note, input: Input::new(before.clone()), before });
    Vec::new()
}

/// The next order; the reading list has one of its own, and so has what words have found.
fn next_sort(model: &Model) -> Sort {
    match model.order() {
        Sort::Outlets if !model.search.hits.words.is_empty() => Sort::Match,
        Sort::Outlets if *model.shelf() == Shelf::Saved => Sort::Saved,
        order => order.next(),
    }
}

fn sort(model: &mut Model, order: Sort) -> Vec<Effect> {
    model.search.hits.ranked = order == Sort::Match;
    if !model.search.hits.ranked {
        model.shelves.sort = order;
    }
    model.say(format!("Sorted {}", order.words()));
    shelves::rebuild(model, Vec::new())
}

/// What has arrived stands in the list; one that is ranked is ranked anew.
fn show_arrived(model: &mut Model) -> Vec<Effect> {
    if model.list.arrived == 0 {
        model.say("Nothing has arrived since");
    }
    shelves::rebuild(model, Vec::new())
}

fn poll(model: &mut Model) -> Vec<Effect> {
    if model.options.offline {
        model.say("Offline: nothing is polled");
        return Vec::new();
    }
    if let Polling::Running(done, total) = model.session.polling {
        model.say(format!("Polling already: {done} of {total}"));
        return Vec::new();
    }
    let sources: Vec<_> = match model.screen.focus {
        Pane::Sources => model.sources.current().and_then(|source| source.id).into_iter().collect(),
        _ => Vec::new(),
    };
    model.session.polling =
        Polling::Running(0, if sources.is_empty() { model.sources.all.len() } else { sources.len() });
    vec![Effect::Fetch(Fetch::Poll(PollRequest { sources, force: true }))]
}
