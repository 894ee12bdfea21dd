//! Keys while something lies over the panes.

use crate::app::{
    Model,
    core::{
        command::{Command, MarkCommand, Motion, SourceCommand},
        effect::Effect,
        key::{self, Code, Key},
        keymap::Meaning,
        line_editing,
    },
    input::{dispatch, palette},
    overlay::{After, Overlay},
};
use crate::language::tr;
use std::{
    fmt::{self, Write},
    hash::{DefaultHasher, Hasher},
};

/// What an overlay shows, as a number: a key that changes nothing leaves it. What is typed is not kept, it may be a secret.
fn fingerprint(overlay: &Overlay) -> u64 {
    struct Hashed(DefaultHasher);
    impl fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut hashed = Hashed(DefaultHasher::new());
    match write!(hashed, "{overlay:?}") {
        // Hashing does not fail.
        Ok(()) | Err(fmt::Error) => hashed.0.finish(),
    }
}

/// A key that does nothing there is told, with those that do.
fn unknown(overlay: &Overlay, model: &Model, key: Key) -> String {
    let hints = overlay.hints(model).into_iter().map(|(key, words)| format!("{key} {words}"));
    let hints = hints.collect::<Vec<_>>().join(", ");
    tr!("overlay-keys-does-nothing-here", key = key::words(&[key]), hints)
}

/// A letter with Ctrl or Alt is not that letter, which may remove something: it moves here as it does in the panes, or means what
/// it means everywhere, or nothing.
fn unheld(model: &Model, key: Key) -> Option<Key> {
    if !matches!(key.code, Code::Char(_)) || key.letter().is_some() {
        return Some(key);
    }
    match model.options.keymap.meaning(model.scope(), &[key]) {
        Meaning::Command(Command::Motion(motion)) => Some(Key::plain(match motion {
            Motion::Down => Code::Down,
            Motion::Up => Code::Up,
            Motion::Top => Code::Home,
            Motion::Bottom => Code::End,
            Motion::HalfDown | Motion::PageDown => Code::PageDown,
            Motion::HalfUp | Motion::PageUp => Code::PageUp,
        })),
        Meaning::Command(
            Command::Mark(MarkCommand::Undo | MarkCommand::Redo) | Command::Sources(SourceCommand::Poll),
        ) => Some(key),
        _ => None,
    }
}

/// A key for what lies over the panes.
pub(in crate::app) fn overlay_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(mut overlay) = model.overlay.take() else { return Vec::new() };
    if key.code == Code::Esc && !overlay.takes_esc() {
        return Vec::new();
    }
    let Some(key) = (if overlay.layer_mut().types() { Some(key) } else { unheld(model, key) }) else {
        model.say(unknown(&overlay, model, key));
        model.overlay = Some(overlay);
        return Vec::new();
    };
    let before = fingerprint(&overlay);
    match overlay.key(model, key) {
        After::Stays(effects) => {
            // What is typed in that form may be a secret, and is told to nobody.
            let told = !matches!(overlay, Overlay::Account(_));
            let nothing =
                told && effects.is_empty() && model.session.toast.is_none() && fingerprint(&overlay) == before;
            if nothing && line_editing::scroll(key).is_none() && model.overlay.is_none() {
                model.say(unknown(&overlay, model, key));
            }
            model.overlay = Some(overlay);
            effects
        }
        After::Closes(effects) => effects,
        After::Then(mut effects, command) => {
            effects.extend(dispatch::act(model, command, None));
            effects
        }
        After::Asks(asked) => palette::fulfil(model, asked),
    }
}
