//! Texts that were kept as words: they are kept in English, and told in the language in use.

use super::{current::in_use, locale::Language, table};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};
use regex::Regex;

/// A text as it is kept in English, with the names of its values.
#[derive(Debug)]
pub struct KeptText {
    id: &'static str,
    form: Regex,
    names: Vec<String>,
}

impl KeptText {
    /// The text of that id; none where it is no plain row of words and values.
    #[must_use]
    pub fn of(id: &'static str) -> Option<Self> {
        let (mut form, mut names) = ("(?s)^".to_owned(), Vec::new());
        for element in table::english_elements(id)? {
            match element {
                PatternElement::TextElement { value } => form.push_str(&regex::escape(value)),
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => {
                    form.push_str("(.+)");
                    names.push(id.name.to_owned());
                }
                PatternElement::Placeable { .. } => return None,
            }
        }
        form.push('$');
        Some(Self { id, form: Regex::new(&form).ok()?, names })
    }

    /// Words that were kept in this form, in the language in use. A value that has a text of its own, as `game` has under
    /// `mute-by-game`, is told by it.
    #[must_use]
    pub fn retold(&self, words: &str) -> Option<String> {
        if in_use() == Language::English {
            return None;
        }
        let found = self.form.captures(words)?;
        let value = |(name, value): (&String, &str)| {
            let known = table::in_words(&format!("{}-{value}", name.replace('_', "-")));
            (name.clone(), known.map_or_else(|| value.to_owned(), str::to_owned))
        };
        let values = found.iter().skip(1).flatten().map(|part| part.as_str());
        Some(table::filled_with(self.id, self.names.iter().zip(values).map(value)))
    }
}
