//! A reference is a character written as `&name;` or `&#number;`. Decodes them once, as browsers do, and never expands an entity within another.

use super::mends::{Mend, Mends};
use markup5ever::data::NAMED_ENTITIES;
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// No name of a character is longer.
const LONGEST_NAME: usize = 32;
/// Entities that a document may declare for itself.
const MOST_DECLARED: usize = 100;
/// The longest text such an entity may stand for.
const LONGEST_VALUE: usize = 1024;

/// The plain-text entities that a document declares for itself.
#[derive(Debug, Default)]
pub struct Entities(Vec<(String, String)>);

impl Entities {
    /// Takes the entities out of a document type declaration; one that holds another, or a file, is left out.
    pub fn declare(&mut self, doctype: &str) {
        for at in memmem::find_iter(doctype.as_bytes(), "<!ENTITY").take(MOST_DECLARED) {
            let mut rest = doctype[at + "<!ENTITY".len()..].trim_start();
            let Some((name, value)) = rest.split_once(char::is_whitespace) else { continue };
            rest = value.trim_start();
            let Some(quote @ (b'"' | b'\'')) = rest.as_bytes().first().copied() else { continue };
            let Some(end) = memchr(quote, &rest.as_bytes()[1..]) else { continue };
            let value = &rest[1..=end];
            if end <= LONGEST_VALUE && name.len() <= LONGEST_NAME && !value.contains(['%', '<']) {
                let mends = Mends::default();
                let value = decode(value, &Self::default(), &mends).into_owned();
                if !mends.holds(Mend::References) {
                    self.0.push((name.to_owned(), value));
                }
            }
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Decodes the references of a text; what is none stays as it stands.
pub fn decode<'a>(text: &'a str, entities: &Entities, mends: &Mends) -> Cow<'a, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    loop {
        rest = &rest[1..];
        rest = &rest[reference(rest, &mut decoded, entities, mends)..];
        let Some(next) = memchr(b'&', rest.as_bytes()) else { break };
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Decodes as HTML does, where nothing is declared and nothing counts as broken.
pub fn decode_html(text: &str) -> Cow<'_, str> {
    decode(text, &Entities::default(), &Mends::default())
}

/// Writes what the reference after an `&` stands for; says how many bytes it took.
fn reference(rest: &str, decoded: &mut String, entities: &Entities, mends: &Mends) -> usize {
    let bytes = rest.as_bytes();
    let window = &bytes[..bytes.len().min(LONGEST_NAME + 1)];
    let Some(length) = memchr(b';', window).filter(|length| *length > 0) else {
        mends.note(Mend::References);
        decoded.push('&');
        return 0;
    };
    let name = &rest[..length];
    let xml = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    if !xml.is_empty() {
        decoded.push_str(xml);
    } else if let Some(number) = name.strip_prefix('#') {
        let Some(code) = code(number) else {
            mends.note(Mend::References);
            decoded.push('&');
            return 0;
        };
        let letter = letter(code);
        if letter.is_none_or(|letter| letter < ' ' && !letter.is_ascii_whitespace()) {
            mends.note(Mend::Controls);
        }
        decoded.extend(letter);
    } else if let Some(value) = entities.get(name) {
        decoded.push_str(value);
    } else {
        mends.note(Mend::References);
        // The table of HTML has its names with their semicolons; beginnings of names stand in it as zero.
        let letters = NAMED_ENTITIES.get(&rest[..=length]).filter(|(first, _)| *first != 0);
        let Some((first, second)) = letters else {
            decoded.push('&');
            return 0;
        };
        decoded.extend([first, second].into_iter().filter(|code| **code != 0).filter_map(|code| char::from_u32(*code)));
    }
    length + 1
}

fn code(number: &str) -> Option<u32> {
    let hex = number.strip_prefix(['x', 'X']);
    let digits = hex.unwrap_or(number);
    let radix = if hex.is_some() { 16 } else { 10 };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    Some(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX))
}

/// The letter of a code, where there is one. Controls pass: the boundary of safe text takes out whole escape sequences.
fn letter(code: u32) -> Option<char> {
    // 128 to 159 are controls, but whoever writes them means windows-1252, and browsers read them so.
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|letter| *letter != '\0')
}
