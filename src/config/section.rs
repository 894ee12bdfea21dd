//! A section is one table of the config file, taken apart key by key: each key that is asked for is known, and what nobody
//! asked for is wrong. Knows types and places; what the values mean, others decide.

use super::{
    duration::{self, NotADuration},
    problem::Problems,
    renamed,
    shape::{ANY_KEY, Shape},
};
use crate::text::near::nearest;
use std::{ops::RangeInclusive, time::Duration};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Names that other readers give to our keys.
const OTHER_NAMES: [(&str, &str); 19] = [
    ("macros", "commands"),
    ("macro", "commands"),
    ("hook", "hooks"),
    ("interval", "every"),
    ("refresh", "every"),
    ("update_interval", "every"),
    ("title", "name"),
    ("category", "group"),
    ("folder", "group"),
    ("tag", "group"),
    ("feed", "url"),
    ("link", "url"),
    ("useragent", "user_agent"),
    ("username", "user"),
    ("password", "password_command"),
    ("preferred", "prefer"),
    ("favourite", "prefer"),
    ("feeds", "source"),
    ("keybindings", "keys"),
];

/// Most connections anybody can ask for.
const MOST: usize = 1024;

/// A table of the file and the keys that were asked of it.
pub(super) struct Section<'t, 'i> {
    name: &'static str,
    table: &'t DeTable<'i>,
    known: Vec<&'static str>,
}

impl<'t, 'i> Section<'t, 'i> {
    pub(super) const fn new(name: &'static str, table: &'t DeTable<'i>) -> Self {
        Self { name, table, known: Vec::new() }
    }

    fn get(&mut self, key: &'static str, shape: Shape, problems: &mut Problems) -> Option<&'t Spanned<DeValue<'i>>> {
        self.known.push(key);
        problems.asked(self.name, key, shape);
        let found = self.table.get(key);
        let Some(old) = renamed::old_name(self.name, key) else { return found };
        self.known.push(old);
        let Some((written, value)) = self.table.get_key_value(old) else { return found };
        let Some((new, found)) = self.table.get_key_value(key) else {
            problems.warn_of_old_name(&written.span(), old, key);
            return Some(value);
        };
        problems.add_again(&written.span(), &format!("`{old}` is the old name of `{key}`, which"), &new.span());
        Some(found)
    }

    pub(super) fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<Spanned<String>> {
        let value = self.get(key, Shape::Text, problems)?;
        let Some(text) = value.as_ref().as_str() else {
            wrong_type(key, "a text in quotes", value, problems);
            return None;
        };
        Some(Spanned::new(value.span(), text.to_owned()))
    }

    pub(super) fn flag(&mut self, key: &'static str, into: &mut bool, problems: &mut Problems) {
        if let Some(value) = self.get(key, Shape::Flag, problems) {
            match value.as_ref().as_bool() {
                Some(flag) => *into = flag,
                None => wrong_type(key, "true or false", value, problems),
            }
        }
    }

    /// A number of connections.
    pub(super) fn set(&mut self, key: &'static str, into: &mut usize, problems: &mut Problems) {
        if let Some(value) = self.get(key, Shape::Number(1, MOST), problems) {
            let number =
                value.as_ref().as_integer().map(|number| usize::from_str_radix(number.as_str(), number.radix()));
            match number {
                Some(Ok(number @ 1..=MOST)) => *into = number,
                _ => wrong_type(key, "a whole number from 1 to 1024", value, problems),
            }
        }
    }

    /// A number of columns.
    pub(super) fn columns(
        &mut self,
        key: &'static str,
        range: RangeInclusive<u16>,
        problems: &mut Problems,
    ) -> Option<u16> {
        let value = self.get(key, Shape::Number((*range.start()).into(), (*range.end()).into()), problems)?;
        let number =
            value.as_ref().as_integer().and_then(|number| u16::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            wrong_type(key, &format!("a whole number from {} to {}", range.start(), range.end()), value, problems);
        }
        number
    }

