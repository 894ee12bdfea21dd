//! File names for articles: the day and the headline, safe on every file system, the same at every export. Never a path.

use crate::news::Article;
use std::collections::{HashMap, HashSet};

/// Bytes of a file name, ending included.
const LONGEST: usize = 120;
/// Bytes of the headline in it.
const LONGEST_HEADLINE: usize = 72;

/// One name for each article, in their order. Where two would be the same, the one with the lowest id has it and the others add their ids.
#[must_use]
pub fn files(articles: &[&Article], ending: &str) -> Vec<String> {
    let stems: Vec<String> = articles.iter().map(|article| stem(article)).collect();
    let mut first: HashMap<&str, i64> = HashMap::new();
    for (article, stem) in articles.iter().zip(&stems) {
        let lowest = first.entry(stem).or_insert(article.id.0);
        *lowest = article.id.0.min(*lowest);
    }
    let mut taken: HashSet<String> = HashSet::new();
    let mut names = Vec::with_capacity(articles.len());
    for (article, stem) in articles.iter().zip(&stems) {
        let mut name = stem.clone();
        if first.get(stem.as_str()) != Some(&article.id.0) || taken.contains(&name) {
            name = format!("{stem}-{}", article.id);
        }
        taken.insert(name.clone());
        name.push_str(ending);
        names.push(name);
    }
    names
}

/// `2021-11-01-sega-and-microsoft-announce`
fn stem(article: &Article) -> String {
    let day = article.published.unwrap_or(article.fetched).strftime("%Y-%m-%d").to_string();
    let headline = headline(&article.title);
    let headline = if headline.is_empty() { article.id.to_string() } else { headline };
    let mut stem = format!("{day}-{headline}");
    stem.truncate(stem.floor_char_boundary(LONGEST - 30));
    stem
}

/// Letters and digits in lower case, everything between them one hyphen; cut between words.
fn headline(title: &str) -> String {
    let mut words = String::new();
    for word in title.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’')) {
        let word: String =
            word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if word.is_empty() {
            continue;
        }
        let room = LONGEST_HEADLINE.saturating_sub(words.len() + usize::from(!words.is_empty()));
        if word.len() > room {
            if words.is_empty() {
                words.push_str(&word[..word.floor_char_boundary(room)]);
            }
            break;
        }
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(&word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::articles::sample;
    use crate::{news::ArticleId, text::Line};

    fn named(titles: &[&str]) -> Vec<String> {
        let articles: Vec<Article> = titles
            .iter()
            .zip(1..)
            .map(|(title, id)| Article { id: ArticleId(id), title: Line::new(title), ..sample() })
            .collect();
        files(&articles.iter().collect::<Vec<_>>(), ".md")
    }

    #[test]
    fn a_name_is_the_day_and_the_headline() {
        assert_eq!(
            named(&["Sega & Microsoft announce ‘alliance’: it’s here"]),
            ["2021-11-01-sega-microsoft-announce-alliance-its-here.md"]
        );
    }

    #[test]
    fn no_headline_leaves_the_directory() {
        let titles = [
            "../../../../tmp/x",
            "/etc/passwd",
            "..",
            ".",
            "",
            "-rf",
            "CON",
            "a\nb",
            "$(touch x)",
            "name.desktop",
            "\u{202e}gnp.exe",
            "x\0y",
        ];
        for name in named(&titles) {
            assert!(name.starts_with("2021-11-01-") && name.strip_suffix(".md").is_some(), "{name}");
            assert!(name[..name.len() - 3].chars().all(|letter| letter.is_alphanumeric() || letter == '-'), "{name}");
        }
    }

    #[test]
    fn a_name_is_cut_between_words_and_stays_short() {
        let name = named(&["word ".repeat(80).as_str()]).remove(0);
        assert!(name.len() <= LONGEST && name.ends_with("-word.md"), "{name}");
        for title in ["発".repeat(400), "a".repeat(5_000)] {
            let name = named(&[&title]).remove(0);
            assert!(name.len() <= LONGEST && name.len() > 60, "{name}");
        }
    }

    #[test]
    fn the_same_headline_twice_gives_two_names() {
        assert_eq!(
            named(&["Same", "same!", "Same"]),
            ["2021-11-01-same.md", "2021-11-01-same-a2.md", "2021-11-01-same-a3.md"]
        );
        assert_eq!(named(&["Same a2", "Same", "Same"])[1..], ["2021-11-01-same.md", "2021-11-01-same-a3.md"]);
    }
}
