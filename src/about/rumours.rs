//! Rumours beside what became of them: a later headline about the same that confirms or denies it.

use super::{
    rules::{RULES, Rules, says_any},
    told::{Outcome, Rumour, Telling, at, telling},
};
use crate::{
    news::{Article, Kind},
    stories,
};
use std::collections::HashSet;

/// Rumours that are shown.
const MOST: usize = 30;
/// Seconds: what is told later than that is another matter.
const LATEST: i64 = 400 * 24 * 3600;
/// Telling words that two headlines share beside the name.
const SHARED: usize = 2;

pub fn of(name: &str, articles: &[&Article]) -> Vec<Rumour> {
    let Some(rules) = RULES.as_ref() else { return Vec::new() };
    let mut told = HashSet::new();
    let rumours = articles.iter().filter(|article| article.kind == Kind::Rumour && told.insert(article.story));
    rumours
        .map(|rumour| Rumour { by: telling(rumour), outcome: outcome(rumour, name, articles, rules) })
        .take(MOST)
        .collect()
}

/// The first headline after it that says what became of it.
fn outcome(rumour: &Article, name: &str, articles: &[&Article], rules: &Rules) -> Option<(Outcome, Telling)> {
    let words = telling_words(&rumour.title, name, rules);
    let later = articles.iter().rev().filter(|other| {
        let seconds = at(other).as_second() - at(rumour).as_second();
        other.kind != Kind::Rumour && seconds > 0 && seconds <= LATEST
    });
    let says = |other: &&&Article| {
        let same = other.story == rumour.story;
        let shared = telling_words(&other.title, name, rules).intersection(&words).count();
        shared >= if same { 1 } else { SHARED }
    };
    later.filter(says).find_map(|other| Some((judged(&other.title, rules)?, telling(other))))
}

/// What a headline says became of something; one that says both says nothing.
fn judged(headline: &str, rules: &Rules) -> Option<Outcome> {
    let low = headline.to_lowercase().replace('’', "'");
    match (says_any(&low, &rules.outcome.confirmed), says_any(&low, &rules.outcome.denied)) {
        (true, false) => Some(Outcome::Confirmed),
        (false, true) => Some(Outcome::Denied),
        _ => None,
    }
}

/// The words of a headline that tell something: not the name, not those of everyday, not those that judge.
fn telling_words(headline: &str, name: &str, rules: &Rules) -> HashSet<String> {
    let of_name: HashSet<String> = stories::headline_words(name).into_iter().collect();
    let judging = |word: &String| rules.outcome.confirmed.contains(word) || rules.outcome.denied.contains(word);
    let words = stories::headline_words(headline).into_iter();
    words.filter(|word| !of_name.contains(word) && !judging(word) && stories::is_telling(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::page::samples::*;
    use crate::{about::Outcome, news::Kind};

    fn outcomes(later: &[(i64, Kind, &str)]) -> Vec<Option<(Outcome, i64)>> {
        let rumour = "Glass Orchard remaster with a lighthouse chapter is in the works, insider says";
        let mut articles = vec![article(1, 60, "Pixel Post", Kind::Rumour, rumour)];
        let later = later.iter().zip(2..);
        articles.extend(later.map(|((days, kind, title), id)| article(id, *days, "The Save Room", *kind, title)));
        let page = page("Glass Orchard", &articles);
        page.rumours.iter().map(|one| one.outcome.as_ref().map(|(outcome, by)| (*outcome, by.article.0))).collect()
    }

    #[test]
    fn a_later_headline_about_the_same_says_what_became_of_a_rumour() {
        let confirmed = (20, Kind::News, "Glass Orchard remaster announced, lighthouse chapter included");
        assert_eq!(outcomes(&[confirmed]), [Some((Outcome::Confirmed, 2))]);
        let denied = (30, Kind::News, "Publisher denies a Glass Orchard remaster with a lighthouse chapter");
        assert_eq!(outcomes(&[confirmed, denied]), [Some((Outcome::Denied, 3))]);
    }

    #[test]
    fn what_is_not_clearly_about_the_same_says_nothing() {
        for later in [
            (20, Kind::News, "Glass Orchard soundtrack announced"),
            (70, Kind::News, "Glass Orchard remaster announced, lighthouse chapter included"),
            (20, Kind::News, "Glass Orchard remaster: why its lighthouse chapter matters"),
            (20, Kind::News, "Dust Rally remaster announced, lighthouse chapter included"),
        ] {
            assert_eq!(outcomes(&[later]), [None], "{later:?}");
        }
    }
}
