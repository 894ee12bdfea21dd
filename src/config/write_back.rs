//! Keeping a setting or a shelf: writes it into the config file, where everything else stays as it was written, comments included.
//! The one place that writes the file, and only on the user's word.

use super::shelf::{ORDERS, is_taken};
use crate::{
    news::{SavedQuery, Sort},
    platform,
};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// Writes settings of `[ui]` into the config file; makes the file where there is none.
///
/// # Errors
/// With a sentence, when the file cannot be read, is no TOML, or cannot be written; it is then as it was.
pub fn write_back(path: &Path, settings: &[(String, String)]) -> Result<(), String> {
    change(path, |document| put_settings(document, settings))
}

/// Writes shelves into the config file, after those that stand in it; makes the file where there is none. A shelf whose name
/// is taken is left out. The shelves that were written.
///
/// # Errors
/// With a sentence, when the file cannot be read, is no TOML, or cannot be written; it is then as it was.
pub fn add_shelves(path: &Path, shelves: &[SavedQuery]) -> Result<Vec<SavedQuery>, String> {
    let mut added = Vec::new();
    change(path, |document| {
        added = put_shelves(document, shelves)?;
        Ok(())
    })?;
    Ok(added)
}

/// The shelves of these that are not among those there are: each by its name.
#[must_use]
pub fn new_shelves(known: &[SavedQuery], given: &[SavedQuery]) -> Vec<SavedQuery> {
    let mut new: Vec<SavedQuery> = Vec::new();
    for shelf in given {
        let name = shelf.name.to_lowercase();
        let same = |other: &SavedQuery| other.name.to_lowercase() == name;
        if !is_taken(&name) && !known.iter().any(same) && !new.iter().any(same) {
            new.push(shelf.clone());
        }
    }
    new
}

/// Takes shelves out of the config file; one that was changed there since stays. The shelves that went.
///
/// # Errors
/// With a sentence, when the file cannot be read, is no TOML, or cannot be written; it is then as it was.
pub fn remove_shelves(path: &Path, shelves: &[SavedQuery]) -> Result<Vec<SavedQuery>, String> {
    let mut removed = Vec::new();
    change(path, |document| {
        removed = drop_shelves(document, shelves);
        Ok(())
    })?;
    Ok(removed)
}

/// Gives the config file another text; `path` may be a link to it.
pub(super) fn replace_text(path: &Path, text: &str) -> std::io::Result<()> {
    replace(&fs::canonicalize(path)?, text)
}

pub(super) fn change(path: &Path, put: impl FnOnce(&mut DocumentMut) -> Result<(), String>) -> Result<(), String> {
    // A config is often a link into a folder under version control: the file it leads to is the one to write.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let shown = path.display();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(reason) if reason.kind() == ErrorKind::NotFound => String::new(),
        Err(reason) => return Err(format!("{shown} cannot be read: {reason}")),
    };
    let changed = with(&text, put).map_err(|reason| format!("{shown}: {reason}"))?;
    if changed == text {
        return Ok(());
    }
    replace(&path, &changed).map_err(|reason| format!("{shown} cannot be written: {reason}"))
}

/// The text with something put in.
fn with(text: &str, put: impl FnOnce(&mut DocumentMut) -> Result<(), String>) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|_| "the file has errors; mend them first")?;
    put(&mut document)?;
    Ok(document.to_string())
}

