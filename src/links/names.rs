//! Names are parameter names with the rules about each, kept letter by letter: looking one up costs the same however many there are.

/// A set of parameter names and beginnings of names. Every host has two, with ten thousand letters in all: a letter takes little.
#[derive(Debug, Clone)]
pub(super) struct Names {
    letters: Vec<Letter>,
    rules: Vec<Rule>,
}

/// A letter of a name. What follows it is told by its place among all letters or rules; 0 is none.
#[derive(Debug, Clone, Default)]
struct Letter {
    byte: u8,
    /// The first of those that can come after it.
    after: u32,
    /// Another one that can stand here.
    instead: u32,
    /// The first rule about names that end here or begin so.
    rule: u32,
}

#[derive(Debug, Clone, Default)]
struct Rule {
    number: usize,
    /// About every name that begins so.
    beginning: bool,
    next: u32,
}

impl Default for Names {
    fn default() -> Self {
        Self { letters: vec![Letter::default()], rules: vec![Rule::default()] }
    }
}

impl Names {
    /// Adds a name in lower case, with `*` at its end for a beginning.
    pub(super) fn add(&mut self, pattern: &str, rule: usize) {
        let name = pattern.strip_suffix('*');
        let mut at = 0;
        for byte in name.unwrap_or(pattern).bytes() {
            at = self.after(at, byte).unwrap_or_else(|| self.grow(at, byte));
        }
        let new = place(self.rules.len());
        match self.rules_at(at).last().map(|(place, _)| place) {
            Some(last) => self.rules[last].next = new,
            None => self.letters[at].rule = new,
        }
        self.rules.push(Rule { number: rule, beginning: name.is_some(), next: 0 });
    }

    fn grow(&mut self, at: usize, byte: u8) -> usize {
        let new = self.letters.len();
        let instead = self.letters[at].after;
        self.letters.push(Letter { byte, instead, ..Letter::default() });
        self.letters[at].after = place(new);
        new
    }

    /// The place of this letter after that one.
    fn after(&self, at: usize, byte: u8) -> Option<usize> {
        chain(self.letters[at].after, |place| self.letters[place].instead)
            .find(|place| self.letters[*place].byte == byte)
    }

    /// The rules about names that end in this place or begin so, in the order they were added.
    fn rules_at(&self, at: usize) -> impl Iterator<Item = (usize, &Rule)> {
        chain(self.letters[at].rule, |place| self.rules[place].next).map(|place| (place, &self.rules[place]))
    }

    /// The first rule about this name, in any case, that `applies`.
    pub(super) fn find(&self, name: &str, applies: impl Fn(usize) -> bool) -> Option<usize> {
        let first = |at, beginning| {
            let fits = |rule: &&Rule| rule.beginning == beginning && applies(rule.number);
            self.rules_at(at).map(|(_, rule)| rule).find(fits).map(|rule| rule.number)
        };
        let mut at = 0;
        for byte in name.bytes() {
            at = self.after(at, byte.to_ascii_lowercase())?;
            if let Some(rule) = first(at, true) {
                return Some(rule);
            }
        }
        first(at, false)
    }

    /// True when any rule is about this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name, |_| true).is_some()
    }
}

/// A place as it is kept. Rule files are far smaller than four gigabytes.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(0)
}

/// The places from this one on.
fn chain(first: u32, next: impl Fn(usize) -> u32) -> impl Iterator<Item = usize> {
    let place = |place: u32| Some(place as usize).filter(|place| *place != 0);
    std::iter::successors(place(first), move |at| place(next(*at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_case() {
        let mut names = Names::default();
        names.add("linkcode", 3);
        assert_eq!(names.find("linkCode", |_| true), Some(3));
        assert!(!names.has("link") && !names.has("linkcodes"));
    }

    #[test]
    fn a_beginning_finds_longer_names() {
        let mut names = Names::default();
        names.add("utm_*", 0);
        assert!(names.has("UTM_source") && !names.has("utm"));
    }

    #[test]
    fn a_rule_that_does_not_apply_gives_way_to_the_next() {
        let mut names = Names::default();
        names.add("s*", 0);
        names.add("sid", 1);
        assert_eq!(names.find("sid", |rule| rule != 0), Some(1));
    }

    #[test]
    fn names_that_part_at_a_letter_and_rules_about_one_name_are_all_found() {
        let mut names = Names::default();
        for (rule, name) in ["sid", "sib", "sid", "si*", "sid*", "", "tid"].into_iter().enumerate() {
            names.add(name, rule);
        }
        // Beginnings come before whole names, the shorter first.
        for (name, order) in [("sid", [3, 4, 0, 2].as_slice()), ("sib", &[3, 1]), ("tid", &[6]), ("x", &[])] {
            let mut off = Vec::new();
            while let Some(rule) = names.find(name, |rule| !off.contains(&rule)) {
                off.push(rule);
            }
            assert_eq!(off, order, "{name}");
        }
    }
}
