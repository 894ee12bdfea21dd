//! From bytes to text: finds out a document's encoding, trusting the bytes before any label. Never fails; what is no text becomes U+FFFD.

use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;
use std::borrow::Cow;

/// A declaration stands within this many bytes.
const HEAD: usize = 1024;
/// The guess looks at this many bytes.
const SAMPLE: usize = 128 * 1024;

/// Decodes bytes of unknown encoding (BOM, UTF-16 sniff, valid UTF-8, HTTP charset, declaration, guess by TLD).
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>, host: Option<&str>) -> String {
    decoded(bytes, content_type, host).0.into_owned()
}

/// Decoded text, and whether every byte had a meaning.
pub fn decoded<'a>(bytes: &'a [u8], content_type: Option<&str>, host: Option<&str>) -> (Cow<'a, str>, bool) {
    if let Some(text) = utf_32(bytes) {
        return text;
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf_16(bytes) {
        return with(encoding, bytes);
    }
    let header = content_type.and_then(charset_of_header);
    let declared = declaration(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        // ISO-2022-JP is plain ASCII on the wire: only its label tells.
        let japanese = [header, declared].contains(&Some(ISO_2022_JP)) && bytes.contains(&0x1b);
        return if japanese { with(ISO_2022_JP, bytes) } else { (Cow::Borrowed(text), true) };
    }
    // The bytes are no UTF-8. A label that says they are is right only if stray bytes are the exception.
    let label = chosen(header, declared, bytes);
    let says_utf_8 = header == Some(UTF_8) || declared == Some(UTF_8);
    match label {
        Some(encoding) if !(says_utf_8 && mostly_utf_8(bytes)) => with(encoding, bytes),
        _ if mostly_utf_8(bytes) => with(UTF_8, bytes),
        _ => with(guess(bytes, host), bytes),
    }
}

/// The label to be trusted. The header is the document's own word in a better place (RFC 7303), unless it is the one that web
/// servers give to everything, or the letters speak for the declaration.
fn chosen(
    header: Option<&'static Encoding>,
    declared: Option<&'static Encoding>,
    bytes: &[u8],
) -> Option<&'static Encoding> {
    let (header, declared) =
        (header.filter(|encoding| *encoding != UTF_8), declared.filter(|encoding| *encoding != UTF_8));
    match (header, declared) {
        // The label iso-8859-1 means windows-1252 on the web.
        (Some(header), Some(declared)) if header == WINDOWS_1252 || guess(bytes, None) == declared => Some(declared),
        (header, declared) => header.or(declared),
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> (Cow<'a, str>, bool) {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    (text, !had_errors)
}

fn utf_32(bytes: &[u8]) -> Option<(Cow<'static, str>, bool)> {
    let read: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0, 0, 0xfe, 0xff] | [0, 0, 0, b'<' | b'{'] => u32::from_be_bytes,
        [0xff, 0xfe, 0, 0] | [b'<' | b'{', 0, 0, 0] => u32::from_le_bytes,
        _ => return None,
    };
    let (chunks, rest) = bytes.as_chunks::<4>();
    let letters = chunks.iter().map(|chunk| char::from_u32(read(*chunk)).unwrap_or(char::REPLACEMENT_CHARACTER));
    let text: String = letters.skip_while(|letter| *letter == '\u{feff}').collect();
    let whole = rest.is_empty() && !text.contains(char::REPLACEMENT_CHARACTER);
    Some((Cow::Owned(text), whole))
}

/// Markup starts with ASCII: every second byte of its first letters is then zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [0, first, 0, second] if *first != 0 && *second != 0 => Some(UTF_16BE),
        [first, 0, second, 0] if *first != 0 && *second != 0 => Some(UTF_16LE),
        _ => None,
    }
}

fn charset_of_header(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, value) = lower.split_once("charset=")?;
    known(
        value.split(';').next()?.trim_matches(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\''),
    )
}

/// `encoding="…"` of an XML declaration, or `charset=…` of a meta element.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let (name, end): (&[u8], &[u8]) =
        if head[start..].starts_with(b"<?xml") { (b"encoding", b"?>") } else { (b"charset", b"</head") };
    let head = &head[..memmem::find(&head, end).unwrap_or(head.len())];
    let value =
        head[memmem::find(head, name)? + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let length = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    known(std::str::from_utf8(&value[..length]).ok()?)
}

fn known(label: &str) -> Option<&'static Encoding> {
    // A document whose label could be read as ASCII cannot be UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| ![REPLACEMENT, UTF_16BE, UTF_16LE].contains(encoding))
}

/// Stray bytes in UTF-8 are fewer than its letters of several bytes; another encoding hits such letters by chance only.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut letters, mut strays) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        // Stray bytes side by side are one mishap.
        strays += usize::from(!chunk.invalid().is_empty() && !chunk.valid().is_empty());
    }
    letters > strays
}

fn guess(bytes: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    let domain = host.and_then(|host| host.rsplit('.').next()).map(str::to_ascii_lowercase);
    // The detector takes an ASCII label without dots; an address in digits has none to offer.
    let domain = domain.filter(|domain| !domain.is_empty() && domain.bytes().all(|byte| byte.is_ascii_lowercase()));
    detector.guess(domain.as_deref().map(str::as_bytes), chardetng::Utf8Detection::Deny)
}
