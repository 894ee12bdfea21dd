//! What the command line says where it used to be silent, wrong or weak.

use crate::{press, program::Home};

#[test]
fn where_nothing_is_found_it_says_so_and_ends_well() {
    let home = Home::with("");
    for (arguments, said) in [
        (&["list"][..], "nothing here yet"),
        (&["list", "--stories"], "nothing here yet"),
        (&["search", "bell"], "nothing found for “bell”"),
        (&["saved"], "nothing is saved"),
        (&["mutes"], "nothing is muted"),
        (&["undo", "--list"], "nothing to undo"),
        (&["follow"], "nothing is followed"),
        (&["source", "list"], "no source is followed"),
    ] {
        let ran = home.run(&[&["--offline"], arguments].concat());
        assert_eq!((ran.code(), ran.out().as_str()), (Some(0), ""), "{arguments:?}");
        assert!(ran.err().contains(said), "{arguments:?}: {}", ran.err());
        assert_eq!(home.run(&[&["--offline", "-q"], arguments].concat()).err(), "", "{arguments:?}");
    }
}

#[test]
fn one_is_no_plural_and_a_folder_that_is_not_there_is_named() {
    let (home, _press) = press::home();
    assert!(home.run(&["config", "check"]).out().ends_with(": right; one source declared\n"));
    let out = home.path("none/list.json");
    let ran = home.run(&["export", "--format", "json", "--out", &out.display().to_string()]);
    let folder = format!("there is no folder {}", home.path("none").display());
    assert!(ran.code() == Some(1) && ran.err().contains(&folder), "{}", ran.err());
    let accounts = home.run(&["account", "list"]);
    assert!(accounts.code() == Some(0) && accounts.err().contains("no account stands in"), "{}", accounts.err());
}

#[test]
fn the_searches_of_a_list_come_and_go_with_it_in_the_config() {
    let home = Home::with("# mine\n[[shelf]]\nname = \"Old\"\nquery = \"older:2d\"\n");
    let before = std::fs::read_to_string(home.config()).unwrap();
    let list =
        "https://lamps.example/feed pc\n\"query:To read:unread = \\\"yes\\\"\"\n\"query:old:tags # \\\"pc\\\"\"\n";
    std::fs::write(home.path("urls"), list).unwrap();
    let path = home.path("urls").display().to_string();
    let rehearsed = home.run(&["source", "import", "--dry-run", &path]).out();
    assert!(rehearsed.contains("1 new") && rehearsed.contains("one shelf of its searches"), "{rehearsed}");
    assert_eq!(std::fs::read_to_string(home.config()).unwrap(), before);
    let done = home.run(&["source", "import", &path]).out();
    assert!(done.contains(&format!("one shelf of its searches, written into {}", home.config().display())), "{done}");
    let after = std::fs::read_to_string(home.config()).unwrap();
    assert!(after.starts_with(&before) && after.contains("\"To read\""), "{after}");
    let again = home.run(&["source", "import", "--dry-run", &path]).out();
    assert!(again.contains("0 new, 1 known") && !again.contains("shelf"), "{again}");
    assert!(home.run(&["undo"]).out().contains("Undid: imported 1 source, 1 shelf"));
    assert_eq!(std::fs::read_to_string(home.config()).unwrap(), before);
    let redone = home.run(&["redo"]).out();
    assert!(redone.contains("Redid: imported 1 source, 1 shelf; `pressstart fetch f1` gets its articles"), "{redone}");
    assert_eq!(std::fs::read_to_string(home.config()).unwrap(), after);
}

#[test]
fn a_source_that_is_not_there_is_told_with_what_was_meant() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let ran = home.run(&["list", "source:gamewird"]);
    assert!(ran.err().contains("no source is called “gamewird”") && ran.err().contains("Gamewire"), "{}", ran.err());
}

#[test]
fn where_no_server_answers_that_is_one_line() {
    let sources = [1, 2, 3, 4, 5].map(|port| format!("[[source]]\nurl = \"http://127.0.0.1:{port}/feed\"\n"));
    let home = Home::with(&sources.concat());
    let run = home.run(&["fetch"]);
    assert_eq!(run.code(), Some(4));
    let lines: Vec<String> = run.out().lines().filter(|line| line.contains("127.0.0.1")).map(str::to_owned).collect();
    assert!(lines.len() == 1 && lines[0].starts_with("no server answered"), "{}", run.out());
}

