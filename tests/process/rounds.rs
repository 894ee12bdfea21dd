//! The rounds of a reader on the terminal: it polls by itself, gets whole texts, drops what is old, and leaves the rounds to
//! another that is at it.

use crate::{
    home::{Home, feed},
    seat::Seat,
    server::{Reply, Server},
};
use rusqlite::Connection;
use std::sync::{Mutex, mpsc};

#[test]
fn a_second_reader_says_that_the_first_one_fetches() {
    let (asked, waits) = mpsc::channel();
    let asked = Mutex::new(asked);
    let server = Server::start(move |_, _| {
        asked.lock().unwrap().send(()).unwrap();
        Reply::raw("HTTP/1.1 200 OK\r\n").then_silence()
    });
    let home = Home::following(&[server.url("/feed")]);
    let mut first = Seat::with(&home, &[], &[]);
    waits.recv().unwrap();
    let mut second = Seat::with(&home, &[], &[]);
    second.shows("Another Press Start is fetching");
    for seat in [&mut first, &mut second] {
        seat.types("Q");
    }
    assert_eq!((first.end().0, second.end().0), (0, 0));
    assert_eq!(server.requests("/feed").len(), 1);
}

#[test]
fn a_reader_on_the_terminal_gets_whole_texts() {
    let server = Server::start(|request, _| {
        if request.target == "/feed" {
            let host = request.header("Host").unwrap();
            return Reply::ok(format!(
                "<rss version=\"2.0\"><channel><title>Wire</title><item><title>The lighthouse</title><guid>1</guid>\
                 <link>http://{host}/page</link><description>Teaser.</description></item></channel></rss>"
            ));
        }
        let words = "<p>The long story of the lighthouse goes on and on, with many words about the sea.</p>".repeat(20);
        let page =
            format!("<html><head><title>Lighthouse</title></head><body><article>{words}</article></body></html>");
        Reply::ok(page).header("Content-Type", "text/html")
    });
    let home = Home::configured(&format!("[[source]]\nurl = \"{}\"\nfull_text = true\n", server.url("/feed")));
    let mut seat = Seat::with(&home, &[], &[]);
    seat.shows("The lighthouse");
    let database = Connection::open(home.database()).unwrap();
    let kept =
        || database.query_row("SELECT count(*) FROM article WHERE full", [], |row| row.get::<_, i64>(0)).unwrap();
    while kept() != 1 {
        std::thread::yield_now();
    }
    seat.types("\r");
    seat.shows("The long story");
    seat.types("Q");
    assert_eq!((seat.end().0, server.requests("/page").len()), (0, 1));
}

#[test]
fn a_reader_on_the_terminal_drops_what_is_old_and_read() {
    let server = Server::start(|_, count| Reply::ok(feed(if count == 1 { 6 } else { 7 }, 1)));
    let home =
        Home::configured(&format!("[store]\nkeep_read = \"30d\"\n\n[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    assert_eq!(home.run(&["fetch"]).status.code(), Some(0));
    let ids = home.ids("all");
    assert_eq!(home.run(&["read", &ids[0], &ids[1]]).status.code(), Some(0));
    assert_eq!(home.run(&["save", &ids[2], "--offline"]).status.code(), Some(0));
    let month = 31_i64 * 86_400_000;
    let database = Connection::open(home.database()).unwrap();
    database.execute("UPDATE article SET at = at - ?1, fetched = fetched - ?1", [month]).unwrap();
    database.execute("UPDATE poll SET next_poll = 0", []).unwrap();
    let mut seat = Seat::with(&home, &[], &[]);
    seat.shows("Piece 7");
    // Dropping comes right after what is new was stored; the end of the program waits for neither.
    let left = || database.query_row("SELECT count(*) FROM article", [], |row| row.get::<_, i64>(0)).unwrap();
    while left() != 5 {
        std::thread::yield_now();
    }
    seat.types("Q");
    assert_eq!(seat.end().0, 0);
    assert_eq!((home.ids("all").len(), home.ids("saved").len()), (5, 1));
    home.assert_whole();
}
