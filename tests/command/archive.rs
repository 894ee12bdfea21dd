//! What is saved reads for ever: its text, its page and its pictures, from any page of the web.

use super::{
    program::Home,
    server::{Reply, Server},
};
use pressstart::{news::ArticleId, store::Store};
use std::{
    io::Write,
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

const PROSE: &str = "<p>The lamp went out at four, and the keeper of the game climbed down to see who had come so late in the year.</p>\
    <p>It was the tide, as it is in every second chapter, and the tide had brought a letter with a seal nobody knew.</p>\
    <p>She read it twice, put it into the stove, and went up again to light the lamp before the ships came round.</p>";

/// A picture of so many bytes.
fn png(bytes: usize) -> Vec<u8> {
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\x08\x02\0\0\0".to_vec();
    picture.resize(bytes, 7);
    picture
}

fn page(title: &str, more: &str) -> Reply {
    Reply::ok(format!(
        "<!doctype html><html><head><title>{title}</title></head><body><nav>Home News</nav><article><h1>{title}</h1>{PROSE}{more}</article></body></html>"
    ))
    .header("Content-Type", "text/html; charset=utf-8")
}

/// Pages with pictures of every sort; `/changing` says another thing once the flag is up.
fn press(changed: Arc<AtomicBool>) -> Server {
    Server::start(move |request, _| {
        let target = request.target.as_str();
        let image = |place: &str| format!("<p>Here it is.</p><img src='{place}' alt='Picture of {place}'>");
        match target {
            "/rss" => Reply::ok(
                "<?xml version='1.0'?><rss version='2.0'><channel><title>Lamps</title><item><title>The lamp</title>\
                 <link>https://lamps.example/1</link></item></channel></rss>",
            ),
            "/lamp" => page("The lamp", &image("/small.png")),
            "/heavy" => page("Heavy", &(image("/3mb.png") + &image("/small.png"))),
            "/many" => page("Many", &(0..30).map(|number| image(&format!("/many/{number}.png"))).collect::<String>()),
            "/counted" => page("Counted", "<img src='/pixel.gif' width='1' height='1'><img src='/dot.gif' alt='dot'>"),
            "/changing" if changed.load(Ordering::Relaxed) => page("Changing", "<p>We take it all back.</p>"),
            "/changing" => page("Changing", "<p>It is as we said.</p>"),
            "/3mb.png" => Reply::ok(png(3 << 20)).header("Content-Type", "image/png"),
            "/dot.gif" => Reply::ok(*b"GIF89a\x01\0\x01\0").header("Content-Type", "image/gif"),
            _ if target.contains(".png") => Reply::ok(png(900)).header("Content-Type", "image/png"),
            _ => Reply::status(404),
        }
    })
}

fn server() -> Server {
    press(Arc::default())
}

fn quiet() -> Home {
    Home::with("[poll]\nhost_delay = \"0s\"\n[[source]]\nurl = \"http://127.0.0.1:9/feed\"\n")
}

fn saved(home: &Home) -> serde_json::Value {
    home.run(&["saved", "--json", "--offline"]).json()
}

fn pictures(home: &Home) -> Vec<String> {
    let store = Store::open_read_only(&home.path("data/pressstart.db")).unwrap();
    let id: ArticleId = saved(home)[0]["id"].as_str().unwrap().parse().unwrap();
    let kept = store.pictures_of(id).unwrap();
    kept.into_iter().map(|picture| picture.url.rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn a_saved_page_reads_offline_with_its_pictures_when_its_server_is_gone() {
    let (home, press) = (quiet(), server());
    let url = press.url("/lamp");
    let ran = home.run(&["save", &url, "--tag", "sea"]);
    assert!(ran.out().ends_with("saved “The lamp”\n"), "{}{}", ran.out(), ran.err());
    drop(press);
    let list = saved(&home);
    assert_eq!((list[0]["title"].as_str(), list[0]["tags"][0].as_str()), (Some("The lamp"), Some("sea")));
    assert_eq!((list[0]["source"].is_null(), list[0]["archive"]["pictures"].as_u64()), (true, Some(1)));
    assert!(home.run(&["show", list[0]["id"].as_str().unwrap(), "--offline"]).out().contains("nobody knew"));
    assert_eq!(pictures(&home), ["small.png"]);
}

#[test]
fn a_picture_of_three_megabytes_is_left_out_and_the_rest_is_kept() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/heavy")]);
    assert_eq!(pictures(&home), ["small.png"]);
}

#[test]
fn of_thirty_pictures_the_first_twenty_are_kept_and_no_more_are_asked_for() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/many")]);
    let expected: Vec<String> = (0..20).map(|number| format!("{number}.png")).collect();
    assert_eq!(pictures(&home), expected);
    assert!(press.requests("/many/20.png").is_empty());
}

#[test]
fn a_counter_of_readers_is_never_asked_for_and_a_single_point_never_kept() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/counted")]);
    assert!(press.requests("/pixel.gif").is_empty());
    assert_eq!(pictures(&home), Vec::<String>::new());
}

