//! A reader's home: a folder with a config and data, and the program run in it.

use crate::server::{Reply, Server};
use rusqlite::Connection;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_pressstart");

pub struct Home {
    folder: TempDir,
}

/// A home with so many articles of one source, which goes on answering.
pub fn stocked(items: usize) -> (Home, Server) {
    let server = Server::start(move |_, _| Reply::ok(feed(items, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    (home, server)
}

/// A feed of so many items; another edition has the same guids and other words.
pub fn feed(items: usize, edition: usize) -> String {
    let items = (1..=items)
        .map(|n| {
            format!(
                "<item><title>Piece {n}, edition {edition}</title><guid>urn:piece:{n}</guid><link>https://press.example/{n}</link>\
                 <description>Words of edition {edition} about piece {n}, and a few more.</description></item>"
            )
        })
        .collect::<Vec<_>>()
        .concat();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gamewire</title>{items}</channel></rss>")
}

impl Home {
    /// A home that follows these feeds.
    pub fn following(urls: &[String]) -> Self {
        let sources: Vec<String> = urls.iter().map(|url| format!("[[source]]\nurl = \"{url}\"\n")).collect();
        Self::configured(&sources.concat())
    }

    /// A home with this config, polled without pauses.
    pub fn configured(config: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.toml"), format!("[poll]\nper_host = 8\nhost_delay = \"0s\"\n\n{config}"))
            .unwrap();
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("pressstart.db")
    }

    /// What every run has around it; nothing of the tests' own surroundings comes through.
    pub fn surroundings(&self) -> [(&'static str, String); 4] {
        [
            ("PATH", std::env::var("PATH").unwrap()),
            ("HOME", self.path().display().to_string()),
            ("LANG", "C.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
        ]
    }

    pub fn places(&self) -> [String; 4] {
        let config = self.path().join("config.toml").display().to_string();
        ["--config".to_owned(), config, "--data-dir".to_owned(), self.data().display().to_string()]
    }

    /// The program with these arguments, ready to run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.surroundings()).args(self.places()).args(arguments);
        command
    }

    /// The program under a shell that sets a bound first.
    pub fn under(&self, bound: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command.env_clear().envs(self.surroundings()).args(["-c", &format!("{bound}; exec \"$@\""), "sh", PROGRAM]);
        command.args(self.places()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What the program prints as JSON, and its exit status.
    pub fn json(&self, arguments: &[&str]) -> (Value, i32) {
        let output = self.run(arguments);
        let value = serde_json::from_slice(&output.stdout);
        assert!(value.is_ok(), "{output:?}");
        (value.unwrap(), output.status.code().unwrap())
    }

    /// Ids that a query lists.
    pub fn ids(&self, query: &str) -> Vec<String> {
        let (list, _) = self.json(&["list", query, "--json", "--limit", "0"]);
        list.as_array().unwrap().iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect()
    }

    /// The database is whole, and no article lacks its body.
    pub fn assert_whole(&self) {
        let database = Connection::open(self.database()).unwrap();
        let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        let half: i64 = database
            .query_row("SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM body)", [], |row| row.get(0))
            .unwrap();
        assert_eq!((verdict.as_str(), half), ("ok", 0));
    }
}

/// Standard error in words.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
