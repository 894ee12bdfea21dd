//! Markdown of articles, with front matter: what is known of the article stands before its text. A file bears a seal, so that one
//! that somebody has written in since is told from one that is still as it was written here.

use super::{Exported, PictureFile, Pictures, names, pictures};
use crate::{
    news::{Body, Highlight},
    page,
    text::hash,
};
use serde_json::{Value, json};
use std::fmt::Write;

/// The line of the front matter that holds the seal.
const SEAL: &str = "pressstart: ";
/// What ends the front matter.
const END: &str = "---\n\n";

/// A file of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, where no file of the article is there yet.
    pub name: String,
    /// How the name of every file of the article ends, whatever its headline became; none where two articles share it.
    pub ending: Option<String>,
    /// What stands in it.
    pub content: String,
    /// Kept pictures it shows, which are written beside it.
    pub pictures: Vec<PictureFile>,
}

/// One article: what is known of it, its text, the passages marked in it. Pictures stay where they lie.
#[must_use]
pub fn write(exported: &Exported) -> String {
    write_with(exported, &page::markdown(exported.body))
}

/// The same, its text as given.
fn write_with(exported: &Exported, text: &str) -> String {
    let article = exported.article;
    let mut file = String::from("---\n");
    let mut line = |name: &str, value: &Value| {
        // JSON is YAML; writing to a String cannot fail
        let _ = writeln!(file, "{name}: {value}");
    };
    line("title", &json!(article.title));
    if let Some(author) = &article.author {
        line("author", &json!(author));
    }
    line("source", &json!(article.source_name));
    line("url", &json!(article.url));
    for (name, time) in [("published", article.published), ("saved", exported.saved)] {
        if let Some(time) = time {
            line(name, &json!(time));
        }
    }
    line("kind", &json!(article.kind));
    line("tags", &json!(article.tags));
    line("read", &json!(exported.is_finished()));
    if let Some(note) = exported.note() {
        line("note", &json!(note));
    }
    let _ = writeln!(file, "{END}# {}", plain(&article.title));
    if !text.is_empty() {
        let _ = write!(file, "\n{text}\n");
    }
    if !exported.highlights.is_empty() {
        file.push_str("\n## Highlights\n");
        let text = page::text(exported.body);
        for passage in exported.highlights {
            let paragraphs = paragraphs(&text, passage);
            let quoted: Vec<String> = paragraphs.iter().map(|words| format!("> {}", plain(words))).collect();
            let _ = write!(file, "\n{}\n", quoted.join("\n>\n"));
        }
    }
    file
}

/// A marked passage in the paragraphs it reaches over: it is kept as one line, and the text tells where one ends.
fn paragraphs(text: &str, passage: &Highlight) -> Vec<String> {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let (all, wanted) = (letters(text), letters(&passage.text));
    let found = all.match_indices(&wanted).map(|(at, _)| all[..at].chars().count());
    let Some(start) = found.min_by_key(|start| start.abs_diff(passage.at)).filter(|_| !wanted.is_empty()) else {
        return vec![passage.text.to_string()];
    };
    let end = start + wanted.chars().count();
    let mut met = 0;
    let inside = |letter: &char| {
        met += usize::from(!letter.is_whitespace());
        let place = met - usize::from(!letter.is_whitespace());
        if letter.is_whitespace() { met > start && met < end } else { (start..end).contains(&place) }
    };
    let said: String = text.chars().filter(inside).collect();
    said.split('\n').map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned).collect()
}

/// One file an article. Pictures that are kept are named by the files they are written to.
#[must_use]
pub fn files(articles: &[Exported], pictures: &mut Pictures) -> Vec<File> {
    let names = names::files(&articles.iter().map(|exported| exported.article).collect::<Vec<_>>(), ".md");
    let files = names.into_iter().zip(articles).map(|((name, ending), exported)| {
        let (tree, pictures) = pictures::beside(&page::tidy(exported.body), pictures);
        let body = Body { tree, ..Body::default() };
        let text = page::markdown(if pictures.is_empty() { exported.body } else { &body });
        File { name, ending, content: sealed(&write_with(exported, &text)), pictures }
    });
    files.collect()
}

/// Whether a file is as it was written here, so that it may be written anew.
#[must_use]
pub fn is_untouched(file: &str) -> bool {
    let Some((head, _)) = file.split_once(END) else { return false };
    let Some(at) = head.rfind(SEAL).filter(|at| head[..*at].ends_with('\n')) else { return false };
    let Some((seal, _)) = file[at..].split_once('\n') else { return false };
    let without = [&file[..at], &file[at + seal.len() + 1..]].concat();
    seal == seal_of(&without)
}

