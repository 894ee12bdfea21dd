//! Words that are English where they are kept or made — steps of the journal, names of rules, reasons why something failed — told
//! in the language in use. The English text of the table is the form by which they are known again.

use super::{current::in_use, locale::Language, table};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};
use std::{borrow::Cow, sync::LazyLock};

/// A text in its English form.
#[derive(Debug)]
pub struct KeptText {
    id: &'static str,
    form: Vec<Part>,
}

/// A part of a form.
#[derive(Debug)]
enum Part {
    Words(&'static str),
    /// A value, by its name.
    Value(&'static str),
}

/// Texts of which one fits: of two that do, the one that stands first.
#[derive(Debug)]
pub struct KeptTexts(Vec<KeptText>);

/// How a value is told, by its name; none for as it is.
type Tell<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// Values that are numbers, and nothing else.
const NUMBERS: [&str; 10] = ["count", "gone", "items", "left", "limit", "most", "new", "number", "seconds", "status"];

impl KeptText {
    /// The text of that id; none where it is no plain row of words and values.
    #[must_use]
    pub fn of(id: &'static str) -> Option<Self> {
        let form =
            table::english_elements(id)?.iter().map(|element| match element {
                // A sign that has a meaning at the beginning of a text is written as a value.
                PatternElement::TextElement { value }
                | PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => Some(Part::Words(value)),
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => Some(Part::Value(id.name)),
                PatternElement::Placeable { .. } => None,
            });
        Some(Self { id, form: form.collect::<Option<_>>()? })
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
        let values = values(&self.form, words)?;
        let told = values.into_iter().map(|(name, value)| {
            let value = tell(name, value).or_else(|| in_words(name, value)).unwrap_or_else(|| value.to_owned());
            (Cow::Borrowed(name), value)
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
    pub fn with_prefix(prefix: &str) -> Self {
        Self::of(table::english_ids().into_iter().filter(|id| id.starts_with(prefix)))
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

/// The values that words in this form have, by their names; none where they are in another form. A value is as short as it can be.
fn values<'w>(form: &[Part], words: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
    match form {
        [] => words.is_empty().then(Vec::new),
        [Part::Words(literal), rest @ ..] => values(rest, words.strip_prefix(literal)?),
        [Part::Value(name), rest @ ..] => {
            let mut ends: Box<dyn Iterator<Item = usize>> = match rest {
                [] => Box::new(std::iter::once(words.len())),
                [Part::Words(literal), ..] => Box::new(words.match_indices(literal).map(|(at, _)| at)),
                [Part::Value(_), ..] => return None,
            };
            ends.find_map(|end| {
                let value = &words[..end];
                let fits = !value.is_empty()
                    && (!NUMBERS.contains(name) || value.bytes().all(|letter| letter.is_ascii_digit()));
                let others = fits.then(|| values(rest, &words[end..])).flatten()?;
                Some([(*name, value)].into_iter().chain(others).collect())
            })
        }
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

/// Letters of what another room says; what is longer is no sentence of ours.
const LONGEST: usize = 600;

/// What another room says, in the language in use. Rooms that know nothing of the screen say why something failed in English, as
/// the log and the command line do; what has no form in the table stays as it is. Before it may stand whom it concerns and where,
/// each with a colon.
#[must_use]
pub fn translated(words: &str) -> Cow<'_, str> {
    static MESSAGES: LazyLock<KeptTexts> = LazyLock::new(|| KeptTexts::with_prefix("message-"));
    if in_use() == Language::English || words.len() > LONGEST {
        return Cow::Borrowed(words);
    }
    let before = words.match_indices(": ").map(|(at, colon)| at + colon.len());
    let told = |at: usize| Some(format!("{}{}", &words[..at], MESSAGES.retold(&words[at..])?));
    std::iter::once(0).chain(before.take(2)).find_map(told).map_or(Cow::Borrowed(words), Cow::Owned)
}
