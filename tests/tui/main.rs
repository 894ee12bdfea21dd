//! The whole face in a test: keys in, screens out, against a small world that answers effects at once.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod about;
mod accessible;
mod aside;
mod keys;
mod odd_letters;
mod overlays;
mod own_commands;
mod places;
mod right_to_left;
mod rules;
mod says;
mod screen_reader;
mod screens;
mod shelf;
mod verbs;
mod views;
mod ways;
mod world;
