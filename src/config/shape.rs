//! What is asked of the config file: which keys of which tables, and what their values can be.

/// Stands for every key that the user may choose.
pub(super) const ANY_KEY: &str = "*";

/// What the value of a key can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Flag,
    /// From, to.
    Number(usize, usize),
    Duration,
    Size,
    /// One of these.
    Choice(Vec<&'static str>),
    Words,
    TextOrWords,
    Table,
    /// Under `[[key]]`.
    Tables,
    /// A table under a key of the user's own.
    AnyTable,
}

/// A key that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The table, as it is called in messages.
    pub section: &'static str,
    pub key: &'static str,
    pub shape: Shape,
}
