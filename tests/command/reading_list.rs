//! The reading list, in: what other programs write, what is broken, and what comes back as it went out.

use crate::program::Home;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn list(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command/lists").join(name)
}

fn import(home: &Home, file: &Path) -> String {
    let ran = home.run(&["--offline", "import", file.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    ran.out()
}

fn import_text(home: &Home, text: impl AsRef<[u8]>) -> String {
    let file = home.path("list");
    fs::write(&file, text).unwrap();
    import(home, &file)
}

/// Everything on the list, the last saved first.
fn all(home: &Home) -> Vec<Value> {
    home.run(&["--offline", "export", "all", "--format", "json"]).json().as_array().unwrap().clone()
}

/// What is told of each article: title, path, the minute it was saved, tags, state, note, marked passages, text.
fn told(home: &Home) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all(home)
        .iter()
        .map(|one| {
            let tags: Vec<String> = one["tags"].as_array().unwrap().iter().map(text).collect();
            let passages: Vec<String> =
                one["highlights"].as_array().unwrap().iter().map(|one| text(&one["text"])).collect();
            let state = if one["finished"] == true { "finished".to_owned() } else { one["position"].to_string() };
            let (saved, note) = (text(&one["saved_at"]), text(&one["note"]));
            [
                text(&one["title"]),
                text(&one["url"]).replace("https://press.example", ""),
                saved.get(..16).unwrap_or_default().to_owned(),
                tags.join(","),
                state,
                note.replace('\n', "/"),
                passages.join(","),
                text(&one["text"]),
            ]
            .join(" | ")
        })
        .collect()
}

fn taken_in(name: &str) -> Vec<String> {
    let home = Home::with("");
    import(&home, &list(name));
    told(&home)
}

#[test]
fn pocket_csv_is_taken_in() {
    assert_eq!(
        taken_in("pocket.csv"),
        [
            "A 5\" handheld & its case | /handheld | 2020-09-17T06:06 | hardware | null |  |  | ",
            "press.example/untitled | /untitled | 2020-09-17T06:06 |  | finished |  |  | ",
            "The Kiln, and Other Stories | /kiln | 2020-09-17T06:06 | slow reads,to do | null |  |  | ",
        ]
    );
}

#[test]
fn pockets_page_is_taken_in() {
    assert_eq!(
        taken_in("pocket.html"),
        [
            "The Kiln | /kiln?a=1&b=2 | 2020-09-17T06:06 | slow reads,to do | null |  |  | ",
            "Old one | /old | 2014-05-17T10:33 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn instapaper_csv_is_taken_in_and_keeps_its_order_where_it_has_no_dates() {
    let old = taken_in("instapaper-old.csv");
    let names: Vec<&str> = old.iter().map(|line| line.split(" | ").next().unwrap()).collect();
    assert_eq!(names, ["Newest", "Middle", "Oldest"]);
    assert!(old[1].contains("finished") && old[2].contains("| Games |"), "{old:?}");
}

#[test]
fn instapaper_csv_with_dates_is_taken_in() {
    assert_eq!(
        taken_in("instapaper.csv"),
        [
            "The Kiln | /kiln | 2020-09-17T06:06 | slow reads,a, b,starred | null |  |  | ",
            "Old one | /old | 2014-05-17T10:33 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn omnivore_json_is_taken_in() {
    assert_eq!(
        taken_in("omnivore.json"),
        [
            "The Kiln | /kiln | 2024-03-01T10:20 | slow reads | 0.4 |  |  | Clay, fire and a deadline",
            "Old one | /old | 2023-03-01T10:20 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn wallabag_json_is_taken_in_with_its_texts() {
    assert_eq!(
        taken_in("wallabag.json"),
        [
            "The Kiln | /kiln | 2016-09-08T09:55 | slow reads,starred | null | so true | Clay wants | Clay wants time.",
            "Old one | /old | 2015-09-08T09:55 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn raindrop_csv_is_taken_in() {
    assert_eq!(
        taken_in("raindrop.csv"),
        [
            "The Kiln | /kiln | 2024-03-01T10:20 | slow reads,to do,starred,Reading,Crafts | null | Ask Ann/about \"glaze\" |  | Clay and fire",
            "Old one | /old | 2014-05-17T10:33 |  | null |  |  | ",
        ]
    );
}

#[test]
fn pinboard_json_is_taken_in() {
    assert_eq!(
        taken_in("pinboard.json"),
        [
            "The Kiln | /kiln | 2012-03-01T10:20 | slow,crafts | null | Ask Ann |  | ",
            "Old one | /old | 2010-03-01T10:20 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn bookmarks_of_a_browser_are_taken_in_and_a_bookmarklet_is_refused() {
    let home = Home::with("");
    let ran = home.run(&["--offline", "import", list("browser.html").to_str().unwrap()]);
    assert!(
        ran.err().contains("browser.html, line 10: refused, “javascript:alert(document.cookie)” is no http"),
        "{}",
        ran.err()
    );
    assert!(ran.out().contains("2 new") && ran.out().contains("1 refused"), "{}", ran.out());
    assert_eq!(
        told(&home),
        [
            "Glaze | /glaze | 2020-09-17T06:06 | Reading,Crafts | null |  |  | ",
            "The Kiln & more | /kiln | 2020-09-17T06:06 |  | null |  |  | ",
        ]
    );
}

#[test]
fn bookmarks_of_linkding_are_taken_in_with_their_notes() {
    assert_eq!(
        taken_in("linkding.html"),
        [
            "The Kiln | /kiln | 2023-06-15T07:18 | slow,crafts | null | Clay and fire//Ask *Ann*/tomorrow |  | ",
            "Old one | /old | 2020-04-13T21:31 |  | finished |  |  | ",
        ]
    );
}

#[test]
fn a_json_feed_is_taken_in_with_its_texts() {
    let feed = taken_in("feed.json");
    assert!(feed[0].starts_with("The Kiln | /kiln | ") && feed[0].ends_with("Clay wants time."), "{feed:?}");
    assert!(feed[1].starts_with("press.example/old | /old") && feed[1].ends_with("Only text"), "{feed:?}");
}

#[test]
fn a_rehearsal_counts_and_changes_nothing() {
    let home = Home::with("");
    let ran = home.run(&["--offline", "import", "--dry-run", list("pocket.csv").to_str().unwrap()]);
    assert_eq!(ran.out(), "Pocket CSV: would import 3 new, 0 joined with what is here, 0 known, 0 refused\n");
    assert!(all(&home).is_empty());
    assert_eq!(home.run(&["undo"]).code(), Some(1));
}

#[test]
fn an_import_is_one_step_and_a_second_one_is_none() {
    let home = Home::with("");
    import(&home, &list("pocket.csv"));
    let before = told(&home);
    assert!(import(&home, &list("pocket.csv")).contains("0 new, 0 joined with what is here, 3 known"));
    assert_eq!(told(&home), before);
    assert_eq!(home.run(&["undo"]).out(), "Undid: imported 3 articles from Pocket CSV\n");
    assert_eq!(home.run(&["saved", "--json"]).json(), Value::Array(vec![]));
    home.run(&["redo"]);
    assert_eq!(told(&home), before);
}

#[test]
fn lists_are_joined_and_nothing_is_lost() {
    let home = Home::with("");
    import_text(
        &home,
        "url,title,note,tags,created\nhttps://press.example/kiln?utm_source=a,The Kiln,first,\"a,b\",2024-01-02\n",
    );
    let said =
        import_text(&home, "url,title,note,tags,created\nhttps://press.example/kiln,Other,second,\"b,c\",2023-01-02\n");
    assert!(said.contains("0 new, 1 joined"), "{said}");
    import_text(&home, "url,title,note,tags,created\nhttps://press.example/kiln,,first,,2025-01-02\n");
    assert_eq!(told(&home), ["The Kiln | /kiln | 2023-01-02T00:00 | a,b,c | null | first//second |  | "]);
}

#[test]
fn the_same_link_twice_in_a_list_is_one_article_and_one_step() {
    let home = Home::with("");
    let said = import_text(
        &home,
        "url,note,tags,created\nhttps://press.example/a,one,x,2024-01-02\nhttps://press.example/a?fbclid=1,two,y,2022-01-02\n",
    );
    assert!(said.contains("1 new, 1 joined"), "{said}");
    assert_eq!(told(&home), ["press.example/a | /a | 2022-01-02T00:00 | x,y | null | one//two |  | "]);
    home.run(&["undo"]);
    let one = &all(&home)[0];
    assert_eq!((&one["saved"], &one["tags"], &one["note"]), (&false.into(), &Value::Array(vec![]), &Value::Null));
}

#[test]
fn nothing_is_fetched_for_an_import() {
    let home = Home::with("");
    let ran = home.run(&["import", list("pocket.csv").to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let database = rusqlite::Connection::open(home.path("data").join("pressstart.db")).unwrap();
    let owed: i64 = database
        .query_row("SELECT count(*) FROM archive WHERE kept IS NULL AND next_try IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(owed, 0);
}

#[test]
fn standard_input_is_a_list_too() {
    let home = Home::with("");
    let mut child = home
        .command(&["--offline", "import", "-"])
        .stdin(fs::File::open(list("pinboard.json")).unwrap())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(all(&home).len(), 2);
}

/// A list with everything an article can have.
fn rich() -> Home {
    let home = Home::with("");
    import(&home, &list("wallabag.json"));
    import(&home, &list("omnivore.json"));
    import(&home, &list("raindrop.csv"));
    import_text(
        &home,
        "url,title,note,tags,created\nhttps://press.example/odd?a=1&b=2,\"'=SUM(1); \"\"odd\"\" & <b>\",\"a\n\n---\nb\",\"x y,\"\"\",2024-05-06T07:08:09.123Z\n",
    );
    home
}

/// What comes back from an export in a format.
fn round(home: &Home, format: &str) -> Home {
    let other = Home::with("");
    let file = other.path("list");
    let ran = home.run(&["--offline", "export", "--format", format, "--out", file.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    import(&other, &file);
    other
}

/// The members of each article, in an order of their own.
fn members(home: &Home, names: &[&str]) -> Vec<Vec<Value>> {
    let mut all: Vec<Vec<Value>> =
        all(home).iter().map(|one| names.iter().map(|name| one[*name].clone()).collect()).collect();
    all.sort_by_key(|one: &Vec<Value>| one[0].to_string());
    all
}

const EVERYTHING: [&str; 19] = [
    "url",
    "title",
    "source_name",
    "author",
    "published",
    "saved_at",
    "kind",
    "read",
    "saved",
    "position",
    "finished",
    "tags",
    "note",
    "highlights",
    "summary",
    "enclosures",
    "text",
    "html",
    "original",
];

#[test]
fn our_own_json_comes_back_whole() {
    let home = rich();
    assert_eq!(members(&round(&home, "json"), &EVERYTHING), members(&home, &EVERYTHING));
}

#[test]
fn our_own_json_feed_comes_back_whole() {
    let home = rich();
    let names: Vec<&str> = EVERYTHING.into_iter().filter(|name| *name != "original").collect();
    assert_eq!(members(&round(&home, "jsonfeed"), &names), members(&home, &names));
}

#[test]
fn a_table_comes_back_with_what_a_table_can_carry() {
    let home = rich();
    let names =
        ["url", "title", "source_name", "author", "published", "kind", "saved", "finished", "tags", "note", "summary"];
    assert_eq!(members(&round(&home, "csv"), &names), members(&home, &names));
}

#[test]
fn bookmarks_come_back_with_what_bookmarks_can_carry() {
    let home = rich();
    let names = ["url", "title", "saved", "finished", "tags", "note", "summary"];
    assert_eq!(members(&round(&home, "netscape"), &names), members(&home, &names));
}

#[test]
fn wallabags_form_comes_back_with_what_it_can_carry() {
    let home = rich();
    let names = ["url", "title", "published", "saved", "finished", "tags", "note", "text", "html"];
    assert_eq!(members(&round(&home, "wallabag"), &names), members(&home, &names));
}

fn refused(text: impl AsRef<[u8]>) -> (String, usize) {
    let home = Home::with("");
    let file = home.path("list");
    fs::write(&file, text).unwrap();
    let ran = home.run(&["--offline", "import", file.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(1), "{}", ran.out());
    (ran.err(), all(&home).len())
}

#[test]
fn a_cut_list_is_an_error_with_its_line_and_what_stood_before_is_taken() {
    let whole = fs::read_to_string(list("wallabag.json")).unwrap();
    let (said, count) = refused(&whole[..whole.len() - 40]);
    assert!(said.contains("what stood before that place was taken") && said.contains("line 6"), "{said}");
    assert_eq!(count, 1);
}

#[test]
fn what_is_no_list_is_an_error_that_names_what_was_expected() {
    for other in ["dear reader", "<html><p>just a page</p></html>", "{\"a\": 1}", "[1, 2]", "a,b\n1,2\n"] {
        let (said, count) = refused(other);
        assert!(said.contains("expected CSV of Pocket, Instapaper or Raindrop"), "{other}: {said}");
        assert_eq!(count, 0);
    }
    assert!(refused("").0.contains("it is empty"));
    assert!(refused("PK\u{3}\u{4}rest").0.contains("unpack it"));
}

#[test]
fn marks_line_ends_and_old_encodings_do_no_harm() {
    let home = Home::with("");
    import_text(&home, "\u{feff}title,url,time_added,tags,status\r\nA,https://press.example/a,1600322788,x,unread\r\n");
    import_text(
        &home,
        b"title,url,time_added,tags,status\nCaf\xe9 \x80,https://press.example/b,1600322787,na\xefve,unread\n",
    );
    let wide = "\u{feff}title,url,time_added,tags,status\nC,https://press.example/c,1600322786,,unread\n";
    import_text(&home, wide.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    let titles: Vec<String> = told(&home).iter().map(|line| line.split(" | ").next().unwrap().to_owned()).collect();
    assert_eq!(titles, ["A", "Café €", "C"]);
}

#[test]
fn hostile_rows_are_refused_and_hostile_titles_are_made_safe() {
    let home = Home::with("");
    let long = "long ".repeat(2_000);
    let said = home.path("list");
    fs::write(
        &said,
        format!(
            "title,url,time_added,tags,status\n{long},https://press.example/long,1600322788,,unread\n\
             X,javascript:alert(1),1600322788,,unread\nX,file:///etc/passwd,1600322788,,unread\n\
             ../../etc/\u{1b}[31mpasswd\u{202e},https://press.example/path,99999999999,,unread\n"
        ),
    )
    .unwrap();
    let ran = home.run(&["--offline", "import", said.to_str().unwrap()]);
    assert!(ran.out().contains("2 new") && ran.out().contains("2 refused"), "{}", ran.out());
    assert!(ran.err().contains("line 3: refused") && ran.err().contains("line 4: refused"), "{}", ran.err());
    let titles: Vec<String> = all(&home).iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect();
    assert!(
        titles.contains(&"../../etc/passwd".to_owned()) && titles.iter().all(|title| title.len() <= 510),
        "{titles:?}"
    );
}

#[test]
fn subscriptions_are_handed_on_by_their_content() {
    let home = Home::with("");
    let said = import_text(&home, "https://press.example/feed news \"~The Press\"\n");
    assert!(said.contains("imported: 1 new"), "{said}");
}
