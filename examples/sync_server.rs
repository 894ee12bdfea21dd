//! A server with the Google Reader interface and as many unread items as are asked for, for trying a sync by hand and for measuring
//! one: `cargo run --release --example sync_server -- 100000`. It listens on loopback alone, at a port of its own or the one that is named
//! after the number, prints an account for the config, and says at Enter how often each address was asked since the last time.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for a person at a terminal")]

use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

const FIRST: u64 = 1_700_000_000_000_000;

#[derive(Default)]
struct State {
    unread: BTreeSet<u64>,
    starred: BTreeSet<u64>,
    asked: BTreeMap<String, usize>,
}

fn main() {
    let count = std::env::args().nth(1).map_or(1_000, |count| count.parse().unwrap());
    let state = Arc::new(Mutex::new(State { unread: (FIRST..FIRST + count).collect(), ..State::default() }));
    let port = std::env::args().nth(2).map_or(0, |port| port.parse().unwrap());
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    println!(
        "[[account]]\nname = \"home\"\nkind = \"freshrss\"\nurl = \"http://{}\"\nuser = \"me\"\npassword_command = [\"echo\", \"x\"]\n",
        listener.local_addr().unwrap()
    );
    let known = state.clone();
    let serving = thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let known = known.clone();
            thread::spawn(move || serve(stream, &known));
        }
    });
    for _ in std::io::stdin().lines() {
        let asked = std::mem::take(&mut state.lock().unwrap().asked);
        println!("{} requests: {asked:?}", asked.values().sum::<usize>());
    }
    serving.join().unwrap();
}

/// Answers one request, and closes.
fn serve(mut stream: TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut first, mut length) = (String::new(), 0);
    reader.read_line(&mut first).ok()?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        match line.trim().split_once(':') {
            None => break,
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok()?,
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let target = first.split(' ').nth(1)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.trim_start_matches("/api/greader.php").to_owned();
    let pairs = |bytes: &[u8]| url::form_urlencoded::parse(bytes).into_owned().collect::<Vec<(String, String)>>();
    let mut state = state.lock().ok()?;
    *state.asked.entry(path.clone()).or_default() += 1;
    let answer = answer(&mut state, &path, &pairs(query.as_bytes()), &pairs(&body));
    drop(state);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(answer.as_bytes()).ok()
}

fn answer(state: &mut State, path: &str, query: &[(String, String)], form: &[(String, String)]) -> String {
    let get = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let items = || form.iter().filter(|(key, _)| key == "i").filter_map(|(_, id)| id.parse::<u64>().ok());
    match path.rsplit('/').next().unwrap_or_default() {
        "ClientLogin" => "Auth=me/1\n".to_owned(),
        "token" => "t".to_owned(),
        "list" if path.contains("/tag/") => json!({ "tags": [] }).to_string(),
        "list" => {
            let feed = json!({ "id": "feed/1", "title": "wire", "url": "https://wire.example/feed", "categories": [] });
            json!({ "subscriptions": [feed] }).to_string()
        }
        "ids" => {
            let all = if get("s").is_some_and(|s| s.ends_with("starred")) { &state.starred } else { &state.unread };
            let (most, below) =
                (get("n").map_or(20, |n| n.parse().unwrap()), get("c").map(|c| c.parse::<u64>().unwrap()));
            let page: Vec<u64> = all.range(..below.unwrap_or(u64::MAX)).rev().take(most).copied().collect();
            let refs: Vec<_> = page.iter().map(|id| json!({ "id": id.to_string() })).collect();
            let next = page.last().filter(|_| page.len() == most).map(ToString::to_string);
            json!({ "itemRefs": refs, "continuation": next }).to_string()
        }
        "contents" => {
            let item = |id: u64| {
                json!({
                    "id": format!("tag:google.com,2005:reader/item/{id:016x}"), "title": format!("Piece {}", id - FIRST),
                    "published": 1_790_000_000 + id % 1_000_000, "origin": { "streamId": "feed/1" },
                    "alternate": [{ "href": format!("https://wire.example/{id}") }],
                    "summary": { "content": format!("<p>{}</p>", format!("Words about piece {id}. ").repeat(60)) },
                })
            };
            json!({ "items": items().map(item).collect::<Vec<_>>() }).to_string()
        }
        "edit-tag" => {
            for (verb, tag) in form.iter().filter(|(key, _)| key == "a" || key == "r") {
                // What is read is no longer unread.
                let read = tag.ends_with("/read");
                let joins = (verb == "a") != read;
                for id in items() {
                    let set = if read { &mut state.unread } else { &mut state.starred };
                    if joins {
                        set.insert(id)
                    } else {
                        set.remove(&id)
                    };
                }
            }
            "OK".to_owned()
        }
        _ => "[]".to_owned(),
    }
}
