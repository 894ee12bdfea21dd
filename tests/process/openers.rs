//! Other programs and files: links reach the browser as one argument, exports stay in their folder.

use crate::{
    home::{Home, feed, said},
    seat::Seat,
    server::{Reply, Server},
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// A program that writes down its arguments, one a line, then does this.
fn recorder(folder: &Path, then: &str) -> String {
    let program = folder.join("recorder");
    let record = folder.join("record");
    let script = format!(
        "#!/bin/sh\nfor argument; do printf '%s\\n' \"$argument\"; done > '{0}.part'\n[ -t 0 ] || [ -t 1 ] || echo quiet >> '{0}.part'\nmv '{0}.part' '{0}'\n{then}\n",
        record.display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    program.display().to_string()
}

fn home_with(browser: &str, link: &str) -> (Home, Server) {
    let item = format!(
        "<rss version=\"2.0\"><channel><title>Wire</title><item><title>Piece 1</title><guid>1</guid><link>{link}</link></item></channel></rss>"
    );
    let server = Server::start(move |_, _| Reply::ok(item.clone()));
    let home =
        Home::configured(&format!("[open]\nbrowser = [{browser}]\n\n[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    (home, server)
}

#[test]
fn a_link_is_one_argument_and_no_shell_reads_it() {
    let scripts = tempfile::tempdir().unwrap();
    let program = recorder(scripts.path(), "");
    let hostile = "https://press.example/a;touch$IFS-x`id`?q=$(id)&amp;r='x'|y";
    let (home, _server) = home_with(&format!("\"{program}\", \"--new-tab\", \"{{url}}\""), hostile);
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("o");
    seat.shows("Opened");
    let record = scripts.path().join("record");
    let started = std::time::Instant::now();
    while !record.exists() && started.elapsed().as_secs() < 30 {
        std::thread::yield_now();
    }
    seat.types("Q");
    seat.end();
    let lines: Vec<String> = fs::read_to_string(record).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!((lines[0].as_str(), lines[2].as_str()), ("--new-tab", "quiet"));
    assert!(lines[1].starts_with("https://press.example/a;touch$IFS-x"), "{lines:?}");
}

/// A program that writes down what it reads.
fn reader_of_input(folder: &Path, name: &str) {
    let script = format!("#!/bin/sh\ncat > '{}'\n", folder.join("taken").display());
    let program = folder.join(name);
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_is_copied_goes_to_the_terminal_and_to_the_program_of_the_desktop_and_who_took_it_is_said() {
    let desktop = tempfile::tempdir().unwrap();
    reader_of_input(desktop.path(), "wl-copy");
    let path = format!("{}:/usr/bin:/bin", desktop.path().display());
    let (home, _server) = home_with("\"true\"", "https://press.example/a");
    let sits = |more: &[(&str, &str)], words: &str| {
        let mut seat = Seat::with(&home, &["--offline"], more);
        seat.shows("Piece");
        seat.types("y");
        seat.shows(words);
        seat.types("Q");
        String::from_utf8_lossy(&seat.end().1).contains("]52;c;")
    };
    assert!(sits(&[("PATH", &path), ("WAYLAND_DISPLAY", "wayland-0")], "wl-copy took https://press.example/a"));
    assert_eq!(fs::read_to_string(desktop.path().join("taken")).unwrap(), "https://press.example/a");
    assert!(sits(&[("PATH", &path)], "Sent to the terminal: https://press.example/a"));
    fs::write(desktop.path().join("wl-copy"), "#!/bin/sh\nexit 3\n").unwrap();
    assert!(sits(&[("PATH", &path), ("WAYLAND_DISPLAY", "wayland-0")], "sent to the terminal alone"));
}

#[test]
fn a_clipboard_program_that_the_config_names_gets_the_text_alone() {
    let scripts = tempfile::tempdir().unwrap();
    reader_of_input(scripts.path(), "keeper");
    let (home, _server) = home_with(
        &format!("\"true\"]\nclipboard = [\"{}\"", scripts.path().join("keeper").display()),
        "https://press.example/a",
    );
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("y");
    seat.shows("keeper took https://press.example/a");
    seat.types("Q");
    assert!(!String::from_utf8_lossy(&seat.end().1).contains("]52;c;"));
    assert_eq!(fs::read_to_string(scripts.path().join("taken")).unwrap(), "https://press.example/a");
}

#[test]
fn a_browser_that_hangs_blocks_nothing() {
    let scripts = tempfile::tempdir().unwrap();
    let program = recorder(scripts.path(), "read forever < /dev/zero");
    let (home, _server) = home_with(&format!("\"{program}\""), "https://press.example/1");
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("o");
    seat.shows("Opened");
    seat.types("s");
    seat.shows("Saved “");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
}

#[test]
fn of_several_pages_it_is_told_how_many_were_opened() {
    let item = |at: usize| {
        format!("<item><title>Piece {at}</title><guid>{at}</guid><link>https://press.example/{at}</link></item>")
    };
    let feed = format!("<rss version=\"2.0\"><channel><title>Wire</title>{}{}</channel></rss>", item(1), item(2));
    let server = Server::start(move |_, _| Reply::ok(feed.clone()));
    let home =
        Home::configured(&format!("[open]\nbrowser = [\"true\"]\n\n[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let mut seat = Seat::offline(&home);
    seat.shows("Piece 2");
    seat.types("xxo");
    seat.shows("Opened 2 links");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
}

#[test]
fn a_browser_that_is_missing_is_named() {
    let (home, _server) = home_with("\"no-such-browser-here\"", "https://press.example/1");
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("o");
    seat.shows("No program no-such-browser-here here");
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
}

#[test]
fn exported_files_stay_in_their_folder() {
    let titles = ["../../escape", "/etc/passwd", ".", "..", "-rf", "a/b\\c", "CON", "x\u{202e}y", "same", "same"];
    let items = titles
        .iter()
        .enumerate()
        .map(|(n, title)| {
            format!("<item><guid>{n}</guid><title>{title}</title><link>https://press.example/{n}</link></item>")
        })
        .collect::<Vec<_>>()
        .concat();
    let body = format!("<rss version=\"2.0\"><channel><title>Wire</title>{items}</channel></rss>");
    let server = Server::start(move |_, _| Reply::ok(body.clone()));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let around = home.path().join("around");
    let folder = around.join("out");
    let out = folder.display().to_string();
    let output = home.run(&["export", "all", "--format", "markdown", "--out", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!((names.len(), fs::read_dir(&around).unwrap().count()), (titles.len(), 1), "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| !name.starts_with(['-', '.']) && Path::new(name).extension().is_some_and(|md| md == "md")),
        "{names:?}"
    );
}

#[test]
fn an_export_writes_through_no_link() {
    let server = Server::start(|_, _| Reply::ok(feed(1, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let precious = home.path().join("precious");
    fs::write(&precious, "mine").unwrap();
    let link = home.path().join("list.json");
    std::os::unix::fs::symlink(&precious, &link).unwrap();
    let output = home.run(&["export", "all", "--format", "json", "--out", &link.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(precious).unwrap(), "mine");
}
