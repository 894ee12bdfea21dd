//! What SQL asks of Rust, so that a list from the database and a match in memory go by the same rules.

use crate::query::{self, Pattern, words};
use rusqlite::{
    Connection, Error, Result,
    functions::{Context, FunctionFlags},
};

/// Adds the functions to a connection: `holds(text, part)`, `same(text, text)`,
/// `fits(pattern, text)`, `minutes(words)`, `says(text, phrase)` and `names(text, name)`.
pub(crate) fn register(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection
        .create_scalar_function("holds", 2, flags, |context| Ok(words::holds(text(context, 0)?, text(context, 1)?)))?;
    connection.create_scalar_function("says", 2, flags, |context| {
        Ok(words::says(text(context, 0)?, text(context, 1)?, false))
    })?;
    connection
        .create_scalar_function("names", 2, flags, |context| Ok(words::names(text(context, 0)?, text(context, 1)?)))?;
    connection.create_scalar_function("same", 2, flags, |context| {
        Ok(words::fold(text(context, 0)?) == words::fold(text(context, 1)?))
    })?;
    connection.create_scalar_function("minutes", 1, flags, |context| Ok(query::minutes(context.get(0)?)))?;
    connection.create_scalar_function("fits", 2, flags, |context| {
        let pattern = context.get_or_create_aux(0, |pattern| -> std::result::Result<_, Fault> {
            Ok(Pattern::new(pattern.as_str()?)?)
        })?;
        Ok(pattern.matches(text(context, 1)?))
    })
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn text<'a>(context: &'a Context<'_>, argument: usize) -> Result<&'a str> {
    context.get_raw(argument).as_str().map_err(|reason| Error::UserFunctionError(Box::new(reason)))
}
