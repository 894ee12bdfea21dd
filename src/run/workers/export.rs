//! Writes the reading list to a file that the user names, in the form that its ending says. The command line does that: it is
//! asked as the user would ask it.

use crate::{
    app::Event,
    exchange::Format,
    run::messages::{EventSender, spawn},
};
use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Endings of files, and what is written into them.
const ENDINGS: [(&str, Format); 9] = [
    ("md", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("json", Format::Json),
    ("csv", Format::Csv),
    ("epub", Format::Epub),
    ("txt", Format::Text),
    ("atom", Format::Atom),
    ("xml", Format::Atom),
];

/// Writes the reading list there; how many articles, or what went wrong, is an event.
pub fn export(database: &Path, config: &Path, path: PathBuf, events: EventSender) {
    let folder = database.parent().unwrap_or(Path::new(".")).to_owned();
    let config = Some(config.to_owned()).filter(|config| config.exists());
    let failed = events.clone();
    let work = move || match write(&folder, config.as_deref(), &path) {
        Ok(words) => events.send(Event::Said(words)),
        Err(reason) => events.failed(&reason),
    };
    if let Err(reason) = spawn("export", work) {
        failed.failed(&reason);
    }
}

fn write(data: &Path, config: Option<&Path>, path: &Path) -> Result<String, String> {
    let format = format_of(path)?;
    if path.is_file() {
        return Err(format!("{} is there already and stays as it is: give another name", path.display()));
    }
    let program = env::current_exe().map_err(|reason| reason.to_string())?;
    let mut command = Command::new(program);
    command.args(["--offline", "--data-dir"]).arg(data);
    if let Some(config) = config {
        command.arg("--config").arg(config);
    }
    command.args(["export", "--format", format.word(), "--out"]).arg(path).stdin(Stdio::null());
    let ran = command.output().map_err(|reason: io::Error| reason.to_string())?;
    let told = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
    if ran.status.success() { Ok(format!("Exported: {told}")) } else { Err(told) }
}

/// The form of a file, by its ending; a folder gets a Markdown file an article.
fn format_of(path: &Path) -> Result<Format, String> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let Some(ending) = ending.filter(|_| !path.is_dir()) else { return Ok(Format::Markdown) };
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format).ok_or_else(|| {
        format!("“.{ending}” is no form to export to: .md, .html, .epub, .json, .csv, .txt or .atom, or a folder")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_form_and_a_folder_gets_markdown() {
        let form = |path: &str| format_of(Path::new(path)).map_err(|reason| reason.chars().take(6).collect::<String>());
        assert_eq!(form("/x/list.EPUB"), Ok(Format::Epub));
        assert_eq!(form("notes"), Ok(Format::Markdown));
        assert_eq!(form("/tmp"), Ok(Format::Markdown));
        assert_eq!(form("a.doc"), Err("“.doc”".to_owned()));
    }
}
