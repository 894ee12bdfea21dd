//! What the user's own items say of a game, a studio or a person: the page under its name. Pure, and careful: what two headlines could be
//! read to say is left out, and everything that is said names who says it. Never fetches, and never guesses what nobody wrote.

#![expect(missing_docs, reason = "what only repeats a name is left out")]

mod deals;
mod page;
mod release;
mod reviews;
mod rules;
mod rumours;
mod steam;
mod told;

pub use steam::steam_page;
pub use told::{AboutPage, Claim, Deal, Outcome, Review, Rumour, Telling, Told, speaks_of};
