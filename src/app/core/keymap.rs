//! The keymap: which keys mean which command, where. Made of the command table and what the config lays over it; it never acts.

use crate::{
    app::core::{
        bindings::{self, TABLE},
        command::{Command, Scope},
        key::{self, Code, Key},
        palette_line::{self, PaletteLine},
    },
    language::tr,
    news::OwnCommand,
    text::near,
};

/// Keys to commands, by scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: Vec<(Scope, Vec<Key>, Target)>,
    /// Commands of the user's own.
    own: Vec<OwnCommand>,
}

/// What a key is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Command(Command),
    /// Lines as the palette takes them, done in order.
    Lines(Vec<String>),
}

/// A key that can follow those typed, with what it does in one word and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    pub keys: String,
    pub short: String,
    pub words: String,
}

/// What a few typed keys mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Command(Command),
    /// Lines as the palette takes them, done in order.
    Lines(Vec<String>),
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
                    bound.extend(key::chord(text).map(|chord| (scope, chord, Target::Command(row.command))));
                }
            }
        }
        Self { bound, own: Vec::new() }
    }
}

impl Keymap {
    /// The defaults with the config's `[keys]` laid over them: (scope, keys, commands), each command by its name or as a line of the
    /// palette; the command `none` frees the keys. What stands for one place holds there, whatever stands for all.
    ///
    /// # Errors
    /// For each entry that is wrong its place among them and a sentence, with a suggestion where there is one.
    pub fn with(
        overrides: &[(String, String, Vec<String>)],
        own: Vec<OwnCommand>,
    ) -> Result<Self, Vec<(usize, String)>> {
        let (mut map, mut wrong) = (Self { own, ..Self::default() }, Vec::new());
        let mut set: Vec<(usize, bool, Scope, Vec<Key>)> = Vec::new();
        for (place, (scope, keys, lines)) in overrides.iter().enumerate() {
            let everywhere = scope == "all";
            match entry(scope, keys, lines, &map.own) {
                Ok((scopes, chord, target)) => {
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
                        map.bound.extend(target.clone().map(|target| (scope, chord.clone(), target)));
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
        let commands = self.longer(scope, typed).filter_map(|(chord, target)| match target {
            Target::Command(command) => Some((key::words(&chord[typed.len()..]), *command)),
            Target::Lines(_) => None,
        });
        commands.collect()
    }

    /// The keys that can follow, with what they do in words.
    #[must_use]
    pub fn following(&self, scope: Scope, typed: &[Key]) -> Vec<Following> {
        let told = |(chord, target): (&[Key], &Target)| {
            let keys = key::words(&chord[typed.len()..]);
            let (short, words) = match target {
                Target::Command(command) => {
                    let row = bindings::binding(*command)?;
                    (row.label(), row.words().to_owned())
                }
                Target::Lines(lines) => (lines.join(", "), self.about(lines)),
            };
            Some(Following { keys, short, words })
        };
        self.longer(scope, typed).filter_map(told).collect()
    }

    fn longer<'a>(&'a self, scope: Scope, typed: &'a [Key]) -> impl Iterator<Item = (&'a [Key], &'a Target)> {
        let here = self.bound.iter().filter(move |(at, chord, _)| *at == scope && chord.len() > typed.len());
        here.filter(move |(_, chord, _)| chord.starts_with(typed)).map(|(_, chord, target)| (chord.as_slice(), target))
    }

    /// What lines of the palette do, in words.
    fn about(&self, lines: &[String]) -> String {
        let words = |line: &String| match (self.own_command(line), bindings::named(line)) {
            (Some(own), _) => own.about.to_string(),
            (None, Some(command)) if lines.len() == 1 => {
                bindings::binding(command).map_or_else(|| line.clone(), |row| row.words().to_owned())
            }
            (None, _) => line.clone(),
        };
        lines.iter().map(words).collect::<Vec<_>>().join(tr!("keymap-then"))
    }

    /// The keys of a scope that mean lines of the palette, each with what they do in words.
    #[must_use]
    pub fn lines(&self, scope: Scope) -> Vec<Following> {
        let told = |(at, chord, target): &(Scope, Vec<Key>, Target)| match target {
            Target::Lines(lines) if *at == scope => {
                Some(Following { keys: key::words(chord), short: lines.join(", "), words: self.about(lines) })
            }
            _ => None,
        };
        self.bound.iter().filter_map(told).collect()
    }

    /// The user's own commands.
    #[must_use]
    pub fn own(&self) -> &[OwnCommand] {
        &self.own
    }

    /// The user's own command of that name.
    #[must_use]
    pub fn own_command(&self, name: &str) -> Option<&OwnCommand> {
        self.own.iter().find(|own| own.name.as_str() == name)
    }

    /// What the keys typed so far mean.
    #[must_use]
    pub fn meaning(&self, scope: Scope, typed: &[Key]) -> Meaning {
        let mut here = self.bound.iter().filter(|(at, chord, _)| *at == scope && chord.starts_with(typed)).peekable();
        match here.peek() {
            None => Meaning::Nothing,
            Some(_) => {
                here.find(|(_, chord, _)| chord.len() == typed.len()).map_or(Meaning::Beginning, |(_, _, target)| {
                    match target {
                        Target::Command(command) => Meaning::Command(*command),
                        Target::Lines(lines) => Meaning::Lines(lines.clone()),
                    }
                })
            }
        }
    }

    /// The keys of a command in a scope, the first one first.
    #[must_use]
    pub fn keys(&self, scope: Scope, command: Command) -> Vec<String> {
        let mine = self.bound.iter().filter(|(at, _, what)| *at == scope && *what == Target::Command(command));
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

type Entry = (Vec<Scope>, Vec<Key>, Option<Target>);

fn entry(scope: &str, keys: &str, lines: &[String], own: &[OwnCommand]) -> Result<Entry, String> {
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
    let is_own = |line: &str| own.iter().any(|own| own.name.as_str() == line);
    let target = match lines {
        [line] if line == "none" => None,
        [line] if !is_own(line) && bindings::named(line).is_some() => bindings::named(line).map(Target::Command),
        lines => {
            for line in lines.iter().filter(|line| !is_own(line)) {
                check(line, own).map_err(|reason| format!("keys.{scope}: `{keys}` = `{line}`: {reason}"))?;
            }
            Some(Target::Lines(lines.to_vec()))
        }
    };
    Ok((scopes, chord, target))
}

/// Whether a line of the palette means something; what is wrong with it.
fn check(line: &str, own: &[OwnCommand]) -> Result<(), String> {
    if let Some(error) = palette_line::wrong_query(line) {
        return Err(error.message);
    }
    match palette_line::read(line) {
        PaletteLine::Unknown => {
            let names = TABLE.iter().map(|row| row.name).chain(own.iter().map(|own| own.name.as_str()));
            Err(format!("there is no such command{}", nearest(line, names)))
        }
        _ => Ok(()),
    }
}

/// Why a command of the user's own cannot have that name: another one has it, or it begins a line of the palette.
#[must_use]
pub fn taken(name: &str) -> Option<String> {
    let begins = palette_line::read(&format!("{name} 1")) != PaletteLine::Unknown;
    let taken = name == "none" || bindings::named(name).is_some() || begins;
    taken.then(|| format!("a command of the program’s own is called `{name}`: give yours another name"))
}

/// The nearest of some names, as the end of a sentence; nothing when none is near.
fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    near::nearest(typed, names).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::core::command::{LinkCommand, MarkCommand, Motion},
        news::{CommandInput, CommandOutput},
    };
    use std::time::Duration;

    fn typed(text: &str) -> Vec<Key> {
        key::chord(text).unwrap()
    }

    fn over(scope: &str, keys: &str, name: &str) -> Result<Keymap, Vec<String>> {
        laid_over(&[(scope, keys, name)]).map_err(|wrong| wrong.into_iter().map(|(_, reason)| reason).collect())
    }

    fn laid_over(entries: &[(&str, &str, &str)]) -> Result<Keymap, Vec<(usize, String)>> {
        let own = |entry: &(&str, &str, &str)| {
            (entry.0.to_owned(), entry.1.to_owned(), entry.2.split(" + ").map(str::to_owned).collect())
        };
        let command = |name: &str| OwnCommand {
            name: name.into(),
            about: format!("{name} it").as_str().into(),
            run: vec![name.to_owned()],
            input: CommandInput::None,
            output: CommandOutput::None,
            keep: false,
            timeout: Duration::from_secs(1),
            max_output: 1,
        };
        Keymap::with(&entries.iter().map(own).collect::<Vec<_>>(), vec![command("translate"), command("speak")])
    }

    #[test]
    fn every_default_key_is_a_key_and_means_one_thing() {
        let written: usize =
            TABLE.iter().flat_map(|row| Scope::ALL.map(|scope| row.keys(scope).split_whitespace().count())).sum();
        let map = Keymap::default();
        assert_eq!(map.bound.len(), written);
        for (scope, chord, target) in &map.bound {
            let Target::Command(command) = target else { unreachable!("the table has commands alone") };
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
    fn a_key_can_mean_several_commands_own_ones_and_lines_of_the_palette() {
        let map = over("reader", "T", "translate + tag read later + done").unwrap();
        let lines = ["translate", "tag read later", "done"].map(str::to_owned).to_vec();
        assert_eq!(map.meaning(Scope::Reader, &typed("T")), Meaning::Lines(lines));
        let told = map.lines(Scope::Reader);
        assert_eq!(told[0].words, "translate it, then tag read later, then done");
        assert!(map.lines(Scope::List).is_empty());
        let of_a_chord = over("reader", "gl", "speak").unwrap().following(Scope::Reader, &typed("g"));
        assert!(of_a_chord.contains(&Following { keys: "l".into(), short: "speak".into(), words: "speak it".into() }));
    }

    #[test]
    fn each_of_several_commands_must_mean_something() {
        assert!(over("list", "T", "tarnslate + done").unwrap_err()[0].ends_with("did you mean `translate`?"));
        assert!(over("list", "T", "filter kind:revue").unwrap_err()[0].contains("did you mean review?"));
    }

    #[test]
    fn a_command_of_the_users_own_takes_no_name_that_is_taken() {
        for name in ["done", "tag", "none", "theme", "w"] {
            assert!(taken(name).is_some(), "{name}");
        }
        assert_eq!(taken("translate"), None);
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
