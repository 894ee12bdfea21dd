//! An import killed without warning: what came of it is one step, which undo takes back.

use crate::home::{Home, said};
use std::{fs, process::Stdio, thread};

const ROWS: usize = 1_500;
const KILLS: u64 = 8;

#[test]
fn an_import_killed_anywhere_leaves_one_step_that_undo_takes_back() {
    let home = Home::following(&["http://127.0.0.1:9/feed".to_owned()]);
    let rows: Vec<String> = (0..ROWS)
        .map(|n| format!("Piece {n},https://press.example/{n}/{},1600322788,one|two,unread\n", "x".repeat(200)))
        .collect();
    let list = home.path().join("list.csv");
    fs::write(&list, format!("title,url,time_added,tags,status\n{}", rows.concat())).unwrap();
    let arguments = ["--offline", "import", list.to_str().unwrap()];
    assert_eq!(home.run(&["--offline", "list"]).status.code(), Some(0));
    let log = home.database().with_extension("db-wal");
    for round in 0..KILLS {
        let mut child = home.command(&arguments).stdout(Stdio::null()).spawn().unwrap();
        // Another instant each time: from nothing at all to past the end.
        while fs::metadata(&log).map_or(0, |file| file.len()) < round * 400_000 && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        home.assert_whole();
        let there = home.ids("saved").len();
        assert!(there <= ROWS, "{there} of {ROWS}");
        if there > 0 {
            assert_eq!(home.run(&["--offline", "undo"]).status.code(), Some(0));
            assert_eq!(home.ids("saved").len(), 0, "{there} of {ROWS}");
        }
    }
    let whole = home.run(&arguments);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    assert_eq!(home.ids("saved").len(), ROWS);
    home.assert_whole();
}
