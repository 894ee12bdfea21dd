//! Stories put together and taken apart by hand.

use crate::{
    clustering::{THIRD, delay, placed, told},
    shelf::{Shelf, at},
};
use jiff::tz::TimeZone;
use pressstart::{
    news::{ArticleId, Decision, MuteWish, Rule, StoryId, What},
    query::Query,
    store::Sort,
};

/// Every story's articles, by their ids, each list in order.
fn rows(shelf: &Shelf) -> Vec<Vec<i64>> {
    let ids = shelf.store.story_ids(&Query::parse("all").unwrap(), Sort::Oldest, at(500)).unwrap();
    let mut rows: Vec<Vec<i64>> = ids
        .iter()
        .map(|id| {
            let mut row: Vec<i64> =
                shelf.store.story_articles(*id).unwrap().iter().map(|article| article.id.0).collect();
            row.sort_unstable();
            row
        })
        .collect();
    rows.sort();
    rows
}

fn unread(shelf: &Shelf) -> u64 {
    shelf.store.totals().unwrap().unread
}

#[test]
fn stories_are_put_together_and_taken_apart_again_by_undo() {
    let (mut shelf, _) = told();
    assert_eq!(rows(&shelf), [vec![1, 2], vec![3]]);
    let step = shelf.store.join_stories(&[StoryId(1), StoryId(3)], at(200)).unwrap();
    assert_eq!(
        (rows(&shelf), step.words.as_str(), unread(&shelf)),
        (vec![vec![1, 2, 3]], "put together, 3 articles", 1)
    );
    shelf.store.undo(at(201)).unwrap();
    assert_eq!((rows(&shelf), unread(&shelf)), (vec![vec![1, 2], vec![3]], 2));
    shelf.store.redo(at(202)).unwrap();
    assert_eq!(rows(&shelf), [vec![1, 2, 3]]);
}

#[test]
fn the_first_story_keeps_its_face() {
    for (first, second, face) in [(1, 3, 2), (3, 1, 3)] {
        let (mut shelf, _) = told();
        shelf.store.join_stories(&[StoryId(first), StoryId(second)], at(200)).unwrap();
        let story = shelf.store.stories(&[StoryId(first)]).unwrap().remove(0);
        assert_eq!((story.id, story.face.id, story.sources), (StoryId(first), ArticleId(face), 3));
    }
}

#[test]
fn an_article_is_taken_out_whichever_it_is() {
    for article in [1, 2] {
        let (mut shelf, _) = told();
        shelf.store.take_out(ArticleId(article), at(200)).unwrap();
        assert_eq!((rows(&shelf), unread(&shelf)), (vec![vec![1], vec![2], vec![3]], 3), "{article}");
        shelf.store.undo(at(201)).unwrap();
        assert_eq!((rows(&shelf), unread(&shelf)), (vec![vec![1, 2], vec![3]], 2), "{article}");
        let face = shelf.store.stories(&[StoryId(1)]).unwrap()[0].face.id;
        assert_eq!(face, ArticleId(2), "{article}");
    }
}

#[test]
fn what_stands_alone_cannot_be_taken_out() {
    let (mut shelf, _) = told();
    shelf.store.take_out(ArticleId(3), at(200)).unwrap();
    assert_eq!(shelf.store.journal(9).unwrap().len(), 0);
}

#[test]
fn a_story_put_together_goes_on_growing_on_either_side() {
    let (mut shelf, sources) = told();
    shelf.store.join_stories(&[StoryId(3), StoryId(1)], at(200)).unwrap();
    assert_eq!(placed(&mut shelf, vec![(sources[2], delay(THIRD, 150, 90))], at(210)), 1);
    assert_eq!(rows(&shelf), [vec![1, 2, 3, 4]]);
}

#[test]
fn what_was_taken_out_is_not_put_back_when_more_arrives() {
    let (mut shelf, sources) = told();
    shelf.store.take_out(ArticleId(2), at(200)).unwrap();
    placed(&mut shelf, vec![(sources[2], delay(THIRD, 150, 90))], at(210));
    let rows = rows(&shelf);
    assert!(rows.iter().all(|row| !(row.contains(&1) && row.contains(&2))), "{rows:?}");
}

#[test]
fn a_story_says_that_a_hand_put_it_together() {
    let (mut shelf, _) = told();
    shelf.store.join_stories(&[StoryId(1), StoryId(3)], at(200)).unwrap();
    assert_eq!(shelf.store.because(StoryId(1)).unwrap()[&ArticleId(3)][0].as_str(), "your own hand");
}

#[test]
fn a_step_over_an_article_that_was_dropped_since_is_no_failure() {
    let (mut shelf, _) = told();
    shelf.store.join_stories(&[StoryId(1), StoryId(3)], at(200)).unwrap();
    shelf.store.mark(&[ArticleId(3)], &Decision::Read(true), at(201)).unwrap();
    shelf.store.drop_read(at(400), 9).unwrap();
    shelf.store.undo(at(401)).unwrap();
    shelf.store.undo(at(402)).unwrap();
    assert_eq!(rows(&shelf), [vec![1, 2]]);
}

#[test]
fn one_story_twice_is_no_step() {
    let (mut shelf, _) = told();
    shelf.store.join_stories(&[StoryId(1), StoryId(2)], at(200)).unwrap();
    assert_eq!(shelf.store.journal(9).unwrap().len(), 0);
}

