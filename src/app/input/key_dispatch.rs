//! Pressing a key: it goes where it belongs, the line being typed, what lies over the panes, or the keymap, and what the
//! bottom line taught with it is learnt. What a command does, it does not know.

use crate::app::{
    Model,
    core::{
        bindings,
        command::{Command, MarkCommand, Scope, ShellCommand},
        effect::{Effect, Write},
        key::{self, Code, Key},
        keymap::Meaning,
        layout::Pane,
    },
    input::{dispatch, overlay_keys, palette, prompt, shell_commands},
    reader::highlights,
};
use crate::language::tr;

/// The name under which it is remembered what is still to be taught.
pub const LESSONS: &str = "lessons";

/// A key, wherever it belongs: the line being typed, what lies over the panes, or the keymap.
pub(in crate::app) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if key == (Key { ctrl: true, ..Key::plain(Code::Char('c')) }) {
        return shell_commands::quit(model);
    }
    if model.layout().too_small {
        return unseen(model, key);
    }
    if let Some(effects) = escape_and_letter(model, key) {
        return effects;
    }
    model.session.toast = None;
    model.reading.awaited = None;
    model.keys.shows_next = false;
    if model.prompt.is_some() {
        return prompt::prompt_key(model, key);
    }
    if model.overlay.is_some() {
        return overlay_keys::overlay_key(model, key);
    }
    if model.screen.focus == Pane::Reader && model.reader.as_ref().is_some_and(|reader| reader.choice.is_some()) {
        return highlights::key(model, key);
    }
    if key.code == Code::Esc && !(model.keys.typed.is_empty() && model.keys.count.is_none()) {
        // What was begun is given up, and nothing else.
        model.keys.typed.clear();
        model.keys.count = None;
        return Vec::new();
    }
    if model.keys.typed.is_empty() && !model.session.ending {
        // Digits count motions; a leading nought is no count.
        let digit = key.letter().and_then(|letter| letter.to_digit(10)).map(|digit| digit as usize);
        if let Some(digit) = digit.filter(|digit| *digit > 0 || model.keys.count.is_some()) {
            model.keys.count = Some((model.keys.count.unwrap_or(0) * 10 + digit).min(9_999_999));
            return Vec::new();
        }
    }
    model.keys.typed.push(key);
    match model.options.keymap.meaning(model.scope(), &model.keys.typed) {
        Meaning::Command(command) if command.takes_no_count() && model.keys.count.is_some() => counted(model),
        Meaning::Command(command) => {
            model.keys.typed.clear();
            let count = model.keys.count.take();
            let mut effects = lesson(model, command);
            effects.extend(dispatch::act(model, command, count));
            effects
        }
        Meaning::Lines(_) if model.keys.count.is_some() => counted(model),
        Meaning::Lines(lines) => {
            model.keys.typed.clear();
            palette::in_order(model, &lines)
        }
        Meaning::Beginning => Vec::new(),
        // The next key belongs to it: alone it would do what nobody meant.
        Meaning::Nothing if begins_elsewhere(model) => Vec::new(),
        Meaning::Nothing => {
            let typed = std::mem::take(&mut model.keys.typed);
            model.keys.count = None;
            unknown(model, &typed);
            Vec::new()
        }
    }
}

/// Whether what was typed begins a chord of another scope.
fn begins_elsewhere(model: &Model) -> bool {
    Scope::ALL.into_iter().any(|scope| model.options.keymap.meaning(scope, &model.keys.typed) == Meaning::Beginning)
}

/// A count was typed before what is never done so many times at once.
fn counted(model: &mut Model) -> Vec<Effect> {
    model.keys.typed.clear();
    let count = model.keys.count.take().unwrap_or_default();
    model.say(tr!("key-dispatch-a-count-goes-before-motions", count));
    Vec::new()
}

/// Where nobody sees what a key would do, it can end the program and nothing else.
fn unseen(model: &mut Model, key: Key) -> Vec<Effect> {
    let meaning = model.options.keymap.meaning(model.scope(), &[key]);
    let ends = matches!(meaning, Meaning::Command(Command::Shell(ShellCommand::Close | ShellCommand::Quit)));
    if ends { shell_commands::quit(model) } else { Vec::new() }
}

/// The user waits for the rest of a chord: what can follow is shown.
pub(in crate::app) const fn chord_waits(model: &mut Model) -> Vec<Effect> {
    model.keys.shows_next = !model.keys.typed.is_empty();
    Vec::new()
}

/// Esc and a key that come at once read as that key with Alt: where nothing is bound to that, they were two.
fn escape_and_letter(model: &mut Model, key: Key) -> Option<Vec<Effect>> {
    let letter = Key { alt: false, ..key };
    let typing = model.prompt.is_some() || model.overlay.as_mut().is_some_and(|open| open.layer_mut().types());
    let is_bound = model.options.keymap.meaning(model.scope(), &[key]) != Meaning::Nothing;
    // While a line is typed these move by words in it.
    let moves = typing && matches!(letter.letter(), Some('b' | 'f' | 'd'));
    // What a terminal answers begins and ends with these.
    let answers = letter.letter().is_none_or(|letter| "[]_\\^OPX".contains(letter));
    if !key.alt || answers || is_bound || moves {
        return None;
    }
    let mut effects = press(model, Key::plain(Code::Esc));
    effects.extend(press(model, letter));
    Some(effects)
}

/// Keys that mean nothing here: where they do, and where all of them are told.
fn unknown(model: &mut Model, typed: &[Key]) {
    let (keymap, keys) = (&model.options.keymap, key::words(typed));
    let there = Scope::ALL.into_iter().find_map(|scope| match keymap.meaning(scope, typed) {
        Meaning::Command(command) => Some((scope, bindings::binding(command)?.label())),
        _ => None,
    });
    let words = match there {
        Some((Scope::Sources, short)) => tr!("key-dispatch-works-in-the-sources-pane", keys, short),
        Some((scope, short)) => tr!("key-dispatch-works-in-the", keys, scope = scope.label(), short),
        None => tr!("key-dispatch-does-nothing-here", keys),
    };
    let help = keymap.keys(model.scope(), Command::Shell(ShellCommand::Help)).into_iter().next();
    model.say(help.map_or_else(|| words.clone(), |help| tr!("key-dispatch-shows-the-keys", words, help)));
}

/// A key that the bottom line teaches was used: it need not be taught again. One that had nothing to act on taught nothing.
fn lesson(model: &mut Model, command: Command) -> Vec<Effect> {
    let before = model.options.lessons.len();
    let idle = match command {
        Command::Mark(MarkCommand::Undo) => model.history.past.is_empty(),
        _ => model.list.ids.is_empty() && model.reader.is_none(),
    };
    if idle {
        return Vec::new();
    }
    model.options.lessons.retain(|taught| *taught != command);
    if model.options.lessons.len() == before {
        return Vec::new();
    }
    let left = model.options.lessons.iter().filter_map(|command| bindings::binding(*command)).map(|row| row.name);
    vec![Effect::Write(Write::Remember(LESSONS, left.collect::<Vec<_>>().join(" ")))]
}
