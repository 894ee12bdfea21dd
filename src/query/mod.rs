//! The query language: `unread source:gematsu kind:review "silksong" newer:2d -tag:x`. Parses and matches; the store turns it into SQL.

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {}

/// Why a text is no query; shows a caret under the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong and what would be right.
    pub message: String,
    /// Where, as a byte offset.
    pub at: usize,
}

impl Query {
    /// Parses a query. The empty query means everything.
    ///
    /// # Errors
    /// With the place and a suggestion.
    pub fn parse(_text: &str) -> Result<Self, QueryError> {
        Ok(Self {})
    }
}

impl Query {
    /// The same query, held to unread articles unless it speaks of reading itself.
    #[must_use]
    pub fn unread_by_default(self) -> Self {
        self
    }
}
