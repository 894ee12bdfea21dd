//! Help: the keys of a place in words, searchable.

use crate::app::core::{
    bindings::{Binding, TABLE},
    command::Scope,
    keymap::Keymap,
};

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The keys.
    pub keys: String,
    /// What they do.
    pub words: &'static str,
}

/// The keys of a place, those that hold what is searched for.
#[must_use]
pub fn help(keymap: &Keymap, scope: Scope, searched: &str) -> Vec<HelpLine> {
    let searched = searched.trim().to_lowercase();
    let line = |row: &'static Binding| {
        let keys = keymap.keys(scope, row.command).join(" ");
        let fits = keys.to_lowercase().contains(&searched) || row.words.to_lowercase().contains(&searched);
        (!keys.is_empty() && (fits || row.name.contains(&searched))).then_some(HelpLine { keys, words: row.words })
    };
    TABLE.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_of_a_place_holds_its_own_keys() {
        let keymap = Keymap::default();
        let has =
            |scope, key: &str| help(&keymap, scope, "").iter().any(|line| line.keys.split(' ').any(|one| one == key));
        assert!(has(Scope::Reader, "J"));
        assert!(!has(Scope::List, "J"));
        let found: Vec<&str> = help(&keymap, Scope::List, "across restarts").iter().map(|line| line.words).collect();
        assert_eq!(found, ["undo, also across restarts"]);
    }
}
