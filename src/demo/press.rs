//! The press of the demo edition while it is open: every outlet with its feed, its pages and its pictures, on one server.

use super::{
    DemoError,
    edition::{self, Outlet, Press},
    feeds, pages,
    server::{self, Answer, Answers, Server},
};
use crate::{news::Source, text::Line};
use jiff::Timestamp;
use std::collections::HashMap;

/// The demo edition, being served. Stops when dropped.
#[derive(Debug)]
pub struct Demo {
    press: Press,
    outlets: Vec<Outlet>,
    _server: Server,
}

/// Opens the demo edition; its articles are dated back from `now`.
///
/// # Errors
/// When the loopback address cannot be used.
pub fn start(now: Timestamp) -> Result<Demo, DemoError> {
    let outlets = edition::all()?;
    let doors = server::listen(u8::try_from(outlets.len()).unwrap_or(u8::MAX))?;
    let mut origins = HashMap::new();
    for (outlet, door) in outlets.iter().zip(&doors) {
        origins.insert(outlet.slug.clone(), format!("http://{}", door.local_addr()?));
    }
    let press = Press { origins, now };
    let server = Server::start(doors, answers(&outlets, &press))?;
    Ok(Demo { press, outlets, _server: server })
}

impl Demo {
    /// The outlets as sources, at the addresses they are served on.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        self.outlets
            .iter()
            .map(|outlet| Source {
                url: self.press.address(&format!("{}/feed", outlet.slug)),
                name: Line::new(&outlet.name),
                site: Some(self.press.address(&format!("{}/", outlet.slug))),
                group: Line::new(&outlet.group),
                strip: true,
                declared: true,
                ..Source::default()
            })
            .collect()
    }

    /// Whether an address is a source of this edition, or of an earlier one.
    #[must_use]
    pub fn serves(&self, address: &str) -> bool {
        self.sources().iter().any(|source| path(&source.url).is_some() && path(&source.url) == path(address))
    }

    /// The addresses among `known` under which an earlier edition served these sources, each with its address of today: the
    /// port changes with what else runs, an outlet's articles are the same.
    #[must_use]
    pub fn served_before(&self, known: &[Source]) -> Vec<(String, String)> {
        let mut moves = Vec::new();
        for source in self.sources() {
            if known.iter().any(|other| other.url == source.url) {
                continue;
            }
            let earlier = known.iter().find(|other| path(&other.url) == path(&source.url));
            moves.extend(earlier.map(|earlier| (earlier.url.clone(), source.url)));
        }
        moves
    }
}

/// The path of an address of the demo edition, whatever its port.
fn path(address: &str) -> Option<&str> {
    Some(address.strip_prefix("http://127.0.0.")?.split_once('/')?.1)
}

