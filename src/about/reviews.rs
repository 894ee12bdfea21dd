//! Reviews with their scores: only what the headline or a line of its own says is one, and nothing where two of them differ.

use super::{
    rules::{RULES, Rules},
    told::{Review, Told, telling},
};
use crate::{news::Kind, query::words, stories, text::Line};
use regex::Regex;
use std::{collections::HashSet, sync::LazyLock};

/// Reviews that are shown.
const MOST: usize = 40;
/// Words of a headline before the name of what is reviewed.
const BEFORE: usize = 2;
/// Letters of a line that may be a score.
const SHORT: usize = 60;
/// Letters of a verdict.
const VERDICT: usize = 200;

static SCORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d/.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:/|out of|von|sur)\s?(100|10|20|5)(?:$|[^\d/])").ok()
});
static PERCENT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\D*?(\d{1,3}) ?%\W*$").ok());
static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(\d{1,3}(?:[.,]\d)?)\W*$").ok());

pub fn of(name: &str, told: &[Told]) -> Vec<Review> {
    let Some(rules) = RULES.as_ref() else { return Vec::new() };
    let mut outlets = HashSet::new();
    let reviews = told.iter().filter(|one| one.article.kind == Kind::Review && reviews_it(&one.article.title, name));
    let all = reviews.map(|one| {
        let text = one.text.as_deref().unwrap_or_default();
        Review {
            by: telling(&one.article),
            score: in_headline(&one.article.title).or_else(|| in_text(text, rules)),
            verdict: verdict(text, rules),
        }
    });
    // An outlet reviews it once; a second piece of its own is mostly about another edition.
    let mut all: Vec<Review> = all.collect();
    all.sort_by_key(|review| review.score.is_none());
    all.retain(|review| outlets.insert(review.by.source.clone()));
    all.sort_by_key(|review| std::cmp::Reverse(review.by.at));
    all.truncate(MOST);
    all
}

/// Whether the headline is of a review of the name, and not of something that is laid beside it.
fn reviews_it(headline: &str, name: &str) -> bool {
    let words = words::tokens(headline);
    let begins = |spelling: &String| {
        let wanted = words::tokens(spelling);
        let place = words.windows(wanted.len().max(1)).position(|row| row == wanted);
        place.is_some_and(|place| place <= BEFORE)
    };
    stories::spellings(name).iter().any(begins)
}

fn in_headline(headline: &str) -> Option<String> {
    one_of(scores(headline))
}

/// The score of the text: of a short line that names it or is nothing else.
fn in_text(text: &str, rules: &Rules) -> Option<String> {
    let mut found = Vec::new();
    let mut named = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && line.chars().count() <= SHORT) {
        let low = line.to_lowercase();
        let label = rules.review.scores.iter().find(|label| low.starts_with(label.as_str()));
        let rest =
            label.map(|label| line[label.len().min(line.len())..].trim_start_matches([':', '：', ' ', '–', '-']));
        let is_named = named || label.is_some();
        let said = rest.filter(|rest| !rest.is_empty()).unwrap_or(line);
        let is_alone = said.chars().filter(|letter| letter.is_alphabetic()).count() <= "out of".len();
        if is_alone {
            found.extend(scores(said));
            if is_named && scores(said).is_empty() {
                found.extend(percent(said).or_else(|| bare(said)));
            }
        }
        named = label.is_some_and(|label| low.trim_end_matches([':', '：', ' ']) == label.as_str());
    }
    one_of(found)
}

/// The only one of several that are the same; none where they differ.
fn one_of(mut found: Vec<String>) -> Option<String> {
    found.dedup();
    if found.len() == 1 { found.pop() } else { None }
}

fn scores(text: &str) -> Vec<String> {
    let Some(pattern) = SCORE.as_ref() else { return Vec::new() };
    let read = |found: regex::Captures| {
        let (points, of) = (found[1].replace(',', "."), &found[2]);
        let fits = points.parse::<f32>().ok()? <= of.parse::<f32>().ok()?;
        fits.then(|| format!("{points}/{of}"))
    };
    pattern.captures_iter(text).filter_map(read).collect()
}

fn percent(text: &str) -> Option<String> {
    let found = PERCENT.as_ref()?.captures(text)?;
    found[1].parse::<u32>().ok().filter(|points| *points <= 100).map(|points| format!("{points} %"))
}

fn bare(text: &str) -> Option<String> {
    let found = BARE.as_ref()?.captures(text)?;
    let points = found[1].replace(',', ".");
    points.parse::<f32>().ok().filter(|number| *number <= 100.0).map(|_| points)
}

/// The first sentence under the heading that begins the verdict, or behind its word.
fn verdict(text: &str, rules: &Rules) -> Option<Line> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    while let Some(line) = lines.next() {
        let low = line.to_lowercase();
        let bare = low.trim_end_matches([':', '：', '.', ' ']);
        if rules.review.verdicts.iter().any(|word| word == bare) {
            let next = lines.find(|line| line.chars().count() > SHORT)?;
            return Some(sentence(next));
        }
        let begun = rules.review.verdicts.iter().find_map(|word| low.strip_prefix(word.as_str())?.strip_prefix(": "));
        if let Some(rest) = begun.filter(|rest| rest.chars().count() > SHORT / 2) {
            return Some(sentence(&line[line.len() - rest.len().min(line.len())..]));
        }
    }
    None
}

fn sentence(text: &str) -> Line {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    Line::cut(&text[..end], VERDICT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::about::{AboutPage, page::samples::article};

    fn reviewed(title: &str, text: &str) -> Vec<(Option<String>, Option<Line>)> {
        let told = Told { article: article(1, 1, "Long Weekend", Kind::Review, title), text: Some(text.to_owned()) };
        let page = AboutPage::of("Dust Harbour", vec![told], jiff::Timestamp::UNIX_EPOCH);
        page.reviews.into_iter().map(|review| (review.score, review.verdict)).collect()
    }

    #[test]
    fn a_score_stands_in_the_headline_or_in_a_line_of_its_own() {
        for (title, text, score) in [
            ("Dust Harbour review: 9/10", "", Some("9/10")),
            ("Review: Dust Harbour", "It is good.\nScore: 8.5\n", Some("8.5")),
            ("Dust Harbour im Test", "Ganz gut.\nWertung\n87\n", Some("87")),
            (
                "Dust Harbour review",
                "We played 24/7 for 9/11 of it, a long line that says a lot of things.\n4,5 / 5\n",
                Some("4.5/5"),
            ),
            ("Dust Harbour review", "Score: 91 %", Some("91 %")),
            ("Dust Harbour review", "Score: 9/10\nScore: 7/10", None),
            ("Dust Harbour review", "87\nThere are 87 bells.", None),
            ("Dust Harbour review", "It gets 12/10 from me.\n12/10", None),
        ] {
            let all = reviewed(title, text);
            assert_eq!(all.first().map(|(score, _)| score.as_deref()), Some(score), "{title} {text}");
        }
    }

    #[test]
    fn the_verdict_is_the_sentence_under_its_heading() {
        let text =
            "Good.\nVerdict\nDust Harbour is a small game that knows what it wants, and it gets there. It ends.\n";
        let told = reviewed("Dust Harbour review", text);
        let wanted = "Dust Harbour is a small game that knows what it wants, and it gets there.";
        assert_eq!(told[0].1.as_deref(), Some(wanted));
    }

    #[test]
    fn a_review_of_something_else_that_names_it_is_none_of_it() {
        assert!(reviewed("Marlowe pad review: best played with Dust Harbour", "").is_empty());
        assert_eq!(reviewed("Our Dust Harbour review", "").len(), 1);
    }
}
