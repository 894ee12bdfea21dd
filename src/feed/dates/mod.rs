//! A date as feeds write it: RFC 822 with odd zones, ISO 8601 without one, and what lies between. Reads it or does without; never
//! guesses a day.

mod read;
mod words;

pub use read::read;
