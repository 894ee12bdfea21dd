//! Writes the reading list to a file that the user names, in the form that its ending says. The command line does that: it is
//! asked as the user would ask it.

use crate::{
    app::Event,
    language::{self, tr},
    run::messages::{EventSender, spawn},
};
use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

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
    if path.is_file() {
        return Err(tr!("export-is-there-already", path = path.display()));
    }
    let program = env::current_exe().map_err(|reason| reason.to_string())?;
    let mut command = Command::new(program);
    command.args(["--offline", "--data-dir"]).arg(data);
    if let Some(config) = config {
        command.arg("--config").arg(config);
    }
    command.args(["export", "--out"]).arg(path).stdin(Stdio::null());
    let ran = command.output().map_err(|reason: io::Error| reason.to_string())?;
    let told = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
    if ran.status.success() { Ok(tr!("export-exported", told = language::translated(&told))) } else { Err(told) }
}
