//! What others wrote commands no terminal: on every way to it, whatever it came in.

use crate::{
    home::{Home, said},
    seat::Seat,
    server::{Reply, Server},
};
use regex::Regex;
use std::{fs, sync::LazyLock};

/// Sets the title, in one letter and in two; the references become letters when the HTML is read.
const RAW: &str = "\u{9d}0;owned\u{9c}\u{9b}2J\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}\u{7f}";
const REFERENCES: &str = "&#157;0;owned&#156;&#155;2J&#27;]0;owned&#7;&#x1b;[2J&#x202e;";
const IN_AN_ADDRESS: &str = "%1b]0;owned%07%c2%9d&#157;&#27;";

/// What the program itself sends when it prints lines: colours, and links.
static OWN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("\u{1b}\\[[0-9;]*[mK]|\u{1b}\\]8;[^\u{1b}\u{7}]*\u{1b}\\\\").unwrap());

fn feed(host: &str) -> String {
    let evil = format!("{RAW}{REFERENCES}");
    let twice = REFERENCES.replace('&', "&amp;");
    let item = |n: u8| {
        format!(
            "<item><title>Piece {n} {evil} {twice}</title><guid>{n}{evil}</guid><author>Ann {evil}</author>\
             <dc:creator>Ann {evil}</dc:creator><category>news {evil}</category>\
             <link>http://{host}/page{n}?a={IN_AN_ADDRESS}</link><comments>http://{host}/c?{IN_AN_ADDRESS}</comments>\
             <enclosure url=\"http://{host}/sound.mp3?{IN_AN_ADDRESS}\" type=\"audio/{evil}\"/>\
             <description><![CDATA[<h2>Head {evil}</h2><p>Words {evil} and <a title=\"{evil}\" href=\"http://{host}/l?{IN_AN_ADDRESS}\">link {evil}</a>\
             and more words of it.</p><img alt=\"{evil}\" src=\"http://{host}/p.png?{IN_AN_ADDRESS}\"><pre>code {evil}</pre>\
             <table><tr><td>{evil}</td></tr></table>]]></description></item>"
        )
    };
    format!(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Wire {evil} {twice}</title>\
         <link>http://{host}/?{IN_AN_ADDRESS}</link><description>{evil}</description>{}{}</channel></rss>",
        item(1),
        item(2)
    )
}

fn server() -> Server {
    let in_a_header = "\u{9d}0;owned\u{9c}\u{1b}]0;owned";
    Server::start(move |request, _| {
        match request.target.as_str() {
        "/feed" => Reply::ok(feed(request.header("Host").unwrap())),
        "/type" => Reply::ok("words").header("Content-Type", format!("text/{in_a_header}")),
        "/coding" => Reply::ok("words").header("Content-Encoding", in_a_header),
        "/moved" => Reply::status(302).header("Location", format!("ftp://{in_a_header}/")),
        "/reason" => Reply::raw(format!("HTTP/1.1 500 {in_a_header}\r\n\r\n{RAW}")),
        "/text" => Reply::ok(format!("{RAW} is no feed {REFERENCES}")),
        _ => Reply::ok(format!(
            "<html><head><title>Page {RAW}{REFERENCES}</title><meta name=author content=\"{RAW}{REFERENCES}\">\
             <meta property=og:site_name content=\"{REFERENCES}\"></head><body><article><h1>Page {RAW}{REFERENCES}</h1>{}</article>",
            format!("<p>Words of the page {RAW}{REFERENCES}, and <a href=\"/x?{IN_AN_ADDRESS}\">a link</a>.</p>").repeat(9)
        ))
        .header("Content-Type", "text/html"),
    }
    })
}

/// A home with articles, marks, mutes and failures that all hold such text.
fn home(server: &Server) -> Home {
    let sources: String = ["/feed", "/type", "/coding", "/moved", "/reason", "/text"]
        .map(|path| {
            format!(
                "[[source]]\nurl = \"{}\"\nname = \"\\u009d0;owned\\u009c\\u001b]0;owned\\u0007 {path}\"\n",
                server.url(path)
            )
        })
        .concat();
    let home = Home::configured(&sources);
    home.run(&["fetch"]);
    let list = home.path().join("list.json");
    let row = serde_json::json!({
        "items": [{ "id": RAW, "url": "https://kept.example/a", "title": format!("Kept {RAW}"), "tags": [RAW, "two"],
                    "content_html": format!("<p>{RAW}{REFERENCES}</p>"), "authors": [{ "name": RAW }], "summary": RAW }],
        "version": "https://jsonfeed.org/version/1.1", "title": RAW,
    });
    fs::write(&list, row.to_string()).unwrap();
    let table = home.path().join("list.csv");
    fs::write(&table, format!("title,url,time_added,tags,status\n\"Kept {RAW}\",https://kept.example/b,1600322788,one{RAW}|two,unread\nrefused {RAW}\n"))
        .unwrap();
    for file in [&list, &table] {
        home.run(&["import", file.to_str().unwrap()]);
    }
    let ids = home.ids("Piece");
    assert_eq!(ids.len(), 2);
    assert_eq!(home.run(&["save", &ids[0], "--tag", &format!("mine{RAW}")]).status.code(), Some(0));
    assert_eq!(home.run(&["mute", &format!("nothing{RAW}")]).status.code(), Some(0));
    assert_eq!(home.run(&["follow", &format!("Some{RAW}")]).status.code(), Some(0));
    home
}

