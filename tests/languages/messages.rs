//! What other rooms say in English reaches the screen in its language: each of their sentences has a text under `message-`.

use super::Speaking;
use pressstart::{
    language::{self, KeptTexts, Language},
    news::{MuteWish, What},
    query::{self, Query},
};
use std::{fs, path::Path};

/// Where sentences stand that reach the screen, and those of them that do not, by how they begin.
const SAYING: &[(&str, &[&str])] = &[
    ("src/fetch/error.rs", &["dns error", "message head is too large", "connection closed", "connection error"]),
    ("src/fetch/redirect_step.rs", &[]),
    ("src/feed/error.rs", &["; it links to the feed"]),
    ("src/feed/read.rs", &["<!doctype html"]),
    ("src/exchange/refused.rs", &[]),
    ("src/integrations/secret.rs", &[]),
    ("src/poll/local.rs", &["[[source]] command names it"]),
    ("src/poll/lock.rs", &[]),
    ("src/poll/password.rs", &["cannot be started", "failed or took too long", "printed nothing"]),
    ("src/poll/program.rs", &[]),
    ("src/poll/single_page.rs", &[]),
    ("src/query/mute.rs", &[]),
    (
        "src/query/parse.rs",
        &["did you mean", "; did you mean", "put words with a colon in quotes.", "there is no field"],
    ),
    ("src/query/tokens.rs", &[]),
    ("src/schedule/mod.rs", &[]),
    ("src/store/error.rs", &[]),
    ("src/store/undo.rs", &["INSERT", "SELECT", "DELETE", "UPDATE", "WITH"]),
    ("src/sync/account_test.rs", &[", perhaps not all"]),
    ("src/sync/error.rs", &[]),
];

/// Where steps of the journal are named, with what else stands there, by how it begins. What is put together of parts is tried whole
/// where the steps are (`what_an_import_did_is_told_whole_in_every_language`).
const NAMING: &[(&str, &[&str])] = &[
    ("src/exchange/subscriptions.rs", &[]),
    ("src/run/workers/source_settings.rs", &["added 7, removed 7"]),
    ("src/store/import.rs", &["BEGIN IMMEDIATE", "one article", "imported 7 from 7"]),
    ("src/store/marks/command_outputs.rs", &["Taken away"]),
    ("src/store/marks/kinds.rs", &["Put right by hand: 7 now 7"]),
    ("src/store/marks/mutes.rs", &["changed the mute of"]),
    ("src/store/sources/overrides.rs", &[]),
    ("src/store/sources/subscriptions.rs", &[]),
    ("src/store/sync/labels.rs", &[]),
    ("src/store/sync/merge.rs", &[]),
    ("src/store/sync/saved.rs", &[]),
    ("src/store/sync/subscriptions.rs", &[]),
];

/// The literals of a source, without its comments and tests.
fn literals(source: &str) -> Vec<String> {
    let product = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code: Vec<&str> = product.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let (mut found, mut rest) = (Vec::new(), code.join("\n").replace("'\"'", ""));
    while let Some((_, behind)) = rest.split_once('"') {
        let (mut text, mut end, mut letters) = (String::new(), behind.len(), behind.char_indices().peekable());
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    end = at + 1;
                    break;
                }
                '\\' => match letters.next().map(|(_, letter)| letter) {
                    // The literal goes on in the next line.
                    Some('\n') => while letters.next_if(|(_, letter)| letter.is_whitespace()).is_some() {},
                    Some('u') => {
                        let code: String =
                            letters.by_ref().map(|(_, letter)| letter).skip(1).take_while(|l| *l != '}').collect();
                        text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                    }
                    Some(other) => text.push(other),
                    None => {}
                },
                letter => text.push(letter),
            }
        }
        found.push(text);
        rest = behind[end..].to_owned();
    }
    found
}

/// A sentence as it is said: every value is a 7.
fn said(literal: &str) -> String {
    let mut parts = literal.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let said = parts.fold(first, |all, part| all + "7" + part.split_once('}').map_or("", |(_, rest)| rest));
    // What may be added behind the last word is left out.
    match said.strip_suffix('7') {
        Some(plain) if plain.ends_with(char::is_alphabetic) => plain.to_owned(),
        _ => said,
    }
}