#[test]
fn what_is_no_address_is_followed_by_nobody() {
    let home = Home::with("");
    for typed in ["", "http://", "javascript:alert(1)"] {
        let ran = home.run(&["--offline", "source", "add", typed]);
        assert!(ran.code() != Some(0) && ran.err().contains("can be followed"), "{typed}: {}{}", ran.out(), ran.err());
    }
    assert_eq!(home.run(&["--offline", "source", "list", "--json"]).json().as_array().map(Vec::len), Some(0));
}

#[test]
fn a_long_query_is_shown_where_it_is_wrong() {
    let home = Home::with("");
    let ran = home.run(&["list", &format!("{} kind:revue {}", "gull ".repeat(80), "gull ".repeat(80))]);
    assert!(ran.err().contains("kind:revue") && ran.err().len() < 1_500, "{}", ran.err());
    let long = home.run(&["list", &"a".repeat(100_000)]);
    assert!(long.err().len() < 1_500, "{}", long.err().len());
}

#[test]
fn a_new_user_gets_the_starter_set_from_polling_alone() {
    let home = Home::with("");
    let count = || home.run(&["--offline", "source", "list", "--json"]).json().as_array().unwrap().len();
    home.run(&["--offline", "source", "add", "https://lamp.example/feed"]);
    assert_eq!(count(), 1);
    home.run(&["--offline", "fetch"]);
    assert_eq!(count(), 1);
    home.run(&["--offline", "source", "starter"]);
    assert!(count() > 20);
    let fresh = Home::with("");
    fresh.run(&["--offline", "fetch"]);
    assert!(fresh.run(&["--offline", "source", "list", "--json"]).json().as_array().unwrap().len() > 20);
}

#[test]
fn a_flag_given_twice_counts_as_given_last_and_help_is_a_command() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let ran = home.run(&["list", "--limit", "3", "--limit", "1", "--json", "--json"]);
    assert_eq!(ran.json().as_array().unwrap().len(), 1, "{}", ran.err());
    let help = home.run(&["help", "source", "add"]);
    assert_eq!(help.code(), Some(0), "{}", help.err());
    assert!(help.out().contains("Examples:") && help.out().contains("Options of every command"), "{}", help.out());
}

#[test]
fn a_source_that_is_followed_already_gets_the_name_that_is_asked_for() {
    let home = Home::with("");
    let add = |arguments: &[&str]| {
        home.run(&[&["--offline", "source", "add", "https://lamp.example/feed"], arguments].concat())
    };
    add(&[]);
    let again = add(&["--name", "The Lamp", "--group", "indie"]);
    assert!(again.out().contains("followed already"), "{}{}", again.out(), again.err());
    let list = home.run(&["--offline", "source", "list", "--json"]).json();
    assert_eq!((list[0]["name"].as_str(), list[0]["group"].as_str()), (Some("The Lamp"), Some("indie")));
    let told = add(&["--json"]).json();
    assert_eq!((told[0]["known"].as_bool(), told[0]["error"].is_null()), (Some(true), true), "{told}");
}

#[test]
fn pausing_twice_is_pausing_and_resume_goes_on() {
    let home = Home::with("");
    home.run(&["--offline", "source", "add", "https://lamp.example/feed"]);
    let paused = |arguments: &[&str]| {
        home.run(&[&["--offline", "source"], arguments].concat());
        home.run(&["--offline", "source", "check", "--json"]).json()[0]["paused"].as_bool().unwrap()
    };
    let url = "https://lamp.example/feed";
    assert!(paused(&["pause", url]) && paused(&["pause", url]) && paused(&["pause", url, "--on"]));
    assert!(!paused(&["pause", url, "--off"]) && paused(&["pause", url]) && !paused(&["resume", url]));
}

#[test]
fn a_newer_database_is_no_damage() {
    let home = Home::with("");
    home.run(&["--offline", "list"]);
    let database = rusqlite::Connection::open(home.path("data/pressstart.db")).unwrap();
    database.execute_batch("PRAGMA user_version = 9999").unwrap();
    drop(database);
    let ran = home.run(&["--offline", "doctor"]);
    assert_eq!(ran.code(), Some(1));
    assert!(!ran.out().contains("damage") && ran.out().contains("error"), "{}", ran.out());
    let told = home.run(&["--offline", "doctor", "--json"]).json();
    assert!(told["damage"].as_array().unwrap().is_empty() && told["error"].is_string(), "{told}");
}

