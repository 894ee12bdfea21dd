//! Press Start: a terminal news reader for gaming news.
//!
//! This page is the map. A room is a module; imports point down only, and `tests/layers.rs` is the law.
//!
//! | layer | room | one line |
//! |---|---|---|
//! | 0 nouns | [`language`] | every text the user reads in the terminal, in English, German, Japanese and Spanish |
//! | 0 | [`text`] | make a string safe and well set: control and bidi characters, widths, ellipsis |
//! | 0 | [`html`] | all that is known of HTML: elements, entities, escaping; one parser, within bounds |
//! | 0 | [`news`] | Source, Item, Article, Story, Mark, Link, Receipt: plain data |
//! | 1 pure | [`links`] | judge and mend a URL: unwrap redirectors, strip affiliate and tracking parameters |
//! | 1 | [`feed`] | bytes to items; encodings and broken XML mended; feed discovery in HTML |
//! | 1 | [`clean`] | one file per kind of mess: title, byline, notices, via, kind |
//! | 1 | [`extract`] | the article inside a web page |
//! | 1 | [`changes`] | what an outlet changed in an article after it was read or kept |
//! | 1 | [`page`] | article HTML and a width to lines |
//! | 1 | [`stories`] | which articles tell the same story, and why |
//! | 1 | [`query`] | the query language: parse and match |
//! | 1 | [`about`] | what the user's own items say of a game, a studio or a person |
//! | 1 | [`schedule`] | what is due, and when next |
//! | 1 | [`exchange`] | OPML, reading lists of other programs, Markdown, HTML, EPUB, JSON, CSV: in and out |
//! | 2 state | [`app`] | Model, Command, Event, Effect, update, undo: core, then list, reader, marks, sources, overlay and input, then update |
//! | 3 system | [`platform`] | what differs between Unix and Windows, as the same functions for each |
//! | 3 face | [`ui`] | draw, keys, theme; changes nothing: list, reader and sources as in `app`, then overlay, status and the whole screen |
//! | 3 world | [`config`], [`fetch`], [`store`] | file to Config, HTTP, SQLite |
//! | 4 shell | [`poll`], [`integrations`], [`sync`], [`serve`], [`demo`], [`run`], [`cli`] | the poller, hand-over to other programs, accounts on other servers, shelves for others, the demo edition, terminal and loop, subcommands |

#![expect(rustdoc::private_intra_doc_links, reason = "the map names the rooms that are nobody else's too")]

pub mod about;
pub mod app;
pub mod changes;
pub mod clean;
pub mod cli;
pub mod config;
pub mod demo;
pub mod exchange;
pub mod extract;
pub mod feed;
pub mod fetch;
pub(crate) mod html;
pub(crate) mod integrations;
pub mod language;
pub mod links;
pub mod news;
pub mod page;
pub(crate) mod platform;
pub mod poll;
pub mod query;
pub(crate) mod run;
pub mod schedule;
pub mod serve;
pub mod store;
pub mod stories;
pub mod sync;
pub mod text;
pub mod ui;
