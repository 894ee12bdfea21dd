//! The program on a real terminal: a pty, keys in, the screen out.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod input;
mod pictures;
#[expect(dead_code, reason = "shared with the tests of the command line, which use the rest")]
#[path = "../support/program.rs"]
mod program;
mod screen;
#[expect(dead_code, reason = "shared with the tests of the poller, which use the rest")]
#[path = "../support/server.rs"]
mod server;
mod sources;

use program::Home;
use screen::{Manner, Screen};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 20)];

#[test]
fn the_demo_opens_lists_reads_and_quits_at_every_size() {
    for (columns, rows) in SIZES {
        let home = Home::with("");
        let mut screen = Screen::open(&home, &["--demo"], columns, rows);
        screen.wait_for_the_demo();
        screen.type_keys("G");
        screen.wait_for("29/29");
        screen.type_keys("gg\r");
        screen.wait_for(" min");
        screen.type_keys("q");
        screen.wait_for("1/29");
        screen.type_keys("q");
        assert_eq!(screen.ended(), 0, "{columns}x{rows}");
        assert!(screen.gave_the_terminal_back(), "{columns}x{rows}");
    }
}

#[test]
fn a_verdict_is_undone_after_a_restart() {
    let home = Home::with("");
    let data = home.path("data").display().to_string();
    let arguments = ["--demo", "--data-dir", &data];
    let mut screen = Screen::open(&home, &arguments, 120, 36);
    screen.wait_for_the_demo();
    screen.type_keys("dd");
    screen.wait_for("All 39");
    screen.type_keys("s");
    screen.wait_for("Saved 1");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);

    let mut screen = Screen::open(&home, &arguments, 120, 36);
    screen.wait_for("Saved 1");
    screen.type_keys("u");
    screen.wait_for("Saved 0");
    screen.type_keys("uu");
    screen.wait_for("All 41");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_whole_morning_is_still_there_the_next_time() {
    let home = Home::with("");
    let data = home.path("data").display().to_string();
    let arguments = ["--demo", "--data-dir", &data];
    let mut screen = Screen::open(&home, &arguments, 120, 36);
    // An article that joins a story later has not been put aside with it.
    screen.wait_for_the_demo();
    screen.type_keys("/kind:review\r");
    screen.wait_for("/ kind:review");
    screen.type_keys("d");
    screen.wait_for("✔ Done");
    screen.type_keys("/\x15\rs");
    screen.wait_for("Saved 1");
    screen.type_keys("zm");
    screen.wait_for("Later, tomorrow");
    screen.type_keys("m\r");
    screen.wait_for("✔ Muted");
    screen.type_keys("d");
    screen.wait_for("✔ Done");
    screen.type_keys("u");
    screen.wait_for("Undid: done");
    screen.type_keys("r");
    screen.wait_for("✔ Read");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);

    let mut screen = Screen::open(&home, &arguments, 120, 36);
    screen.wait_for("Saved 1");
    screen.type_keys(":mutes\r");
    screen.wait_for("until unmuted");
    screen.type_keys("q:waiting\r");
    screen.wait_for("tomorrow 08:00");
    screen.type_keys(":undo list\r");
    screen.wait_for("next undo");
    screen.settle();
    let text = screen.text();
    assert!(text.contains("muted ") && text.contains("later “") && text.contains("saved “"), "{text}");
    screen.type_keys("u");
    screen.wait_for("Undid: read “");
    screen.type_keys("u");
    screen.wait_for("Undid: muted");
    screen.type_keys("qQ");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn what_a_rule_and_later_did_is_taken_back_after_a_restart() {
    let item = |number, title| format!("<item><title>{title}</title><guid>{number}</guid></item>");
    let items = item(1, "Harbour of Ash is dated") + &item(2, "Kettle Run is dated") + &item(3, "Salt Road is dated");
    let feed = format!("<rss version=\"2.0\"><channel><title>Tin Lantern</title>{items}</channel></rss>");
    let server = server::Server::start(move |_, _| server::Reply::ok(feed.clone()));
    let rule = "[[rule]]\nname = \"no kettles\"\nwhen = \"title:kettle\"\nthen = [\"mute\"]\n";
    let home = Home::with(&format!("[[source]]\nurl = \"{}\"\n{rule}", server.url("/feed")));
    let mut screen = Screen::open(&home, &[], 120, 36);
    screen.wait_for("Harbour of Ash");
    screen.wait_for("Muted 1");
    screen.type_keys("zm");
    screen.wait_for("Later, tomorrow");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);

    let mut screen = Screen::open(&home, &["--offline"], 120, 36);
    screen.wait_for("All 1");
    screen.type_keys("u");
    screen.wait_for("Undid: later “");
    screen.wait_for("All 2");
    screen.type_keys("u");
    screen.wait_for("Undid: rule “no kettles”");
    screen.wait_for("All 3");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_verdict_in_the_reader_is_undone_by_its_own_name_also_after_a_restart() {
    let item =
        |title| format!("<item><title>{title}</title><guid>{title}</guid><description>Words.</description></item>");
    let items = item("Harbour of Ash") + &item("Kettle Run") + &item("Salt Road");
    let feed = format!("<rss version=\"2.0\"><channel><title>Tin Lantern</title>{items}</channel></rss>");
    let server = server::Server::start(move |_, _| server::Reply::ok(feed.clone()));
    let home = Home::with(&format!("[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    let mut screen = Screen::open(&home, &[], 120, 36);
    screen.wait_for("All 3");
    // The first is read when it is done with; the second is read with it.
    screen.type_keys("\r");
    screen.wait_for("All 2");
    screen.type_keys("d");
    screen.wait_for("All 1");
    screen.wait_for("✔ Done “Harbour of Ash”");
    screen.type_keys("u");
    screen.wait_for("Undid: done “Harbour of Ash”");
    screen.wait_for("All 2");
    screen.type_keys("d");
    screen.wait_for("All 1");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);

    let mut screen = Screen::open(&home, &["--offline"], 120, 36);
    screen.wait_for("All 1");
    screen.type_keys("u");
    screen.wait_for("Undid: done “Harbour of Ash”");
    screen.wait_for("All 2");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn link_rules_hold_as_soon_as_they_are_written() {
    let body = "<p>The <a href=\"https://shop.example/a?mine=1\">shop page</a> says October.</p>";
    let item =
        format!("<item><title>Salt Road</title><guid>1</guid><description><![CDATA[{body}]]></description></item>");
    let feed = format!("<rss version=\"2.0\"><channel><title>Tin Lantern</title>{item}</channel></rss>");
    let server = server::Server::start(move |_, _| server::Reply::ok(feed.clone()));
    let home = Home::with(&format!("[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    let mut screen = Screen::open(&home, &[], 120, 36);
    screen.wait_for("shop.example/a?mine=1");
    let rules = "[[strip]]\nname = \"mine\"\nkind = \"tracking\"\nparameters = [\"mine\"]\n";
    std::fs::write(home.path("links.toml"), rules).unwrap();
    screen.wait_for("The link rules were read anew");
    screen.wait_for("1 tracking");
    std::fs::write(home.path("links.toml"), "off = [\"utn\"]\n").unwrap();
    screen.wait_for("links.toml:1:8: no rule is named “utn”; did you mean “utm”?");
    assert!(screen.text().contains("^^^^^") && screen.text().contains("1 tracking"), "{}", screen.text());
    std::fs::write(home.path("links.toml"), "").unwrap();
    screen.wait_for("The link rules were read anew");
    std::fs::write(home.path("notices.toml"), "[[alone]]\nname = \"mine\"\npattern = '('\n").unwrap();
    screen.wait_for("notices.toml:3:12: unclosed group");
    screen.type_keys("qQ");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn the_three_views_are_on_one_key() {
    let home = Home::with("");
    let mut screen = Screen::open(&home, &["--demo"], 120, 36);
    screen.wait_for_the_demo();
    screen.type_keys("/kind:deal\r");
    screen.wait_for("kind:deal");
    screen.type_keys("\r");
    screen.wait_for("v to see");
    screen.type_keys("v");
    screen.wait_for("Marked");
    screen.type_keys("v");
    screen.wait_for("Original");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_terminal_of_any_size_is_taken() {
    let home = Home::with("");
    let mut screen = Screen::open(&home, &["--demo"], 120, 36);
    screen.wait_for_the_demo();
    for (columns, rows) in [(40, 8), (1, 1), (200, 60), (39, 7), (60, 20), (2, 1), (80, 24)] {
        screen.resize(columns, rows);
    }
    screen.wait_for("1/29");
    screen.type_keys("j");
    screen.wait_for("2/29");
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_wrong_config_is_told_before_the_terminal_is_touched() {
    let home = Home::with("[poll]\nevry = \"60m\"\n");
    let mut screen = Screen::open(&home, &[], 80, 24);
    assert_eq!(screen.ended(), 3);
    let text = screen.text();
    assert!(text.contains("evry") && text.contains("did you mean") && text.contains("every"), "{text}");
    assert!(screen.never_left_the_main_screen());
}

#[test]
fn for_a_screen_reader_the_terminals_cursor_stands_on_the_line_that_is_meant() {
    let home = Home::with("");
    let mut screen = Screen::open(&home, &["--demo", "--screen-reader"], 80, 24);
    // What is newer than the first row waits for `N`.
    for _ in 0..60 {
        screen.settle();
        if screen.text().contains("1 of 29.") {
            break;
        }
        screen.type_keys("Ngg");
    }
    assert_eq!(screen.cursor(), Some((1, 0)));
    let before = screen.text();
    screen.type_keys("j");
    screen.settle();
    assert_eq!((screen.cursor(), screen.text()), (Some((3, 0)), before));
    screen.type_keys("\r");
    screen.wait_for("Article from");
    screen.settle();
    assert!(!screen.text().contains(['│', '─', '▌', '●', '•']), "{}", screen.text());
    screen.type_keys("Q");
    assert_eq!(screen.ended(), 0);
    assert!(screen.gave_the_terminal_back());
}

#[test]
fn a_terminal_that_orders_letters_is_told_to_leave_them_and_told_back() {
    let vte = Manner { variables: &[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], answers: &[] };
    for (config, told) in [("", true), ("[ui]\nbidi = \"terminal\"\n", false)] {
        let home = Home::with(config);
        let mut screen = Screen::open_on(vte, &home, &["--demo"], 80, 24);
        screen.wait_for_the_demo();
        assert_eq!(screen.raw_holds(b"\x1b[8l"), told, "{config}");
        screen.type_keys("Q");
        assert_eq!(screen.ended(), 0);
        assert_eq!(screen.raw_holds(b"\x1b[8h"), told, "{config}");
    }
}
