//! A disk that is full or closed to us: a sentence, another exit status, and the old data intact.

use crate::{
    home::{Home, feed, said},
    seat::Seat,
    server::{Reply, Server},
};
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_full_disk_is_told_and_takes_nothing() {
    let server = Server::start(|_, count| Reply::ok(feed(if count == 1 { 5 } else { 2000 }, count)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    assert_eq!(home.run(&["save", &home.ids("all")[0], "--offline"]).status.code(), Some(0));
    // No file may grow past 512 kB: the log of a poll of 2,000 articles would.
    let full = home.under("ulimit -f 1024", &["fetch", "--force"]).output().unwrap();
    assert_eq!(full.status.code(), Some(1), "{full:?}");
    assert!(said(&full).contains("pressstart.db"), "{}", said(&full));
    home.assert_whole();
    assert_eq!((home.ids("all").len(), home.ids("saved").len()), (5, 1));
    assert_eq!(home.run(&["fetch", "--force"]).status.code(), Some(0));
    assert_eq!((home.ids("all").len(), home.ids("saved").len()), (2000, 1));
}

#[test]
fn a_database_that_cannot_be_written_is_told() {
    let server = Server::start(|_, _| Reply::ok(feed(5, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    if fs::metadata(home.path()).unwrap().uid() == 0 {
        eprintln!("skipped: permissions do not bind the superuser");
        return;
    }
    fs::set_permissions(home.database(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o555)).unwrap();
    let output = home.run(&["fetch", "--force"]);
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(said(&output).contains("pressstart.db") && !said(&output).contains("panicked"), "{}", said(&output));
}

#[test]
fn a_folder_that_can_only_be_read_is_opened_for_reading() {
    let server = Server::start(|_, _| Reply::ok(feed(5, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    if fs::metadata(home.path()).unwrap().uid() == 0 {
        eprintln!("skipped: permissions do not bind the superuser");
        return;
    }
    fs::set_permissions(home.database(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o555)).unwrap();
    let mut seat = Seat::offline(&home);
    seat.shows("Piece");
    seat.types("Q");
    let (status, _) = seat.end();
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(status, 0);
}

#[test]
fn files_are_the_readers_alone_whatever_the_umask() {
    let server = Server::start(|_, _| Reply::ok(feed(5, 1)));
    let home = Home::following(&[server.url("/feed")]);
    assert_eq!(home.under("umask 000", &["fetch"]).output().unwrap().status.code(), Some(0));
    assert_eq!(mode(&home.data()), 0o700);
    let files: Vec<_> = fs::read_dir(home.data()).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}
