//! Hand-over to small servers that answer as linkding, wallabag and Readeck do; and to a program of the reader's own.

use super::{
    program::Home,
    server::{Reply, Request, Server},
};
use serde_json::{Value, json};
use std::{fs, os::unix::fs::PermissionsExt};

const SECRET: &str = "geheim-4711";

fn answer(value: &Value) -> Reply {
    Reply::ok(value.to_string()).header("Content-Type", "application/json")
}

fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap_or_default()
}

/// linkding that has, or has not, one bookmark with tags and notes of its own.
fn linkding(known: bool) -> Server {
    Server::start(move |request, _| {
        if request.header("authorization") != Some(&format!("Token {SECRET}")) {
            return Reply::status(401);
        }
        let path = request.target.split('?').next().unwrap();
        match (request.method.as_str(), path) {
            ("GET", "/api/bookmarks/check/") => {
                let theirs = json!({ "id": 7, "title": "Theirs", "notes": "their notes", "tag_names": ["old"] });
                answer(&json!({ "bookmark": if known { theirs } else { Value::Null }, "metadata": {} }))
            }
            ("POST", "/api/bookmarks/") => Reply::status(201).body(request.body.clone()),
            ("PATCH", "/api/bookmarks/7/") => answer(&body(request)),
            _ => Reply::status(404),
        }
    })
}

fn home(target: &str, server: &Server, more: &str) -> Home {
    home_at(target, &server.url("/"), more)
}

fn home_at(target: &str, url: &str, more: &str) -> Home {
    let home = Home::with("");
    let token = home.path("token");
    fs::write(&token, format!("{SECRET}\n")).unwrap();
    fs::set_permissions(&token, fs::Permissions::from_mode(0o600)).unwrap();
    let config = format!("[push.{target}]\nurl = \"{url}\"\n{more}\n").replace("TOKEN", &token.display().to_string());
    fs::write(home.config(), config).unwrap();
    home.run(&["save", "https://press.example/lamp?utm_source=x", "--tag", "sea", "--tag", "two words", "--offline"]);
    home
}

#[test]
fn a_link_that_linkding_does_not_have_is_posted_once() {
    let server = linkding(false);
    let home = home("linkding", &server, "token_file = \"TOKEN\"");
    let ran = home.run(&["push"]);
    assert_eq!(
        (ran.code(), ran.out().as_str()),
        (Some(0), "linkding: 1 new, 0 added to, 0 as they were\n"),
        "{}",
        ran.err()
    );
    let posts = server.requests("/api/bookmarks/?disable_scraping");
    assert_eq!(posts.len(), 1);
    let sent = body(&posts[0]);
    assert_eq!(
        (sent["url"].as_str(), &sent["tag_names"]),
        (Some("https://press.example/lamp"), &json!(["sea", "two-words"]))
    );
    assert!(home.run(&["push", "--to", "linkding"]).out().contains("1 as they were"));
    assert_eq!(server.requests("/api/bookmarks/?disable_scraping").len(), 1);
}

#[test]
fn a_bookmark_that_linkding_has_is_patched_and_keeps_its_notes_title_and_tags() {
    let server = linkding(true);
    let home = home("linkding", &server, "token_command = [\"printf\", \"geheim-4711\"]");
    assert!(home.run(&["push"]).out().contains("0 new, 1 added to"));
    assert!(server.requests("/api/bookmarks/?disable_scraping").is_empty());
    let patches = server.requests("/api/bookmarks/7/");
    assert_eq!(body(&patches[0]), json!({ "tag_names": ["old", "sea", "two-words"] }));
}

#[test]
fn no_secret_is_in_an_error_or_the_log() {
    let server = Server::start(|_, _| Reply::status(403));
    let home = home("linkding", &server, "token_file = \"TOKEN\"");
    let ran = home.run(&["push", "-v"]);
    assert_eq!(ran.code(), Some(1));
    assert!(ran.err().contains("403") && !ran.err().contains(SECRET), "{}", ran.err());
    for entry in fs::read_dir(home.path("data")).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let bytes = fs::read(entry.path()).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()), "{:?}", entry.path());
    }
}

