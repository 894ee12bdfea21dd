//! The demo edition: a small press that exists only inside this process. Invented outlets, their feeds, pages and pictures,
//! served on the loopback address for as long as the [`Demo`] lives.
//!
//! It has everything the real press has: disclosures, tracked links, teasers, a feed that is down and one that is no XML.
//! Nothing here leaves the machine, and nothing is written to disk.

mod edition;
mod feeds;
mod pages;
mod server;

use crate::{news::Source, text::Line};
use edition::{Outlet, Press};
use jiff::Timestamp;
use server::{Answer, Server};
use std::{collections::HashMap, io};

/// Why there is no demo edition.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The loopback address cannot be used.
    #[error("the demo edition cannot listen on the loopback address 127.0.0.1: {0}")]
    Loopback(#[from] io::Error),
    /// An outlet's text is not in the form `edition.rs` describes.
    #[error("the demo edition, assets/demo/{file} line {line}: {reason}")]
    Edition {
        /// The outlet's file.
        file: String,
        /// Its line.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

/// The demo edition, being served. Stops when dropped.
#[derive(Debug)]
pub struct Demo {
    origin: String,
    outlets: Vec<Outlet>,
    _server: Server,
}

/// Opens the demo edition; its articles are dated back from `now`.
///
/// # Errors
/// When the loopback address cannot be used.
pub fn start(now: Timestamp) -> Result<Demo, DemoError> {
    let outlets = edition::all()?;
    let listener = server::listen()?;
    let origin = format!("http://{}", listener.local_addr()?);
    let press = Press { origin: origin.clone(), now };
    let server = Server::start(listener, answers(&outlets, &press))?;
    Ok(Demo { origin, outlets, _server: server })
}

impl Demo {
    /// The outlets as sources, at the addresses they are served on.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        self.outlets
            .iter()
            .map(|outlet| Source {
                url: format!("{}/{}/feed", self.origin, outlet.slug),
                name: Line::new(&outlet.name),
                site: Some(format!("{}/{}/", self.origin, outlet.slug)),
                group: Line::new(&outlet.group),
                strip: true,
                declared: true,
                ..Source::default()
            })
            .collect()
    }

    /// Scheme, address and port of the server, such as `http://127.0.0.1:4711`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// Everything that can be asked for, by path.
fn answers(outlets: &[Outlet], press: &Press) -> HashMap<String, Answer> {
    let mut answers = HashMap::new();
    for outlet in outlets {
        answers.insert(format!("/{}/feed", outlet.slug), feeds::answer(outlet, press));
        answers.insert(format!("/{}/", outlet.slug), Answer::html(pages::front(outlet, press)));
        for piece in &outlet.pieces {
            let page = Answer::html(pages::article(outlet, piece, press));
            answers.insert(format!("/{}/{}", outlet.slug, piece.slug), page);
        }
    }
    for (name, media_type, bytes) in edition::ART {
        answers.insert(format!("/art/{name}"), Answer::file(media_type, bytes));
    }
    answers
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot get so far has failed")]

    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    fn now() -> Timestamp {
        "2030-06-15T12:00:00Z".parse().unwrap()
    }

    /// The whole answer, head and body, as text.
    fn ask(demo: &Demo, path: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(demo.origin().trim_start_matches("http://")).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: demo\r\n{header}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_feed_asked_again_with_its_tag_is_unchanged() {
        let demo = start(now()).unwrap();
        let first = ask(&demo, "/longplay/feed", "");
        let etag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let second = ask(&demo, "/longplay/feed", &format!("If-None-Match: {etag}\r\n"));
        assert!(second.starts_with("HTTP/1.1 304 ") && second.ends_with("\r\n\r\n"), "{second}");
    }

    #[test]
    fn what_was_not_published_is_not_found() {
        let demo = start(now()).unwrap();
        assert!(ask(&demo, "/longplay/never", "").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn two_editions_can_be_open_at_once() {
        let (one, other) = (start(now()).unwrap(), start(now()).unwrap());
        assert_ne!(one.origin(), other.origin());
    }
}
