//! A fetch error is a sentence that names the server and what went wrong, safe to show anywhere.

use super::{Limits, public_names::PrivateName, redirect_step::Refusal};
use crate::text::{Line, secrets::mask_secrets};
use rustls::CertificateError;
use std::{error::Error, io};
use url::Url;

/// Letters of a name or an address that somebody else chose: a host has no more, and nobody reads more.
const LONGEST_NAME: usize = 255;
const LONGEST_ADDRESS: usize = 500;

/// Why nothing useful came back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No address we can ask.
    #[error("{0} is not an http or https address")]
    BadAddress(Line),
    /// It lies outside of this machine, and nothing there may be asked.
    #[error("the demo edition asks nobody outside of this machine, not {0} either")]
    Outside(Line),
    /// A header, login or proxy from the settings cannot be used.
    #[error("the setting {0} cannot be used")]
    BadSetting(Line),
    /// The name service knows no such host.
    #[error("the server {0} was not found: there is no such name, or no connection")]
    NoSuchServer(Line),
    /// Nobody listens there.
    #[error("the server {0} refuses connections")]
    Refused(Line),
    /// No way there.
    #[error("the server {0} cannot be reached")]
    Unreachable(Line),
    /// Silence from the start.
    #[error("the server {host} did not answer within {seconds} seconds")]
    NoAnswerInTime {
        /// Whom we asked.
        host: Line,
        /// How long we waited.
        seconds: u64,
    },
    /// Silence in the middle.
    #[error("the server {host} stopped sending for {seconds} seconds")]
    Stalled {
        /// Whom we asked.
        host: Line,
        /// How long we waited.
        seconds: u64,
    },
    /// It never ended.
    #[error("the server {host} was too slow: its answer was not complete after {seconds} seconds")]
    TooSlow {
        /// Whom we asked.
        host: Line,
        /// How long we waited.
        seconds: u64,
    },
    /// The connection cannot be made safe.
    #[error("no safe connection (TLS) to the server {host}: {reason}")]
    Tls {
        /// Whom we asked.
        host: Line,
        /// What is wrong.
        reason: Line,
    },
    /// Nothing to check certificates against.
    #[error("the server {0} cannot be checked: this system has no certificates; install its ca-certificates package")]
    NoCertificates(Line),
    /// It hung up.
    #[error("the server {0} closed the connection without an answer")]
    HungUp(Line),
    /// What it said is no HTTP.
    #[error("the server {0} sent an answer that is not proper HTTP")]
    NotHttp(Line),
    /// Less came than was announced.
    #[error("the server {0} broke off in the middle of its answer")]
    BrokenOff(Line),
    /// Headers without end.
    #[error("the server {host} sent more than {limit} kB of headers")]
    HeadersTooLarge {
        /// Whom we asked.
        host: Line,
        /// The limit in kilobytes.
        limit: usize,
    },
    /// A body without end.
    #[error("the answer of the server {host} is larger than {limit} MB")]
    TooLarge {
        /// Whom we asked.
        host: Line,
        /// The limit in megabytes.
        limit: usize,
    },
    /// A compression we did not offer.
    #[error("the server {host} compressed its answer with \u{201c}{coding}\u{201d}, which it was not offered")]
    Coding {
        /// Whom we asked.
        host: Line,
        /// What it named.
        coding: Line,
    },
    /// It does not unpack.
    #[error("the compressed answer of the server {0} is damaged")]
    Damaged(Line),
    /// A redirect that is not followed.
    #[error("the server {host} redirects {refusal}")]
    Redirect {
        /// Who redirects.
        host: Line,
        /// Its status.
        status: u16,
        /// Why it is not followed.
        refusal: Refusal,
    },
    /// An article's link into a private network.
    #[error("the address {0} lies in a private network, and a public source may not send us there")]
    PrivateAddress(Line),
    /// An answer, but no good one.
    #[error("the server {host} answered {status}: {}", meaning(*.status))]
    Status {
        /// Whom we asked.
        host: Line,
        /// What it answered.
        status: u16,
    },
    /// 304 to a question that was not conditional.
    #[error("the server {0} says that nothing changed, but nothing was ever got from it")]
    NothingToKeep(Line),
    /// 200 and nothing in it.
    #[error("the server {0} sent an empty answer")]
    Empty(Line),
    /// A picture, a film, a document.
    #[error("the server {host} sent no web page but {media_type}")]
    NotAPage {
        /// Whom we asked.
        host: Line,
        /// What it sent.
        media_type: Line,
    },
    /// A page where a picture should be.
    #[error("the server {host} sent no picture but {media_type}")]
    NotAPicture {
        /// Whom we asked.
        host: Line,
        /// What it sent.
        media_type: Line,
    },
    /// What came cannot be read as a page.
    #[error("the page of the server {0} cannot be read")]
    Unreadable(Line),
    /// Our own machine is at its limits.
    #[error("no network request can be made: {0}")]
    System(Line),
}

