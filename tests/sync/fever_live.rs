//! The Fever client against a server of somebody else, where `PRESSSTART_TEST_FEVER_URL` names one.

use crate::{
    program::Home,
    server::{Reply, Request, Server},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

const URL: &str = "PRESSSTART_TEST_FEVER_URL";

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

/// The server's address; none, with a word, where none is named. The tests share one account.
fn live() -> Option<(String, MutexGuard<'static, ()>)> {
    static ACCOUNT: Mutex<()> = Mutex::new(());
    let Ok(url) = std::env::var(URL) else {
        eprintln!("skipped: {URL} names no Fever server");
        return None;
    };
    Some((url, ACCOUNT.lock().unwrap_or_else(PoisonError::into_inner)))
}

/// A home with an account on the server.
fn home(url: &str) -> Home {
    let user = variable("PRESSSTART_TEST_FEVER_USER", "alice@example.com");
    let home = Home::with("");
    let secret = home.path("secret");
    fs::write(&secret, variable("PRESSSTART_TEST_FEVER_PASS", "alice-fever-pw")).unwrap();
    fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let account = format!(
        "[[account]]\nname = \"cold\"\nkind = \"fever\"\nurl = \"{url}\"\nuser = \"{user}\"\npassword_file = \"{}\"\n",
        secret.display()
    );
    fs::write(home.config(), account).unwrap();
    home
}

fn sync(home: &Home) -> Value {
    let ran = home.run(&["sync", "--json"]);
    assert!(matches!(ran.code(), Some(0 | 4)), "{:?} {}", ran.code(), ran.err());
    ran.json()[0].clone()
}

fn ids(home: &Home, query: &str) -> Vec<String> {
    let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn two_machines_agree_through_a_fever_server() {
    let Some((url, _alone)) = live() else { return };
    let (laptop, desk) = (home(&url), home(&url));
    let sync = |home: &Home| {
        let report = sync(home);
        assert_eq!(report["failed"], json!([]), "{report}");
        report
    };
    assert!(sync(&laptop)["new"].as_u64().unwrap() > 1);
    sync(&desk);
    let addresses = |home: &Home, query: &str| -> Vec<String> {
        let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
        let mut all: Vec<String> =
            list.as_array().unwrap().iter().map(|one| one["url"].as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    let first = |home: &Home| home.run(&["list", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    let one = first(&laptop);
    laptop.run(&["read", &one]);
    laptop.run(&["save", "--offline", &first(&laptop)]);
    let sent = sync(&laptop);
    assert_eq!((&sent["pushed"], &sent["waiting"]), (&json!(3), &json!(0)), "{sent}");
    sync(&desk);
    assert_eq!(addresses(&laptop, "unread"), addresses(&desk, "unread"));
    assert_eq!(addresses(&laptop, "saved"), addresses(&desk, "saved"));
    // What is saved is read as well. As it was, for the next run:
    laptop.run(&["undo"]);
    laptop.run(&["undo"]);
    assert_eq!(sync(&laptop)["pushed"], json!(3));
}

/// Hands a request on to the server, and its answer back.
fn pass_on(host: &str, request: &Request) -> Option<Reply> {
    let mut stream = TcpStream::connect(host).ok()?;
    let (method, target, length) = (&request.method, &request.target, request.body.len());
    let kind = request.header("Content-Type").unwrap_or("text/plain");
    let head = format!(
        "{method} {target} HTTP/1.0\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&request.body).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(Reply::raw(answer))
}

/// More marks than one batch holds, and the server is killed in the second one and started again.
#[test]
fn a_server_that_is_killed_between_two_batches_loses_nothing() {
    let Some((url, _alone)) = live() else { return };
    let control = std::env::var("PRESSSTART_TEST_FEVER_CONTROL").ok();
    let Some(control) = control else {
        eprintln!("skipped: PRESSSTART_TEST_FEVER_CONTROL names no program that starts and stops the server");
        return;
    };
    let turn = move |word: &str| assert!(Command::new(&control).arg(word).status().unwrap().success(), "{word}");
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let (host, marks, kill) = (host.to_owned(), AtomicUsize::new(0), turn.clone());
    let between = Server::start(move |request, _| {
        let is_mark = String::from_utf8_lossy(&request.body).contains("mark=item");
        if is_mark && marks.fetch_add(1, Ordering::SeqCst) == 60 {
            kill("stop");
        }
        pass_on(&host, request).unwrap_or_else(|| Reply::raw(""))
    });
    let (laptop, desk) = (home(&between.url(&format!("/{path}"))), home(&url));
    sync(&laptop);
    let unread = ids(&laptop, "unread");
    let mut read = vec!["read"];
    read.extend(unread.iter().take(110).map(String::as_str));
    assert_eq!(read.len(), 111, "the server has {} unread items", unread.len());
    laptop.run(&read);
    let report = sync(&laptop);
    let waiting = report["waiting"].as_u64().unwrap();
    assert!(waiting > 0 && waiting < 110, "{report}");
    assert!(!report["failed"].as_array().unwrap().is_empty(), "{report}");
    turn("start");
    let report = sync(&laptop);
    assert_eq!((&report["waiting"], &report["failed"]), (&json!(0), &json!([])), "{report}");
    sync(&desk);
    assert_eq!((ids(&laptop, "unread").len(), ids(&desk, "unread").len()), (unread.len() - 110, unread.len() - 110));
    laptop.run(&["undo"]);
    assert_eq!(sync(&laptop)["pushed"], json!(110));
}
