//! The command line from outside: the binary, its output and its exit status, on the demo edition and on a loopback press.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod archive;
mod books;
mod morning;
mod odd_sources;
mod press;
#[path = "../support/program.rs"]
mod program;
mod push;
mod reading_list;
mod rule_push;
mod serve;
#[expect(dead_code, reason = "shared with the tests of the poller, which use the rest")]
#[path = "../support/server.rs"]
mod server;
mod spoken;
mod talk;

use program::Home;
use serde_json::Value;

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_demo_lists_sixty_articles_of_every_shape() {
    let list = Home::with("").run(&["--demo", "list", "--limit", "0", "--json"]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 60);
    for one in list {
        for key in ["id", "story", "source", "source_name", "title", "url", "kind", "fetched", "summary"] {
            assert!(one[key].is_string(), "{key} of {one}");
        }
        assert_eq!(one["read"], false);
    }
    assert!(list.iter().any(|one| one["kind"] == "deal" && one["removed"]["affiliate"].as_u64() > Some(0)));
}

#[test]
fn a_second_fetch_finds_nothing_new() {
    let (home, _press) = press::home();
    let first = home.run(&["fetch", "--json"]);
    assert_eq!(first.code(), Some(0), "{}", first.err());
    assert_eq!(first.json()["new"], 3);
    let again = home.run(&["fetch", "--force", "--json"]).json();
    assert_eq!((&again["new"], &again["updated"], &again["failed"]), (&0.into(), &0.into(), &0.into()));
    let rested = home.run(&["fetch", "--json"]).json();
    assert_eq!(rested["sources"][0]["outcome"], "skipped");
}

#[test]
fn a_failing_source_does_not_stop_the_others() {
    let (home, _press) = press::home_with_a_broken_one();
    let ran = home.run(&["fetch", "--json"]);
    assert_eq!(ran.code(), Some(4));
    assert_eq!((&ran.json()["new"], &ran.json()["failed"]), (&3.into(), &1.into()));
    let check = home.run(&["source", "check", "Broken"]).out();
    assert!(check.contains("web page, not a feed"), "{check}");
}

#[test]
fn an_article_goes_through_the_honest_page() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Lantern");
    let shown = home.run(&["show", &id, "--format", "json"]).json();
    let text = shown["text"].as_str().unwrap();
    assert!(text.contains("lamp oil") && !text.contains("commission"), "{text}");
    let link = &shown["links"][0];
    assert_eq!(link["shown"], "https://www.humblebundle.com/store/lantern");
    let original = home.run(&["show", &id, "--view", "original", "--format", "json"]).json();
    assert!(original["text"].as_str().unwrap().contains("commission"));
    let wrapped = home.run(&["show", &id, "--width", "30"]).out();
    assert!(wrapped.lines().all(|line| line.chars().count() <= 30), "{wrapped}");
}

#[test]
fn a_teaser_is_filled_from_its_page_and_stays_filled() {
    let (home, press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Harbour");
    let full = home.run(&["show", &id, "--full", "--format", "json"]).json();
    assert!(full["text"].as_str().unwrap().contains("seven hundred gulls"), "{}", full["text"]);
    drop(press);
    let later = home.run(&["show", &id, "--format", "json"]).json();
    assert_eq!(later["text"], full["text"]);
}

#[test]
fn saving_reading_and_undoing_survive_from_run_to_run() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let all = ids(&home.run(&["list", "--json"]).json());
    home.run(&["save", &all[0], "--tag", "later"]);
    assert_eq!(ids(&home.run(&["saved", "--json"]).json()), [all[0].clone()]);
    assert_eq!(ids(&home.run(&["list", "--json"]).json()).len(), 2);
    home.run(&["read", &all[1]]);
    assert_eq!(ids(&home.run(&["list", "--json"]).json()).len(), 1);
    assert!(home.run(&["undo"]).out().starts_with("Undid: "));
    assert_eq!(ids(&home.run(&["list", "--json"]).json()).len(), 2);
    assert!(home.run(&["redo"]).out().starts_with("Redid: "));
    assert_eq!(ids(&home.run(&["list", "--json"]).json()).len(), 1);
    home.run(&["unsave", &all[0]]);
    assert!(ids(&home.run(&["saved", "--json"]).json()).is_empty());
}

