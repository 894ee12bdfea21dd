//! The keymap: which keys mean which command, where. Made of the command table and what the config lays over it; it never acts.

use super::{
    command::{Command, Scope, TABLE, named},
    key::{self, Key},
};
use crate::text::near;

/// Keys to commands, by scope.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<(Scope, Vec<Key>, Command)>,
}

/// What a few typed keys mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A command.
    Command(Command),
    /// The beginning of one or more commands.
    Beginning,
    /// Nothing.
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
    ///
    /// # Errors
    /// One sentence for each entry that is wrong, with a suggestion where there is one.
    pub fn with(overrides: &[(String, String, String)]) -> Result<Self, Vec<String>> {
        let (mut map, mut wrong) = (Self::default(), Vec::new());
        for (scope, keys, name) in overrides {
            match entry(scope, keys, name) {
                Ok((scopes, chord, command)) => {
                    for scope in scopes {
                        map.bound.retain(|(at, old, _)| *at != scope || *old != chord);
                        map.bound.extend(command.map(|command| (scope, chord.clone(), command)));
                    }
                }
                Err(reason) => wrong.push(reason),
            }
        }
        wrong.extend(map.hidden());
        if wrong.is_empty() { Ok(map) } else { Err(wrong) }
    }

    /// What is wrong with one entry of `[keys]` by itself.
    #[must_use]
    pub fn wrong(scope: &str, keys: &str, name: &str) -> Option<String> {
        entry(scope, keys, name).err()
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

    /// The keys of a command in the first scope that has any.
    #[must_use]
    pub fn keys_anywhere(&self, command: Command) -> String {
        let found = Scope::ALL.into_iter().map(|scope| self.keys(scope, command)).find(|keys| !keys.is_empty());
        found.unwrap_or_default().join(" ")
    }

    /// A short chord hides every longer one that begins with it.
    fn hidden(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (scope, short, _) in &self.bound {
            for (at, long, _) in &self.bound {
                if at == scope && long.len() > short.len() && long.starts_with(short) {
                    let (scope, short, long) = (scope.word(), key::words(short), key::words(long));
                    wrong.push(format!("keys.{scope}: `{short}` hides `{long}`; set \"{long}\" = \"none\" to free it"));
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
    let command = match name {
        "none" => None,
        _ => Some(named(name).ok_or_else(|| {
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

    fn typed(text: &str) -> Vec<Key> {
        key::chord(text).unwrap()
    }

    fn over(scope: &str, keys: &str, name: &str) -> Result<Keymap, Vec<String>> {
        Keymap::with(&[(scope.to_owned(), keys.to_owned(), name.to_owned())])
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
        assert_eq!(map.hidden(), Vec::<String>::new());
    }

    #[test]
    fn the_beginning_of_a_chord_waits_for_the_rest() {
        let map = Keymap::default();
        assert_eq!(map.meaning(Scope::List, &typed("g")), Meaning::Beginning);
        assert_eq!(map.meaning(Scope::List, &typed("gg")), Meaning::Command(Command::Top));
        assert_eq!(map.meaning(Scope::List, &typed("gx")), Meaning::Nothing);
    }

    #[test]
    fn the_config_takes_a_key_over() {
        let map = over("list", "e", "done").unwrap();
        assert_eq!(map.meaning(Scope::List, &typed("e")), Meaning::Command(Command::Done));
        assert_eq!(map.meaning(Scope::Reader, &typed("e")), Meaning::Command(Command::Pager));
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
}
