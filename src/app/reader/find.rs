//! Finding in the open article: words, the view, and what lies behind the spoiler guard.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ReaderCommand, Scope},
            effect::Effect,
            layout::Pane,
        },
        reader::{made, render},
    },
    language::tr,
    news::View,
};

/// Whether words are looked for in the article being read.
pub(in crate::app) fn is_looking(model: &Model) -> bool {
    model.screen.focus == Pane::Reader && model.reader.as_ref().is_some_and(|reader| !reader.find.words.is_empty())
}

/// To another place found in the page; which one of how many is told.
pub(in crate::app) fn find_step(model: &mut Model, by: isize) {
    let height = model.reader_height();
    let Some(reader) = model.reader.as_mut().filter(|reader| !reader.find.words.is_empty()) else {
        return model.say(tr!("find-nothing-is-looked-for-in"));
    };
    reader.find_step(by, height);
    let (words, place, of) = (&reader.find.words, reader.find.at + 1, reader.find.lines.len());
    let told = if of == 0 { tr!("find-is-not-on-this-page", words) } else { tr!("find-of", words, place, of) };
    model.say(told);
}

/// Lifts the spoiler guard over the story being read, for as long as the program runs; whether there was one.
pub(in crate::app) fn reveal(model: &mut Model) -> bool {
    let setting = model.setting();
    let Some(story) =
        model.reader.as_ref().filter(|reader| render::guarded(reader, &setting).is_some()).map(|reader| reader.story)
    else {
        return false;
    };
    model.reading.revealed.insert(story);
    let setting = model.setting();
    if let Some(reader) = &mut model.reader {
        reader.compose(&setting);
    }
    true
}

pub(in crate::app) fn view(model: &mut Model, wanted: Option<View>) -> Vec<Effect> {
    let Some(reader) = &mut model.reader else {
        model.say(tr!("find-the-view-is-that-of"));
        return Vec::new();
    };
    if let Some(made) = if wanted.is_none() { made::next(reader, &model.reading.made) } else { None } {
        return made::show(model, made);
    }
    let to_changes = reader.made.is_none() && reader.view == View::Original && reader.has_changes();
    if wanted == Some(View::Changes) && !reader.has_changes() {
        model.say(tr!("find-nothing-of-it-changed"));
        return Vec::new();
    }
    let next = match wanted {
        Some(view) => view,
        None if reader.made.is_some() => View::Stripped,
        None if to_changes => View::Changes,
        None => reader.view.next(),
    };
    reader.turn_to(next, None);
    // What was removed may stand further down: it is shown when the view has come.
    (reader.seeks_removed, reader.removed_at) = (reader.view == View::Marked, None);
    let words = match reader.view {
        View::Stripped => tr!("find-stripped-the-clean-text").to_owned(),
        View::Marked if reader.document.as_ref().is_some_and(|document| document.receipt.removed.is_empty()) => {
            tr!("find-marked-nothing-was-removed").to_owned()
        }
        View::Marked => {
            let (next, previous) = (ReaderCommand::NextRemoved, ReaderCommand::PreviousRemoved);
            tr!("find-marked-with-what-was-removed", next = key(model, next), previous = key(model, previous))
        }
        View::Original => tr!("find-original-as-published").to_owned(),
        View::Changes => tr!("find-changes-what-was-added").to_owned(),
    };
    model.say(words);
    model.load_page()
}

fn key(model: &Model, command: ReaderCommand) -> String {
    model.options.keymap.key(Scope::Reader, Command::Reader(command))
}

/// To another part that was removed; which one of how many is told.
pub(in crate::app) fn step_removed(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = model.reader_height();
    let Some(reader) = model.reader.as_mut().filter(|reader| reader.view == View::Marked) else {
        let [view, next, previous] =
            [ReaderCommand::NextView, ReaderCommand::NextRemoved, ReaderCommand::PreviousRemoved]
                .map(|c| key(model, c));
        model.say(tr!("find-shows-what-was-removed-then", view, next, previous));
        return Vec::new();
    };
    let told = match reader.step_removed(by, height) {
        Some((place, of)) => tr!("find-removed-part-of", place, of),
        None => tr!("find-nothing-was-removed-from-the").to_owned(),
    };
    model.say(told);
    Vec::new()
}