/// Everything that can be asked for, by path.
fn answers(outlets: &[Outlet], press: &Press) -> HashMap<String, Answers> {
    let mut answers = HashMap::new();
    for outlet in outlets {
        let feed: Answers = feeds::answers(outlet, press).into();
        answers.insert(format!("/{}/", outlet.slug), Answer::html(pages::front(outlet, press)).into());
        for piece in &outlet.pieces {
            let page = |put_right| Answer::html(pages::article(outlet, piece, press, put_right));
            let pages = feed.followed_by((0..=piece.corrections.len()).map(page).collect());
            answers.insert(format!("/{}/{}", outlet.slug, piece.slug), pages);
            if !piece.comments.is_empty() {
                let thread = feeds::thread(outlet, piece, press);
                answers.insert(format!("/{}/{}/comments", outlet.slug, piece.slug), thread.into());
            }
        }
        answers.insert(format!("/{}/feed", outlet.slug), feed);
    }
    for (name, media_type, bytes) in edition::ART {
        answers.insert(format!("/art/{name}"), Answer::file(media_type, bytes).into());
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::{self, Origin};
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    fn now() -> Timestamp {
        "2030-06-15T12:00:00Z".parse().unwrap()
    }

    /// The whole answer, head and body, as text.
    fn ask(url: &str, header: &str) -> String {
        let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: demo\r\n{header}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_feed_asked_again_with_its_tag_is_unchanged() {
        let demo = start(now()).unwrap();
        let feed = &demo.sources()[0].url;
        let first = ask(feed, "");
        let etag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let second = ask(feed, &format!("If-None-Match: {etag}\r\n"));
        assert!(second.starts_with("HTTP/1.1 304 ") && second.ends_with("\r\n\r\n"), "{second}");
    }

    #[test]
    fn an_article_is_put_right_when_its_feed_is_asked_for_again_and_then_stands() {
        let demo = start(now()).unwrap();
        let feed = demo.sources().into_iter().find(|source| source.name.as_str() == "Save Scum").unwrap().url;
        let page = demo.press.address("savescum/orbital-allotment-free");
        let (asked, read): (Vec<String>, Vec<String>) = (0..4).map(|_| (ask(&feed, ""), ask(&page, ""))).unzip();
        for answers in [asked, read] {
            assert!(answers[0] != answers[1] && answers[1] != answers[2], "each time something else");
            assert_eq!(answers[2], answers[3]);
        }
    }

    #[test]
    fn every_thread_is_named_by_its_feed_and_holds_an_answer_behind_what_it_answers() {
        let demo = start(now()).unwrap();
        let said: usize = demo.outlets.iter().flat_map(|outlet| &outlet.pieces).map(|piece| piece.comments.len()).sum();
        let items = feeds(&demo).into_iter().flat_map(|(_, feed)| feed.items);
        let mut read = Vec::new();
        for named in items.filter_map(|item| item.comments) {
            let address = named.feed.unwrap();
            let answer = ask(&address, "");
            let (_, body) = answer.split_once("\r\n\r\n").unwrap();
            let origin = Origin { url: &address, content_type: None, now: now() };
            let thread = feed::thread::comments(&feed::read(body.as_bytes(), origin).unwrap().items);
            assert_eq!(named.count, u32::try_from(thread.len()).ok());
            read.extend(thread);
        }
        assert!(said > 3 && read.len() == said, "{} of {said}", read.len());
        assert!(read.iter().any(|comment| comment.depth == 2), "{read:?}");
    }

    #[test]
    fn what_was_not_published_is_not_found() {
        let demo = start(now()).unwrap();
        assert!(ask(&demo.press.address("longplay/never"), "").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn two_editions_can_be_open_at_once() {
        let (one, other) = (start(now()).unwrap(), start(now()).unwrap());
        assert_ne!(one.sources()[0].url, other.sources()[0].url);
    }

    #[test]
    fn an_outlet_served_on_another_port_before_is_known_again_and_a_stranger_is_not() {
        let demo = start(now()).unwrap();
        let at = |url: &str| Source { url: url.to_owned(), ..Source::default() };
        let known = [at("http://127.0.0.1:1/longplay/feed"), at("https://outlet.example/savescum/feed")];
        let today = demo.sources()[0].url.clone();
        assert_eq!(demo.served_before(&known), [(known[0].url.clone(), today.clone())]);
        assert_eq!(demo.served_before(&[at(&today), known[0].clone()]), []);
    }

    /// Every outlet that is not down, with what its feed reads as.
    fn feeds(demo: &Demo) -> Vec<(String, crate::feed::Feed)> {
        let mut feeds = Vec::new();
        for source in demo.sources() {
            let answer = ask(&source.url, "");
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            if head.starts_with("HTTP/1.1 200 ") {
                let content_type = head.lines().find_map(|line| line.strip_prefix("Content-Type: "));
                let origin = Origin { url: &source.url, content_type, now: now() };
                feeds.push((source.name.to_string(), feed::read(body.as_bytes(), origin).unwrap()));
            }
        }
        feeds
    }

    #[test]
    fn sixty_articles_come_out_of_nine_feeds_and_one_is_down() {
        let demo = start(now()).unwrap();
        let feeds = feeds(&demo);
        assert_eq!((demo.sources().len(), feeds.len()), (10, 9));
        assert_eq!(feeds.iter().map(|(_, feed)| feed.items.len()).sum::<usize>(), 60);
    }

    #[test]
    fn one_feed_alone_has_to_be_repaired() {
        let demo = start(now()).unwrap();
        let repaired: Vec<String> =
            feeds(&demo).into_iter().filter(|(_, feed)| feed.repaired.is_some()).map(|(name, _)| name).collect();
        assert_eq!(repaired, ["The Bargain Bin & Basket"]);
    }

    #[test]
    fn every_item_has_a_date_a_link_an_author_and_a_text() {
        let demo = start(now()).unwrap();
        for (name, feed) in feeds(&demo) {
            for item in feed.items {
                assert!(item.published.is_some_and(|published| published < now()), "{name}: {}", item.title);
                assert!(item.link.is_some_and(|link| link.starts_with("http://127.0.0.")), "{name}: {}", item.title);
                assert!(!item.authors.is_empty(), "{name}: {}", item.title);
                assert!(item.content.or(item.summary).is_some_and(|html| html.len() > 100), "{name}: {}", item.title);
            }
        }
    }

    #[test]
    fn every_address_inside_the_edition_leads_somewhere() {
        let outlets = edition::all().unwrap();
        let origins = outlets.iter().map(|outlet| (outlet.slug.clone(), "http://press".to_owned())).collect();
        let press = Press { origins, now: now() };
        let answers = answers(&outlets, &press);
        let mut followed = 0;
        for piece in outlets.iter().flat_map(|outlet| &outlet.pieces) {
            let text = press.fill(&piece.blocks.concat());
            for address in text.split("\"http://press").skip(1).filter_map(|rest| rest.split(['"', '?']).next()) {
                assert!(answers.contains_key(address), "{}: {address}", piece.title);
                followed += 1;
            }
        }
        assert!(followed > 15, "{followed}");
    }

    #[test]
    fn pictures_and_sounds_named_by_a_piece_are_there() {
        let outlets = edition::all().unwrap();
        for piece in outlets.iter().flat_map(|outlet| &outlet.pieces) {
            let files = piece.image.iter().map(|(file, _)| file).chain(&piece.sound);
            for file in files {
                assert!(edition::ART.iter().any(|(name, ..)| name == file), "{}: {file}", piece.title);
            }
        }
    }
}
