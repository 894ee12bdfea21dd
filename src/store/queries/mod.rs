//! Queries: lists, counts, full-text search, statistics. Changes nothing.

mod about;
mod list;
mod search;
mod statistics;
