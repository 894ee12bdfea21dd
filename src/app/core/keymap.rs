//! The keymap: which keys mean which command, where. Made of the command table and what the config lays over it; it never acts.

use crate::{
    app::core::{
        bindings::{self, TABLE},
        command::{Command, Scope},
        key::{self, Code, Key},
    },
    text::near,
};

/// Keys to commands, by scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: Vec<(Scope, Vec<Key>, Command)>,
}

/// What a few typed keys mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Command(Command),
    /// The beginning of one or more commands.
    Beginning,
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bound = Vec::new();
        for row in TABLE {
            for scope in Scope::ALL {
                for text in row.keys(scope).split_whitespace() {
                    bound.extend(key::chord(text).map(|chord| (scope, chord, row.command)));
                }
            }
        }
        Self { bound }
    }
}

impl Keymap {
    /// The defaults with the config's `[keys]` laid over them: (scope, keys, command name); the command `none` frees the keys.
    /// What stands for one place holds there, whatever stands for all.
    ///
    /// # Errors
    /// For each entry that is wrong its place among them and a sentence, with a suggestion where there is one.
    pub fn with(overrides: &[(String, String, String)]) -> Result<Self, Vec<(usize, String)>> {
        let (mut map, mut wrong) = (Self::default(), Vec::new());
        let mut set: Vec<(usize, bool, Scope, Vec<Key>)> = Vec::new();
        for (place, (scope, keys, name)) in overrides.iter().enumerate() {
            let everywhere = scope == "all";
            match entry(scope, keys, name) {
                Ok((scopes, chord, command)) => {
                    for scope in scopes {
                        let mut same = set.iter().filter(|(_, _, at, other)| *at == scope && *other == chord);
                        if same.clone().any(|(_, all, ..)| *all == everywhere) {
                            let keys = key::words(&chord);
                            wrong.push((place, format!("`{keys}` already has a command here; it can have one")));
                            break;
                        }
                        if everywhere && same.next().is_some() {
                            continue;
                        }
                        map.bound.retain(|(at, old, _)| *at != scope || *old != chord);
                        map.bound.extend(command.map(|command| (scope, chord.clone(), command)));
                        set.push((place, everywhere, scope, chord.clone()));
                    }
                }
                Err(reason) => wrong.push((place, reason)),
            }
        }
        if wrong.is_empty() {
            wrong.extend(map.hidden().into_iter().map(|(scope, short, long, reason)| {
                let of = |chord: &[Key]| set.iter().find(|(.., at, other)| *at == scope && other == chord);
                (of(&short).or_else(|| of(&long)).map_or(0, |(place, ..)| *place), reason)
            }));
        }
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// The chords that begin with the keys typed so far: the keys still to come, and what they mean.
    #[must_use]
    pub fn next(&self, scope: Scope, typed: &[Key]) -> Vec<(String, Command)> {
        let here = self.bound.iter().filter(|(at, chord, _)| *at == scope && chord.len() > typed.len());
        here.filter(|(_, chord, _)| chord.starts_with(typed))
            .map(|(_, chord, command)| (key::words(&chord[typed.len()..]), *command))
            .collect()
    }

    /// What the keys typed so far mean.
    #[must_use]
    pub fn meaning(&self, scope: Scope, typed: &[Key]) -> Meaning {
        let mut here = self.bound.iter().filter(|(at, chord, _)| *at == scope && chord.starts_with(typed)).peekable();
        match here.peek() {
            None => Meaning::Nothing,
            Some(_) => here
                .find(|(_, chord, _)| chord.len() == typed.len())
                .map_or(Meaning::Beginning, |(_, _, command)| Meaning::Command(*command)),
        }
    }

    /// The keys of a command in a scope, the first one first.
    #[must_use]
    pub fn keys(&self, scope: Scope, command: Command) -> Vec<String> {
        let mine = self.bound.iter().filter(|(at, _, what)| *at == scope && *what == command);
        mine.map(|(_, chord, _)| key::words(chord)).collect()
    }

    /// The first key of a command in a scope; where it has none, its name as the palette takes it.
    #[must_use]
    pub fn key(&self, scope: Scope, command: Command) -> String {
        let name = || format!(":{}", bindings::binding(command).map_or("", |row| row.name));
        self.keys(scope, command).into_iter().next().unwrap_or_else(name)
    }

    /// A short chord hides every longer one that begins with it.
    fn hidden(&self) -> Vec<(Scope, Vec<Key>, Vec<Key>, String)> {
        let mut wrong = Vec::new();
        for (scope, short, _) in &self.bound {
            for (at, long, _) in &self.bound {
                if at == scope && long.len() > short.len() && long.starts_with(short) {
                    let (place, one, other) = (scope.word(), key::words(short), key::words(long));
                    let reason =
                        format!("keys.{place}: `{one}` hides `{other}`; set \"{other}\" = \"none\" to free it");
                    wrong.push((*scope, short.clone(), long.clone(), reason));
                }
            }
        }
        wrong
    }
}

type Entry = (Vec<Scope>, Vec<Key>, Option<Command>);

fn entry(scope: &str, keys: &str, name: &str) -> Result<Entry, String> {
    let scopes = match scope {
        "all" => Scope::ALL.to_vec(),
        _ => Scope::ALL.into_iter().filter(|known| known.word() == scope).collect(),
    };
    if scopes.is_empty() {
        let near = nearest(scope, ["all", "list", "reader", "sources"].into_iter());
        return Err(format!("keys.{scope}: there is no such place{near}"));
    }
    let chord = key::chord(keys).ok_or_else(|| {
        format!("keys.{scope}: `{keys}` is no key; write it like `d`, `gg`, `Ctrl-d`, `Alt-1`, `PgDn`")
    })?;
    // What the program takes before any command is asked for.
    let first = chord[0];
    if first.letter().is_some_and(|letter| letter.is_ascii_digit() && letter != '0') {
        return Err(format!(
            "keys.{scope}: `{keys}` can never be reached: digits are counts; Alt-{keys} is free to take"
        ));
    }
    if first.ctrl && first.code == Code::Char('c') {
        return Err(format!("keys.{scope}: `{keys}` can never be reached: Ctrl-c always quits"));
    }
    let command = match name {
        "none" => None,
        _ => Some(bindings::named(name).ok_or_else(|| {
            let near = nearest(name, TABLE.iter().map(|row| row.name));
            format!("keys.{scope}: `{keys}` = `{name}`: there is no such command{near}")
        })?),
    };
    Ok((scopes, chord, command))
}

/// The nearest of some names, as the end of a sentence; nothing when none is near.
fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    near::nearest(typed, names).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::core::command::{LinkCommand, MarkCommand, Motion};