#[test]
fn a_search_finds_words_of_the_body_with_a_snippet() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let hits = home.run(&["search", "lamp", "oil", "--json"]).json();
    assert_eq!(hits.as_array().unwrap().len(), 1);
    assert!(hits[0]["snippet"].as_str().unwrap().contains("lamp oil"));
}

#[test]
fn the_reading_list_goes_out_in_every_form() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Lantern");
    home.run(&["save", &id]);
    for format in ["markdown", "html", "json", "jsonfeed", "csv", "netscape", "wallabag", "text"] {
        let out = home.run(&["export", "--format", format]).out();
        assert!(out.contains("Lantern"), "{format}: {out}");
    }
    let folder = home.path("notes");
    let ran = home.run(&["export", "--format", "markdown", "--out", folder.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn subscriptions_go_out_and_come_back() {
    let (home, _press) = press::home();
    let opml = home.run(&["source", "export"]).out();
    let file = home.path("mine.opml");
    std::fs::write(&file, opml.replace("/feed", "/other-feed")).unwrap();
    let dry = home.run(&["import", file.to_str().unwrap(), "--dry-run"]).out();
    assert!(dry.contains("would import: 1 new"), "{dry}");
    let done = home.run(&["source", "import", file.to_str().unwrap()]).out();
    assert!(done.contains("imported: 1 new"), "{done}");
    assert!(home.run(&["undo"]).out().contains("Undid"));
}

#[test]
fn links_are_stripped_one_in_one_out() {
    let ran = Home::with("").run(&["strip", "https://a.example/?utm_source=x&q=1", "mailto:me@a.example", ""]);
    assert_eq!(ran.out(), "https://a.example/?q=1\nmailto:me@a.example\n\n");
}

#[test]
fn an_unknown_id_is_a_sentence_and_exit_1() {
    let home = Home::with("");
    let ran = home.run(&["--offline", "show", "a999"]);
    assert_eq!(ran.code(), Some(1));
    assert!(ran.err().contains("there is no article or story “a999”"), "{}", ran.err());
    let json = home.run(&["--offline", "show", "a999", "--format", "json"]);
    assert!(json.json()["error"].is_string());
}

#[test]
fn a_wrong_config_is_exit_3_and_nothing_is_touched() {
    let home = Home::with("[poll]\nevery = \"5m\"\n");
    let ran = home.run(&["list"]);
    assert_eq!(ran.code(), Some(3));
    assert!(ran.err().contains("config.toml:2"), "{}", ran.err());
    assert!(!home.path("data").exists());
}

#[test]
fn a_wrong_key_in_the_config_names_its_line_and_a_near_command() {
    let home = Home::with("[keys.list]\n\"e\" = \"doen\"\n");
    let ran = home.run(&["config", "check"]);
    assert_eq!(ran.code(), Some(3));
    assert!(ran.err().contains("config.toml:2") && ran.err().contains("did you mean `done`"), "{}", ran.err());
}

#[test]
fn a_wrong_query_is_shown_with_a_caret() {
    let ran = Home::with("").run(&["--offline", "list", "sorce:x"]);
    assert_eq!(ran.code(), Some(2));
    assert!(ran.err().contains('^') && ran.err().contains("source"), "{}", ran.err());
}

#[test]
fn without_a_terminal_the_reader_prints_plain_lines() {
    let ran = Home::with("").run(&["--demo"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    assert!(ran.out().lines().count() > 40 && !ran.out().contains('\u{1b}'));
}

#[test]
fn escape_sequences_of_a_feed_reach_nothing() {
    let (home, _press) = press::home_with_escapes();
    home.run(&["fetch"]);
    let list = home.run(&["list", "--json"]);
    let id = ids(&list.json())[0].clone();
    let clean = |text: &str| !text.contains('\u{1b}') && !text.contains('\u{9b}') && !text.contains("\\u001b");
    assert!(clean(&list.out()), "{}", list.out());
    for format in ["text", "markdown", "html", "json"] {
        let shown = home.run(&["show", &id, "--format", format, "--view", "original"]).out();
        assert!(clean(&shown), "{format}: {shown:?}");
    }
}

#[test]
fn a_misspelt_rule_name_is_pointed_out_and_the_built_in_rules_go_on_working() {
    let home = Home::with("");
    std::fs::write(home.path("links.toml"), "off = [\"notice.comission\"]\n").unwrap();
    let check = home.run(&["config", "check"]);
    assert_eq!(check.code(), Some(3));
    let meant = "links.toml:1:8: no rule is named “notice.comission”; did you mean “notice.commission”?";
    assert!(check.err().contains(meant), "{}", check.err());
    std::fs::write(home.path("notices.toml"), "[[promo]]\nname = \"mine\"\n").unwrap();
    std::fs::write(home.path("page.html"), "<p>Salt and bread.</p>").unwrap();
    let rendered = home.run(&["render", &home.path("page.html").display().to_string()]);
    assert_eq!(rendered.code(), Some(0));
    assert!(rendered.err().contains("notices.toml:1:1: ") && rendered.err().contains(meant), "{}", rendered.err());
    let stripped = home.run(&["strip", "https://shop.example/?utm_source=x"]);
    assert_eq!((stripped.code(), stripped.out().trim()), (Some(0), "https://shop.example/"));
}

#[test]
fn completions_and_the_manual_page_are_written() {
    let home = Home::with("");
    assert!(home.run(&["completions", "bash"]).out().contains("pressstart"));
    let manual = home.run(&["man"]).out();
    assert!(
        manual.contains(".TH")
            && manual.contains(".SS strip")
            && manual.contains(".SS import")
            && manual.contains(".SH KEYS")
            && manual.contains("done with the whole story")
    );
    assert!(home.run(&["config", "example"]).out().contains("[poll]"));
}

#[test]
fn the_doctor_finds_everything_well() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let backup = home.path("copy.db");
    let ran = home.run(&["doctor", "--json", "--backup", backup.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    assert_eq!((&ran.json()["well"], &ran.json()["articles"]), (&true.into(), &3.into()));
    assert!(backup.exists());
}

#[test]
fn the_brief_holds_the_top_stories_with_their_reasons() {
    let home = Home::with("");
    let brief = home.run(&["--demo", "brief", "--top", "3", "--json"]).json();
    let brief = brief.as_array().unwrap();
    assert_eq!(brief.len(), 3);
    for story in brief {
        assert!(story["id"].as_str().unwrap().starts_with('s') && story["articles"].is_array(), "{story}");
        assert!(!story["reasons"].as_array().unwrap().is_empty(), "{story}");
    }
    let outlets = brief[0]["sources"].as_u64().unwrap();
    assert!(outlets > 3 && brief[0]["reasons"][0] == format!("{outlets} independent outlets"), "{}", brief[0]);
    let text = home.run(&["--demo", "brief", "--top", "3"]).out();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains(" 3  ") && !text.contains(" 4  ") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn a_brief_of_no_time_is_refused() {
    let ran = Home::with("").run(&["--demo", "brief", "--since", "yesterday"]);
    assert_eq!(ran.code(), Some(2));
    assert!(ran.err().contains("--since") && ran.err().contains("24h"), "{}", ran.err());
}

#[test]
fn a_story_waits_until_later_and_comes_back() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Lantern");
    let said = home.run(&["later", &id, "--until", "3d"]).out();
    assert!(said.starts_with("later “Lantern"), "{said}");
    assert_eq!(ids(&home.run(&["list", "later", "--json"]).json()), [id.as_str()]);
    assert_eq!(ids(&home.run(&["list", "--json"]).json()).len(), 2);
    assert!(home.run(&["later", &id, "--back"]).out().starts_with("back “Lantern"));
    assert_eq!(ids(&home.run(&["list", "later", "--json"]).json()).len(), 0);
    assert_eq!(home.run(&["later", &id, "--until", "yesterday"]).code(), Some(2));
}

#[test]
fn a_query_a_time_or_a_pattern_that_means_nothing_is_a_usage_error() {
    let home = Home::with("");
    let wrong: [&[&str]; 6] = [
        &["list", "kind:nothing"],
        &["list", "--stories", "older:soon"],
        &["saved", "(a"],
        &["export", "--format", "json", "colour:red"],
        &["mute", "--regex", "(a"],
        &["mute", "bells", "--until", "yesterday"],
    ];
    for arguments in wrong {
        let ran = home.run(arguments);
        assert_eq!(ran.code(), Some(2), "{arguments:?}: {}", ran.err());
    }
}

#[test]
fn what_is_followed_is_listed_and_undone() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    assert_eq!(home.run(&["follow", "gta 6", "Lantern"]).out(), "following: Grand Theft Auto VI, Lantern\n");
    assert_eq!(home.run(&["follow", "lantern"]).out(), "nothing changed\n");
    assert_eq!(home.run(&["follow", "--list"]).out(), "Grand Theft Auto VI\nLantern\n");
    assert_eq!(ids(&home.run(&["list", "followed", "--json"]).json()).len(), 1);
    home.run(&["unfollow", "lantern"]);
    assert_eq!(home.run(&["follow", "--list"]).out(), "Grand Theft Auto VI\n");
    home.run(&["undo"]);
    assert_eq!(home.run(&["follow", "--list"]).out(), "Grand Theft Auto VI\nLantern\n");
    assert_eq!(home.run(&["unfollow", "Tetris"]).code(), Some(1));
}

#[test]
fn stories_are_joined_and_split_by_hand() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let rows = || ids(&home.run(&["list", "--stories", "--json"]).json());
    let all = rows();
    assert_eq!(home.run(&["join", &all[0], &all[1]]).code(), Some(0));
    assert_eq!(rows().len(), all.len() - 1);
    let article = format!("a{}", &all[1][1..]);
    assert_eq!(home.run(&["split", &article]).code(), Some(0));
    assert_eq!(rows().len(), all.len());
    assert_eq!(home.run(&["split", &article]).code(), Some(1));
}

#[test]
fn a_tag_on_what_is_saved_already_is_told() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let id = ids(&home.run(&["list", "--json"]).json()).remove(0);
    home.run(&["save", &id]);
    let told = home.run(&["save", &id, "--tag", "cosy"]).out();
    assert!(told.starts_with("tagged #cosy"), "{told}");
    assert_eq!(home.run(&["save", &id, "--tag", "cosy"]).out(), "nothing changed\n");
}

#[test]
fn the_sources_are_listed_in_whole_words() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let told = home.run(&["source", "list"]).out();
    assert!(told.contains("well, just now") && !told.starts_with('\n'), "{told}");
}

#[test]
fn the_brief_says_since_when() {
    let (home, _press) = press::home();
    let head = |since: &str| home.run(&["brief", "--since", since]).out().lines().next().unwrap_or_default().to_owned();
    assert!(head("2020-01-01").ends_with(" since 2020-01-01"), "{}", head("2020-01-01"));
    let wrong = home.run(&["brief", "--since", "soon"]).err();
    assert!(wrong.starts_with("--since takes a time like 30m"), "{wrong}");
}

#[test]
fn a_config_that_is_not_there_is_not_called_right() {
    let home = Home::with("");
    assert!(home.run(&["--offline", "doctor"]).out().contains("config.toml (right)"));
    let none = home.command(&["--offline", "doctor"]).env_remove("PRESSSTART_CONFIG").output().unwrap();
    let none = String::from_utf8_lossy(&none.stdout).into_owned();
    assert!(none.contains("pressstart/config.toml (none there: the defaults hold)"), "{none}");
    for command in ["check", "migrate"] {
        let none = home.command(&["config", command]).env_remove("PRESSSTART_CONFIG").output().unwrap();
        let none = String::from_utf8_lossy(&none.stdout).into_owned();
        assert!(none.contains("config.toml: there is no such file; the defaults hold"), "{command}: {none}");
    }
}
