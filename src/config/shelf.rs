//! `[[shelf]]`: the user's own saved queries. Checks that each has a name of its own and a query that can be meant.

use super::{problem::Problems, section::Section};
use crate::{
    news::{SavedQuery, Sort},
    query::Query,
    text::{Line, near::nearest},
};
use std::{collections::HashMap, ops::Range};
use toml::{Spanned, de::DeTable};

/// The orders a shelf can have, by name.
pub(super) const ORDERS: [(&str, Sort); 6] = [
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("source", Sort::Source),
    ("length", Sort::Length),
    ("outlets", Sort::Outlets),
    ("for you", Sort::ForYou),
];

/// Names of the shelves every reader has.
const TAKEN: [&str; 6] = ["all", "for you", "rumours", "deals", "saved", "muted"];

/// Reads every shelf; the same name twice is a problem.
pub(super) fn all(tables: Vec<Spanned<&DeTable>>, problems: &mut Problems) -> Vec<SavedQuery> {
    let mut names: HashMap<String, Range<usize>> = HashMap::new();
    let mut shelves = Vec::new();
    for table in tables {
        let mut section = Section::new("[[shelf]]", table.get_ref());
        let (name, query) = (section.text("name", problems), section.text("query", problems));
        let sort = section.text("sort", problems).map_or(Sort::Newest, |sort| order(&sort, problems));
        for key in ["name", "query"].into_iter().filter(|key| table.get_ref().get(*key).is_none()) {
            problems.add(&table.span(), &format!("this shelf has no `{key}`"));
        }
        if let Some(query) = &query {
            check_query(query, problems);
        }
        if let (Some(name), Some(query)) = (name, query) {
            check_name(&name, &mut names, problems);
            shelves.push(SavedQuery { name: Line::new(name.get_ref()), query: query.into_inner(), sort });
        }
        section.finish(problems);
    }
    shelves
}

/// Whether every user has a shelf of that name, in small letters.
pub(super) fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name)
}

fn check_name(name: &Spanned<String>, names: &mut HashMap<String, Range<usize>>, problems: &mut Problems) {
    let bare = Line::new(name.get_ref()).to_lowercase();
    if bare.is_empty() {
        problems.add(&name.span(), "the `name` is empty");
    } else if is_taken(&bare) {
        problems.add(&name.span(), "every reader has a shelf of this name already");
    } else if let Some(before) = names.insert(bare, name.span()) {
        problems.add_again(&name.span(), "a shelf of this name", &before);
    }
}

/// A wrong query is told at the place in it.
pub(super) fn check_query(query: &Spanned<String>, problems: &mut Problems) {
    if let Err(error) = Query::parse(query.get_ref()) {
        let span = query.span();
        // Within plain quotes every byte of the value is a byte of the file.
        let plain = span.len() == query.get_ref().len() + 2;
        let from = if plain { span.start + 1 + error.at } else { span.start };
        let length = query.get_ref().get(error.at..).and_then(|rest| rest.find(' ')).unwrap_or(usize::MAX);
        let to = if plain { (span.end - 1).min(from.saturating_add(length)) } else { span.end };
        problems.add(&(from..to.max(from)), &error.message);
    }
}

fn order(name: &Spanned<String>, problems: &mut Problems) -> Sort {
    let wanted = name.get_ref().to_lowercase();
    let found = ORDERS.iter().find(|(order, _)| *order == wanted).map(|(_, sort)| *sort);
    if found.is_none() {
        let known = ORDERS.map(|(order, _)| format!("\"{order}\"")).join(", ");
        let meant = nearest(&wanted, ORDERS.map(|(order, _)| order));
        problems.add_with_hint(&name.span(), &format!("`sort` is one of {known}"), meant);
    }
    found.unwrap_or_default()
}
