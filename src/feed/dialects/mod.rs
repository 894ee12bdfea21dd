//! The dialects that feeds are written in: RSS of every version, RDF, Atom, JSON Feed, and what people make of them.
//! The only code that knows them.

pub mod channel;
mod files;
mod item;
pub mod json;
mod people;
pub mod values;
