//! Markup is an HTML list taken apart into tags and the text between, piece by piece. It builds no tree, so that a list of any
//! length takes no room.

use super::{gauge::Gauged, rows::decoded};
use crate::html::decode_entities;
use std::io::{self, BufRead, Read};

/// Bytes of one tag or one text that are kept; a browser's icon inside a tag is far smaller. The rest of a longer one is passed over.
const LARGEST_PIECE: usize = 1 << 20;

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A start tag: its name in lower case and its attributes.
    Start(String, Vec<(String, String)>),
    /// An end tag.
    End(String),
    /// Text, entities decoded; never empty.
    Text(String),
}

/// Markup, read piece by piece.
pub(super) struct Markup<R> {
    list: Gauged<R>,
    /// The text before it has ended at a `<`.
    at_tag: bool,
}

impl<R: BufRead> Markup<R> {
    pub const fn new(list: Gauged<R>) -> Self {
        Self { list, at_tag: false }
    }

    /// The next piece; none at the end. Scripts, styles and comments are passed over.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        loop {
            if !std::mem::take(&mut self.at_tag) {
                let Some(text) = self.until(|byte, _| byte == b'<')? else { return Ok(None) };
                self.at_tag = text.ended;
                if !text.bytes.is_empty() {
                    return Ok(Some(Piece::Text(decode_entities(&decoded(&text.bytes)).into_owned())));
                }
                continue;
            }
            let Some(tag) = self.tag()? else { return Ok(None) };
            let tag = decoded(&tag);
            if let Some(name) = tag.strip_prefix('/') {
                return Ok(Some(Piece::End(name.trim().to_ascii_lowercase())));
            }
            let name: String = tag.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            let attributes = attributes(&tag[name.len()..]);
            let name = name.to_ascii_lowercase();
            if matches!(name.as_str(), "script" | "style") && !tag.ends_with('/') {
                self.skip_to_end(&name)?;
            } else if !name.is_empty() {
                return Ok(Some(Piece::Start(name, attributes)));
            }
        }
    }

    /// What stands between `<` and `>`; a `>` inside quotes ends no tag. Comments come empty.
    fn tag(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut quote = None;
        let mut before = b' ';
        let comment = |so_far: &[u8]| so_far.starts_with(b"!--");
        let found = self.until(|byte, so_far| {
            if comment(so_far) {
                return byte == b'>' && so_far.ends_with(b"--") && so_far.len() >= 5;
            }
            let ends = match quote {
                None if byte == b'>' => true,
                None => {
                    quote = Some(byte).filter(|byte| matches!(byte, b'"' | b'\'') && before == b'=');
                    false
                }
                Some(open) => {
                    quote = Some(open).filter(|open| *open != byte);
                    false
                }
            };
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
            ends
        })?;
        Ok(found.map(|found| if comment(&found.bytes) { Vec::new() } else { found.bytes }))
    }

    /// Passes over everything up to the end tag of that name.
    fn skip_to_end(&mut self, name: &str) -> io::Result<()> {
        while self.until(|byte, _| byte == b'<')?.is_some_and(|text| text.ended) {
            let Some(tag) = self.tag()? else { break };
            if decoded(&tag).strip_prefix('/').is_some_and(|end| end.trim().eq_ignore_ascii_case(name)) {
                break;
            }
        }
        Ok(())
    }

    /// The bytes before the one that ends them; none when there is nothing more.
    fn until(&mut self, mut ends: impl FnMut(u8, &[u8]) -> bool) -> io::Result<Option<Bytes>> {
        let mut found = Bytes { bytes: Vec::new(), ended: false };
        let mut any = false;
        let mut byte = [0];
        while self.list.read(&mut byte)? == 1 {
            any = true;
            if ends(byte[0], &found.bytes) {
                found.ended = true;
                break;
            }
            if found.bytes.len() < LARGEST_PIECE {
                found.bytes.push(byte[0]);
            }
        }
        Ok(any.then_some(found))
    }
}

struct Bytes {
    bytes: Vec<u8>,
    ended: bool,
}

/// The attributes of a tag, names in lower case, values decoded.
fn attributes(mut text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        let end =
            text.find(|letter: char| letter.is_whitespace() || letter == '=' || letter == '/').unwrap_or(text.len());
        let name = text[..end].to_ascii_lowercase();
        text = text[end..].trim_start();
        let Some(rest) = text.strip_prefix('=') else {
            if name.is_empty() {
                return found;
            }
            found.push((name, String::new()));
            continue;
        };
        let rest = rest.trim_start();
        let (value, after) = match rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
            Some(quote) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        found.push((name, decode_entities(value).into_owned()));
        text = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(html: &str) -> Vec<Piece> {
        let mut markup = Markup::new(Gauged::new(html.as_bytes()).0);
        std::iter::from_fn(|| markup.next().unwrap()).collect()
    }

    fn start(name: &str, attributes: &[(&str, &str)]) -> Piece {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Piece::Start(name.to_owned(), attributes)
    }

    #[test]
    fn tags_attributes_and_text_are_taken_apart() {
        assert_eq!(
            pieces(
                "<!DOCTYPE x>\n<A HREF=\"https://a.example/?a=1&amp;b=>\" tags='x, y' TOREAD=1 private>Q &amp; A</A>"
            ),
            [
                Piece::Text("\n".to_owned()),
                start(
                    "a",
                    &[("href", "https://a.example/?a=1&b=>"), ("tags", "x, y"), ("toread", "1"), ("private", "")]
                ),
                Piece::Text("Q & A".to_owned()),
                Piece::End("a".to_owned()),
            ]
        );
    }

    #[test]
    fn scripts_styles_and_comments_are_passed_over() {
        assert_eq!(
            pieces("a<script>if (a<b) x('<a href=z>')</script>b<!-- <a href=y> --><style>p>a{}</style>c<script>d"),
            ["a", "b", "c"].map(|text| Piece::Text(text.to_owned()))
        );
    }

    #[test]
    fn a_tag_that_never_ends_takes_no_room() {
        let html = format!("<a href=\"{}", "x".repeat(3 * LARGEST_PIECE));
        let Some(Piece::Start(name, attributes)) = pieces(&html).pop() else { panic!("a tag") };
        assert_eq!((name.as_str(), attributes[0].0.as_str()), ("a", "href"));
        assert!(attributes[0].1.len() <= LARGEST_PIECE);
    }
}
