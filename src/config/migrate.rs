//! Brings the config file up to date: keys get the names that they have now, and every other byte stays.

use super::{
    ConfigError, OldKey,
    load::{self, BYTE_ORDER_MARK},
    write_back::replace_text,
};
use std::path::Path;

/// Writes the names that keys have now into the config file. The keys that had another one, in the order of the file.
///
/// # Errors
/// When the file cannot be read, is wrong, or cannot be written; it is then as it was.
pub fn migrate(path: &Path) -> Result<Vec<OldKey>, ConfigError> {
    let Some(text) = load::text(path)? else { return Ok(Vec::new()) };
    let old = load::parse(path, &text)?.old_keys;
    if !old.is_empty() {
        replace_text(path, &with_new_names(&text, &old))
            .map_err(|reason| ConfigError::Unwritable { path: path.to_owned(), reason: reason.to_string() })?;
    }
    Ok(old)
}

/// The text with the new names.
fn with_new_names(text: &str, old: &[OldKey]) -> String {
    // Places are told without the byte order mark.
    let (mark, rest) = text.split_at(if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 });
    let mut rest = rest.to_owned();
    // From the last to the first, so that the places of those before stay right.
    for key in old.iter().rev() {
        rest.replace_range(key.span.clone(), key.new);
    }
    format!("{mark}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Archiving, load};
    use std::fs;

    const OLD: &str = "\u{feff}# mine\r\n[archive]\r\npictures_an_article   = 3 # few\r\n\r\n\
        [commands.loud]\r\n\"most\" = \"2kB\"\r\nrun = [\"espeak\"] # at most aloud\r\n";

    #[test]
    fn keys_get_their_new_names_and_all_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, OLD).unwrap();
        let before = load(&path).unwrap();
        let told: Vec<String> = migrate(&path).unwrap().iter().map(OldKey::in_one_line).collect();
        assert_eq!(
            told,
            [
                "line 3: `pictures_an_article` is called `pictures_per_article` now",
                "line 6: `most` is called `max_output` now"
            ]
        );
        let new = OLD.replace("pictures_an_article", "pictures_per_article").replace("\"most\"", "max_output");
        assert_eq!(fs::read_to_string(&path).unwrap(), new);
        let after = load(&path).unwrap();
        assert_eq!(
            (after.archive, &after.old_keys[..]),
            (Archiving { pictures_per_article: 3, ..before.archive }, &[][..])
        );
        assert_eq!(after.commands[0].command, before.commands[0].command);
        assert_eq!(migrate(&path).unwrap(), []);
    }

    #[test]
    fn a_file_that_is_wrong_or_absent_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(migrate(&path).unwrap(), []);
        assert!(!path.exists());
        let wrong = "[archive]\npictures_an_article = 3\npicturs = true\n";
        fs::write(&path, wrong).unwrap();
        assert!(migrate(&path).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), wrong);
    }

    #[test]
    fn a_key_under_both_names_is_wrong() {
        let both = "[archive]\npictures_per_article = 3\npictures_an_article = 4\n";
        let error = load::parse(Path::new("c"), both).unwrap_err().to_string();
        assert!(error.contains("c:3:1: `pictures_an_article` is the old name of `pictures_per_article`"), "{error}");
        assert!(error.contains("stands on line 2"), "{error}");
    }
}