    pub(super) fn duration(&mut self, key: &'static str, problems: &mut Problems) -> Option<Spanned<Duration>> {
        let value = self.get(key, Shape::Duration, problems)?;
        let read = value.as_ref().as_str().map_or(Err(NotADuration::Unreadable), duration::parse);
        match read {
            Ok(duration) => Some(Spanned::new(value.span(), duration)),
            Err(NotADuration::Unreadable) => {
                wrong_type(key, "a length of time such as \"90s\", \"15m\", \"1h\" or \"2d\"", value, problems);
                None
            }
            Err(NotADuration::LongerThanAYear) => {
                problems.add(&value.span(), &format!("`{key}` is longer than a year"));
                None
            }
        }
    }

    /// A number of bytes, as people write it: at most so many megabytes.
    pub(super) fn size(&mut self, key: &'static str, megabytes: usize, problems: &mut Problems) -> Option<usize> {
        let value = self.get(key, Shape::Size, problems)?;
        let size = value.as_ref().as_str().and_then(bytes).filter(|bytes| *bytes <= megabytes << 20);
        if size.is_none() {
            let wanted = format!("a size such as \"500kB\" or \"2MB\", at most \"{megabytes}MB\"");
            wrong_type(key, &wanted, value, problems);
        }
        size
    }

