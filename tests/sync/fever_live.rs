//! The Fever client against a server of somebody else, where `PRESSSTART_TEST_FEVER_URL` names one.

use crate::program::Home;
use serde_json::json;
use std::fs;

const URL: &str = "PRESSSTART_TEST_FEVER_URL";

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

/// A home with an account on the server; none, with a word, where none is named.
fn home() -> Option<Home> {
    let Ok(url) = std::env::var(URL) else {
        eprintln!("skipped: {URL} names no Fever server");
        return None;
    };
    let user = variable("PRESSSTART_TEST_FEVER_USER", "alice@example.com");
    let home = Home::with("");
    let secret = home.path("secret");
    fs::write(&secret, variable("PRESSSTART_TEST_FEVER_PASS", "alice-fever-pw")).unwrap();
    fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let account = format!(
        "[[account]]\nname = \"cold\"\nkind = \"fever\"\nurl = \"{url}\"\nuser = \"{user}\"\npassword_file = \"{}\"\n",
        secret.display()
    );
    fs::write(home.config(), account).unwrap();
    Some(home)
}

#[test]
fn two_machines_agree_through_a_fever_server() {
    let (Some(laptop), Some(desk)) = (home(), home()) else { return };
    let sync = |home: &Home| {
        let ran = home.run(&["sync", "--json"]);
        assert_eq!(ran.code(), Some(0), "{} {}", ran.out(), ran.err());
        ran.json()[0].clone()
    };
    assert!(sync(&laptop)["new"].as_u64().unwrap() > 1);
    sync(&desk);
    let ids = |home: &Home, query: &str| -> Vec<String> {
        let list = home.run(&["list", query, "--limit", "0", "--json"]).json();
        let mut all: Vec<String> =
            list.as_array().unwrap().iter().map(|one| one["url"].as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    let first = |home: &Home| home.run(&["list", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    let one = first(&laptop);
    laptop.run(&["read", &one]);
    laptop.run(&["save", "--offline", &first(&laptop)]);
    let sent = sync(&laptop);
    assert_eq!((&sent["pushed"], &sent["waiting"]), (&json!(2), &json!(0)), "{sent}");
    sync(&desk);
    assert_eq!(ids(&laptop, "unread"), ids(&desk, "unread"));
    assert_eq!(ids(&laptop, "saved"), ids(&desk, "saved"));
    // As it was, for the next run.
    laptop.run(&["undo"]);
    laptop.run(&["undo"]);
    assert_eq!(sync(&laptop)["pushed"], json!(2));
}
