//! How the article is shown, the way about in it, and the room it has beside the list.

use crate::app::{
    Model,
    core::{
        command::{Command, ReaderCommand},
        effect::{Effect, Write},
    },
    input::own_commands,
    marks::reading_list,
    overlay::{Prompt, Purpose, about_page, links, others, picture, why},
    reader::{enclosures, find, highlights, navigation, pictures},
};
use crate::language::tr;
use tui_input::Input;

/// The name under which the columns of the list are remembered.
pub const LIST_WIDTH: &str = "list_width";

pub(in crate::app) fn act(model: &mut Model, command: ReaderCommand, count: Option<usize>) -> Vec<Effect> {
    match command {
        ReaderCommand::NextStory => navigation::step_story(model, times(count)),
        ReaderCommand::PreviousStory => navigation::step_story(model, -times(count)),
        ReaderCommand::NextView => find::view(model, None),
        ReaderCommand::View(wanted) => find::view(model, Some(wanted)),
        ReaderCommand::Links => once_it_is_here(model, command, |model| {
            links::open(model);
            Vec::new()
        }),
        ReaderCommand::Others => once_it_is_here(model, command, |model| {
            others::open(model);
            Vec::new()
        }),
        ReaderCommand::Why => once_it_is_here(model, command, why::open),
        ReaderCommand::Pictures => pictures::toggle(model),
        ReaderCommand::LargePicture => picture::open_large(model),
        ReaderCommand::NextRemoved => find::step_removed(model, times(count)),
        ReaderCommand::PreviousRemoved => find::step_removed(model, -times(count)),
        ReaderCommand::Find => {
            let (purpose, before) = (Purpose::Find, String::new());
            model.prompt = Some(Prompt { input: Input::default(), ..Prompt::new(purpose, before) });
            model.search.completing = None;
            Vec::new()
        }
        ReaderCommand::FindNext => {
            find::find_step(model, times(count));
            Vec::new()
        }
        ReaderCommand::FindPrevious => {
            find::find_step(model, -times(count));
            Vec::new()
        }
        ReaderCommand::Highlight => highlights::begin(model),
        ReaderCommand::Enclosure => enclosures::play(model, count.unwrap_or(1)),
        ReaderCommand::Refetch => reading_list::refetch(model),
        ReaderCommand::About => about_page::ask(model),
        ReaderCommand::DropMade => own_commands::drop_shown(model),
        ReaderCommand::WholeWidth => {
            model.screen.split.whole = !model.screen.split.whole;
            Vec::new()
        }
        ReaderCommand::NarrowerList => resize_list(model, -2),
        ReaderCommand::WiderList => resize_list(model, 2),
    }
}

/// How often a motion is wished.
pub(in crate::app) fn times(count: Option<usize>) -> isize {
    count.and_then(|count| isize::try_from(count).ok()).unwrap_or(1)
}

/// Opens something about the article; while its text is on its way, as soon as that has come.
fn once_it_is_here(model: &mut Model, command: ReaderCommand, open: fn(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    if model.text_is_on_its_way() {
        model.reading.awaited = Some(Command::Reader(command));
        return navigation::preview(model);
    }
    open(model)
}

/// The list gets more columns or fewer, where list and article stand side by side.
fn resize_list(model: &mut Model, by: i16) -> Vec<Effect> {
    let layout = model.layout();
    let Some(list) = layout.list.filter(|list| layout.reader.is_some_and(|reader| reader.y == list.y)) else {
        model.say(tr!("reader-commands-list-and-article-do-not"));
        return Vec::new();
    };
    let to = list.width.saturating_add_signed(by);
    model.screen.split.list = Some(to);
    let width = model.layout().list.map_or(to, |list| list.width);
    model.screen.split.list = Some(width);
    let height = model.list_height();
    model.list.keep_in_view(height);
    model.say(tr!("reader-commands-the-list-has-columns", width));
    vec![Effect::Write(Write::Remember(LIST_WIDTH, width.to_string()))]
}
