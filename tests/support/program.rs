//! The program in a home of its own: a temporary folder that holds its config and its data.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

/// A home for one test.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// An empty home with this config.
    pub fn with(config: &str) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(home.config(), config).unwrap();
        home
    }

    /// Where its config file lies.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The environment that keeps the program at home.
    pub fn variables(&self) -> Vec<(String, String)> {
        let at = |name: &str| self.path(name).display().to_string();
        [
            ("HOME", at("")),
            ("XDG_CONFIG_HOME", at("c")),
            ("XDG_DATA_HOME", at("d")),
            ("XDG_STATE_HOME", at("s")),
            ("XDG_CACHE_HOME", at("k")),
            ("PRESSSTART_CONFIG", at("config.toml")),
            ("PRESSSTART_DATA_DIR", at("data")),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// The program with these arguments, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressstart"));
        command.args(arguments).env_clear().envs(self.variables()).stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().unwrap())
    }
}

/// A run that has ended.
pub struct Ran(Output);

impl Ran {
    pub fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    pub fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.0.stdout).unwrap()
    }
}
