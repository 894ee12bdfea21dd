//! The tables and what is looked up in them. A table is parsed when a first text of it is asked for, and kept.

use super::{current::in_use, locale::Language};
use fluent_bundle::{FluentArgs, FluentError, FluentMessage, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::PatternElement;
use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::{Mutex, OnceLock, PoisonError},
};

type Table = FluentBundle<FluentResource>;

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
    let texts = Language::English.texts().lines();
    texts.filter_map(|line| Some(line.split_once(" =")?.0).filter(|id| !id.starts_with([' ', '#']))).collect()
}

/// What the English text of that id is made of.
pub(super) fn english_elements(id: &str) -> Option<&'static [PatternElement<&'static str>]> {
    let message: FluentMessage<'static> = table(Language::English).get_message(id)?;
    message.value().map(|pattern| pattern.elements.as_slice())
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
        let message: FluentMessage<'static> = table.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(table.format_pattern(pattern, arguments, &mut Vec::<FluentError>::new()))
    })
}

fn table(language: Language) -> &'static Table {
    let place = Language::ALL.iter().position(|known| *known == language).unwrap_or(0);
    TABLES[place].get_or_init(|| {
        let mut table = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        // Values come between words of the same script mostly, and a terminal shows the marks around them as boxes.
        table.set_use_isolating(false);
        // What is wrong in a table is left out, and its text stands in English; the tests find it.
        let resource = FluentResource::try_new(language.texts().to_owned()).unwrap_or_else(|(rest, _)| rest);
        table.add_resource_overriding(resource);
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::Entry;

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
                let attributes = message.attributes.iter().map(|attribute| &attribute.value);
                for pattern in message.value.iter().chain(attributes) {
                    let mut wrong: Vec<FluentError> = Vec::new();
                    table(language).format_pattern(pattern, Some(&arguments), &mut wrong);
                    assert!(wrong.is_empty(), "{code}.ftl: {}: {wrong:?}", message.id.name);
                }
            }
        }
    }
}