fn sealed(file: &str) -> String {
    let seal = seal_of(file);
    file.replacen(&format!("\n{END}"), &format!("\n{seal}\n{END}"), 1)
}

fn seal_of(file: &str) -> String {
    format!("{SEAL}\"{:016x}\"", hash::of(file))
}

/// Words as Markdown: what would start a link, code or emphasis is taken as written.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        if "\\`*_[]<>#|~".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::articles::{exported, sample},
        news::{Body, Highlight},
        text::Line,
    };
    use jiff::Timestamp;
    use proptest::prelude::*;

    #[test]
    fn front_matter_stands_before_the_text_and_passages_behind_it() {
        exported(|exported| {
            let passage = Highlight { text: Line::new("One *two*"), at: 0, added: Timestamp::UNIX_EPOCH };
            assert_eq!(
                write(&Exported { highlights: &[passage], ..*exported }),
                "---\ntitle: \"Sega & *Microsoft* <announce>\"\nauthor: \"Ann Author\"\nsource: \"Outlet: \\\"A\\\"\"\n\
                 url: \"https://outlet.example/a?b=1&c=2\"\npublished: \"2021-11-01T10:10:00Z\"\nsaved: \"2021-11-01T12:16:40Z\"\n\
                 kind: \"review\"\ntags: [\"gaming\",\"to do\"]\nread: false\nnote: \"read \\\"this\\\"\\nsoon\"\n---\n\n\
                 # Sega & \\*Microsoft\\* \\<announce\\>\n\nOne **two** [three](https://a.example/).\n\n\
                 ## Highlights\n\n> One \\*two\\*\n"
            );
        });
    }

    #[test]
    fn a_passage_over_two_paragraphs_stays_two() {
        let passage = |text: &str, at| Highlight { text: Line::new(text), at, added: Timestamp::UNIX_EPOCH };
        let text = "One boat.\n\nThe lamp went out. It was five.\n\nNobody saw it.";
        assert_eq!(paragraphs(text, &passage("It was five. Nobody", 25)), ["It was five.", "Nobody"]);
        assert_eq!(paragraphs(text, &passage("The lamp went out.", 8)), ["The lamp went out."]);
        assert_eq!(paragraphs(text, &passage("No longer there.", 8)), ["No longer there."]);
        assert_eq!(paragraphs("a b\na b", &passage("a b", 2)), ["a b"]);
    }

    #[test]
    fn a_kept_picture_is_named_by_its_file() {
        exported(|exported| {
            let html = "<p>a</p><img src='https://a.example/p.png' alt='The bay'>".to_owned();
            let body = Body::parse(&html);
            let png = vec![0x89, b'P', b'N', b'G'];
            let file = files(&[Exported { body: &body, ..*exported }], &mut |_| Some(png.clone())).remove(0);
            let name = &file.pictures[0].name;
            assert!(file.content.contains(&format!("![The bay]({name})")), "{}", file.content);
            let bare = files(&[Exported { body: &body, ..*exported }], &mut |_| None).remove(0);
            assert!(bare.content.contains("![The bay](https://a.example/p.png)") && bare.pictures.is_empty());
        });
    }

    #[test]
    fn a_file_that_somebody_wrote_in_is_told_from_one_as_it_was_written() {
        exported(|exported| {
            let file = files(&[*exported], &mut |_| None).remove(0).content;
            assert!(is_untouched(&file), "{file}");
            assert!(!is_untouched(&format!("{file}my own words\n")));
            assert!(!is_untouched(&file.replace("tags: [", "tags: [\"mine\",")));
            assert!(!is_untouched(&write(exported)) && !is_untouched("# my notes\n") && !is_untouched(""));
        });
    }

    proptest! {
        #[test]
        fn front_matter_holds_any_words_in_one_line_each(title in "\\PC{0,30}", note in "(\\PC|\n|-){0,40}", tag in "\\PC{1,9}") {
            let (mut article, body) = (sample(), Body::default());
            article.title = Line::new(&title);
            article.tags = vec![Line::new(&tag)];
            article.progress.note = Some(note.clone());
            let exported = Exported { article: &article, body: &body, saved: None, highlights: &[], original: None };
            let file = files(&[exported], &mut |_| None).remove(0).content;
            prop_assert!(is_untouched(&file));
            let (head, _) = file.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
            let value = |name: &str| -> Value {
                let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap();
                serde_json::from_str(line).unwrap()
            };
            prop_assert_eq!(value("title"), json!(article.title));
            prop_assert_eq!(value("tags"), json!(article.tags));
            prop_assert_eq!(value("note"), json!(note));
        }
    }
}
