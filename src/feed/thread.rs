//! What people say of an article, from the feed of its comments: who, when and what, an answer behind what it answers.

use crate::news::Item;
use jiff::Timestamp;
use regex::Regex;
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// The rules that ship with the program.
static POSTS: LazyLock<PostRules> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/thread_posts.toml")).unwrap_or_default());

/// Comments that are shown.
pub const MOST: usize = 300;
/// Answers are indented no deeper.
const DEEPEST: usize = 8;

/// Rules about the entries of a thread's feed that are what the thread is about.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PostRules {
    post: Vec<PostRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PostRule {
    name: String,
    #[serde(rename = "evidence")]
    _evidence: String,
    #[serde(deserialize_with = "super::by_address::pattern")]
    guid: Regex,
}

/// One comment, as it was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who says it; empty where the feed does not tell.
    pub author: String,
    /// When.
    pub published: Option<Timestamp>,
    /// What, as HTML.
    pub html: String,
    /// Where it stands.
    pub link: Option<String>,
    /// How many comments it answers, one by way of the other.
    pub depth: usize,
}

/// A thread as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommentThread {
    /// The comments, each with its answers behind it; at most [`MOST`].
    pub comments: Vec<Comment>,
    /// How many the feed holds; the post they talk about is none.
    pub all: usize,
}

/// Whether an entry is the post that the others of the feed talk about. Its guid tells: its link may be that of the thread, as the
/// link of a comment may be.
#[must_use]
pub fn is_the_post(item: &Item) -> bool {
    item.guid.as_deref().is_some_and(|guid| rule_of(guid).is_some())
}

fn rule_of(guid: &str) -> Option<&'static str> {
    POSTS.post.iter().find(|rule| rule.guid.is_match(guid)).map(|rule| rule.name.as_str())
}

/// The comments of a feed: in its order, each with its answers behind it, the oldest answer first. At most [`MOST`] of them.
#[must_use]
pub fn comments(items: &[Item]) -> Vec<Comment> {
    let places: HashMap<String, usize> = items
        .iter()
        .enumerate()
        .flat_map(|(place, item)| {
            [item.guid.clone(), item.link.clone()].into_iter().flatten().map(move |key| (key, place))
        })
        .collect();
    let answered = |place: usize| {
        let key = items[place].answers.as_ref()?;
        places.get(key).copied().filter(|other| *other != place)
    };
    let mut answers: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for place in 0..items.len() {
        match answered(place).filter(|_| !goes_round(place, &answered)) {
            Some(other) => answers.entry(other).or_default().push(place),
            None => order.push((place, 0)),
        }
    }
    let oldest_first = |places: &mut Vec<usize>| places.sort_by_key(|place| (items[*place].published, *place));
    answers.values_mut().for_each(oldest_first);
    order.reverse();
    let mut thread = Vec::new();
    while let Some((place, depth)) = order.pop().filter(|_| thread.len() < MOST) {
        let item = &items[place];
        thread.push(Comment {
            author: item.authors.join(", "),
            published: item.published,
            html: item.content.clone().or_else(|| item.summary.clone()).unwrap_or_default(),
            link: item.link.clone(),
            depth: depth.min(DEEPEST),
        });
        order.extend(answers.remove(&place).into_iter().flatten().rev().map(|answer| (answer, depth + 1)));
    }
    thread
}

/// Whether what it answers answers it, by way of others.
fn goes_round(place: usize, answered: &impl Fn(usize) -> Option<usize>) -> bool {
    let (mut slow, mut fast) = (Some(place), answered(place));
    while let (Some(one), Some(other)) = (slow, fast) {
        if one == other {
            return true;
        }
        slow = answered(one);
        fast = answered(other).and_then(answered);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn item(guid: &str, answers: Option<&str>, second: i64) -> Item {
        Item {
            guid: Some(guid.to_owned()),
            answers: answers.map(str::to_owned),
            published: Timestamp::from_second(second).ok(),
            summary: Some(guid.to_owned()),
            ..Item::default()
        }
    }

    fn shown(items: &[Item]) -> Vec<(String, usize)> {
        comments(items).into_iter().map(|comment| (comment.html, comment.depth)).collect()
    }

    fn said(rows: &[(&str, usize)]) -> Vec<(String, usize)> {
        rows.iter().map(|(words, depth)| ((*words).to_owned(), *depth)).collect()
    }

    #[test]
    fn an_answer_stands_behind_what_it_answers_and_the_rest_in_the_order_of_the_feed() {
        let items = vec![
            item("d", Some("a"), 4),
            item("c", None, 3),
            item("b", Some("a"), 2),
            item("a", None, 1),
            item("e", Some("b"), 5),
        ];
        assert_eq!(shown(&items), said(&[("c", 0), ("a", 0), ("b", 1), ("e", 2), ("d", 1)]));
    }

    #[test]
    fn what_answers_nothing_that_is_there_or_itself_stands_alone() {
        let items = vec![item("a", Some("gone"), 1), item("b", Some("b"), 2)];
        assert_eq!(shown(&items), said(&[("a", 0), ("b", 0)]));
        let round = shown(&[item("a", Some("b"), 1), item("b", Some("a"), 2)]);
        assert_eq!(round.len(), 2);
    }

    #[test]
    fn every_rule_about_posts_knows_those_of_its_site_and_no_comment() {
        let mut named = BTreeSet::from(["-"]);
        for line in include_str!("../../tests/thread_posts_table.tsv").lines().filter(|line| !line.starts_with('#')) {
            let [rule, guid] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(rule_of(guid).unwrap_or("-"), rule, "{guid}");
            named.insert(rule);
        }
        assert_eq!(named, POSTS.post.iter().map(|rule| rule.name.as_str()).chain(["-"]).collect());
    }

    #[test]
    fn a_comment_whose_link_is_the_bare_thread_is_not_the_post() {
        let link = Some("https://www.reddit.com/r/Games/comments/1abcde/a_title/".to_owned());
        assert!(is_the_post(&Item { link: link.clone(), ..item("t3_1abcde", None, 1) }));
        assert!(!is_the_post(&Item { link: link.clone(), ..item("t1_k0mm3nt", None, 1) }));
        assert!(!is_the_post(&Item { link, guid: None, ..Item::default() }));
    }

    #[test]
    fn a_deep_or_a_long_thread_is_bounded() {
        let deep: Vec<Item> =
            (0..2_000).map(|number| item(&number.to_string(), Some(&(number - 1).to_string()), number)).collect();
        let thread = comments(&deep);
        assert_eq!((thread.len(), thread.iter().map(|comment| comment.depth).max()), (MOST, Some(DEEPEST)));
    }
}
