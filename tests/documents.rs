//! What the documents say is what the program does: keys, the query language, promises with their tests, links between pages.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use assert_cmd::Command;
use pressstart::{
    app::TABLE,
    clean::{self, Subject},
    links::Rules,
    news::{View, own_command::PLACEHOLDERS},
    query::{Known, completions},
};
use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The table of keys as the documents have it, made of the one table of commands.
fn table() -> String {
    let mut table = String::from("| list | reader | what it does |\n|---|---|---|\n");
    for row in TABLE.iter().filter(|row| !row.list.is_empty() || !row.reader.is_empty()) {
        let keys = |all: &str| match all.split(' ').filter(|key| !key.is_empty()).collect::<Vec<_>>() {
            keys if keys.is_empty() => "–".to_owned(),
            keys => keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect::<Vec<_>>().join(" "),
        };
        writeln!(table, "| {} | {} | {} |", keys(row.list), keys(row.reader), row.words()).unwrap();
    }
    table
}

#[test]
fn the_table_of_keys_is_the_programs_own() {
    assert!(document("docs/keys.md").contains(&table()), "put this table into docs/keys.md:\n{}", table());
}

#[test]
fn every_placeholder_of_a_command_stands_in_its_document() {
    let page = document("docs/own-commands.md");
    for one in PLACEHOLDERS {
        let row = format!("| `{}` | {} |", one.name, one.words);
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn every_command_of_the_command_line_stands_in_its_document() {
    let page = document("docs/command-line.md");
    let words: BTreeSet<&str> = page.split(|letter: char| !letter.is_alphabetic()).collect();
    let ran = Command::cargo_bin("pressstart").unwrap().arg("--help").assert().success();
    let help = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    let listed = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 30, "{names:?}");
    let missing: Vec<&&str> = names.iter().filter(|name| **name != "help" && !words.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every key that the README names stands in the one table of commands.
#[test]
fn the_keys_of_the_readme_are_the_programs_own() {
    let readme = document("README.md");
    let rows = readme.split("| key | what it does |").nth(1).unwrap().split("\n\n").next().unwrap();
    let known: BTreeSet<&str> = TABLE.iter().flat_map(|row| row.list.split(' ').chain(row.reader.split(' '))).collect();
    let named: Vec<&str> = rows
        .lines()
        .skip(2)
        .filter_map(|row| row.split('|').nth(1))
        .flat_map(|keys| keys.split('`').skip(1).step_by(2))
        .collect();
    assert!(named.len() >= 10, "{rows}");
    let unknown: Vec<_> = named.iter().filter(|key| !known.contains(**key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_link_between_the_documents_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md")];
    pages.extend(fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    for page in pages.iter().filter(|page| page.extension().is_some_and(|ending| ending == "md")) {
        let text = fs::read_to_string(page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            let outside = link.contains("://") || file.is_empty();
            assert!(outside || page.parent().unwrap().join(file).exists(), "{}: {link}", page.display());
        }
    }
}

#[test]
fn every_field_and_word_of_the_query_language_is_documented() {
    let queries = document("docs/queries.md");
    let told: BTreeSet<&str> = queries.split(|letter: char| !(letter.is_alphanumeric() || letter == ':')).collect();
    for begun in 'a'..='z' {
        for word in completions(&begun.to_string(), &Known::default()).1 {
            assert!(told.contains(word.as_str()), "{word}");
        }
    }
}

/// Every function's name in the sources and tests.
fn functions(folder: &Path, names: &mut BTreeSet<String>) {
    let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in entries {
        if path.is_dir() {
            functions(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            names.extend(
                text.lines()
                    .filter_map(|line| line.trim_start().strip_prefix("fn ")?.split('(').next())
                    .map(str::to_owned),
            );
        }
    }
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = document("docs/promises.md");
    let mut known = BTreeSet::new();
    functions(&root.join("src"), &mut known);
    functions(&root.join("tests"), &mut known);
    let is_name = |word: &&str| {
        word.matches('_').count() > 1
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
    };
    for promise in promises.split("\n\n").filter(|part| part.starts_with("**")) {
        let named: Vec<&str> = promise.split('`').skip(1).step_by(2).filter(is_name).collect();
        assert!(!named.is_empty(), "a promise without a test:\n{promise}");
        let missing: Vec<_> = named.iter().filter(|name| !known.contains(**name)).collect();
        assert!(missing.is_empty(), "no such tests: {missing:?}");
    }
}

/// What stands between the fences of a language in a document.
fn examples(name: &str, language: &str) -> Vec<String> {
    let text = document(name);
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_examples_of_link_rules_are_right_and_do_what_is_said() {
    let written = examples("docs/stripping.md", "toml");
    let [_, _, notices, sites] = &written[..] else { panic!("{} examples", written.len()) };
    let own = clean::BUILTIN.clone().with_notices("notices.toml", notices).unwrap();
    let own = own.with_sites("sites.toml", sites).unwrap();
    let html = "<p>The ferry sails in spring, and nobody on the quay believes it yet, the captain least of all of them.</p>\
                <div class=\"harbour-club-box\"><p>Tea at five</p></div><p>Join the Harbour Club today!</p>\
                <p>Every order keeps our kettle on.</p>";
    let subject = Subject { strip: true, ..Subject::default() };
    let body = clean::body(html, &subject, View::Stripped, &own);
    let names: BTreeSet<String> = body.receipt.removed.into_iter().map(|removed| removed.rule).collect();
    assert_eq!(names, ["my-box", "my-club", "my-notice"].map(str::to_owned).into());
    assert!(own.sites().of("www.harbour.example").is_some());
    let rules = Rules::default().with("links.toml", &written[0]).unwrap();
    let shown = |link: &str| rules.clean(link).shown;
    assert_eq!(shown("https://go.shop.example/?to=https%3A%2F%2Fshop.example%2Fgame"), "https://shop.example/game");
    assert_eq!(shown("https://forum.example/t?id=3&from_mail=1&visitx=2"), "https://forum.example/t?id=3");
}

/// The headlines that a picture of the screen shows, as far as their rows reach.
fn headlines(picture: &str) -> Vec<String> {
    let texts: Vec<&str> =
        picture.lines().filter_map(|line| line.strip_suffix("</text>")?.rsplit('>').next()).collect();
    let shown = texts.windows(2).filter(|pair| ["●", "○"].contains(&pair[0].trim())).map(|pair| pair[1]);
    let plain = |text: &str| text.trim().trim_end_matches('…').replace("&amp;", "&");
    shown.map(plain).collect()
}

#[test]
fn the_example_of_the_readme_is_what_mend_answers() {
    let readme = document("README.md");
    let tools = readme.split("## The tools").nth(1).unwrap();
    let given = tools.split('\'').nth(1).unwrap();
    let address = tools.split("--url ").nth(1).unwrap().lines().next().unwrap();
    let shown = &tools[tools.find("<?xml").unwrap()..=tools.find("</feed>").unwrap() + "</feed>".len()];
    let home = tempfile::tempdir().unwrap();
    let answer = assert_cmd::Command::cargo_bin("pressstart")
        .unwrap()
        .env("HOME", home.path())
        .args(["mend", "--url", address])
        .write_stdin(given)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(answer.stdout).unwrap(), shown);
    let told = String::from_utf8(answer.stderr).unwrap();
    assert!(tools.contains(&told) && told.starts_with("mended: "), "{told}");
}

#[test]
fn the_pictures_of_the_readme_show_the_demo_edition() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let texts = fs::read_dir(demo).unwrap().filter_map(|file| fs::read_to_string(file.unwrap().path()).ok());
    let edition: String = texts.collect();
    for name in ["docs/pictures/dark.svg", "docs/pictures/light.svg"] {
        assert!(document("README.md").contains(name), "{name}");
        let shown = headlines(&document(name));
        assert!(shown.len() >= 10, "{name}: {shown:?}");
        for headline in shown.iter().filter(|headline| headline.is_ascii()) {
            assert!(edition.contains(&format!("== {headline}")), "{name}: {headline}");
        }
    }
}
