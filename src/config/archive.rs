//! `[archive]`: what is kept of a saved article beside its text. Sizes are written as people write them: "500kB", "2MB".

use super::{problem::Problems, section::Section};
use toml::de::DeTable;

/// How much of a saved article is kept beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Archiving {
    /// Keep pictures.
    pub pictures: bool,
    /// Bytes of one picture, at most.
    pub picture_size: usize,
    /// Pictures of one article, at most.
    pub pictures_an_article: usize,
}

impl Default for Archiving {
    fn default() -> Self {
        Self { pictures: true, picture_size: 2 << 20, pictures_an_article: 20 }
    }
}

/// No picture of the web is larger; the program's own bound for any answer.
const LARGEST: usize = 10 << 20;

/// Reads the section.
pub(super) fn read(table: &DeTable, problems: &mut Problems) -> Archiving {
    let mut section = Section::new("[archive]", table);
    let mut archive = Archiving::default();
    section.flag("pictures", &mut archive.pictures, problems);
    section.set("pictures_an_article", &mut archive.pictures_an_article, problems);
    if let Some(size) = section.text("picture_size", problems) {
        match bytes(size.as_ref()) {
            Some(bytes) => archive.picture_size = bytes,
            None => {
                problems.add(&size.span(), "`picture_size` is a size such as \"500kB\" or \"2MB\", at most \"10MB\"");
            }
        }
    }
    section.finish(problems);
    archive
}

fn bytes(text: &str) -> Option<usize> {
    let text = text.trim().to_ascii_lowercase();
    let (number, factor) = match (text.strip_suffix("kb"), text.strip_suffix("mb")) {
        (Some(number), _) => (number, 1 << 10),
        (_, Some(number)) => (number, 1 << 20),
        (None, None) => return None,
    };
    let bytes = number.trim().parse::<usize>().ok()?.checked_mul(factor)?;
    (1..=LARGEST).contains(&bytes).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(
            [bytes("500kB"), bytes("2 MB"), bytes("2"), bytes("0kB"), bytes("11MB")],
            [Some(500 << 10), Some(2 << 20), None, None, None]
        );
    }
}
