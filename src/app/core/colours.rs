//! Colours: the palette a theme is painted with, built in or read from a base16 scheme. Names and numbers alone: what is
//! painted with which is the face's business, and no file is opened here.

use crate::language;
use crate::text::Line;
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../../assets/themes.toml");

/// The theme that borrows the terminal's own sixteen colours.
pub const TERMINAL: &str = "terminal";

/// Most that is read of a scheme file: a few hundred bytes are usual.
const LARGEST_SCHEME: usize = 64 << 10;

/// A colour as its parts of red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    pub background: Rgb,
    /// Behind the row with the cursor.
    pub row: Rgb,
    pub text: Rgb,
    pub grey: Rgb,
    pub accent: Rgb,
    pub red: Rgb,
    pub green: Rgb,
    pub yellow: Rgb,
    pub magenta: Rgb,
    pub blue: Rgb,
}

/// A theme by its name; without colours of its own it borrows the terminal's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// Its name in the config and after `:theme`.
    pub name: Line,
    /// What its file calls it; nothing for a built-in one.
    pub about: Line,
    pub colours: Option<Colours>,
}

impl Palette {
    /// What it looks like, in words.
    #[must_use]
    pub fn words(&self) -> &str {
        let listed = || language::in_words(&format!("theme-{}", self.name)).unwrap_or("");
        if self.about.is_empty() { listed() } else { &self.about }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    theme: Vec<RawTheme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTheme {
    name: String,
    background: String,
    row: String,
    text: String,
    grey: String,
    accent: String,
    red: String,
    green: String,
    yellow: String,
    magenta: String,
    blue: String,
}

impl RawTheme {
    fn colours(&self) -> Option<Colours> {
        Some(Colours {
            background: Rgb::read(&self.background)?,
            row: Rgb::read(&self.row)?,
            text: Rgb::read(&self.text)?,
            grey: Rgb::read(&self.grey)?,
            accent: Rgb::read(&self.accent)?,
            red: Rgb::read(&self.red)?,
            green: Rgb::read(&self.green)?,
            yellow: Rgb::read(&self.yellow)?,
            magenta: Rgb::read(&self.magenta)?,
            blue: Rgb::read(&self.blue)?,
        })
    }
}

impl Rgb {
    /// Reads `#rrggbb`; the `#` may be left out.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// How bright it is to the eye, 0 to 1.
    #[must_use]
    pub fn brightness(self) -> f32 {
        let part = |value: u8| {
            let share = f32::from(value) / 255.0;
            if share <= 0.04 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    /// How well it can be read on another colour: 1 for not at all, 21 for black on white.
    #[must_use]
    pub fn contrast(self, ground: Self) -> f32 {
        let (one, other) = (self.brightness(), ground.brightness());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

/// The terminal's own colours, then the built-in palettes.
#[must_use]
pub fn built_in() -> Vec<Palette> {
    let terminal = Palette { name: TERMINAL.into(), about: Line::default(), colours: None };
    // The list is part of the program; a test reads it.
    let listed = toml::from_str::<RawList>(BUILT_IN).map(|list| list.theme).unwrap_or_default();
    let read = |raw: RawTheme| Palette { name: Line::new(&raw.name), about: Line::default(), colours: raw.colours() };
    std::iter::once(terminal).chain(listed.into_iter().map(read)).collect()
}

/// A base16 scheme as a palette, under the name of its file; none when one of its sixteen colours is missing.
///
/// Schemes are YAML, but flat: `base00: "1d1f21"`, in newer ones indented under `palette:` and with a `#`.
#[must_use]
pub fn scheme(name: &str, text: &str) -> Option<Palette> {
    let text = text.get(..text.floor_char_boundary(LARGEST_SCHEME))?;
    let value = |key: &str| {
        let line = text.lines().find_map(|line| {
            let (word, rest) = line.trim().split_once(':')?;
            (word.trim().trim_matches(['"', '\'']).eq_ignore_ascii_case(key)).then_some(rest.trim())
        })?;
        // A comment may follow, but a `#` may also begin the colour.
        let plain = line.split(" #").next().unwrap_or(line).trim();
        Some(plain.trim_matches(['"', '\'']).to_owned())
    };
    let base = |number: &str| value(&format!("base{number}")).and_then(|text| Rgb::read(&text));
    let (background, text) = (base("00")?, base("05")?);
    let comment = base("03")?;
    let colours = Colours {
        background,
        row: base("01")?,
        text,
        // Many schemes hide their comments: what is secondary here still has to be read.
        grey: if comment.contrast(background) < 3.0 { base("04")? } else { comment },
        accent: base("0C")?,
        red: base("08")?,
        green: base("0B")?,
        yellow: base("0A")?,
        magenta: base("0E")?,
        blue: base("0D")?,
    };
    let about = value("scheme").or_else(|| value("name")).unwrap_or_default();
    Some(Palette { name: Line::new(name), about: Line::new(&format!("base16: {about}")), colours: Some(colours) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_themes_read_and_have_names_of_their_own() {
        toml::from_str::<RawList>(BUILT_IN).map(drop).unwrap();
        let mut names: Vec<Line> = built_in().into_iter().map(|palette| palette.name).collect();
        assert!(built_in().iter().skip(1).all(|palette| palette.colours.is_some()));
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!((names.len(), all), (10, 10));
    }

    #[test]
    fn there_are_light_ones_and_dark_ones() {
        let light = |palette: &Palette| palette.colours.is_some_and(|colours| colours.background.brightness() > 0.5);
        let count = built_in().iter().filter(|palette| light(palette)).count();
        assert_eq!((count, built_in().len() - 1 - count), (4, 5));
    }

    #[test]
    fn every_word_can_be_read_on_its_ground_and_on_the_row_with_the_cursor() {
        for palette in built_in() {
            let Some(it) = palette.colours else { continue };
            for ground in [it.background, it.row] {
                for (word, colour) in [
                    ("text", it.text),
                    ("accent", it.accent),
                    ("red", it.red),
                    ("green", it.green),
                    ("yellow", it.yellow),
                    ("magenta", it.magenta),
                    ("blue", it.blue),
                ] {
                    let contrast = colour.contrast(ground);
                    assert!(contrast >= 4.5, "{} {word}: {contrast}", palette.name);
                }
                assert!(it.grey.contrast(ground) >= 3.0, "{} grey: {}", palette.name, it.grey.contrast(ground));
            }
            assert!(it.text.contrast(it.grey) > 1.5, "{}: grey is no grey", palette.name);
        }
    }

    const OLD: &str = "scheme: \"Lantern\"\nauthor: \"nobody\"\nbase00: \"101010\" # ground\nbase01: \"202020\"\nbase02: \"303030\"\nbase03: \"404040\"\nbase04: \"909090\"\nbase05: \"e0e0e0\"\nbase06: \"f0f0f0\"\nbase07: \"ffffff\"\nbase08: \"ff0000\"\nbase09: \"ff8800\"\nbase0A: \"ffff00\"\nbase0B: \"00ff00\"\nbase0C: \"00ffff\"\nbase0D: \"0000ff\"\nbase0E: \"ff00ff\"\nbase0F: \"884400\"\n";

    #[test]
    fn a_base16_scheme_is_a_palette() {
        let palette = scheme("lantern", OLD).unwrap();
        assert_eq!((palette.name.as_str(), palette.about.as_str()), ("lantern", "base16: Lantern"));
        let colours = palette.colours.unwrap();
        assert_eq!((colours.background, colours.accent), (Rgb(16, 16, 16), Rgb(0, 255, 255)));
    }

    #[test]
    fn a_scheme_with_a_palette_of_its_own_reads_the_same() {
        let newer: String = OLD.replace("base", "  base").replace(": \"", ": \"#").replace("scheme: \"#", "name: \"");
        let newer = newer.replacen("  base00", "palette:\n  base00", 1);
        assert_eq!(scheme("lantern", &newer).unwrap().colours, scheme("lantern", OLD).unwrap().colours);
    }

    #[test]
    fn comments_that_cannot_be_read_give_way_to_a_lighter_grey() {
        assert_eq!(scheme("lantern", OLD).unwrap().colours.unwrap().grey, Rgb(0x90, 0x90, 0x90));
    }

    #[test]
    fn a_scheme_that_lacks_a_colour_is_none() {
        assert_eq!(scheme("half", &OLD.replace("base0C", "baseXX")), None);
        assert_eq!(scheme("none", "hello: world"), None);
    }
}
