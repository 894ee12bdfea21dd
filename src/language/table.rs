//! The tables and what is looked up in them. A text is parsed when it is first asked for, and kept: a frame shows one in twenty.

use super::{current::in_use, locale::Language};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Message, Pattern, PatternElement};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    sync::{Mutex, OnceLock, PoisonError},
};

/// The texts of a language.
struct Table {
    texts: HashMap<&'static str, Text>,
    /// How the language counts; it holds no text.
    rules: FluentBundle<FluentResource>,
}

struct Text {
    /// As it stands in the table, from its id to the next one.
    written: &'static str,
    parsed: OnceLock<FluentResource>,
}

static TABLES: [OnceLock<Table>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// The text of that id in the language in use; the id itself where no table has it.
#[must_use]
pub fn plain(id: &'static str) -> &'static str {
    in_words(id).unwrap_or(id)
}

/// The text of an id that was put together, if there is one; after a point in it the name of an attribute.
#[must_use]
pub fn in_words(id: &str) -> Option<&'static str> {
    match formatted(id, None)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(text) => Some(kept(text)),
    }
}

/// A text that a table writes in parts, as one with a blank at its end is: kept for as long as the program runs, once each.
fn kept(text: String) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text.as_str()) {
        return known;
    }
    let text: &'static str = text.leak();
    kept.insert(text);
    text
}

/// Whether these are the words of that text, in any language.
#[must_use]
pub fn says(id: &str, words: &str) -> bool {
    Language::ALL.into_iter().any(|language| formatted_in(&[language], id, None).is_some_and(|text| text == words))
}

/// The text of that id with values that have been read.
pub(super) fn filled(id: &'static str, values: impl Iterator<Item = (Cow<'static, str>, String)>) -> String {
    let arguments: FluentArgs = values.map(|(name, value)| (name, value_of(&value))).collect();
    formatted(id, Some(&arguments)).map_or_else(|| id.to_owned(), Cow::into_owned)
}

/// The ids of the English table, in its order.
pub(super) fn english_ids() -> Vec<&'static str> {
    written(Language::English).map(|(id, _)| id).collect()
}

/// What the English text of that id is made of.
pub(super) fn english_elements(id: &str) -> Option<&'static [PatternElement<&'static str>]> {
    table(Language::English).pattern(id, None).map(|pattern| pattern.elements.as_slice())
}

/// A number is one, so that a table can choose by it, where it is written as it was given: tables count in fractions, which hold
/// whole numbers up to 2^53.
fn value_of(text: &str) -> FluentValue<'static> {
    match text.parse::<u64>() {
        Ok(number) if number < 1 << 53 && number.to_string() == text => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}

fn formatted(id: &str, arguments: Option<&FluentArgs>) -> Option<Cow<'static, str>> {
    formatted_in(&[in_use(), Language::English], id, arguments)
}

fn formatted_in(languages: &[Language], id: &str, arguments: Option<&FluentArgs>) -> Option<Cow<'static, str>> {
    let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
    languages.iter().find_map(|language| {
        let table = table(*language);
        let pattern = table.pattern(id, attribute)?;
        Some(table.rules.format_pattern(pattern, arguments, &mut Vec::<FluentError>::new()))
    })
}

fn table(language: Language) -> &'static Table {
    let place = Language::ALL.iter().position(|known| *known == language).unwrap_or(0);
    TABLES[place].get_or_init(|| {
        let mut rules = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        // Values come between words of the same script mostly, and a terminal shows the marks around them as boxes.
        rules.set_use_isolating(false);
        let text = |(id, written)| (id, Text { written, parsed: OnceLock::new() });
        Table { texts: written(language).map(text).collect(), rules }
    })
}

/// The ids of a table with the texts of each as they are written, in its order. What belongs to a text is
/// indented, or the bracket that closes it.
fn written(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = language.texts();
    let lines = table.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let mut starts =
        lines.filter(|(_, line)| !line.starts_with([' ', '\r', '\n', '}'])).map(|(start, _)| start).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        Some(&table[start..starts.peek().copied().unwrap_or(table.len())])
    })
    // A comment begins a line too.
    .filter_map(|text| Some((text.split_once(" =")?.0, text)).filter(|(id, _)| !id.starts_with('#')))
}

impl Table {
    /// What the text of that id says, or the attribute of that name of it. What is wrong in a table is left out, and its text
    /// stands in English; the tests find it.
    fn pattern(&'static self, id: &str, attribute: Option<&str>) -> Option<&'static Pattern<&'static str>> {
        let message = self.texts.get(id)?.message()?;
        match attribute {
            Some(name) => message.attributes.iter().find(|known| known.id.name == name).map(|known| &known.value),
            None => message.value.as_ref(),
        }
    }
}

impl Text {
    fn message(&'static self) -> Option<&'static Message<&'static str>> {
        let parse = || FluentResource::try_new(self.written.to_owned()).unwrap_or_else(|(rest, _)| rest);
        self.parsed.get_or_init(parse).entries().find_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every name of a value that stands in a table.
    fn names(text: &str) -> impl Iterator<Item = &str> {
        let end = |rest: &str| rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        text.split('$').skip(1).map(move |rest| &rest[..end(rest).unwrap_or(rest.len())])
    }

    #[test]
    fn every_text_of_every_table_is_well_written_and_can_be_filled() {
        for language in Language::ALL {
            let code = language.code();
            let read = FluentResource::try_new(language.texts().to_owned());
            let resource = read.unwrap_or_else(|(_, wrong)| panic!("{code}.ftl: {wrong:?}"));
            let arguments: FluentArgs = names(language.texts()).map(|name| (name, FluentValue::from(7))).collect();
            for entry in resource.entries() {
                let Entry::Message(message) = entry else {
                    assert!(!matches!(entry, Entry::Junk { .. }), "{code}.ftl: {entry:?}");
                    continue;
                };
                let id = message.id.name;
                let attributes = message.attributes.iter().map(|attribute| (Some(attribute.id.name), &attribute.value));
                for (attribute, pattern) in message.value.iter().map(|value| (None, value)).chain(attributes) {
                    assert_eq!(table(language).pattern(id, attribute), Some(pattern), "{code}.ftl: {id}");
                    let mut wrong: Vec<FluentError> = Vec::new();
                    table(language).rules.format_pattern(pattern, Some(&arguments), &mut wrong);
                    assert!(wrong.is_empty(), "{code}.ftl: {id}: {wrong:?}");
                }
            }
        }
    }
}
