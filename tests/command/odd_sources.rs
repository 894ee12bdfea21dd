//! Sources that are no feeds on the web: a page read by selectors, a file, and what a program prints.

use crate::{
    program::Home,
    server::{Reply, Server},
};
use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

const QUIET: &str = "[poll]\nhost_delay = \"0s\"\n";

fn page(items: &[(&str, &str, &str)]) -> String {
    let item = |(place, title, date): &(&str, &str, &str)| {
        format!("<li><h3><a href='{place}'>{title}</a></h3><span class=when>{date}</span></li>")
    };
    let items: String = items.iter().map(item).collect();
    format!(
        "<!doctype html><html><head><title>Harbour News</title></head><body><ul class=news>{items}</ul><p>{}</p></body></html>",
        "word ".repeat(200)
    )
}

const FIRST: (&str, &str, &str) = ("/n/1", "Lantern is all stairs", "Posted on 5 March 2026");
const SECOND: (&str, &str, &str) = ("n/2", "Harbour &amp; gulls", "7 March 2026, 10:15");

fn site() -> Server {
    site_that_grows_after(usize::MAX)
}

/// A site without a feed; after so many requests its items stand in another order, and there is one more.
fn site_that_grows_after(requests: usize) -> Server {
    let asked = AtomicUsize::new(0);
    Server::start(move |request, _| match request.target.as_str() {
        "/news/" => {
            let more = asked.fetch_add(1, Ordering::Relaxed) >= requests;
            let tag = if more { "\"two\"" } else { "\"one\"" };
            if request.header("if-none-match") == Some(tag) {
                return Reply::status(304);
            }
            let body =
                if more { page(&[SECOND, FIRST, ("/n/3", "A third thing", "")]) } else { page(&[FIRST, SECOND]) };
            Reply::ok(body).header("Content-Type", "text/html").header("ETag", tag)
        }
        "/bare" => Reply::ok("<html><body><div id=app></div><script src=x.js></script></body></html>"),
        _ => Reply::status(404),
    })
}