    fn typed(text: &str) -> Vec<Key> {
        key::chord(text).unwrap()
    }

    fn over(scope: &str, keys: &str, name: &str) -> Result<Keymap, Vec<String>> {
        laid_over(&[(scope, keys, name)]).map_err(|wrong| wrong.into_iter().map(|(_, reason)| reason).collect())
    }

    fn laid_over(entries: &[(&str, &str, &str)]) -> Result<Keymap, Vec<(usize, String)>> {
        let own = |entry: &(&str, &str, &str)| (entry.0.to_owned(), entry.1.to_owned(), entry.2.to_owned());
        Keymap::with(&entries.iter().map(own).collect::<Vec<_>>())
    }

    #[test]
    fn every_default_key_is_a_key_and_means_one_thing() {
        let written: usize =
            TABLE.iter().flat_map(|row| Scope::ALL.map(|scope| row.keys(scope).split_whitespace().count())).sum();
        let map = Keymap::default();
        assert_eq!(map.bound.len(), written);
        for (scope, chord, command) in &map.bound {
            assert_eq!(map.meaning(*scope, chord), Meaning::Command(*command));
        }
        assert!(map.hidden().is_empty());
    }

    #[test]
    fn the_beginning_of_a_chord_waits_for_the_rest() {
        let map = Keymap::default();
        assert_eq!(map.meaning(Scope::List, &typed("g")), Meaning::Beginning);
        assert_eq!(map.meaning(Scope::List, &typed("gg")), Meaning::Command(Command::Motion(Motion::Top)));
        assert_eq!(map.meaning(Scope::List, &typed("gz")), Meaning::Nothing);
    }

    #[test]
    fn the_config_takes_a_key_over() {
        let map = over("list", "e", "done").unwrap();
        assert_eq!(map.meaning(Scope::List, &typed("e")), Meaning::Command(Command::Mark(MarkCommand::Done)));
        assert_eq!(map.meaning(Scope::Reader, &typed("e")), Meaning::Command(Command::Link(LinkCommand::Pager)));
    }

    #[test]
    fn the_config_frees_a_key() {
        assert_eq!(over("all", "Q", "none").unwrap().meaning(Scope::List, &typed("Q")), Meaning::Nothing);
    }

    #[test]
    fn a_misspelt_command_gets_a_suggestion() {
        let wrong = over("list", "e", "dome").unwrap_err();
        assert_eq!(wrong, ["keys.list: `e` = `dome`: there is no such command; did you mean `done`?"]);
    }

    #[test]
    fn a_misspelt_place_gets_a_suggestion() {
        assert!(over("raeder", "e", "done").unwrap_err()[0].ends_with("did you mean `reader`?"));
    }

    #[test]
    fn a_key_that_hides_others_is_refused() {
        assert!(over("list", "g", "top").unwrap_err()[0].contains("hides `gg`"));
    }

    #[test]
    fn what_hides_another_key_is_named_at_its_own_place() {
        let wrong = laid_over(&[("list", "e", "done"), ("list", "g", "top")]).unwrap_err();
        assert_eq!(wrong.first().map(|(place, _)| *place), Some(1));
    }

    #[test]
    fn one_place_counts_more_than_everywhere() {
        let map = laid_over(&[("list", "e", "save"), ("all", "e", "done")]).unwrap();
        assert_eq!(map.meaning(Scope::List, &typed("e")), Meaning::Command(Command::Mark(MarkCommand::Save)));
        assert_eq!(map.meaning(Scope::Reader, &typed("e")), Meaning::Command(Command::Mark(MarkCommand::Done)));
    }

    #[test]
    fn one_key_written_in_two_ways_has_one_command() {
        let wrong = laid_over(&[("list", "PgDn", "done"), ("list", "PageDown", "save")]).unwrap_err();
        assert!(wrong[0].0 == 1 && wrong[0].1.contains("already has a command"), "{wrong:?}");
    }

    #[test]
    fn a_key_that_is_taken_before_any_command_can_never_be_reached() {
        for keys in ["1", "Ctrl-c", "5d"] {
            assert!(over("list", keys, "done").unwrap_err()[0].contains("never be reached"), "{keys}");
        }
    }

    #[test]
    fn after_the_first_key_of_a_chord_the_rest_is_known() {
        let known = |first| Keymap::default().next(Scope::List, &typed(first));
        assert_eq!(
            known(","),
            [
                ("f".to_owned(), Command::Mark(MarkCommand::Finish)),
                ("d".to_owned(), Command::Mark(MarkCommand::DoneAbove))
            ]
        );
        assert!(known("g").contains(&("x".to_owned(), Command::Link(LinkCommand::OpenBrowser))));
    }
}
