//! Tags here are labels of single items there, where the server has such.

use crate::{
    google_reader::{Kind, Reader, id, sync, titles},
    lists::turn_clock,
    program::Home,
};
use serde_json::json;

fn tag(home: &Home, title: &str, tag: &str) {
    let ran = home.run(&["save", "--offline", &id(home, title), "--tag", tag]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
}

/// Takes all its tags off an article, as the screen does.
fn untag(home: &Home, title: &str) {
    let article = format!("(SELECT id FROM article WHERE title = '{title}')");
    turn_clock(home, &format!("UPDATE mark SET tags = NULL WHERE article = {article}"));
}

#[test]
fn what_is_tagged_on_one_machine_is_labelled_there_and_tagged_on_the_other() {
    let reader = Reader::start(Kind::FreshRss, 6);
    let (laptop, desk) = (reader.home(""), reader.home(""));
    sync(&laptop);
    sync(&desk);
    tag(&laptop, "Piece 1", "rpg");
    tag(&laptop, "Piece 2", "rpg");
    tag(&laptop, "Piece 2", "to read / twice");
    let report = sync(&laptop);
    // Saved, read and tagged, twice, and one more tag.
    assert_eq!((&report["pushed"], &report["failed"]), (&json!(7), &json!([])), "{report}");
    assert_eq!(reader.state().labelled("rpg"), ["Piece 1", "Piece 2"]);
    assert_eq!(sync(&desk)["failed"], json!([]));
    assert_eq!(titles(&desk, "tag:rpg all"), ["Piece 1", "Piece 2"]);
    assert_eq!(titles(&desk, "tag:\"to read / twice\" all"), ["Piece 2"]);
    untag(&desk, "Piece 1");
    sync(&desk);
    assert_eq!(reader.state().labelled("rpg"), ["Piece 2"]);
    // Two labels: each is asked for in its turn.
    sync(&laptop);
    sync(&laptop);
    assert_eq!(titles(&laptop, "tag:rpg all"), ["Piece 2"]);
    assert!(laptop.run(&["undo"]).out().contains("tags taken off there from 1 article"));
    sync(&laptop);
    assert_eq!(reader.state().labelled("rpg"), ["Piece 1", "Piece 2"]);
}

#[test]
fn a_server_without_labels_is_asked_once_and_tags_stay_here() {
    let reader = Reader::start(Kind::Miniflux, 6);
    let home = reader.home("");
    sync(&home);
    tag(&home, "Piece 1", "rpg");
    let report = sync(&home);
    assert_eq!(
        (&report["pushed"], &report["waiting"], &report["failed"]),
        (&json!(2), &json!(0), &json!([])),
        "{report}"
    );
    assert!(reader.state().item("Piece 1").starred);
    let edits = reader.state().asked["/reader/api/0/edit-tag"];
    untag(&home, "Piece 1");
    tag(&home, "Piece 1", "retro");
    assert_eq!(sync(&home)["waiting"], json!(0));
    assert_eq!(reader.state().asked["/reader/api/0/edit-tag"], edits);
    assert_eq!(titles(&home, "tag:retro all"), ["Piece 1"]);
}

#[test]
fn a_folder_is_no_label() {
    let reader = Reader::start(Kind::FreshRss, 6);
    reader.state().label("Piece 0", "Gaming", true);
    let home = reader.home("");
    sync(&home);
    assert!(titles(&home, "tag:Gaming all").is_empty());
    tag(&home, "Piece 1", "Gaming");
    let report = sync(&home);
    assert_eq!((&report["waiting"], &report["failed"]), (&json!(0), &json!([])), "{report}");
    sync(&home);
    assert_eq!(reader.state().labelled("Gaming"), ["Piece 0"]);
    assert_eq!(titles(&home, "tag:Gaming all"), ["Piece 1"]);
}

#[test]
fn however_many_labels_there_are_a_sync_with_nothing_to_do_stays_small() {
    let reader = Reader::start(Kind::FreshRss, 20);
    for number in 0..5 {
        reader.state().label(&format!("Piece {number}"), &format!("label {number}"), true);
    }
    let home = reader.home("");
    sync(&home);
    assert_eq!(titles(&home, "tag:\"label 4\" all"), ["Piece 4"]);
    for _ in 0..6 {
        reader.state().asked.clear();
        sync(&home);
        let state = reader.state();
        assert!(state.count() <= 6, "{:?}", state.asked);
    }
    // What is read there is counted nowhere: it comes when it is the label's turn.
    for item in reader.state().items.values_mut() {
        item.read = true;
    }
    sync(&home);
    reader.state().label("Piece 9", "label 3", true);
    for _ in 0..5 {
        reader.state().asked.clear();
        sync(&home);
        assert!(reader.state().count() <= 6);
    }
    assert_eq!(titles(&home, "tag:\"label 3\" all"), ["Piece 3", "Piece 9"]);
    // What is unread is counted there, so it comes at once.
    for item in reader.state().items.values_mut() {
        item.read = false;
    }
    sync(&home);
    reader.state().label("Piece 8", "label 2", true);
    sync(&home);
    assert_eq!(titles(&home, "tag:\"label 2\" all"), ["Piece 2", "Piece 8"]);
}

#[test]
fn what_was_read_there_long_ago_and_is_labelled_comes_with_its_label() {
    let reader = Reader::start(Kind::FreshRss, 3);
    for item in reader.state().items.values_mut() {
        item.read = true;
    }
    reader.state().label("Piece 2", "rpg", true);
    let home = reader.home("");
    assert_eq!(sync(&home)["new"], json!(1));
    assert_eq!(titles(&home, "tag:rpg all"), ["Piece 2"]);
    assert!(titles(&home, "unread").is_empty());
}

#[test]
fn a_tag_that_waits_wins_over_the_label_there() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    sync(&home);
    tag(&home, "Piece 1", "rpg");
    sync(&home);
    untag(&home, "Piece 1");
    reader.state().edits_left = Some(0);
    // It cannot be sent, and the pull says that the label is there.
    let report = sync(&home);
    assert_eq!((&report["waiting"], report["failed"].as_array().unwrap().len()), (&json!(1), 1), "{report}");
    assert!(titles(&home, "tag:rpg all").is_empty());
    reader.state().edits_left = None;
    sync(&home);
    assert!(reader.state().labelled("rpg").is_empty());
}

