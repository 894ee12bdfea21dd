//! A brief as a file, for a morning: an overview or a book, in a folder that a timer fills.

use crate::{press, program::Home};
use std::fs;

fn told() -> Home {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    home
}

#[test]
fn an_overview_is_markdown_with_links_and_how_long_it_takes() {
    let home = told();
    let brief = home.run(&["brief", "--since", "400d", "--format", "markdown"]).out();
    assert!(brief.starts_with("# ") && brief.contains("3 stories in 400d · "), "{brief}");
    assert!(brief.contains("\n## 1. [") && brief.contains(" min\n"), "{brief}");
    assert!(brief.contains("[Lantern is all stairs](<http://127.0.0.1:"), "{brief}");
}

#[test]
fn whole_texts_go_into_a_page_or_a_book() {
    let home = told();
    let page = home.run(&["brief", "--since", "400d", "--format", "html"]).out();
    assert!(page.contains("lamp oil") && !page.contains("commission") && page.contains("Content-Security-Policy"));
    let book = home.path("morning.epub");
    let ran =
        home.run(&["brief", "--since", "400d", "--top", "2", "--format", "epub", "--out", &book.display().to_string()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    assert!(fs::read(book).unwrap().starts_with(b"PK"));
}

#[test]
fn in_a_folder_it_is_named_by_its_day() {
    let home = told();
    let folder = home.path("morning");
    fs::create_dir(&folder).unwrap();
    for _ in 0..2 {
        let ran =
            home.run(&["brief", "--since", "400d", "--format", "markdown", "--out", &folder.display().to_string()]);
        assert_eq!((ran.code(), ran.out().as_str()), (Some(0), ""), "{}", ran.err());
    }
    let names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let day = jiff::Timestamp::now().strftime("brief-%Y-%m-%d.md").to_string();
    assert_eq!(names, [day]);
}

#[test]
fn since_the_last_time_needs_a_last_time() {
    let home = told();
    let ran = home.run(&["brief", "--since", "last"]);
    assert_eq!(ran.code(), Some(2));
    assert!(ran.err().contains("not opened here yet"), "{}", ran.err());
    let mut store = pressstart::store::Store::open(&home.path("data/pressstart.db")).unwrap();
    let opened = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * 400);
    store.set_setting(pressstart::app::OPENED, &opened.to_string()).unwrap();
    let brief = home.run(&["brief", "--since", "last"]).out();
    assert!(brief.contains("3 stories since you were here ("), "{brief}");
}
