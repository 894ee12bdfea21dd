//! What the Fever client does where a foreign server cannot be made to: items that are gone, an address that is wrong.

use crate::{
    google_reader::{id, sync, titles},
    program::Home,
    server::{Reply, Server},
};
use serde_json::json;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// A server with three items, of which it forgets the second; and a switch that turns its address into a wrong one.
fn start() -> (Server, Arc<AtomicBool>) {
    let moved = Arc::new(AtomicBool::new(false));
    let away = moved.clone();
    let server = Server::start(move |request, _| {
        if away.load(Ordering::Relaxed) {
            return Reply::status(404);
        }
        let form: Vec<(String, String)> = url::form_urlencoded::parse(&request.body).into_owned().collect();
        let get = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        if get("mark").is_some() && get("id") == Some("2") {
            return Reply::status(404);
        }
        let item = |id: i64| {
            json!({ "id": id, "feed_id": 1, "title": format!("Piece {id}"), "html": "<p>Words.</p>",
            "url": format!("https://press.example/{id}"), "created_on_time": 1_790_000_000 + id })
        };
        Reply::ok(
            json!({
                "api_version": 3, "auth": 1,
                "feeds": [{ "id": 1, "title": "wire", "url": "https://wire.example/feed", "site_url": "" }],
                "groups": [], "feeds_groups": [], "unread_item_ids": "1,2,3", "saved_item_ids": "",
                "items": [item(1), item(2), item(3)],
            })
            .to_string(),
        )
    });
    (server, moved)
}

fn home(url: &str) -> Home {
    let home = Home::with("");
    let secret = home.path("secret");
    fs::write(&secret, "geheim\n").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let account = format!(
        "[[account]]\nname = \"old\"\nkind = \"fever\"\nurl = \"{url}\"\nuser = \"alice\"\npassword_file = \"{}\"\n",
        secret.display()
    );
    fs::write(home.config(), account).unwrap();
    home
}

#[test]
fn a_mark_of_an_item_that_is_gone_is_given_up_and_one_at_a_wrong_address_waits() {
    let (server, moved) = start();
    let home = home(&server.url("/fever/"));
    assert_eq!(sync(&home)["new"], json!(3));
    home.run(&["read", &id(&home, "Piece 2"), &id(&home, "Piece 3")]);
    moved.store(true, Ordering::Relaxed);
    let report = sync(&home);
    assert_eq!((&report["pushed"], &report["waiting"]), (&json!(0), &json!(2)), "{report}");
    moved.store(false, Ordering::Relaxed);
    let report = sync(&home);
    assert_eq!(
        (&report["pushed"], &report["waiting"], &report["failed"]),
        (&json!(1), &json!(0), &json!([])),
        "{report}"
    );
    assert!(!titles(&home, "unread").contains(&"Piece 2".to_owned()));
}

#[test]
fn the_hash_of_a_password_goes_over_no_open_connection() {
    let home = home("http://fever.example/fever/");
    let report = sync(&home);
    assert!(report["failed"][0]["why"].as_str().unwrap().contains("must begin with https"), "{report}");
}
