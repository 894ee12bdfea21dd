//! File names for articles: the day and the headline, safe on every file system, the same at every export. Never a path.

use crate::{news::Article, text::hash};
use std::collections::HashMap;

/// Bytes of a file name, ending included.
const LONGEST: usize = 120;
/// Bytes of the headline in it.
const LONGEST_HEADLINE: usize = 72;

/// One name for each article, in their order, and how the names of all its files end whatever its headline becomes: with a number of
/// its address. Where two articles would have one name, the one with the lowest id has it and the others add their ids; such have no
/// ending of their own.
#[must_use]
pub fn files(articles: &[&Article], ending: &str) -> Vec<(String, Option<String>)> {
    let numbers: Vec<String> = articles.iter().map(|article| number(article)).collect();
    let mut first: HashMap<&str, i64> = HashMap::new();
    let mut sharing: HashMap<&str, usize> = HashMap::new();
    for (article, number) in articles.iter().zip(&numbers) {
        let lowest = first.entry(number).or_insert(article.id.0);
        *lowest = article.id.0.min(*lowest);
        *sharing.entry(number).or_default() += 1;
    }
    let one = |(article, number): (&&Article, &String)| {
        let stem = stem(article);
        if first.get(number.as_str()) == Some(&article.id.0) {
            let own = sharing.get(number.as_str()) == Some(&1);
            (format!("{stem}-{number}{ending}"), own.then(|| format!("-{number}{ending}")))
        } else {
            (format!("{stem}-{number}-{}{ending}", article.id), None)
        }
    };
    articles.iter().zip(&numbers).map(one).collect()
}

/// Eight digits that stand for the article's address.
fn number(article: &Article) -> String {
    let number = if article.url.is_empty() { hash::of(&article.id.to_string()) } else { hash::of(&article.url) };
    format!("{:08x}", number >> 32)
}

/// `2021-11-01-sega-and-microsoft-announce`
fn stem(article: &Article) -> String {
    let day = article.published.unwrap_or(article.fetched).strftime("%Y-%m-%d").to_string();
    let headline = headline(&article.title);
    let mut stem = if headline.is_empty() { day } else { format!("{day}-{headline}") };
    stem.truncate(stem.floor_char_boundary(LONGEST - 40));
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
            .map(|(title, id)| Article {
                id: ArticleId(id),
                title: Line::new(title),
                url: Line::new(&format!("https://a.example/{id}")),
                ..sample()
            })
            .collect();
        files(&articles.iter().collect::<Vec<_>>(), ".md").into_iter().map(|(name, _)| name).collect()
    }

    /// The name without the number of the address.
    fn words(name: &str) -> &str {
        &name[..name.len() - "-12345678.md".len()]
    }

    #[test]
    fn a_name_is_the_day_the_headline_and_a_number_of_the_address() {
        let article = sample();
        let name = files(&[&article], ".md").remove(0);
        assert_eq!(name.0, format!("2021-11-01-sega-microsoft-announce{}", name.1.unwrap()));
        let named = named(&["Sega & Microsoft announce ‘alliance’: it’s here"]).remove(0);
        assert_eq!(words(&named), "2021-11-01-sega-microsoft-announce-alliance-its-here");
    }

    #[test]
    fn a_new_headline_leaves_the_ending() {
        let (before, after) = (sample(), Article { title: Line::new("Another"), ..sample() });
        let ending = |article: &Article| files(&[article], ".md").remove(0).1;
        assert_eq!(ending(&before), ending(&after));
        assert_ne!(ending(&before), ending(&Article { url: Line::new("https://b.example/"), ..sample() }));
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
        assert!(name.len() <= LONGEST && words(&name).ends_with("-word"), "{name}");
        for title in ["発".repeat(400), "a".repeat(5_000)] {
            let name = named(&[&title]).remove(0);
            assert!(name.len() <= LONGEST && name.len() > 60, "{name}");
        }
    }

    #[test]
    fn one_address_twice_gives_two_names() {
        let (one, other) = (sample(), Article { id: ArticleId(13), ..sample() });
        let names = files(&[&other, &one], ".md");
        assert!(names[0].0.ends_with("-a13.md") && names[0].0 != names[1].0, "{names:?}");
        assert!(names.iter().all(|(_, ending)| ending.is_none()));
    }
}