#[test]
fn a_label_that_is_taken_away_there_goes_here_as_one_step() {
    let reader = Reader::start(Kind::FreshRss, 6);
    for number in 0..4 {
        reader.state().label(&format!("Piece {number}"), if number < 3 { "rpg" } else { "retro" }, true);
    }
    let home = reader.home("");
    sync(&home);
    let gone = |label: &str| {
        let mut state = reader.state();
        state.labels.remove(label);
        for item in state.items.values_mut() {
            item.labels.remove(label);
        }
    };
    gone("rpg");
    sync(&home);
    assert_eq!((titles(&home, "tag:rpg all").len(), titles(&home, "tag:retro all").len()), (0, 1));
    assert!(home.run(&["undo"]).out().contains("tags taken off there from 3 articles"));
    sync(&home);
    assert_eq!(reader.state().labelled("rpg").len(), 3);
}

#[test]
fn a_label_whose_name_a_folder_takes_leaves_its_tag_here() {
    for typed in [true, false] {
        let reader = Reader::start(Kind::FreshRss, 6);
        reader.state().label("Piece 1", "rpg", true);
        reader.state().label("Piece 2", "retro", true);
        let home = reader.home("");
        sync(&home);
        let mut state = reader.state();
        state.labels_untyped = !typed;
        "rpg".clone_into(&mut state.feeds.get_mut("feed/1").unwrap().category);
        drop(state);
        for _ in 0..3 {
            assert_eq!(sync(&home)["failed"], json!([]));
        }
        assert_eq!(titles(&home, "tag:rpg all"), ["Piece 1"]);
        // The folder has another name again, and the label is one.
        "Gaming".clone_into(&mut reader.state().feeds.get_mut("feed/1").unwrap().category);
        reader.state().label("Piece 4", "rpg", true);
        sync(&home);
        sync(&home);
        assert_eq!(titles(&home, "tag:rpg all"), ["Piece 1", "Piece 4"]);
        let mut state = reader.state();
        state.labels.remove("rpg");
        for item in state.items.values_mut() {
            item.labels.remove("rpg");
        }
        drop(state);
        sync(&home);
        assert!(titles(&home, "tag:rpg all").is_empty());
    }
}

#[test]
fn a_list_of_labels_that_is_not_given_takes_no_tag_off() {
    let reader = Reader::start(Kind::FreshRss, 6);
    reader.state().label("Piece 1", "rpg", true);
    let home = reader.home("");
    sync(&home);
    for status in [404, 405, 410, 501] {
        reader.state().labels_answer = Some(status);
        assert_eq!(sync(&home)["failed"], json!([]), "{status}");
        assert_eq!(titles(&home, "tag:rpg all"), ["Piece 1"], "{status}");
        // What is tagged meanwhile is labelled all the same.
        reader.state().labels_answer = Some(status);
        tag(&home, "Piece 2", &format!("after {status}"));
        sync(&home);
        assert_eq!(reader.state().labelled(&format!("after {status}")), ["Piece 2"]);
        untag(&home, "Piece 2");
        sync(&home);
        reader.state().labels.remove(&format!("after {status}"));
        sync(&home);
    }
}

#[test]
fn a_label_that_goes_away_while_it_is_asked_for_tags_nothing() {
    let reader = Reader::start(Kind::FreshRss, 60);
    reader.state().label("Piece 1", "rpg", true);
    let home = reader.home("");
    sync(&home);
    reader.state().gone_once_listed = Some("rpg".to_owned());
    assert_eq!(sync(&home)["failed"], json!([]));
    assert_eq!(titles(&home, "tag:rpg all"), ["Piece 1"]);
    sync(&home);
    assert!(titles(&home, "tag:rpg all").is_empty());
}

#[test]
fn a_source_that_is_here_and_there_has_the_tags_of_both() {
    let reader = Reader::start(Kind::FreshRss, 3);
    let other = Reader::start(Kind::FreshRss, 3);
    let home = reader.home("");
    let both = std::fs::read_to_string(home.config()).unwrap() + &other.account("work", &home.path("secret"));
    std::fs::write(home.config(), both).unwrap();
    reader.state().label("Piece 1", "rpg", true);
    home.run(&["sync"]);
    // The label of one server goes to the other, where the same article is.
    home.run(&["sync"]);
    assert_eq!(
        (titles(&home, "tag:rpg all"), other.state().labelled("rpg")),
        (vec!["Piece 1".to_owned()], vec!["Piece 1".to_owned()])
    );
}
