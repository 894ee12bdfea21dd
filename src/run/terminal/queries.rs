//! Asks the terminal for its background colour and for how it draws pictures, once, before anybody reads keys. A terminal that does not answer costs a moment after the first frame.

use crate::{
    platform::{ANSWERS_AS_BYTES, read_answer},
    ui::Background,
};
use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// The question for the colour, then one that every terminal answers: when that answer comes first, no other will.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
/// Whether it draws pictures the way of kitty. Some terminals print this question: only those that may say yes are asked.
const ABOUT_PICTURES: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\";
/// How large a cell is.
const ABOUT_CELLS: &[u8] = b"\x1b[16t";
/// Over a slow line the answer takes this long, at most.
const PATIENCE: Duration = Duration::from_millis(120);
/// All answers together are shorter, and so is what a person types meanwhile.
const LONGEST: usize = 16 << 10;
/// Some terminals answer in another order.
const GRACE: Duration = Duration::from_millis(15);

/// What came back: the background, and whatever the user typed meanwhile.
pub struct Answer {
    pub background: Background,
    /// How it draws pictures.
    #[cfg_attr(not(feature = "images"), expect(dead_code, reason = "built without pictures"))]
    pub sight: PictureSupport,
    /// Bytes that belong to no answer.
    pub typed: Vec<u8>,
}

/// How a terminal draws pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PictureSupport {
    /// The way of kitty.
    pub kitty: bool,
    pub sixel: bool,
    /// A cell's width and height in pixels.
    pub cell: Option<(u16, u16)>,
    /// On a light ground.
    pub light: bool,
}

/// Asks; about pictures only where they may be shown.
pub fn ask(pictures: bool) -> io::Result<()> {
    if !ANSWERS_AS_BYTES {
        return Ok(());
    }
    let mut out = io::stdout();
    if pictures {
        if may_be_kitty() {
            out.write_all(ABOUT_PICTURES)?;
        }
        out.write_all(ABOUT_CELLS)?;
    }
    out.write_all(QUESTION)?;
    out.flush()
}

/// Others answer the question too, but lack the placeholders that let a picture scroll.
fn may_be_kitty() -> bool {
    let named = |name: &str| std::env::var(name).unwrap_or_default();
    let (term, program) = (named("TERM"), named("TERM_PROGRAM"));
    ["kitty", "ghostty"].iter().any(|name| term.contains(name) || program.contains(name))
}

/// Waits for the answer.
pub fn answer() -> Answer {
    let (mut bytes, mut some) = (Vec::new(), [0; 4096]);
    let mut until = Instant::now() + PATIENCE;
    let mut attributes = false;
    while let Some(left) = until.checked_duration_since(Instant::now()) {
        let Some(count) = read_answer(left, &mut some) else { break };
        bytes.extend_from_slice(&some[..count]);
        if bytes.len() > LONGEST {
            break;
        }
        let parsed = parse(&bytes);
        if parsed.colour.is_some() && parsed.attributes {
            break;
        }
        if parsed.attributes && !attributes {
            attributes = true;
            until = Instant::now() + GRACE;
        }
    }
    let parsed = parse(&bytes);
    let background = match parsed.colour {
        None => Background::Unknown,
        Some(light) if light > 0.5 => Background::Light(level(light)),
        Some(dark) => Background::Dark(level(dark)),
    };
    let light = matches!(background, Background::Light(_));
    Answer { background, sight: PictureSupport { light, ..parsed.sight }, typed: parsed.typed }
}

#[derive(Default)]
struct Parsed {
    colour: Option<f32>,
    attributes: bool,
    sight: PictureSupport,
    typed: Vec<u8>,
}

/// What is no answer to a question of ours, and what has no end yet, is left to whoever reads keys.
fn parse(bytes: &[u8]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut rest = bytes;
    while !rest.is_empty() {
        let length = parsed.answer(rest).unwrap_or_else(|| {
            parsed.typed.push(rest[0]);
            1
        });
        rest = &rest[length..];
    }
    parsed
}

