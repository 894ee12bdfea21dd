//! Words that are English where they are kept or made — steps of the journal, names of rules, reasons why something failed — told
//! in the language in use. The English text of the table is the form by which they are known again.

use super::{current::in_use, locale::Language, table};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};
use regex::Regex;
use std::{borrow::Cow, sync::LazyLock};

/// A text in its English form, with the names of its values.
#[derive(Debug)]
pub struct KeptText {
    id: &'static str,
    form: Regex,
    names: Vec<&'static str>,
}

/// Texts of which one fits: of two that do, the one that stands first.
#[derive(Debug)]
pub struct KeptTexts(Vec<KeptText>);

/// How a value is told, by its name; none for as it is.
type Tell<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

impl KeptText {
    /// The text of that id; none where it is no plain row of words and values.
    #[must_use]
    pub fn of(id: &'static str) -> Option<Self> {
        let (mut form, mut names) = ("(?s)^".to_owned(), Vec::new());
        for element in table::english_elements(id)? {
            match element {
                // A sign that has a meaning at the beginning of a text is written as a value.
                PatternElement::TextElement { value }
                | PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => form.push_str(&regex::escape(value)),
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => {
                    form.push_str("(.+)");
                    names.push(id.name);
                }
                PatternElement::Placeable { .. } => return None,
            }
        }
        form.push('$');
        Some(Self { id, form: Regex::new(&form).ok()?, names })
    }

    /// Words in this form, in the language in use; none in English.
    #[must_use]
    pub fn retold(&self, words: &str) -> Option<String> {
        self.retold_with(words, &|_, _| None)
    }

    fn retold_with(&self, words: &str, tell: Tell) -> Option<String> {
        if in_use() == Language::English {
            return None;
        }
        let found = self.form.captures(words)?;
        let values = found.iter().skip(1).flatten().map(|part| part.as_str());
        let told = self.names.iter().zip(values).map(|(name, value)| {
            let value = tell(name, value).or_else(|| in_words(name, value)).unwrap_or_else(|| value.to_owned());
            (Cow::Borrowed(*name), value)
        });
        Some(table::filled(self.id, told))
    }
}

impl KeptTexts {
    /// The texts of these ids, in this order.
    #[must_use]
    pub fn of(ids: impl IntoIterator<Item = &'static str>) -> Self {
        Self(ids.into_iter().filter_map(KeptText::of).collect())
    }

    /// The texts whose ids begin so, in the order of the English table.
    #[must_use]
    pub fn below(beginning: &str) -> Self {
        Self::of(table::english_ids().into_iter().filter(|id| id.starts_with(beginning)))
    }

    /// Words in one of these forms, in the language in use; none in English.
    #[must_use]
    pub fn retold(&self, words: &str) -> Option<String> {
        self.retold_with(words, &|_, _| None)
    }

    /// The same, with some of their values told in a way of their own.
    #[must_use]
    pub fn retold_with(&self, words: &str, tell: Tell) -> Option<String> {
        self.0.iter().find_map(|form| form.retold_with(words, tell))
    }
}

/// A value that has words of its own: what another room says, called `reason`, `hint` or `how`; or one of a few words, as `game`, called `mute_by`,
/// has the text `mute-by-game`.
fn in_words(name: &str, value: &str) -> Option<String> {
    match name {
        "reason" | "hint" | "how" => Some(translated(value).into_owned()),
        "kind" => table::in_words(&format!("kind-{value}")).map(str::to_owned),
        "mute_by" => table::in_words(&format!("mute-by-{value}")).map(str::to_owned),
        _ => None,
    }
}

/// What another room says, in the language in use. Rooms that know nothing of the screen say why something failed in English, as
/// the log and the command line do; what has no form in the table stays as it is. Before it may stand whom it concerns, and a colon.
#[must_use]
pub fn translated(words: &str) -> Cow<'_, str> {
    static MESSAGES: LazyLock<KeptTexts> = LazyLock::new(|| KeptTexts::below("message-"));
    if in_use() == Language::English {
        return Cow::Borrowed(words);
    }
    if let Some(told) = MESSAGES.retold(words) {
        return Cow::Owned(told);
    }
    match words.split_once(": ").map(|(whom, rest)| (whom, translated(rest))) {
        Some((whom, Cow::Owned(told))) => Cow::Owned(format!("{whom}: {told}")),
        _ => Cow::Borrowed(words),
    }
}