#[test]
fn a_server_without_a_token_is_wrong() {
    let home = Home::with("[push.linkding]\nurl = \"https://links.example/\"\n");
    let ran = home.run(&["config", "check"]);
    assert_eq!(ran.code(), Some(3));
    assert!(ran.err().contains("token_command"), "{}", ran.err());
}

#[test]
fn an_address_without_a_scheme_is_saved_and_what_was_done_is_json() {
    let home = Home::with("");
    let told = home.run(&["--offline", "save", "lamp.example/hollow-bell", "--json"]).json();
    assert_eq!(told[0]["url"], "https://lamp.example/hollow-bell", "{told}");
    assert!(told[0]["error"].is_null() && told[0]["id"].is_string(), "{told}");
    assert_ne!(home.run(&["--offline", "save", "a999"]).code(), Some(0));
}

#[test]
fn a_mute_that_means_nothing_is_told_what_would() {
    let home = Home::with("");
    let kind = home.run(&["--offline", "mute", "--kind", "gossip"]);
    assert_eq!(kind.code(), Some(2));
    assert!(kind.err().contains("review, preview"), "{}", kind.err());
    let pattern = home.run(&["--offline", "mute", "--regex", "(bell"]);
    assert!(pattern.err().contains("unclosed group"), "{}", pattern.err());
}

#[test]
fn every_command_has_a_manual_page_and_every_shell_completions() {
    let home = Home::with("");
    for command in [&[][..], &["fetch"], &["source", "add"]] {
        let page = home.run(&[&["man"], command].concat()).out();
        for section in [".SH FILES", ".SH ENVIRONMENT", ".SH EXAMPLES"] {
            assert!(page.contains(section), "{command:?} has no {section}");
        }
    }
    assert_eq!(home.run(&["man", "fly"]).code(), Some(1));
    for shell in ["bash", "elvish", "fish", "nushell", "powershell", "zsh"] {
        let script = home.run(&["completions", shell]).out();
        assert!(script.contains("json") && script.contains("netscape"), "{shell}");
        // Ids, sources and tags are asked of the program itself.
        assert!(script.contains("pressstart names"), "{shell}");
        for kind in ["articles", "sources", "tags"] {
            assert!(script.contains(kind), "{shell}: {kind}");
        }
    }
}

#[test]
fn lists_are_coloured_where_that_is_asked_for() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    assert!(home.run(&["--color", "always", "list"]).out().contains("\u{1b}["));
    assert!(!home.run(&["list"]).out().contains('\u{1b}'));
    assert!(!home.run(&["--color", "always", "--color", "never", "list"]).out().contains('\u{1b}'));
}

#[test]
fn a_failure_names_what_a_person_can_do_and_an_early_poll_says_until_when() {
    let server = crate::server::Server::start(|_, _| crate::server::Reply::status(401));
    let home = Home::with(&format!("[[source]]\nurl = \"{}\"\n", server.url("/feed")));
    let ran = home.run(&["fetch"]);
    assert!(ran.out().contains("password_command"), "{}", ran.out());
    let early = home.run(&["fetch"]).out();
    assert!(early.contains("nothing is due") && early.contains(" min"), "{early}");
    let check = home.run(&["source", "check"]).out();
    assert!(check.contains("next try in ") && !check.contains("Z:"), "{check}");
}

#[test]
fn more_is_said_when_more_is_asked_for() {
    let (home, _press) = press::home();
    let ran = home.run(&["-v", "fetch"]);
    assert!(!ran.err().is_empty());
}

