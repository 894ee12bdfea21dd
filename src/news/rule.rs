//! A rule of the user's own: what to do by itself with an arrival that matches. Plain data; it does nothing.

use super::Kind;
use crate::language::{self, KeptTexts, Language, tr};
use crate::text::Line;
use std::{str::FromStr, sync::LazyLock};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name: the user's, else its query.
    pub name: Line,
    /// What an arrival has to match.
    pub when: String,
    /// What is done then, in order.
    pub then: Vec<Act>,
}

/// What a rule does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Puts a tag on it.
    Tag(Line),
    /// Puts it on the reading list.
    Save,
    /// Hides it.
    Mute,
    /// Marks it read.
    Read,
    /// Tells of it.
    Notify,
    /// Hands it to a server of the config, by its name there.
    Push(Line),
    /// Says what kind of piece it is.
    Kind(Kind),
    /// Keeps it out of the stories of others.
    Alone,
}

impl Act {
    /// The words an act is written in; after those with a colon stands a tag, a server or a kind.
    pub const WORDS: [&str; 8] = ["tag:", "save", "mute", "read", "notify", "push:", "kind:", "alone"];

    /// As it is written.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Tag(tag) => format!("tag:{tag}"),
            Self::Save => "save".to_owned(),
            Self::Mute => "mute".to_owned(),
            Self::Read => "read".to_owned(),
            Self::Notify => "notify".to_owned(),
            Self::Push(server) => format!("push:{server}"),
            Self::Kind(kind) => format!("kind:{}", kind.word()),
            Self::Alone => "alone".to_owned(),
        }
    }

    /// What is wished, in words.
    #[must_use]
    pub fn wish(&self) -> String {
        match self {
            Self::Tag(tag) => tr!("act-tag", tag),
            Self::Save => tr!("act-save").to_owned(),
            Self::Mute => tr!("act-mute").to_owned(),
            Self::Read => tr!("act-read").to_owned(),
            Self::Notify => tr!("act-notify").to_owned(),
            Self::Push(server) => tr!("act-push", server),
            Self::Kind(kind) => tr!("act-kind", kind = kind.label()),
            Self::Alone => tr!("act-alone").to_owned(),
        }
    }

    /// What it did, in the words in which a step is kept: they are the same in every language.
    #[must_use]
    pub fn done(&self) -> String {
        language::in_english(|| self.told())
    }

    /// What it did, in the language of the screen.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Tag(tag) => tr!("acted-tag", tag),
            Self::Save => tr!("acted-save").to_owned(),
            Self::Mute => tr!("acted-mute").to_owned(),
            Self::Read => tr!("acted-read").to_owned(),
            Self::Notify => tr!("acted-notify").to_owned(),
            Self::Push(server) => tr!("acted-push", server),
            Self::Kind(kind) => tr!("acted-kind", kind = kind.label()),
            Self::Alone => tr!("acted-alone").to_owned(),
        }
    }
}

/// The sentence by which a rule that was made from a story is named, in the language of the screen; another name as it is.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let english = language::in_use() == Language::English;
    let Some((act, words)) = name.strip_prefix("always ").and_then(|rest| rest.split_once(": ")).filter(|_| !english)
    else {
        return name.to_owned();
    };
    let fixed = [Act::Save, Act::Mute, Act::Read, Act::Notify, Act::Alone];
    let acts = fixed.into_iter().chain(Kind::ALL.map(Act::Kind));
    let known = acts.into_iter().find(|known| language::in_english(|| known.wish()) == act);
    let act = known.map_or_else(|| act.to_owned(), |known| known.wish());
    let retold = SENTENCES.retold(words);
    tr!("rule-menu-always", act, words = retold.unwrap_or_else(|| words.to_owned()))
}

/// What a rule that was made from a story goes by, in words; of two forms that fit, the narrower one stands first.
static SENTENCES: LazyLock<KeptTexts> = LazyLock::new(|| {
    KeptTexts::of([
        "rule-menu-as-you-put-right-times",
        "rule-menu-as-you-took-out-times",
        "rule-menu-all-about",
        "rule-menu-all-of",
        "rule-menu-whoever-tells-it",
        "rule-menu-about",
        "rule-menu-of",
    ])
});

impl FromStr for Act {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim() {
            "save" => Ok(Self::Save),
            "mute" => Ok(Self::Mute),
            "read" => Ok(Self::Read),
            "notify" => Ok(Self::Notify),
            "alone" => Ok(Self::Alone),
            other if other.starts_with("kind:") => other["kind:".len()..].trim().to_lowercase().parse().map(Self::Kind),
            other => {
                if let Some(server) = other.strip_prefix("push:") {
                    let server = Line::new(server.trim());
                    return if server.is_empty() { Err(()) } else { Ok(Self::Push(server)) };
                }
                let tag = Line::new(other.strip_prefix("tag:").ok_or(())?.trim().trim_start_matches('#'));
                if tag.is_empty() { Err(()) } else { Ok(Self::Tag(tag)) }
            }
        }
    }
}