#[test]
fn the_config_bounds_the_pictures() {
    let press = server();
    let few = Home::with("[archive]\npictures_an_article = 3\npicture_size = \"1kB\"\n");
    few.run(&["save", &press.url("/many")]);
    assert_eq!(pictures(&few), ["0.png", "1.png", "2.png"]);
    let none = Home::with("[archive]\npictures = false\n");
    none.run(&["save", &press.url("/lamp")]);
    assert_eq!(pictures(&none), Vec::<String>::new());
}

#[test]
fn a_kept_text_stays_until_it_is_wanted_again_by_hand() {
    let changed = Arc::new(AtomicBool::new(false));
    let (home, press) = (quiet(), press(changed.clone()));
    let url = press.url("/changing");
    home.run(&["save", &url]);
    changed.store(true, Ordering::Relaxed);
    home.run(&["save", &url]);
    let id = saved(&home)[0]["id"].as_str().unwrap().to_owned();
    assert!(home.run(&["show", &id]).out().contains("as we said"));
    home.run(&["save", &id, "--again"]);
    assert!(home.run(&["show", &id]).out().contains("take it all back"));
}

#[test]
fn a_page_that_cannot_be_had_is_kept_as_a_link_that_says_why() {
    let (home, press) = (quiet(), server());
    let ran = home.run(&["save", &press.url("/nowhere")]);
    assert_eq!(ran.code(), Some(0));
    assert!(ran.err().contains("kept as a link only"), "{}", ran.err());
    let shown = home.run(&["saved", "--offline"]).out();
    assert!(shown.contains("answered 404") && shown.contains("asked again in"), "{shown}");
    assert!(saved(&home)[0]["archive"]["error"].as_str().unwrap().contains("404"));
}

#[test]
fn links_come_from_standard_input_one_a_line_and_a_wrong_line_is_named() {
    let (home, press) = (quiet(), server());
    let mut child = home
        .command(&["save", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = format!("{}\n\njavascript:alert(1)\n{}\n", press.url("/lamp"), press.url("/heavy"));
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 3 is no web address"));
    assert_eq!(saved(&home).as_array().unwrap().len(), 2);
}

#[test]
fn links_that_differ_in_their_trackers_alone_are_one_article_with_both_tags() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/lamp?utm_source=a"), "--tag", "one"]);
    home.run(&["save", &press.url("/lamp?utm_source=b"), "--tag", "two"]);
    let list = saved(&home);
    assert_eq!((list.as_array().unwrap().len(), list[0]["tags"].as_array().unwrap().len()), (1, 2));
}

#[test]
fn what_was_saved_offline_is_got_with_the_next_poll() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/lamp"), "--offline"]);
    assert_eq!(saved(&home)[0]["archive"]["kept"], serde_json::Value::Null);
    home.run(&["fetch"]);
    assert_eq!(saved(&home)[0]["title"].as_str(), Some("The lamp"));
}

#[test]
fn articles_are_finished_and_found_by_it_and_sorted() {
    let (home, press) = (quiet(), server());
    home.run(&["save", &press.url("/lamp"), &press.url("/heavy")]);
    let id = saved(&home)[0]["id"].as_str().unwrap().to_owned();
    home.run(&["finished", &id]);
    let found = home.run(&["saved", "finished", "--json"]).json();
    assert_eq!((found.as_array().unwrap().len(), found[0]["id"].as_str()), (1, Some(id.as_str())));
    assert!(home.run(&["undo"]).out().contains("finished"));
    assert_eq!(home.run(&["saved", "finished", "--json"]).json().as_array().unwrap().len(), 0);
    assert_eq!(home.run(&["saved", "minutes:<20", "--sort", "length", "--json"]).json().as_array().unwrap().len(), 2);
}

#[test]
fn a_feed_that_is_saved_is_no_article_and_its_markup_no_text() {
    let (home, press) = (quiet(), server());
    let ran = home.run(&["save", &press.url("/rss")]);
    assert!(ran.err().contains("it is a feed and no article"), "{}", ran.err());
    let id = saved(&home)[0]["id"].as_str().unwrap().to_owned();
    let shown = home.run(&["--offline", "show", &id]).out();
    assert!(!shown.contains("lamps.example/1"), "{shown}");
}
