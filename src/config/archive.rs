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
    pub pictures_per_article: usize,
}

impl Default for Archiving {
    fn default() -> Self {
        Self { pictures: true, picture_size: 2 << 20, pictures_per_article: 20 }
    }
}

/// Megabytes: no picture of the web is larger; the program's own bound for any answer.
const LARGEST: usize = 10;

/// Reads the section.
pub(super) fn read(table: &DeTable, problems: &mut Problems) -> Archiving {
    let mut section = Section::new("[archive]", table);
    let mut archive = Archiving::default();
    section.flag("pictures", &mut archive.pictures, problems);
    section.set("pictures_per_article", &mut archive.pictures_per_article, problems);
    archive.picture_size = section.size("picture_size", LARGEST, problems).unwrap_or(archive.picture_size);
    section.finish(problems);
    archive
}

#[cfg(test)]
mod tests {
    use crate::config::parse;
    use std::path::Path;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let size = |text: &str| {
            let line = format!("[archive]\npicture_size = \"{text}\"\n");
            parse(Path::new("c"), &line).ok().map(|config| config.archive.picture_size)
        };
        assert_eq!(
            [size("500kB"), size("2 MB"), size("2"), size("0kB"), size("11MB")],
            [Some(500 << 10), Some(2 << 20), None, None, None]
        );
    }
}