impl FetchError {
    /// The status, when there was an answer.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } | Self::Redirect { status, .. } => Some(*status),
            Self::NothingToKeep(_) => Some(304),
            Self::Empty(_)
            | Self::TooLarge { .. }
            | Self::Coding { .. }
            | Self::Damaged(_)
            | Self::NotAPage { .. }
            | Self::BrokenOff(_)
            | Self::TooSlow { .. }
            | Self::Stalled { .. }
            | Self::HeadersTooLarge { .. } => Some(200),
            _ => None,
        }
    }

    /// What the HTTP library says, as a sentence.
    pub(super) fn told(error: &reqwest::Error, url: &Url, limits: &Limits) -> Self {
        let host = host(url);
        let causes = || causes(error);
        if let Some(tls) = causes().find_map(|cause| cause.downcast_ref()) {
            return Self::Tls { host, reason: tls_reason(tls) };
        }
        if error.is_timeout() {
            return Self::NoAnswerInTime { host, seconds: limits.connect.as_secs() };
        }
        if causes().any(<dyn Error>::is::<PrivateName>) {
            return Self::PrivateAddress(masked(url.as_str()));
        }
        let words = causes().map(ToString::to_string).collect::<Vec<_>>().join(": ");
        let says = |part: &str| words.contains(part);
        if says("dns error") {
            return Self::NoSuchServer(host);
        }
        if says("message head is too large") {
            return Self::HeadersTooLarge { host, limit: limits.headers >> 10 };
        }
        match causes().filter_map(|cause| cause.downcast_ref()).last().map(io::Error::kind) {
            Some(io::ErrorKind::ConnectionRefused) => Self::Refused(host),
            _ if error.is_body() || error.is_decode() => Self::BrokenOff(host),
            Some(io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset)
                if error.is_connect() && url.scheme() == "https" =>
            {
                Self::Tls { host, reason: Line::new("it hung up before the connection was safe") }
            }
            _ if error.is_connect() => Self::Unreachable(host),
            Some(_) => Self::HungUp(host),
            None if says("connection closed") || says("connection error") || says("SendRequest") && !says("parse") => {
                Self::HungUp(host)
            }
            None => Self::NotHttp(host),
        }
    }
}

/// The server as a person would name it: the host, and the port where it is not the usual one.
pub(super) fn host(url: &Url) -> Line {
    let host = Line::cut(url.host_str().unwrap_or_default(), LONGEST_NAME);
    url.port().map_or_else(|| host.clone(), |port| Line::new(&format!("{host}:{port}")))
}

/// What a server calls something, as far as it helps.
pub(super) fn named_by_a_server(name: &str) -> Line {
    Line::cut(name, LONGEST_NAME)
}

/// An address without its password.
pub(super) fn masked(address: &str) -> Line {
    Line::cut(&mask_secrets(address), LONGEST_ADDRESS)
}

/// An error, what caused it, what caused that. An `io::Error` hides what it wraps from `source`.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    let first: &(dyn Error + 'static) = error;
    std::iter::successors(Some(first), |&cause| {
        let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        wrapped.map_or_else(|| cause.source(), |inner| Some(inner))
    })
}

fn tls_reason(error: &rustls::Error) -> Line {
    let rustls::Error::InvalidCertificate(wrong) = error else {
        return Line::new(&error.to_string());
    };
    Line::new(match wrong {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet; is the clock right?"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name"
        }
        CertificateError::Revoked => "its certificate was revoked",
        CertificateError::UnknownIssuer => "its certificate is signed by nobody this system trusts",
        _ => "its certificate is not valid",
    })
}

const fn meaning(status: u16) -> &'static str {
    match status {
        204 => "no content where a feed should be",
        206 => "only a part, which was not asked for",
        401 => "it wants a name and a password",
        402 => "it wants to be paid",
        403 => "it does not let us in",
        404 | 410 => "there is nothing at this address",
        405 | 406 => "it does not serve this kind of request",
        408 | 504 => "it took too long itself",
        429 => "we ask too often",
        451 => "it may not show this for legal reasons",
        503 => "it is busy or closed for now",
        500..=599 => "it has a fault of its own",
        400..=499 => "it does not accept the request",
        300..=399 => "it points elsewhere in a way that cannot be followed",
        _ => "that is no feed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_becomes_a_sentence() {
        let error = FetchError::Status { host: Line::new("a.example"), status: 403 };
        assert_eq!(error.to_string(), "the server a.example answered 403: it does not let us in");
    }
}
