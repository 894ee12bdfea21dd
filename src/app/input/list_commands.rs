//! Which stories the list holds and in which order, and what is selected in it.

use crate::{
    app::{
        Model,
        core::{
            command::ListCommand,
            effect::{Effect, Read},
            layout::Pane,
            screen,
        },
        input::{reader_commands::times, scroll},
        list::{Shelf, WAITING, filter, rows::List, saved_shelf, shelves},
        marks::reading_list,
        overlay::{Prompt, Purpose, brief},
        reader::{changed_text, find, navigation},
    },
    language::tr,
    news::Sort,
};

/// Minutes that a reading list has to fit in, while nobody says how many.
const MINUTES: u32 = 20;

pub(in crate::app) fn act(model: &mut Model, command: ListCommand, count: Option<usize>) -> Vec<Effect> {
    match command {
        ListCommand::Select => select(model),
        ListCommand::SelectRange => select_range(&mut model.list),
        ListCommand::SelectMoving => {
            model.list.user_has_acted = true;
            model.list.select_moving();
            Vec::new()
        }
        ListCommand::NextUnread => navigation::next_unread(model),
        ListCommand::NextShelf => shelves::go_to_shelf(model, (model.shelves.current + 1) % model.shelves.all.len()),
        ListCommand::PreviousShelf => {
            let count = model.shelves.all.len();
            shelves::go_to_shelf(model, (model.shelves.current + count - 1) % count)
        }
        ListCommand::Shelf(number) => shelves::go_to_shelf(model, usize::from(number)),
        ListCommand::Fold => shelves::fold(model),
        ListCommand::NextSort => sort(model, next_sort(model)),
        ListCommand::SortBy(order) => sort(model, order),
        ListCommand::KeepFilter => saved_shelf::ask(model),
        ListCommand::ShowRead => show_read(model),
        ListCommand::ShowArrived => show_new(model, count),
        ListCommand::Filter => type_filter(model),
        ListCommand::Waiting => {
            screen::focus_list(model);
            filter::filter(model, WAITING.to_owned())
        }
        ListCommand::Fits => reading_list::fits(model, MINUTES),
        ListCommand::Brief => vec![brief::ask(model)],
    }
}

/// Selects the story under the cursor, or no more, and goes on to the next.
fn select(model: &mut Model) -> Vec<Effect> {
    let list = &mut model.list;
    list.user_has_acted = true;
    let Some(story) = list.current() else { return Vec::new() };
    if !list.selected.remove(&story) {
        list.selected.insert(story);
    }
    list.anchor = Some(list.cursor);
    scroll::step(model, 1)
}

fn select_range(list: &mut List) -> Vec<Effect> {
    list.user_has_acted = true;
    let from = list.anchor.unwrap_or(list.cursor);
    let (low, high) = (from.min(list.cursor), from.max(list.cursor));
    let Some(ids) = list.ids.get(low..=high).map(<[_]>::to_vec) else { return Vec::new() };
    list.selected.extend(ids);
    list.anchor = Some(list.cursor);
    Vec::new()
}

fn show_read(model: &mut Model) -> Vec<Effect> {
    model.shelves.show_read = !model.shelves.show_read;
    model.say(if model.shelves.show_read {
        tr!("list-commands-read-stories-are-shown-too")
    } else {
        tr!("list-commands-unread-stories-only")
    });
    shelves::widen(model)
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
    model.say(tr!("list-commands-sorted", order = order.words()));
    shelves::widen(model)
}

/// What is new where the user is: in an article in which words are looked for, the place before; in one that has changed, its text
/// of now; else what has arrived in the list.
fn show_new(model: &mut Model, count: Option<usize>) -> Vec<Effect> {
    if find::is_looking(model) {
        find::find_step(model, -times(count));
        return Vec::new();
    }
    if model.reads_outdated_text() {
        return changed_text::show(model);
    }
    show_arrived(model)
}

/// What has arrived stands in the list; one that is ranked is ranked anew. Where nothing has, the cursor stays where it is.
fn show_arrived(model: &mut Model) -> Vec<Effect> {
    if model.list.unseen() == 0 {
        model.say(tr!("list-commands-nothing-has-arrived-since"));
        return if model.screen.focus == Pane::Reader { Vec::new() } else { shelves::widen(model) };
    }
    let effects = if model.screen.focus == Pane::Reader { model.leave_article() } else { Vec::new() };
    screen::focus_list(model);
    shelves::rebuild(model, effects)
}

/// The line in which the filter is typed.
fn type_filter(model: &mut Model) -> Vec<Effect> {
    let before = model.search.filter.text.clone();
    model.search.filter.from = model.list.current();
    screen::focus_list(model);
    model.prompt = Some(Prompt::new(Purpose::Filter, before));
    model.search.completing = None;
    vec![Effect::Read(Read::Tags)]
}
