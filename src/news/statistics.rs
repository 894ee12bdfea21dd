//! What outlets sent in some days, and what became of it. Nobody is counted but the outlets.

use super::SourceId;
use crate::text::Line;
use jiff::Timestamp;
use serde::Serialize;

/// What an outlet sent in some days, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutletStatistics {
    #[serde(rename = "id")]
    pub source: SourceId,
    pub name: Line,
    /// It is kept out of the counts.
    pub quiet: bool,
    /// Articles it sent.
    pub articles: u64,
    /// Those that were read.
    pub read: u64,
    /// Those on the reading list.
    pub saved: u64,
    /// Those that are deals.
    pub deals: u64,
    /// Those with affiliate links.
    pub affiliate: u64,
    /// Words of those that were read.
    pub words_read: u64,
    /// Its stories that other outlets tell too.
    pub shared: u64,
    /// Those it told first.
    pub first: u64,
    /// How far it is behind the first one otherwise, in minutes: as often less as more.
    pub late_minutes: Option<u64>,
}

/// What the outlets sent in some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// From here on.
    pub since: Timestamp,
    /// The days that there is anything of.
    pub days: u32,
    pub outlets: Vec<OutletStatistics>,
}

impl Statistics {
    /// A count over the outlets that are not quiet.
    #[must_use]
    pub fn total(&self, of: fn(&OutletStatistics) -> u64) -> u64 {
        self.outlets.iter().filter(|outlet| !outlet.quiet).map(of).sum()
    }
}