/// Whether it reads like a sentence, and is not one that stands behind a value of another.
fn reads(text: &str) -> bool {
    let words = text.split(' ').filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic));
    words.count() > 1 && text.contains(' ')
}

#[test]
fn what_other_rooms_say_has_a_text_in_every_language() {
    let mut missing = Vec::new();
    for (path, others) in SAYING {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        for literal in literals(&source).into_iter().filter(|literal| reads(literal)) {
            let words = said(&literal);
            if others.iter().any(|other| words.starts_with(other))
                || source.contains(&format!("reason = \"{literal}\""))
            {
                continue;
            }
            for language in [Language::German, Language::Japanese, Language::Spanish] {
                let _speaking = Speaking::of(language);
                // Whom it concerns may be put before it.
                let known = |words: &str| language::translated(words) != words;
                if !known(&words) && !known(&format!("7 {words}")) {
                    missing.push(format!("{} {path}: “{words}”", language.code()));
                }
            }
        }
    }
    let way = "What a room says to the screen stands in assets/languages/*.ftl as message-…, in English word for word as in the code.";
    assert!(missing.is_empty(), "{way}\n{}", missing.join("\n"));
}

#[test]
fn every_step_that_is_kept_as_words_has_a_form() {
    let forms = ["journal-", "import-part-"].map(KeptTexts::with_prefix);
    let _speaking = Speaking::of(Language::German);
    let mut missing = Vec::new();
    for (path, others) in NAMING {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        for literal in literals(&source).into_iter().filter(|literal| reads(literal)) {
            let sql = ["SELECT", "INSERT", "UPDATE", "DELETE", "WHERE", "CREATE", "JOIN ", "ORDER BY"];
            let words = said(&literal);
            let apart = others.iter().any(|other| words.starts_with(other))
                || sql.iter().any(|word| words.contains(word))
                || source.contains(&format!("reason = \"{literal}\""));
            let behind = words.trim_start_matches(", ");
            if !apart
                && !forms.iter().any(|forms| forms.retold(behind).is_some())
                && language::translated(&words) == words
            {
                missing.push(format!("{path}: “{words}”"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn what_is_wrong_with_a_query_is_told_in_every_language() {
    let wrong = [
        "a sorce:x",
        "a fffff:x",
        "kind:revue",
        "kind:xxxxxx",
        "has:sound",
        "newer:soon",
        "minutes:few",
        "source:",
        "(a or b",
        "a )",
        "a or",
        "or a",
        "a and",
        "()",
        "x /(/",
        "source:/post/",
        "a \"b",
        "muted:x",
    ];
    let mute = |what, value| query::mute(&MuteWish::of(what, value)).err();
    let mutes = [mute(What::Words, "?!"), mute(What::Kind, "revue"), mute(What::Pattern, "("), mute(What::Game, "")];
    let errors: Vec<_> =
        wrong.iter().filter_map(|query| Query::parse(query).err()).chain(mutes.into_iter().flatten()).collect();
    assert_eq!(errors.len(), wrong.len() + 4);
    for language in [Language::German, Language::Japanese, Language::Spanish] {
        let _speaking = Speaking::of(language);
        for error in &errors {
            let told = language::translated(&error.message);
            assert!(told != error.message.as_str(), "{}: {told}", language.code());
        }
    }
}

#[test]
fn whom_a_message_concerns_may_stand_before_it() {
    let _speaking = Speaking::of(Language::German);
    let told = language::translated("Pixel Post: the server a.example answered 403: it does not let us in");
    assert_eq!(told, "Pixel Post: Server a.example antwortete 403: er lässt uns nicht ein");
    let told = language::translated("nothere: No program argos here: [commands] nothere names it");
    assert_eq!(told, "nothere: Kein Programm argos hier: [commands] nothere nennt es");
    let told = language::translated("fails: sh failed (exit status: 3): oops");
    assert_eq!(told, "fails: sh ist gescheitert (Status 3): oops");
    assert_eq!(language::translated("whatever: else"), "whatever: else");
}
