//! The writers: a body as plain text, as tidy HTML and as Markdown.

pub(crate) mod markup;
pub(crate) mod plain_text;
