//! Serve is a shelf for others: shelves and queries as feeds that any reader follows, the reading list as plain web pages, for a
//! phone in the same house. It answers GET alone, to those who know the token, and reads the database through a connection that
//! cannot write. It never polls, never marks, and never asks anybody for anything.

mod answer;
mod library;
mod server;
mod token;
mod wanted;
mod web;

pub use server::{Server, Settings};
pub use token::Token;

use crate::{store::StoreError, text::Line};
use std::{io, net::SocketAddr};

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It is no address to listen on.
    #[error("“{0}” is no address and port of this machine; 127.0.0.1:47314 is one")]
    NoAddress(Line),
    /// The address is taken, or not one of this machine.
    #[error("{address} cannot be listened on: {reason}; `--listen 127.0.0.1:0` takes any port that is free")]
    CannotListen {
        /// Where.
        address: SocketAddr,
        /// What the system says.
        reason: io::Error,
    },
    /// It is no token.
    #[error("a token is 8 to 128 letters, digits, `-` and `_`, so that it can stand in an address")]
    NoToken,
    /// The system gives no random bytes.
    #[error("the system gives no random numbers to make a token of; `--token` names one")]
    NoRandomness,
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system refuses a thread or a timer.
    #[error("the server cannot be started: {0}")]
    Runtime(io::Error),
}
