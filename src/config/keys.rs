//! Keys as the user binds them: `[keys]` and its scopes, as written. Whether the keys and commands exist is for the face to say.

use super::{
    problem::{Place, Problem, Problems},
    section::Section,
};
use toml::de::DeTable;

/// Lines that are read: a keyboard has fewer keys, and each line is laid beside all the others.
const MOST: usize = 1_000;

/// Where a key means what `[keys]` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyScope {
    /// `[keys]`: everywhere.
    Everywhere,
    /// `[keys.list]`: in the list.
    List,
    /// `[keys.reader]`: in the article pane.
    Reader,
    /// `[keys.sources]`: in the sources pane.
    Sources,
}

/// One line of `[keys]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it applies.
    pub scope: KeyScope,
    /// The key as written.
    pub key: String,
    /// The names of its commands as written: several are done in order.
    pub commands: Vec<String>,
    /// Where the line stands.
    pub place: Place,
}

impl Binding {
    /// Says what is wrong with the line; several make one [`ConfigError::Wrong`](super::ConfigError::Wrong).
    #[must_use]
    pub fn problem(&self, message: &str) -> Problem {
        Problem { place: self.place.clone(), message: message.to_owned() }
    }
}

/// Every line of `[keys]` and of the tables in it.
pub(super) fn all(table: &DeTable, problems: &mut Problems) -> Vec<Binding> {
    let mut section = Section::new("[keys]", table);
    let mut keys = Vec::new();
    for (name, title, scope) in [
        ("list", "[keys.list]", KeyScope::List),
        ("reader", "[keys.reader]", KeyScope::Reader),
        ("sources", "[keys.sources]", KeyScope::Sources),
    ] {
        // A table is a scope; a text would be a key of that name.
        if let Some(table) = section.table(name, problems) {
            let mut scoped = Section::new(title, table);
            keys.extend(bindings(&mut scoped, scope, problems));
        }
    }
    keys.extend(bindings(&mut section, KeyScope::Everywhere, problems));
    keys
}

fn bindings(section: &mut Section, scope: KeyScope, problems: &mut Problems) -> Vec<Binding> {
    let lines = section.rest_of_words(problems);
    if let Some((key, _)) = lines.get(MOST) {
        problems.add(&key.span(), &format!("more than {MOST} keys are bound"));
    }
    lines
        .into_iter()
        .take(MOST)
        .map(|(key, commands)| Binding { scope, place: problems.place(&key.span()), key: key.into_inner(), commands })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ConfigError, parse};
    use std::path::Path;

    #[test]
    fn more_keys_than_a_keyboard_has_are_refused_and_not_looked_at() {
        let text = |count: usize| {
            let lines: Vec<String> = (0..count).map(|n| format!("k{n:05} = \"done\"\n")).collect();
            format!("[keys]\n{}", lines.concat())
        };
        assert_eq!(parse(Path::new("config.toml"), &text(1_000)).unwrap().keys.len(), 1_000);
        let error = parse(Path::new("config.toml"), &text(200_000)).unwrap_err().to_string();
        assert!(error.starts_with("config.toml:1002:1: more than 1000 keys are bound\n"), "{error}");
        assert_eq!(error.lines().count(), 3, "{error}");
    }

    #[test]
    fn a_binding_can_be_refused_with_its_place() {
        let config = parse(Path::new("config.toml"), "[keys.list]\nq = \"fly\"\n").unwrap();
        let error = ConfigError::Wrong(vec![config.keys[0].problem("there is no command `fly`")]);
        assert!(error.to_string().starts_with("config.toml:2:1: there is no command `fly`"), "{error}");
    }
}