impl Parsed {
    /// How long the answer is that these bytes begin with.
    fn answer(&mut self, bytes: &[u8]) -> Option<usize> {
        if let Some(after) = bytes.strip_prefix(b"\x1b]11;") {
            let (reply, length) = string(after)?;
            self.colour = brightness(reply).or(self.colour);
            return Some(5 + length);
        }
        if let Some(after) = bytes.strip_prefix(b"\x1b_G") {
            let (reply, length) = string(after)?;
            self.sight.kitty |= reply.ends_with(b";OK");
            return Some(3 + length);
        }
        let after = bytes.strip_prefix(b"\x1b[")?;
        let end = after.iter().position(|byte| matches!(byte, 0x40..=0x7e))?;
        match (&after[..end], after[end]) {
            ([b'?', numbers @ ..], b'c') => {
                self.attributes = true;
                self.sight.sixel |= numbers.split(|byte| *byte == b';').skip(1).any(|number| number == b"4");
            }
            ([b'6', b';', numbers @ ..], b't') => self.sight.cell = cell(numbers),
            _ => return None,
        }
        Some(2 + end + 1)
    }
}

/// A string up to its end, and how long it is with it.
fn string(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let end = bytes.iter().position(u8::is_ascii_control)?;
    match &bytes[end..] {
        [0x07, ..] => Some((&bytes[..end], end + 1)),
        [0x1b, b'\\', ..] => Some((&bytes[..end], end + 2)),
        _ => None,
    }
}

/// A cell's width and height in pixels, from `height;width`.
fn cell(reply: &[u8]) -> Option<(u16, u16)> {
    let (height, width) = std::str::from_utf8(reply).ok()?.split_once(';')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// How bright `rgb:rrrr/gggg/bbbb` is, 0 to 1.
fn brightness(reply: &[u8]) -> Option<f32> {
    let text = std::str::from_utf8(reply).ok()?.strip_prefix("rgb")?;
    let text = text.trim_start_matches('a').strip_prefix(':')?;
    let parts: Vec<f32> = text.split('/').take(3).map_while(part).collect();
    match parts[..] {
        [red, green, blue] => Some(0.299 * red + 0.587 * green + 0.114 * blue),
        _ => None,
    }
}

/// The grey of that brightness.
fn level(brightness: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 255")]
    let level = (brightness * 255.0).clamp(0.0, 255.0) as u8;
    level
}

fn part(hex: &str) -> Option<f32> {
    let most = match hex.len() {
        1 => 15.0,
        2 => 255.0,
        3 => 4_095.0,
        4 => 65_535.0,
        _ => return None,
    };
    u16::from_str_radix(hex, 16).ok().map(|value| f32::from(value) / most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_background_is_told_from_a_light_one() {
        assert!(brightness(b"rgb:1616/1818/1d1d").is_some_and(|light| light < 0.2));
        assert!(brightness(b"rgb:fd/f6/e3").is_some_and(|light| light > 0.9));
        assert!(brightness(b"rgb:xx").is_none());
    }

    #[test]
    fn a_terminal_says_how_it_draws_pictures() {
        let parsed = parse(b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10tj\x1b[?62;4;22c");
        assert_eq!(parsed.sight, PictureSupport { kitty: true, sixel: true, cell: Some((10, 20)), light: false });
        assert_eq!(parsed.typed, b"j");
        assert!(!parse(b"\x1b_Gi=31;ENOTSUPPORTED\x1b\\\x1b[?64;42c").sight.kitty);
    }

    #[test]
    fn what_was_typed_meanwhile_is_no_answer() {
        let parsed = parse(b"j\x1b]11;rgb:0000/0000/0000\x1b\\k\x1b[?62;22cG");
        assert_eq!((parsed.typed.as_slice(), parsed.attributes), (b"jkG".as_slice(), true));
        assert!(parsed.colour.is_some());
        for left in ["\x1b]11;rgb:dddd", "\x1b_Gi=31;", "\x1b[?62;2", "\x1b[6;5~", "\x1b]11;rgb:dd\x1b[A"] {
            assert_eq!(parse(left.as_bytes()).typed, left.as_bytes());
        }
    }
}
