//! The dialects that feeds are written in: RSS of every version, RDF, Atom, JSON Feed, and what people make of them.
//! The only code that knows them.

pub mod channel;
pub mod item;
pub mod json;
pub mod values;