fn titles(home: &Home) -> Vec<String> {
    let list = home.run(&["list", "all", "--json"]).json();
    list.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_page_is_tried_shown_followed_and_polled() {
    let (home, site) = (Home::with(QUIET), site_that_grows_after(3));
    let url = site.url("/news/");
    let tried = home.run(&["source", "add", &url, "--item", ".news li", "--date", ".when", "--try"]);
    assert_eq!(tried.code(), Some(0), "{}", tried.err());
    let shown = tried.out();
    assert!(shown.starts_with("2 items · 2 headlines · 2 links · 2 dates\n"), "{shown}");
    assert!(shown.contains("7 Mar 2026   Harbour & gulls\n"), "{shown}");
    assert!(home.run(&["source", "list", "--json"]).json().as_array().unwrap().is_empty(), "only tried");

    let added = home.run(&["source", "add", &url, "--item", ".news li", "--date", ".when", "--name", "Harbour"]);
    assert!(added.out().contains("following Harbour"), "{}{}", added.out(), added.err());
    home.run(&["fetch"]);
    let list = home.run(&["list", "all", "--json"]).json();
    let first = list.as_array().unwrap().iter().find(|one| one["title"] == "Lantern is all stairs").unwrap();
    assert_eq!((&first["url"], &first["published"]), (&site.url("/n/1").into(), &"2026-03-05T00:00:00Z".into()));

    let again = home.run(&["fetch", "--force", "--json"]).json();
    assert_eq!((&again["new"], &again["updated"]), (&1.into(), &0.into()), "another order changes nothing: {again}");
    assert_eq!(titles(&home).len(), 3);
}

#[test]
fn a_page_in_the_config_is_asked_with_its_validators_and_gives_what_is_new() {
    let site = site_that_grows_after(2);
    let url = site.url("/news/");
    let home = Home::with(&format!(
        "{QUIET}[[source]]\nurl = \"{url}\"\n[source.page]\nitem = \".news li\"\ntitle = \"h3\"\ndate = \".when\"\n"
    ));
    for (outcome, new) in [("fresh", 2), ("unchanged", 0), ("fresh", 1)] {
        let report = home.run(&["fetch", "--force", "--json"]).json();
        assert_eq!((&report["sources"][0]["outcome"], &report["new"]), (&outcome.into(), &new.into()), "{report}");
    }
    assert_eq!(titles(&home).len(), 3);
    // Other selectors read the page anew, though it has not changed.
    let text = fs::read_to_string(home.config()).unwrap();
    fs::write(home.config(), text.replace("\"h3\"", "\".gone\"")).unwrap();
    let report = home.run(&["fetch", "--force", "--json"]);
    assert_eq!(report.code(), Some(4));
    assert_eq!(report.json()["sources"][0]["error"], "`title` (.gone) finds no words in all 3 items");
    assert_eq!(titles(&home).len(), 3, "nothing is lost");
}

#[test]
fn what_selectors_do_not_find_is_said_and_nothing_is_followed() {
    let (home, site) = (Home::with(QUIET), site());
    let empty = home.run(&["source", "add", &site.url("/bare"), "--item", "article"]);
    assert_eq!(empty.code(), Some(1));
    assert!(
        empty.err().contains("`item` (article) finds nothing in this page; the page holds hardly any text"),
        "{}",
        empty.err()
    );
    let file = home.run(&["source", "add", "./news.html", "--item", "li"]);
    assert!(file.err().contains("there is no file ") && file.err().contains("news.html"), "{}", file.err());
    let wrong = home.run(&["source", "add", &site.url("/news/"), "--item", "li["]);
    assert!(wrong.err().contains("`item` is no CSS selector: li["), "{}", wrong.err());
    let json = home.run(&["source", "add", &site.url("/news/"), "--item", ".news li", "--title", ".no", "--json"]);
    assert_eq!((json.code(), &json.json()[0]["items"]), (Some(1), &2.into()));
    let without = home.run(&["source", "add", &site.url("/news/")]);
    assert!(without.err().contains("--item"), "{}", without.err());
    assert!(home.run(&["source", "list", "--json"]).json().as_array().unwrap().is_empty());
}

#[test]
fn new_selectors_for_a_followed_page_are_a_step_that_can_be_undone() {
    let (home, site) = (Home::with(QUIET), site());
    let url = site.url("/news/");
    home.run(&["source", "add", &url, "--item", "li"]);
    let page = || home.run(&["source", "list", "--json"]).json()[0]["page"]["item"].as_str().unwrap().to_owned();
    home.run(&["source", "add", &url, "--item", ".news li"]);
    assert_eq!(page(), ".news li");
    assert_eq!(home.run(&["undo"]).code(), Some(0));
    assert_eq!(page(), "li");
}

fn feed(titles: &[&str]) -> String {
    let items: Vec<String> =
        titles.iter().map(|title| format!("<item><title>{title}</title><guid>{title}</guid></item>")).collect();
    let items = items.concat();
    format!("<rss version=\"2.0\"><channel><title>From a file</title>{items}</channel></rss>")
}

#[test]
fn a_file_is_followed_by_its_path_and_read_when_it_changes() {
    let home = Home::with(QUIET);
    let file = home.path("my feed.xml");
    fs::write(&file, feed(&["One"])).unwrap();
    let added = home.command(&["source", "add", "./my feed.xml"]).current_dir(home.path("")).output().unwrap();
    assert!(String::from_utf8_lossy(&added.stdout).contains("following From a file"), "{added:?}");
    let sources = home.run(&["source", "list", "--json"]).json();
    assert!(sources[0]["url"].as_str().unwrap().ends_with("/my%20feed.xml"), "{sources}");
    for (outcome, new) in [("fresh", 1), ("unchanged", 0)] {
        // No socket is needed for it.
        let report = home.run(&["fetch", "--force", "--offline", "--json"]).json();
        let one = &report["sources"][0];
        assert_eq!(
            (&one["outcome"], &report["new"], &one["status"]),
            (&outcome.into(), &new.into(), &serde_json::Value::Null)
        );
    }
    fs::write(&file, feed(&["One", "Two"])).unwrap();
    assert_eq!(home.run(&["fetch", "--force", "--json"]).json()["new"], 1);
    fs::remove_file(&file).unwrap();
    let gone = home.run(&["fetch", "--force", "--json"]);
    assert_eq!(gone.code(), Some(4));
    assert!(gone.json()["sources"][0]["error"].as_str().unwrap().starts_with("there is no file /"), "{}", gone.out());
    assert_eq!(titles(&home).len(), 2);
    let whole = file.display().to_string();
    assert!(home.run(&["source", "add", &whole]).err().contains("there is no file"));
    assert!(home.run(&["source", "add", &home.path("").display().to_string()]).err().contains("is a folder"));
}

#[test]
fn what_a_program_of_the_config_prints_is_followed() {
    let config =
        |script: &str| format!("{QUIET}[[source]]\nname = \"Printed\"\ncommand = [\"sh\", \"-c\", \"{script}\"]\n");
    let home = Home::with("");
    fs::write(home.path("out.xml"), feed(&["One", "Two"])).unwrap();
    fs::write(home.config(), config(&format!("cat {}", home.path("out.xml").display()))).unwrap();
    let report = home.run(&["fetch", "--json"]).json();
    assert_eq!((&report["new"], &report["sources"][0]["url"]), (&2.into(), &"command:Printed".into()));
    assert_eq!(home.run(&["fetch", "--force", "--json"]).json()["new"], 0);
    for (script, reason) in [
        ("echo no key >&2; exit 3", "no key"),
        ("true", "printed nothing"),
        ("echo hello", "not a feed"),
        ("yes", "printed more than"),
    ] {
        fs::write(home.config(), config(script)).unwrap();
        let ran = home.run(&["fetch", "--force", "--json"]);
        let error = ran.json()["sources"][0]["error"].as_str().unwrap().to_owned();
        assert!(ran.code() == Some(4) && error.contains(reason), "{script}: {error}");
    }
    let check = home.run(&["source", "check"]).out();
    assert!(!check.contains("the last answer was") && check.contains("next try"), "{check}");
    // No argument of it leaves the config.
    let kept = fs::read(home.path("data/pressstart.db")).unwrap();
    assert!(!kept.windows(6).any(|bytes| bytes == b"no key"));
}

#[test]
fn no_list_and_no_database_makes_a_program_run() {
    let home = Home::with(QUIET);
    let ran = home.path("ran");
    let opml = format!(
        "<opml version='2.0'><body><outline text='a' type='rss' xmlUrl='command:Printed'/>\
         <outline text='b' type='rss' xmlUrl='exec:touch {0}'/><outline text='c' type='rss' xmlUrl='file:///etc/passwd'/></body></opml>",
        ran.display()
    );
    fs::write(home.path("list.opml"), opml).unwrap();
    let imported = home.run(&["source", "import", &home.path("list.opml").display().to_string()]);
    assert!(imported.out().contains("0 new, 0 known, 3 refused"), "{}{}", imported.out(), imported.err());
    let typed = home.run(&["source", "add", "command:Printed"]);
    assert!(typed.code() == Some(1) && typed.err().contains("from the config alone"), "{}", typed.err());
    // Even a source that stands in the database asks the config, which names no program for it.
    let store = rusqlite::Connection::open(home.path("data/pressstart.db")).unwrap();
    let row = "INSERT INTO source (url, name, shown, category, full_text, headers, password_command, strip, paused, quiet, declared, kept, added)
               VALUES ('command:Printed', '', 'x', '', 0, '[]', '[]', 1, 0, 0, 0, 1, 0)";
    store.execute(row, []).unwrap();
    drop(store);
    let report = home.run(&["fetch", "--json"]).json();
    assert_eq!(report["sources"][0]["error"], "no [[source]] of the config has a `command` of this name");
    assert!(!ran.exists());
}

#[test]
fn others_are_given_only_what_they_can_follow() {
    let site = Arc::new(site());
    let home = Home::with(&format!(
        "{QUIET}[[source]]\nname = \"P\"\ncommand = [\"true\"]\n[[source]]\nurl = \"{0}\"\n[source.page]\nitem = \"li\"\n\
         [[source]]\nurl = \"~/feed.xml\"\n[[source]]\nurl = \"https://feed.example/\"\n",
        site.url("/news/")
    ));
    let export = home.run(&["source", "export"]);
    assert_eq!(export.out().matches("xmlUrl").count(), 1, "{}", export.out());
    assert!(export.err().contains("3 sources left out"), "{}", export.err());
}

#[test]
fn what_is_wrong_about_such_a_source_is_told_at_its_place() {
    for (lines, words) in [
        ("command = [\"true\"]", "needs a `name`"),
        ("url = \"https://a.example/\"\ncommand = [\"true\"]\nname = \"a\"", "either a `url` or a `command`"),
        ("command = \"true\"\nname = \"a\"", "a program and its arguments"),
        ("url = \"file:feed.xml\"", "names no file of this machine"),
        ("url = \"https://a.example/\"\n[source.page]\ntitle = \"h3\"", "needs an `item`"),
        ("url = \"https://a.example/\"\n[source.page]\nitem = \"li[\"", "`item` is no CSS selector: li["),
        ("url = \"https://a.example/\"\n[source.page]\nitem = \"li\"\ndatum = \"x\"", "did you mean `date`?"),
    ] {
        let home = Home::with(&format!("[[source]]\n{lines}\n"));
        let ran = home.run(&["config", "check"]);
        assert!(ran.code() == Some(3) && ran.err().contains(words), "{lines}: {}", ran.err());
    }
}

#[test]
fn a_page_on_this_machine_is_read_by_selectors_like_one_on_the_web() {
    let home = Home::with(QUIET);
    let path = home.config().with_file_name("news.html");
    let items = [("https://harbour.example/n/1", "Lantern is all stairs", "5 March 2026")];
    fs::write(&path, page(&items)).unwrap();
    let file = path.to_str().unwrap();
    let tried = home.run(&["--offline", "source", "add", file, "--item", ".news li", "--try"]);
    assert!(tried.out().starts_with("one item · one headline · one link"), "{}{}", tried.out(), tried.err());
    home.run(&["source", "add", file, "--item", ".news li", "--name", "Harbour"]);
    let source = home.run(&["source", "list", "--json"]).json();
    assert!(source[0]["url"].as_str().unwrap().starts_with("file:///"), "{source}");
    home.run(&["fetch"]);
    assert_eq!(titles(&home), ["Lantern is all stairs"]);
    // Other selectors read it anew, and are a step that can be undone.
    let changed = home.run(&["source", "add", file, "--item", "li", "--title", "a"]);
    assert_eq!(changed.code(), Some(0), "{}", changed.err());
    let item = || home.run(&["source", "list", "--json"]).json()[0]["page"]["item"].clone();
    assert_eq!(item(), "li");
    home.run(&["undo"]);
    assert_eq!(item(), ".news li");
}
