//! The poller against a scripted loopback server: etiquette, redirects, bounds, and a whole run.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod addresses;
mod bounds;
mod desk;
mod etiquette;
mod odd_answers;
mod pages;
mod redirects;
mod run;
#[expect(dead_code, reason = "what requests carry is for other tests")]
#[path = "../support/server.rs"]
mod server;
mod validators;