#[test]
fn a_secret_that_others_can_read_is_not_used() {
    let server = linkding(false);
    let home = home("linkding", &server, "token_file = \"TOKEN\"");
    fs::set_permissions(home.path("token"), fs::Permissions::from_mode(0o644)).unwrap();
    let ran = home.run(&["push"]);
    assert!(ran.err().contains("chmod 600"), "{}", ran.err());
    assert!(server.requests("/api/bookmarks/?disable_scraping").is_empty());
}

#[test]
fn wallabag_is_logged_in_to_and_asked_before_it_is_given_anything() {
    let server = Server::start(|request, _| match request.target.split('?').next().unwrap() {
        "/oauth/v2/token" if body(request)["password"] == SECRET => answer(&json!({ "access_token": "t" })),
        "/api/entries/exists.json" => answer(&json!({ "exists": 12 })),
        "/api/entries/12.json" if request.header("authorization") == Some("Bearer t") => answer(&json!({ "id": 12 })),
        _ => Reply::status(404),
    });
    let login = "client_id = \"1\"\nuser = \"ann\"\nclient_secret_file = \"TOKEN\"\npassword_file = \"TOKEN\"";
    let home = home("wallabag", &server, login);
    let ran = home.run(&["push"]);
    assert!(ran.out().contains("1 added to"), "{}{}", ran.out(), ran.err());
    let patched = server.requests("/api/entries/12.json");
    assert_eq!((patched[0].method.as_str(), body(&patched[0])), ("PATCH", json!({ "tags": "sea,two-words" })));
}

#[test]
fn readeck_is_given_each_link_once() {
    let server = Server::start(|_, _| Reply::status(202));
    let home = home("readeck", &server, "token_file = \"TOKEN\"");
    home.run(&["push"]);
    home.run(&["push"]);
    let posts = server.requests("/api/bookmarks");
    assert_eq!(posts.len(), 1);
    assert_eq!(body(&posts[0])["labels"], json!(["sea", "two-words"]));
}

/// Karakeep that makes a bookmark, or says that it has it.
fn karakeep(known: bool) -> Server {
    Server::start(move |request, _| {
        if request.header("authorization") != Some(&format!("Bearer {SECRET}")) {
            return Reply::status(401);
        }
        match (request.method.as_str(), request.target.as_str()) {
            ("POST", "/api/v1/bookmarks") => {
                let tags = if known { json!([{ "id": "t", "name": "Sea" }]) } else { json!([]) };
                answer(&json!({ "id": "b1", "alreadyExists": known, "tags": tags, "note": null }))
            }
            ("POST", "/api/v1/bookmarks/b1/tags") => answer(&json!({ "attached": ["x"] })),
            _ => Reply::status(404),
        }
    })
}

#[test]
fn karakeep_gets_a_link_with_its_tags_and_one_that_it_has_only_what_it_lacks() {
    let server = karakeep(false);
    let made = home("karakeep", &server, "token_file = \"TOKEN\"");
    assert!(made.run(&["push"]).out().contains("karakeep: 1 new"));
    let sent = body(&server.requests("/api/v1/bookmarks")[0]);
    assert_eq!((&sent["type"], &sent["url"]), (&json!("link"), &json!("https://press.example/lamp")));
    let tags = body(&server.requests("/api/v1/bookmarks/b1/tags")[0]);
    assert_eq!(tags, json!({ "tags": [{ "tagName": "sea" }, { "tagName": "two-words" }] }));
    let server = karakeep(true);
    let known = home("karakeep", &server, "token_file = \"TOKEN\"");
    assert!(known.run(&["push"]).out().contains("1 added to"));
    let tags = body(&server.requests("/api/v1/bookmarks/b1/tags")[0]);
    assert_eq!(tags, json!({ "tags": [{ "tagName": "two-words" }] }));
}

