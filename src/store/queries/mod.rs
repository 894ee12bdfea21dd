//! Queries: lists, counts, full-text search, statistics. Changes nothing.

mod list;
mod search;
mod statistics;
