//! The demo edition: a small press that exists only inside this process. Invented outlets, their feeds, pages and pictures,
//! served on the loopback address for as long as the [`Demo`] lives.
//!
//! It has everything the real press has: disclosures, tracked links, teasers, a feed that is down and one that is no XML.
//! Nothing here leaves the machine, and nothing is written to disk.

mod edition;
mod feeds;
mod pages;
mod press;
mod server;

pub use press::{Demo, start};

use std::io;

/// Why there is no demo edition.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The loopback address cannot be used.
    #[error("the demo edition cannot listen on the loopback address 127.0.0.1: {0}")]
    Loopback(#[from] io::Error),
    /// An outlet's text is not in the form `edition.rs` describes.
    #[error("the demo edition, assets/demo/{file}: `{line}` makes no sense")]
    Edition {
        /// The outlet's file.
        file: String,
        /// The line.
        line: String,
    },
}
