//! A token is a tag or the text between two tags. Cuts markup into tokens the way people write it, not the way XML demands;
//! never fails, never looks at a byte more than a few times, and never fetches anything.

use super::{
    mends::{Mend, Mends},
    references::Entities,
};
use memchr::{memchr, memchr2, memmem};

/// A document type declaration that is longer is skipped unread.
const LONGEST_DOCTYPE: usize = 64 * 1024;

/// A tag that opens an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name with its prefix.
    pub name: &'a str,
    /// Everything between the name and the end of the tag.
    pub attributes: &'a str,
    /// Closed by itself.
    pub empty: bool,
}

/// A piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name …>`
    Open(Tag<'a>),
    /// `</name>`
    Close(&'a str),
    /// Text whose references are not decoded yet.
    Text(&'a str),
    /// Text that holds no references.
    Verbatim(&'a str),
}

/// The tokens of a document, in order.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    last_opened: &'a str,
    /// No `]]>` stands further on: found out once, so that a thousand open sections are not a thousand searches.
    no_more_sections: bool,
    no_more_comments: bool,
    /// A document has one type, at its beginning.
    doctype_read: bool,
    /// No `>` stands before this place.
    no_end_before: usize,
    /// What the document declares for itself.
    pub entities: Entities,
    /// What was wrong with it.
    pub mends: &'a Mends,
}

impl<'a> Tokens<'a> {
    /// The tokens of this text.
    pub fn new(text: &'a str, mends: &'a Mends) -> Self {
        Self {
            text,
            at: 0,
            last_opened: "",
            no_more_sections: false,
            no_more_comments: false,
            doctype_read: false,
            no_end_before: 0,
            entities: Entities::default(),
            mends,
        }
    }

    /// Where the next token starts.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes back to where a token started.
    pub const fn rewind(&mut self, at: usize) {
        self.at = at;
        self.no_end_before = 0;
    }

    /// The text between two places.
    pub fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    pub fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return None;
            }
            if !rest.starts_with('<') {
                return Some(self.plain(0));
            }
            match rest.as_bytes().get(1).copied() {
                Some(b'!') if rest.starts_with("<![CDATA[") => return Some(self.section()),
                Some(b'!') => self.skip_declaration(rest),
                Some(b'?') => self.skip_to(rest, "?>"),
                Some(b'/') => {
                    if let Some(token) = self.close(rest) {
                        return Some(token);
                    }
                }
                Some(letter) if letter.is_ascii_alphabetic() || letter == b'_' || letter >= 0x80 => {
                    return Some(self.open(rest));
                }
                _ => return Some(self.bracket()),
            }
        }
    }

    /// Text up to the next `<`, of which the first `taken` bytes are text whatever they are.
    fn plain(&mut self, taken: usize) -> Token<'a> {
        let rest = &self.text[self.at..];
        let end = memchr(b'<', &rest.as_bytes()[taken..]).map_or(rest.len(), |end| end + taken);
        self.at += end;
        Token::Text(&rest[..end])
    }

    /// A `<` that opens no tag is text.
    fn bracket(&mut self) -> Token<'a> {
        self.mends.note(Mend::Brackets);
        self.plain(1)
    }

    fn open(&mut self, rest: &'a str) -> Token<'a> {
        let Some(end) = tag_end(rest) else {
            if memchr(b'<', &rest.as_bytes()[1..]).is_none() {
                // The file ends within a tag.
                self.mends.note(Mend::Cut);
                self.at = self.text.len();
                return Token::Text("");
            }
            return self.bracket();
        };
        self.at += end + 1;
        let inner = &rest[1..end];
        let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let length = inner.find(|letter: char| letter.is_ascii_whitespace() || letter == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(length);
        self.last_opened = name;
        Token::Open(Tag { name, attributes, empty })
    }

    fn close(&mut self, rest: &'a str) -> Option<Token<'a>> {
        let Some(end) = memchr2(b'>', b'<', &rest.as_bytes()[2..]).map(|end| end + 2) else {
            self.mends.note(Mend::Cut);
            self.at = self.text.len();
            return None;
        };
        // A close tag that lost its `>` ends where the next one starts.
        let whole = rest.as_bytes()[end] == b'>';
        if !whole {
            self.mends.note(Mend::Brackets);
        }
        self.at += end + usize::from(whole);
        Some(Token::Close(rest[2..end].trim_ascii()))
    }

    fn section(&mut self) -> Token<'a> {
        const OPEN: usize = "<![CDATA[".len();
        let body = &self.text[self.at + OPEN..];
        let end = if self.no_more_sections { None } else { memmem::find(body.as_bytes(), b"]]>") };
        if let Some(end) = end {
            self.at += OPEN + end + 3;
            return Token::Verbatim(&body[..end]);
        }
        // The section never ends: it holds what its element holds, or the file was cut.
        self.no_more_sections = true;
        let close = format!("</{}>", self.last_opened);
        let end = memmem::find(body.as_bytes(), close.as_bytes());
        self.mends.note(if end.is_some() { Mend::Tags } else { Mend::Cut });
        let end = end.unwrap_or(body.len());
        self.at += OPEN + end;
        Token::Verbatim(&body[..end])
    }

    fn skip_declaration(&mut self, rest: &'a str) {
        if rest.starts_with("<!--") {
            let end = if self.no_more_comments { None } else { memmem::find(&rest.as_bytes()[4..], b"-->") };
            self.no_more_comments = end.is_none();
            self.at += end.map_or(4, |end| end + 7);
            if self.no_more_comments {
                self.mends.note(Mend::Brackets);
            }
            return;
        }
        if !self.doctype_read && rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!DOCTYPE")) {
            self.doctype_read = true;
            let near = &rest.as_bytes()[..rest.len().min(LONGEST_DOCTYPE)];
            let declaration = memchr2(b'>', b'[', near).filter(|end| near[*end] == b'[');
            let ends = declaration.and_then(|start| memmem::find(&near[start..], b"]>").map(|end| start + end));
            if let Some(end) = ends {
                self.entities.declare(&rest[..end]);
                self.at += end + 2;
                return;
            }
        }
        self.skip_to(rest, ">");
    }

    /// Skips to this end, or else to a `>`.
    fn skip_to(&mut self, rest: &str, end: &str) {
        // An instruction is short: one that does not end soon lost its end.
        let near = &rest.as_bytes()[..rest.len().min(4096)];
        let looked_at = self.no_end_before.saturating_sub(self.at).min(near.len());
        let Some(bracket) = memchr(b'>', &near[looked_at..]).map(|at| looked_at + at) else {
            self.no_end_before = self.at + near.len();
            self.at += 2;
            return;
        };
        self.at += memmem::find(near, end.as_bytes()).map_or(bracket + 1, |at| at + end.len());
    }
}