#[test]
fn a_post_that_pinboard_has_is_put_back_with_ours_beside_theirs() {
    let theirs = json!({
        "description": "Theirs", "extended": "", "tags": "old sea", "shared": "no", "toread": "no", "time": "2026-01-01T00:00:00Z",
    });
    let server = Server::start(move |request, _| match request.target.split('?').next().unwrap() {
        "/posts/get" => answer(&json!({ "posts": [theirs] })),
        "/posts/add" => answer(&json!({ "result_code": "done" })),
        _ => Reply::status(404),
    });
    let home = home("pinboard", &server, "token_file = \"TOKEN\"");
    let ran = home.run(&["push"]);
    assert!(ran.out().contains("pinboard: 0 new, 1 added to"), "{}{}", ran.out(), ran.err());
    let added = format!(
        "/posts/add?url=https%3A%2F%2Fpress.example%2Flamp&description=Theirs&extended=&tags=old+sea+two-words&shared=no&toread=no\
         &replace=yes&dt=2026-01-01T00%3A00%3A00Z&format=json&auth_token={SECRET}"
    );
    assert_eq!(server.requests(&added).len(), 1);
}

#[test]
fn a_token_that_is_part_of_an_address_is_in_no_error() {
    let server = Server::start(|_, _| Reply::status(500));
    let home = home("pinboard", &server, "token_file = \"TOKEN\"");
    let ran = home.run(&["push", "-v"]);
    assert!(ran.err().contains("500") && !ran.err().contains(SECRET), "{}", ran.err());
}

#[test]
fn ntfy_rings_once_for_each_article_and_opens_it() {
    let server = Server::start(|_, _| answer(&json!({ "id": "m" })));
    let home = home_at("ntfy", &server.url("/gulls"), "");
    assert!(home.run(&["push"]).out().contains("ntfy: 1 new"));
    home.run(&["push"]);
    let rung = server.requests("/");
    assert_eq!(rung.len(), 1);
    let message = body(&rung[0]);
    assert_eq!((&message["topic"], &message["click"]), (&json!("gulls"), &json!("https://press.example/lamp")));
}

#[test]
fn a_webhook_gets_the_json_of_the_config_at_its_very_address() {
    let server = Server::start(|_, _| Reply::ok("thanks"));
    let url = server.url("/hooks/T1/geheim?wait=true");
    let home = home_at("webhook", &url, "template = '{ \"text\": \"Saved: {url}\", \"tags\": \"{tags}\" }'");
    let ran = home.run(&["push"]);
    assert!(ran.out().contains("webhook: 1 new"), "{}{}", ran.out(), ran.err());
    let sent = body(&server.requests("/hooks/T1/geheim?wait=true")[0]);
    assert_eq!(sent, json!({ "text": "Saved: https://press.example/lamp", "tags": ["sea", "two words"] }));
    let wrong = home_at("webhook", &url, "template = 'no json'").run(&["push"]);
    assert!(wrong.err().contains("`template` is no JSON"), "{}", wrong.err());
}

#[test]
fn the_hook_is_told_of_what_is_saved_without_a_shell() {
    let home = Home::with("");
    let config = format!("[hooks]\nsaved = [\"touch\", \"{}/{{tags}} $(id)\"]\n", home.path("").display());
    fs::write(home.config(), config).unwrap();
    home.run(&["save", "https://press.example/lamp", "--tag", "sea", "--offline"]);
    assert!(home.path("sea $(id)").exists());
}

#[test]
fn a_hook_that_fails_is_told_and_the_article_is_saved_all_the_same() {
    let home = Home::with("[hooks]\nsaved = [\"false\", \"{url}\"]\n");
    let ran = home.run(&["save", "https://press.example/lamp", "--offline"]);
    assert!(ran.err().contains("the hook false failed"), "{}", ran.err());
    assert_eq!((ran.code(), home.run(&["saved", "--json"]).json().as_array().unwrap().len()), (Some(0), 1));
}
