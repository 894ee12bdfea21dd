//! Why a sync could not be done, as a sentence that a person can act on; no secret is in it.

use crate::{fetch::FetchError, integrations::IntegrationError, poll::LockError, store::StoreError, text::Line};

/// Why something of a sync failed.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The secret cannot be had.
    #[error(transparent)]
    Secret(#[from] IntegrationError),
    /// No answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Wrong name or password.
    #[error("the server does not accept the user name and password{0}")]
    Login(&'static str),
    /// No interface at this address.
    #[error("there is no {0} interface at this address; is it switched on there, and is the address right?")]
    NoInterface(&'static str),
    /// FreshRSS while its interface is switched off, or while it is overloaded: it says both with one status.
    #[error(
        "the server answered 503: API access is off in the settings of FreshRSS (Authentication), or it is too busy; what waits \
         is sent the next time"
    )]
    ApiOff,
    /// Too many requests.
    #[error("the server says that we ask too often; what waits is sent the next time")]
    TooOften,
    /// It sends us to another address, where a password is not sent unasked.
    #[error("the server answers from another address ({0}); is it https, and is the address whole?")]
    Elsewhere(u16),
    /// A fault of the server.
    #[error("the server answered {0}; what waits is sent the next time")]
    Status(u16),
    /// It refuses this one thing.
    #[error("the server does not take this (it answered {0})")]
    Refused(u16),
    /// It cannot follow a feed.
    #[error("the server does not follow {url}: {reason}")]
    NotFollowed {
        /// The feed.
        url: Line,
        /// What the server says.
        reason: Line,
    },
    /// The hash of a password over an open connection.
    #[error("Fever sends what is as good as the password: its address must begin with https, or be on this machine")]
    Open,
    /// Somebody else syncs.
    #[error(transparent)]
    Busy(#[from] LockError),
    /// It says something that is not understood.
    #[error("the server gives an answer that is not understood: {0}")]
    Strange(&'static str),
}

/// Which part of an account a failure concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Its address, or what answers there.
    Address,
    /// The user's name or password.
    Login,
    /// Where the password is.
    Secret,
    /// None of them.
    Nothing,
}

impl SyncError {
    /// Which part of an account it concerns.
    #[must_use]
    pub const fn concerns(&self) -> Concern {
        match self {
            Self::Secret(_) => Concern::Secret,
            Self::Login(_) => Concern::Login,
            Self::Fetch(_) | Self::NoInterface(_) | Self::Elsewhere(_) | Self::Open | Self::Strange(_) => {
                Concern::Address
            }
            _ => Concern::Nothing,
        }
    }
}