    /// One of several words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[(&'static str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let text = self.text(key, problems)?;
        problems.asked(self.name, key, Shape::Choice(all.iter().map(|(word, _)| *word).collect()));
        let found = all.iter().find(|(word, _)| word == text.get_ref()).map(|(_, choice)| *choice);
        if found.is_none() {
            let words: Vec<String> = all.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let (last, others) = words.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
            let meant = nearest(&text.get_ref().to_lowercase(), all.iter().map(|(word, _)| *word));
            problems.add_with_hint(&text.span(), &format!("`{key}` is {} or {last}", others.join(", ")), meant);
        }
        found
    }

    /// A program and its arguments; empty when the key is left out.
    pub(super) fn program(&mut self, key: &'static str, problems: &mut Problems) -> Vec<String> {
        let Some(value) = self.get(key, Shape::Words, problems) else { return Vec::new() };
        let words: Option<Vec<String>> = value
            .as_ref()
            .as_array()
            .and_then(|words| words.iter().map(|word| word.as_ref().as_str().map(str::to_owned)).collect());
        match words {
            Some(words) if words.first().is_some_and(|program| !program.trim().is_empty()) => words,
            _ => {
                wrong_type(key, "a program and its arguments such as [\"program\", \"argument\"]", value, problems);
                Vec::new()
            }
        }
    }

    /// Several words, each with its place.
    pub(super) fn words(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Spanned<String>> {
        let Some(value) = self.get(key, Shape::Words, problems) else { return Vec::new() };
        let text =
            |word: &Spanned<DeValue>| word.as_ref().as_str().map(|text| Spanned::new(word.span(), text.to_owned()));
        let words: Option<Vec<_>> = value.as_ref().as_array().and_then(|words| words.iter().map(text).collect());
        match words {
            Some(words) if !words.is_empty() => words,
            _ => {
                wrong_type(key, "a list of texts such as [\"tag:x\", \"save\"]", value, problems);
                Vec::new()
            }
        }
    }

    pub(super) fn table(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'t DeTable<'i>> {
        let value = self.get(key, Shape::Table, problems)?;
        if value.as_ref().as_table().is_none() {
            wrong_type(key, "a table", value, problems);
        }
        value.as_ref().as_table()
    }

    /// The tables under `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Spanned<&'t DeTable<'i>>> {
        let Some(value) = self.get(key, Shape::Tables, problems) else { return Vec::new() };
        let Some(values) = value.as_ref().as_array() else {
            wrong_type(key, &format!("a list of tables, each under `[[{key}]]`"), value, problems);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in values {
            match value.as_ref().as_table() {
                Some(table) => tables.push(Spanned::new(value.span(), table)),
                None => wrong_type(key, "a table", value, problems),
            }
        }
        tables
    }

    /// Every key nobody asked for, with its table.
    pub(super) fn rest_of_tables(&mut self, problems: &mut Problems) -> Vec<(Spanned<String>, &'t DeTable<'i>)> {
        problems.asked(self.name, ANY_KEY, Shape::AnyTable);
        let mut rest = Vec::new();
        for (key, value) in self.table.iter().filter(|(key, _)| !self.known.contains(&key.as_ref().as_ref())) {
            match value.as_ref().as_table() {
                Some(table) => rest.push((Spanned::new(key.span(), key.as_ref().to_string()), table)),
                None => {
                    wrong_type(key.as_ref(), "a table such as { run = [\"program\", \"argument\"] }", value, problems);
                }
            }
        }
        rest
    }

    /// Every key nobody asked for, with its text, or its texts where it has several.
    pub(super) fn rest_of_words(&mut self, problems: &mut Problems) -> Vec<(Spanned<String>, Vec<String>)> {
        problems.asked(self.name, ANY_KEY, Shape::TextOrWords);
        let mut rest = Vec::new();
        for (key, value) in self.table.iter().filter(|(key, _)| !self.known.contains(&key.as_ref().as_ref())) {
            let word = value.as_ref().as_str().map(|text| vec![text.to_owned()]);
            let words = value
                .as_ref()
                .as_array()
                .and_then(|words| words.iter().map(|word| word.as_ref().as_str().map(str::to_owned)).collect());
            match word.or(words).filter(|words: &Vec<String>| !words.is_empty()) {
                Some(words) => rest.push((Spanned::new(key.span(), key.as_ref().to_string()), words)),
                None if value.as_ref().as_table().is_some() => {
                    let word: &str = key.as_ref();
                    let meant = nearest(word, self.known.iter().copied());
                    problems.add_with_hint(&key.span(), &format!("{} has no table `{word}`", self.name), meant);
                }
                None if value.as_ref().as_array().is_some() => {
                    wrong_type(key.as_ref(), "a list of commands such as [\"save\", \"next\"]", value, problems);
                }
                None => wrong_type(key.as_ref(), "a text in quotes", value, problems),
            }
        }
        rest
    }

    /// Every key nobody asked for, with its text.
    pub(super) fn rest(&mut self, problems: &mut Problems) -> Vec<(Spanned<String>, Spanned<String>)> {
        problems.asked(self.name, ANY_KEY, Shape::Text);
        let mut rest = Vec::new();
        for (key, value) in self.table.iter().filter(|(key, _)| !self.known.contains(&key.as_ref().as_ref())) {
            match value.as_ref().as_str() {
                Some(text) => rest.push((
                    Spanned::new(key.span(), key.as_ref().to_string()),
                    Spanned::new(value.span(), text.to_owned()),
                )),
                None => wrong_type(key.as_ref(), "a text in quotes", value, problems),
            }
        }
        rest
    }

    /// Says what is wrong with the value of a key.
    pub(super) fn wrong(&self, key: &str, message: &str, problems: &mut Problems) {
        if let Some(value) = self.table.get(key) {
            problems.add(&value.span(), message);
        }
    }

    /// What nobody asked for is wrong.
    pub(super) fn finish(self, problems: &mut Problems) {
        for key in self.table.keys().filter(|key| !self.known.contains(&key.as_ref().as_ref())) {
            if problems.is_full() {
                return;
            }
            let word: &str = key.as_ref();
            let known = |meant: &&str| self.known.contains(meant);
            let other = OTHER_NAMES.iter().find(|(other, _)| *other == word).map(|(_, ours)| *ours).filter(known);
            let meant = other.or_else(|| nearest(word, self.known.iter().copied()));
            problems.add_with_hint(&key.span(), &format!("{} has no key `{word}`", self.name), meant);
        }
    }
}

fn bytes(text: &str) -> Option<usize> {
    let text = text.trim().to_ascii_lowercase();
    let (number, factor) = match (text.strip_suffix("kb"), text.strip_suffix("mb")) {
        (Some(number), _) => (number, 1 << 10),
        (_, Some(number)) => (number, 1 << 20),
        (None, None) => return None,
    };
    number.trim().parse::<usize>().ok()?.checked_mul(factor).filter(|bytes| *bytes > 0)
}

fn wrong_type(key: &str, wanted: &str, value: &Spanned<DeValue>, problems: &mut Problems) {
    problems.add(&value.span(), &format!("`{key}` is {wanted}"));
}