#[test]
fn what_is_typed_or_taken_in_is_bounded() {
    let home = Home::with("");
    let long = "x".repeat(10_000);
    assert_eq!(home.run(&["--offline", "save", "lamp.example/a", "--tag", &long]).code(), Some(2));
    assert_eq!(home.run(&["--offline", "mute", &long]).code(), Some(2));
    assert_eq!(home.run(&["--offline", "save", &format!("https://lamp.example/{long}")]).code(), Some(1));
    let list = home.path("list.csv");
    let rows = "title,url,time_added,tags,status\nA,http://ann:geheim@lamp.example/a,1700000000,TAG,unread\n";
    std::fs::write(&list, rows.replace("TAG", &long)).unwrap();
    let ran = home.run(&["--offline", "import", list.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let saved = home.run(&["--offline", "saved", "--json"]).json();
    assert_eq!(saved[0]["url"], "http://lamp.example/a", "{saved}");
    assert!(saved[0]["tags"][0].as_str().unwrap().len() < 200);
}

#[test]
fn a_shell_completes_what_only_the_database_knows() {
    let (home, _press) = press::home();
    home.run(&["fetch"]);
    let id = press::id_of(&home, "Lantern");
    home.run(&["--offline", "save", &id, "--tag", "for Ann"]);
    assert!(home.run(&["names", "articles"]).out().contains(&format!("{id}\tLantern")));
    assert!(home.run(&["names", "sources"]).out().contains("\tGamewire"));
    assert_eq!(Home::with("").run(&["names", "sources"]).out(), "");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_pressstart"));
    let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let asked = |words: &str, at: usize| {
        let script = format!(
            "source <(pressstart completions bash); COMP_WORDS=(pressstart {words}); COMP_CWORD={at}; _pressstart_names; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .env_clear()
            .envs(home.variables())
            .env("PATH", &path)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(asked("show a", 2).lines().any(|line| line == id));
    assert!(asked("source check f", 3).lines().any(|line| line.starts_with('f')));
    assert!(asked("save a1 --tag for", 4).lines().any(|line| line == "for\\ Ann"));
}

#[test]
fn a_list_that_is_cut_says_so_and_a_story_is_as_old_as_on_screen() {
    let home = Home::with("");
    let ran = home.run(&["--demo", "list", "--limit", "3"]);
    assert_eq!((ran.out().lines().count(), ran.err().as_str()), (3, "the first 3; --limit 0 lists all\n"));
    assert_eq!(home.run(&["--demo", "list", "--limit", "3", "--json"]).err(), "");
    assert_eq!(home.run(&["--demo", "list", "--limit", "0"]).err(), "");
    // newest first: what stands further down is no younger
    let age = |line: &str| -> u32 {
        let word = line.split_whitespace().nth(1).unwrap();
        let (number, unit) = word.split_at(word.len() - 1);
        number.parse::<u32>().unwrap()
            * match unit {
                "m" => 1,
                "h" => 60,
                _ => 1_440,
            }
    };
    let stories = home.run(&["--demo", "list", "--stories", "--limit", "12"]).out();
    let ages: Vec<u32> = stories.lines().map(age).collect();
    assert!(ages.is_sorted(), "{stories}");
}

#[test]
fn what_is_asked_in_other_words_is_answered_or_told_how_to_say_it() {
    let home = Home::with("");
    let folder = home.path("demo").display().to_string();
    let demo = |arguments: &[&str]| home.run(&[&["--demo", "--data-dir", &folder], arguments].concat());
    demo(&["list"]);
    let json = demo(&["show", "a4", "--json"]);
    assert!(json.json()["title"].is_string(), "{}", json.err());
    let later = demo(&["later", "a4", "tomorrow"]);
    assert!(later.code() == Some(2) && later.err().contains("a time goes after --until"), "{}", later.err());
    demo(&["later", "a4", "--until", "2d"]);
    let waiting = demo(&["list", "later"]).out();
    assert!(waiting.contains("back "), "{waiting}");
    let read = home.run(&["render", "https://example.org/page"]);
    assert!(read.err().contains("is an address, and a file is read here"), "{}", read.err());
    let out = home.path("list.json").display().to_string();
    let exported = demo(&["export", "all", "--out", &out]);
    assert_eq!(exported.code(), Some(0), "{}", exported.err());
    assert!(std::fs::read_to_string(&out).unwrap().starts_with(['[', '{']));
    assert!(demo(&["export", "all"]).err().contains("--format says the form"));
}

#[test]
fn the_demo_takes_a_folder_of_its_own_that_follows_more_or_was_not_finished() {
    let home = Home::with("");
    let folder = home.path("demo").display().to_string();
    let demo = |arguments: &[&str]| home.run(&[&["--demo", "--data-dir", &folder], arguments].concat());
    demo(&["fetch"]);
    demo(&["--offline", "source", "add", "https://y.example/feed"]);
    let undone = demo(&["undo"]);
    assert_eq!(undone.code(), Some(0), "{}", undone.err());
    let cut = home.path("cut");
    std::fs::create_dir_all(&cut).unwrap();
    std::fs::write(cut.join("pressstart.db"), "").unwrap();
    let listed = home.run(&["--demo", "--data-dir", &cut.display().to_string(), "list", "--limit", "1"]);
    assert_eq!(listed.out().lines().count(), 1, "{}", listed.err());
}
