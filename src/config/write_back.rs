//! Keeping a setting: writes it into the config file, where everything else stays as it was written, comments included.
//! The one place that writes the file, and only on the user's word.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};
use toml_edit::{DocumentMut, Item, Table, Value};

/// Writes settings of `[ui]` into the config file; makes the file where there is none.
///
/// # Errors
/// With a sentence, when the file cannot be read, is no TOML, or cannot be written; it is then as it was.
pub fn write_back(path: &Path, settings: &[(String, String)]) -> Result<(), String> {
    // A config is often a link into a folder under version control: the file it leads to is the one to write.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let shown = path.display();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(reason) if reason.kind() == ErrorKind::NotFound => String::new(),
        Err(reason) => return Err(format!("{shown} cannot be read: {reason}")),
    };
    let changed = with(&text, settings).map_err(|reason| format!("{shown}: {reason}"))?;
    replace(&path, &changed).map_err(|reason| format!("{shown} cannot be written: {reason}"))
}

/// The text with settings of `[ui]` put in.
fn with(text: &str, settings: &[(String, String)]) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|_| "the file has errors; mend them first")?;
    let ui = document.entry("ui").or_insert_with(|| Item::Table(Table::new()));
    let Some(ui) = ui.as_table_like_mut() else { return Err("`ui` is no table".to_owned()) };
    for (name, value) in settings {
        let new = match value.as_str() {
            "true" => Value::from(true),
            "false" => Value::from(false),
            text => Value::from(text),
        };
        match ui.get_mut(name).and_then(Item::as_value_mut) {
            Some(old) => {
                let around = old.decor().clone();
                *old = new;
                *old.decor_mut() = around;
            }
            None => drop(ui.insert(name, Item::Value(new))),
        }
    }
    Ok(document.to_string())
}

/// Puts a text in a file's place, whole or not at all; who may read it stays the same.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    if let Ok(about) = fs::metadata(path) {
        new.as_file().set_permissions(about.permissions())?;
    }
    new.persist(path).map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, name: &str, value: &str) -> String {
        with(text, &[(name.to_owned(), value.to_owned())]).unwrap()
    }

    #[test]
    fn a_value_is_changed_in_its_place_and_the_comments_stay() {
        let text =
            "# mine\n[poll]\nevery = \"2h\" # slow\n\n[ui]\n# how it looks\ntheme = \"moss\" # for now\nmouse = true\n";
        assert_eq!(kept(text, "theme", "paper"), text.replace("moss", "paper"));
    }

    #[test]
    fn a_setting_that_was_not_there_joins_its_table() {
        assert_eq!(kept("[ui]\nmouse = true\n", "ascii", "true"), "[ui]\nmouse = true\nascii = true\n");
        assert_eq!(kept("", "theme", "paper"), "[ui]\ntheme = \"paper\"\n");
    }

    #[test]
    fn a_file_with_errors_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "[ui\n").unwrap();
        assert!(write_back(&path, &[("ascii".into(), "true".into())]).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "[ui\n");
    }

    #[test]
    fn the_file_is_made_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/config.toml");
        write_back(&path, &[("density".into(), "compact".into())]).unwrap();
        assert_eq!(super::super::load(&path).unwrap().ui.density, super::super::Density::Compact);
    }
}