#[test]
fn an_article_taken_out_of_a_muted_story_is_muted_only_for_what_it_says_itself() {
    let (mut shelf, _) = told();
    shelf.store.mute(&MuteWish::of(What::Words, "studio"), at(200)).unwrap();
    assert_eq!(unread(&shelf), 1);
    shelf.store.take_out(ArticleId(2), at(201)).unwrap();
    assert_eq!(unread(&shelf), 2);
    shelf.store.undo(at(202)).unwrap();
    assert_eq!(unread(&shelf), 1);
}

#[test]
fn a_rule_keeps_a_series_out_of_the_stories_of_others() {
    let (mut shelf, _) = told();
    assert_eq!(rows(&shelf), [vec![1, 2], vec![3]]);
    let rule = Rule { name: "each its own".into(), when: "all".to_owned(), then: vec!["alone".parse().unwrap()] };
    let ruled = shelf.store.apply_rules(&[rule], at(200), &TimeZone::UTC).unwrap();
    assert_eq!(ruled.steps, ["rule “each its own”: kept a story of its own, 1 article"]);
    assert_eq!(rows(&shelf), [vec![1], vec![2], vec![3]]);
    let acted = shelf.store.acted(ArticleId(2)).unwrap();
    assert!(acted.contains(&"kept a story of its own by the rule “each its own”".into()), "{acted:?}");
    shelf.store.undo(at(201)).unwrap();
    assert_eq!(rows(&shelf), [vec![1, 2], vec![3]]);
}

#[test]
fn a_rule_takes_an_article_out_of_the_story_that_it_began() {
    let (mut shelf, _) = told();
    let title = shelf.store.article(ArticleId(1)).unwrap().unwrap().title;
    let (when, then) = (format!("title:\"{title}\""), vec!["alone".parse().unwrap()]);
    shelf.store.apply_rules(&[Rule { name: "one".into(), when, then }], at(200), &TimeZone::UTC).unwrap();
    assert_eq!(rows(&shelf), [vec![1], vec![2], vec![3]]);
}

#[test]
fn what_a_rule_takes_out_of_stories_goes_back_with_one_step() {
    let (mut shelf, _) = told();
    shelf.store.join_stories(&[StoryId(1), StoryId(3)], at(150)).unwrap();
    assert_eq!(rows(&shelf), [vec![1, 2, 3]]);
    let title = |shelf: &Shelf, id| shelf.store.article(ArticleId(id)).unwrap().unwrap().title;
    let when = format!("title:\"{}\" or title:\"{}\"", title(&shelf, 1), title(&shelf, 2));
    let rule = Rule { name: "two".into(), when, then: vec!["alone".parse().unwrap()] };
    let ruled = shelf.store.apply_rules(&[rule], at(200), &TimeZone::UTC).unwrap();
    assert_eq!(ruled.steps, ["rule “two”: kept a story of its own, 2 articles"]);
    assert_eq!(rows(&shelf), [vec![1], vec![2], vec![3]]);
    assert_eq!(shelf.store.journal(1).unwrap()[0].1, ruled.steps[0]);
    shelf.store.undo(at(201)).unwrap();
    assert_eq!(rows(&shelf), [vec![1, 2, 3]]);
    shelf.store.redo(at(202)).unwrap();
    assert_eq!(rows(&shelf), [vec![1], vec![2], vec![3]]);
}

#[test]
fn rules_that_could_not_take_an_article_out_have_not_seen_it() {
    let (mut shelf, _) = told();
    let rule = Rule { name: "each its own".into(), when: "all".to_owned(), then: vec!["alone".parse().unwrap()] };
    let other = rusqlite::Connection::open(shelf.path()).unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON by_hand BEGIN SELECT raise(ABORT, 'no room'); END";
    other.execute_batch(full).unwrap();
    shelf.store.apply_rules(std::slice::from_ref(&rule), at(200), &TimeZone::UTC).unwrap_err();
    let acted = shelf.store.acted(ArticleId(2)).unwrap();
    assert!(!acted.iter().any(|words| words.contains("each its own")), "{acted:?}");
    other.execute_batch("DROP TRIGGER full").unwrap();
    shelf.store.apply_rules(&[rule], at(201), &TimeZone::UTC).unwrap();
    assert_eq!(rows(&shelf), [vec![1], vec![2], vec![3]]);
}

#[test]
fn a_source_that_is_taken_out_of_stories_again_and_again_is_a_lesson() {
    let mut shelf = Shelf::with(&["One", "Two", "Three", "Four"]);
    let ids = shelf.ids();
    let stories: Vec<StoryId> = ids.iter().map(|id| StoryId(id.0)).collect();
    shelf.store.join_stories(&stories, at(200)).unwrap();
    assert_eq!(shelf.store.join_lesson(ids[0]).unwrap(), None);
    for (id, often) in ids[1..].iter().zip([None, None, Some(3)]) {
        shelf.store.take_out(*id, at(201)).unwrap();
        assert_eq!(shelf.store.join_lesson(ids[0]).unwrap(), often);
    }
    shelf.store.undo(at(202)).unwrap();
    assert_eq!(shelf.store.join_lesson(ids[0]).unwrap(), None);
}