/// What a terminal would act on, and what reorders or hides letters.
fn acts(text: &str) -> Option<char> {
    let text = OWN.replace_all(text, "");
    text.chars().find(|letter| {
        (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn no_command_prints_what_a_terminal_would_act_on() {
    let server = server();
    let home = home(&server);
    let (piece, kept) = (home.ids("Piece").remove(0), home.ids("all Kept").remove(0));
    let (first, second, url) = (piece.as_str(), kept.as_str(), server.url("/page9"));
    let html = home.path().join("page.html");
    fs::write(&html, format!("<article><p>Words {RAW}{REFERENCES} <a href=\"http://a.example/{IN_AN_ADDRESS}\">x</a>"))
        .unwrap();
    let html = html.to_str().unwrap();
    let strange = format!("http://a.example/{RAW}");
    let mut ways: Vec<Vec<&str>> = vec![
        vec!["list", "all"],
        vec!["list", "all", "--stories"],
        vec!["list", "all", "--json"],
        vec!["list", RAW],
        vec!["list", "source:\u{9d}0;owned"],
        vec!["show", first],
        vec!["show", second],
        vec!["show", first, "--json"],
        vec!["show", RAW],
        vec!["saved"],
        vec!["search", "words"],
        vec!["brief", "--since", "9999d"],
        vec!["brief", "--since", "9999d", "--json"],
        vec!["mutes"],
        vec!["follow"],
        vec!["statistics"],
        vec!["doctor"],
        vec!["doctor", "--json"],
        vec!["source", "list"],
        vec!["source", "list", "--json"],
        vec!["source", "check"],
        vec!["source", "export"],
        vec!["source", "add", RAW],
        vec!["fetch", "--force"],
        vec!["fetch", "--force", "--json"],
        vec!["fetch", "--force", "-v"],
        vec!["save", &url],
        vec!["save", RAW],
        vec!["save", second, "--json"],
        vec!["strip", &strange],
        vec!["render", html],
        vec!["render", html, "--view", "marked"],
        vec!["render", html, "--format", "json"],
        vec!["render", html, "--format", "markdown"],
        vec!["mend", html],
        vec!["import", html],
        vec!["undo"],
        vec!["redo"],
    ];
    for format in ["html", "json", "jsonfeed", "atom", "csv", "netscape", "wallabag", "text", "markdown"] {
        ways.push(vec!["export", "all", "--format", format]);
    }
    let mut told = Vec::new();
    for way in ways {
        let output = home.run(&way);
        let piped = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
        // What is no link comes back byte for byte where no terminal is, and what was published is exported so.
        if !["strip", "export"].contains(&way[0]) {
            told.extend(acts(&piped).map(|letter| format!("{way:?} in a pipe, {letter:?}: {piped:?}")));
        }
        let (_, bytes) = Seat::with(&home, &way, &[]).end();
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        told.extend(acts(&shown).map(|letter| format!("{way:?} on a terminal, {letter:?}: {shown:?}")));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_screen_sends_what_others_want_a_terminal_to_do() {
    let server = server();
    let home = home(&server);
    let mut seat = Seat::with(&home, &[], &[]);
    seat.shows("Piece");
    let mut read = Vec::new();
    // The list, an article in three views with its links and its reasons, the sources, the mutes, what can be undone, the saved ones.
    for keys in [
        "G",
        "\r",
        "v",
        "v",
        "L",
        "\x1b",
        "W",
        "\x1b",
        "q",
        "b",
        "j",
        "\r",
        "\x1b",
        ":mutes\r",
        "\x1b",
        ":undo list\r",
        "\x1b",
        "/Kept\r",
        "\r",
        "q",
        "y",
        ":failing\r",
        "\x1b",
        ":statistics\r",
        "\x1b",
        "/Page\r",
        "\r",
    ] {
        seat.types(keys);
        seat.soon_shows("nothing that is ever shown");
        if keys == "\r" {
            read.push(seat.screen());
        }
    }
    seat.types("\x03");
    let (_, bytes) = seat.end();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    for wanted in ["\u{1b}]0;owned", "\u{9d}", "\u{9b}", "\u{9c}", "\u{202e}", "\u{7f}"] {
        assert!(!text.contains(wanted), "{wanted:?}");
    }
    assert!(read[0].contains("Words of"), "{}", read[0]);
}
