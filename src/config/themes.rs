//! Themes of the user's own: base16 scheme files in the folder `themes` beside the config. Reads them; what the colours
//! are, others decide.

use std::{fs, path::Path};

/// More schemes than anybody picks from.
const MOST: usize = 500;
/// A scheme is a few hundred bytes; past this it is the wrong file.
const LARGEST: u64 = 64 << 10;

/// The scheme files beside a config, by name: the name without its ending, and the text.
#[must_use]
pub fn theme_files(config: &Path) -> Vec<(String, String)> {
    let Ok(folder) = fs::read_dir(config.with_file_name("themes")) else { return Vec::new() };
    let mut found: Vec<(String, String)> = folder
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
            let about = fs::metadata(&path).ok().filter(|about| yaml && about.is_file() && about.len() <= LARGEST);
            about?;
            Some((path.file_stem()?.to_str()?.to_owned(), fs::read_to_string(&path).ok()?))
        })
        .take(MOST)
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_files_are_found_by_their_ending_and_named_without_it() {
        let folder = tempfile::tempdir().unwrap();
        let themes = folder.path().join("themes");
        fs::create_dir(&themes).unwrap();
        for name in ["tide.yaml", "ash.yml", "notes.txt"] {
            fs::write(themes.join(name), name).unwrap();
        }
        let names: Vec<String> =
            theme_files(&folder.path().join("config.toml")).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["ash", "tide"]);
    }
}