/// Settings of `[ui]`.
fn put_settings(document: &mut DocumentMut, settings: &[(String, String)]) -> Result<(), String> {
    let ui = document.entry("ui").or_insert_with(|| Item::Table(Table::new()));
    let Some(ui) = ui.as_table_like_mut() else { return Err("`ui` is no table".to_owned()) };
    for (name, value) in settings {
        let new = match value.as_str() {
            "true" => Value::from(true),
            "false" => Value::from(false),
            text => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
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
    Ok(())
}

fn put_shelves(document: &mut DocumentMut, shelves: &[SavedQuery]) -> Result<Vec<SavedQuery>, String> {
    let tables = document.entry("shelf").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = tables.as_array_of_tables_mut() else { return Err("`shelf` is no list of tables".to_owned()) };
    let mut added = Vec::new();
    for shelf in shelves {
        let known = |table: &Table| table.get("name").and_then(Item::as_str).map(str::to_lowercase);
        let name = shelf.name.to_lowercase();
        if is_taken(&name) || tables.iter().any(|table| known(table).as_ref() == Some(&name)) {
            continue;
        }
        let mut table = Table::new();
        table.insert("name", value(shelf.name.as_str()));
        table.insert("query", value(shelf.query.as_str()));
        if let Some((order, _)) = ORDERS.iter().find(|(_, sort)| *sort == shelf.sort && *sort != Sort::Newest) {
            table.insert("sort", value(*order));
        }
        tables.push(table);
        added.push(shelf.clone());
    }
    Ok(added)
}

fn drop_shelves(document: &mut DocumentMut, shelves: &[SavedQuery]) -> Vec<SavedQuery> {
    let Some(tables) = document.get_mut("shelf").and_then(Item::as_array_of_tables_mut) else { return Vec::new() };
    let mut removed = Vec::new();
    for shelf in shelves {
        let is = |table: &Table, key: &str, wanted: &str| table.get(key).and_then(Item::as_str) == Some(wanted);
        let same = |table: &Table| is(table, "name", &shelf.name) && is(table, "query", &shelf.query);
        let place = tables.iter().position(same);
        if let Some(place) = place {
            tables.remove(place);
            removed.push(shelf.clone());
        }
    }
    if tables.is_empty() {
        document.remove("shelf");
    }
    removed
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

/// Writes a new file that nobody else can read.
pub(super) fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = fs::DirBuilder::new();
    platform::private_folder(&mut builder);
    builder.recursive(true).create(folder)?;
    // A temporary file is open to its owner alone, and stays so under its new name.
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(new, "{text}")?;
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, name: &str, value: &str) -> String {
        with(text, |document| put_settings(document, &[(name.to_owned(), value.to_owned())])).unwrap()
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
    fn a_number_is_written_as_one() {
        assert_eq!(kept("", "measure", "84"), "[ui]\nmeasure = 84\n");
    }

    #[test]
    fn a_shelf_is_written_after_the_others_and_read_again() {
        let shelf = |name: &str, sort| SavedQuery { name: name.into(), query: "tag:cosy \"sea\"".into(), sort };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "# mine\n[[shelf]]\nname = \"Cosy\"\nquery = \"cosy\"\n").unwrap();
        let wanted = [shelf("cosy", Sort::Newest), shelf("Saved", Sort::Newest), shelf("The sea", Sort::Length)];
        assert_eq!(add_shelves(&path, &wanted).unwrap(), wanted[2..]);
        let config = super::super::load(&path).unwrap();
        assert_eq!(config.shelves[1..], wanted[2..]);
        assert!(fs::read_to_string(&path).unwrap().starts_with("# mine\n"));
    }

    #[test]
    fn a_shelf_that_goes_leaves_the_others_and_one_that_was_changed_since_stays() {
        let shelf = |name: &str, query: &str| SavedQuery { name: name.into(), query: query.into(), sort: Sort::Newest };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let before = "# mine\n[[shelf]]\nname = \"Cosy\"\nquery = \"cosy\"\n\n[ui]\nmouse = true\n";
        fs::write(&path, before).unwrap();
        let wanted = [shelf("Cosy", "tag:cosy"), shelf("The sea", "sea")];
        assert_eq!(new_shelves(&[shelf("cosy", "x")], &[wanted.clone(), wanted.clone()].concat()), wanted[1..]);
        add_shelves(&path, &wanted).unwrap();
        assert_eq!(remove_shelves(&path, &wanted).unwrap(), wanted[1..]);
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
        assert_eq!(remove_shelves(&folder.path().join("none"), &wanted).unwrap(), []);
        assert!(!folder.path().join("none").exists());
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