/// Where the tag that starts this text ends: at its `>`, which may not stand in quotes. A `<` comes first when it is no tag.
fn tag_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 1;
    let mut after_equals = false;
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'>' => return Some(at),
            b'<' => return None,
            b'"' | b'\'' if after_equals => {
                let end = memchr2(byte, b'<', &bytes[at + 1..]).map(|end| end + at + 1);
                match end {
                    Some(end) if bytes[end] == byte => at = end,
                    // The quote never closes, or holds a `<`: the first `>` ends the tag.
                    _ => {
                        return memchr2(b'>', b'<', &bytes[at..]).map(|end| end + at).filter(|end| bytes[*end] == b'>');
                    }
                }
                after_equals = false;
            }
            b'=' => after_equals = true,
            byte if byte.is_ascii_whitespace() => {}
            _ => after_equals = false,
        }
        at += 1;
    }
    None
}

/// The attributes of a tag as they are written: names, and values whose references are not decoded yet.
pub fn attributes<'a>(mut rest: &'a str, mends: &Mends) -> impl Iterator<Item = (&'a str, &'a str)> {
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            return None;
        }
        let length = rest.find(|letter: char| letter.is_ascii_whitespace() || letter == '=').unwrap_or(rest.len());
        let name = &rest[..length];
        rest = rest[length..].trim_ascii_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_ascii_start) else {
            mends.note(Mend::Attributes);
            return Some((name, ""));
        };
        let quote = value.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''));
        let value = if let Some(quote) = quote {
            let value = &value[1..];
            let end = memchr(quote, value.as_bytes()).unwrap_or(value.len());
            rest = value.get(end + 1..).unwrap_or("");
            &value[..end]
        } else {
            mends.note(Mend::Attributes);
            let end = value.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(value.len());
            rest = &value[end..];
            &value[..end]
        };
        Some((name, value))
    })
}
