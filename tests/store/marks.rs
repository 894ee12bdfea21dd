//! Marks and their journal.

use crate::shelf::{Shelf, at, draft, source};
use pressstart::{
    news::{ArticleId, Decision},
    query::Query,
    store::Sort,
};
use proptest::prelude::*;

#[test]
fn a_mark_is_on_the_disk_when_the_call_returns() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    let other = shelf.reopen_read_only();
    let saved = other.article(ids[0]).unwrap().unwrap();
    assert!(saved.saved && saved.read);
}

#[test]
fn a_step_that_changes_nothing_is_not_in_the_journal() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Read(true), at(50)).unwrap();
    let again = shelf.store.mark(&ids, &Decision::Read(true), at(51)).unwrap();
    assert_eq!((again.articles.len(), shelf.store.journal(10).unwrap().len()), (0, 1));
}

#[test]
fn what_is_read_within_a_step_is_undone_with_it() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    let done = shelf.store.mark(&ids[..1], &Decision::Read(true), at(50)).unwrap();
    shelf.store.read_within(&done, ids[1], at(51)).unwrap();
    let read = |shelf: &Shelf| ids.iter().filter(|id| shelf.store.article(**id).unwrap().unwrap().read).count();
    assert_eq!((read(&shelf), shelf.store.journal(10).unwrap().len()), (2, 1));
    shelf.store.undo(at(52)).unwrap();
    assert_eq!(read(&shelf), 0);
    shelf.store.redo(at(53)).unwrap();
    assert_eq!(read(&shelf), 2);
}

#[test]
fn what_is_read_within_another_step_is_a_step_of_its_own() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    let done = shelf.store.mark(&ids[..1], &Decision::Read(true), at(50)).unwrap();
    shelf.store.mark(&ids[..1], &Decision::Tag(vec!["rpg".into()]), at(50)).unwrap();
    shelf.store.read_within(&done, ids[1], at(51)).unwrap();
    assert_eq!(shelf.store.journal(10).unwrap().len(), 3);
}

#[test]
fn what_is_read_after_a_verdict_that_changed_nothing_goes_by_the_words_of_the_verdict() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let stories = shelf.store.story_ids(&Query::default(), Sort::Newest, at(60)).unwrap();
    let face = |shelf: &Shelf, story| shelf.store.story_articles(story).unwrap().remove(0);
    let (first, second) = (face(&shelf, stories[0]), face(&shelf, stories[1]));
    shelf.store.mark(&[first.id], &Decision::Read(true), at(49)).unwrap();
    let done = shelf.store.mark_stories(&stories[..1], None, &Decision::Done, false, at(50)).unwrap();
    shelf.store.read_within(&done, second.id, at(50)).unwrap();
    let undone = shelf.store.undo(at(51)).unwrap().unwrap();
    assert_eq!(undone.words, format!("done “{}”", first.title));
    assert_eq!(undone.articles, [second.id]);
    assert!(shelf.store.article(first.id).unwrap().unwrap().read);
}

#[test]
fn a_step_with_a_reading_in_it_is_about_what_was_decided_first() {
    for decided in [0, 1] {
        let mut shelf = Shelf::with(&["One", "Two"]);
        let ids = shelf.ids();
        let done = shelf.store.mark(&ids[decided..=decided], &Decision::Read(true), at(50)).unwrap();
        shelf.store.read_within(&done, ids[1 - decided], at(50)).unwrap();
        assert_eq!(shelf.store.undo(at(51)).unwrap().unwrap().articles[0], ids[decided]);
    }
}

#[test]
fn a_step_names_what_it_did() {
    let mut shelf = Shelf::with(&["One", "A title far too long for the bottom line of a narrow terminal window"]);
    let ids = shelf.ids();
    let stories = shelf.store.story_ids(&Query::default(), Sort::Newest, at(60)).unwrap();
    let steps = [
        shelf.store.mark_stories(&stories, None, &Decision::Done, false, at(50)).unwrap(),
        shelf.store.mark(&ids, &Decision::Read(false), at(50)).unwrap(),
        shelf.store.mark(&ids[1..], &Decision::Save(true), at(50)).unwrap(),
        shelf.store.mark(&ids[..1], &Decision::Tag(vec!["rpg".into()]), at(50)).unwrap(),
    ];
    let words = steps.map(|step| step.words);
    assert_eq!(
        words,
        [
            "done, 2 stories",
            "unread, 2 articles",
            "saved “A title far too long for the bottom line…”",
            "tagged #rpg “One”",
        ]
    );
}

#[test]
fn sweeping_leaves_saved_articles_alone() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    shelf.store.mark(&ids[..1], &Decision::Read(false), at(51)).unwrap();
    let stories = shelf.store.story_ids(&Query::default(), Sort::Newest, at(60)).unwrap();
    let step = shelf.store.mark_stories(&stories, None, &Decision::Done, true, at(52)).unwrap();
    assert_eq!(step.articles, [ids[1]]);
}

#[test]
fn undo_gives_back_the_very_moment_of_saving() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    shelf.store.mark(&ids[1..], &Decision::Save(true), at(60)).unwrap();
    shelf.store.mark(&ids[..1], &Decision::Save(false), at(70)).unwrap();
    shelf.store.undo(at(80)).unwrap();
    let saved = shelf.store.list(&Query::parse("saved").unwrap(), Sort::Saved, 0, at(90)).unwrap();
    assert_eq!(saved.iter().map(|article| article.id).collect::<Vec<_>>(), [ids[1], ids[0]]);
}

#[test]
fn a_new_change_forgets_what_was_undone() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Read(true), at(50)).unwrap();
    shelf.store.undo(at(51)).unwrap();
    shelf.store.mark(&ids[1..], &Decision::Read(true), at(52)).unwrap();
    assert_eq!(shelf.store.redo(at(53)).unwrap(), None);
    assert_eq!(shelf.store.journal(10).unwrap(), [(at(52), "read “Two”".to_owned(), false)]);
}

#[test]
fn undo_works_after_a_restart() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Read(true), at(50)).unwrap();
    let mut shelf = shelf.restart();
    assert_eq!(shelf.store.undo(at(51)).unwrap().unwrap().articles, ids);
    assert!(!shelf.store.article(ids[0]).unwrap().unwrap().read);
}

#[test]
fn the_journal_keeps_a_thousand_steps() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    for step in 0..1_010 {
        shelf.store.mark(&ids, &Decision::Read(step % 2 == 0), at(50)).unwrap();
    }
    assert_eq!(shelf.store.journal(2_000).unwrap().len(), 1_000);
}

#[test]
fn adding_and_removing_a_source_can_be_undone() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.store.add_source(&source("https://two.example/feed"), at(10)).unwrap();
    let followed = |shelf: &Shelf| shelf.store.subscriptions().unwrap().iter().any(|source| source.id == id);
    shelf.store.undo(at(11)).unwrap();
    assert!(!followed(&shelf));
    shelf.store.redo(at(12)).unwrap();
    assert!(followed(&shelf));
    shelf.store.remove_source(id, at(13)).unwrap();
    assert!(!followed(&shelf));
    let step = shelf.store.undo(at(14)).unwrap().unwrap();
    assert_eq!(step.words, "removed source “two.example”");
    assert!(followed(&shelf));
}

#[test]
fn pausing_a_source_can_be_undone() {
    let mut shelf = Shelf::with(&["One"]);
    shelf.store.pause_source(shelf.source, true, at(10)).unwrap();
    assert!(shelf.store.subscriptions().unwrap()[0].source.paused);
    shelf.store.undo(at(11)).unwrap();
    assert!(!shelf.store.subscriptions().unwrap()[0].source.paused);
}

#[test]
fn a_source_added_again_finds_its_marks_again() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Save(true), at(50)).unwrap();
    shelf.store.remove_source(shelf.source, at(51)).unwrap();
    let kept = shelf.store.article(ids[0]).unwrap().unwrap();
    assert_eq!((kept.source, kept.saved, kept.source_name.as_str()), (None, true, "Outlet"));
    let again = shelf.store.add_source(&source("https://one.example/feed"), at(52)).unwrap();
    assert_eq!((again, shelf.poll(vec![draft("One", 1)], 53).new), (shelf.source, 0));
    assert!(shelf.store.article(ids[0]).unwrap().unwrap().saved);
}

#[test]
fn a_position_is_no_step() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.set_position(ids[0], 0.5).unwrap();
    assert_eq!(shelf.store.position(ids[0]).unwrap(), Some(0.5));
    assert!(shelf.store.journal(10).unwrap().is_empty());
}

/// What the reader does, in the property below.
#[derive(Debug, Clone)]
enum Deed {
    Mark(Vec<usize>, Decision),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let verdict = prop_oneof![
        any::<bool>().prop_map(Decision::Read),
        any::<bool>().prop_map(Decision::Save),
        Just(Decision::Tag(vec!["a".into()])),
        Just(Decision::Tag(vec!["b".into(), "a".into()])),
        Just(Decision::Untag(vec!["a".into()])),
    ];
    prop_oneof![
        4 => (prop::collection::vec(0..4_usize, 1..5), verdict).prop_map(|(which, verdict)| Deed::Mark(which, verdict)),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

/// A mark as the model knows it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Mark {
    read: bool,
    saved: bool,
    tags: Vec<String>,
}

fn judge(mark: &mut Mark, verdict: &Decision) {
    match verdict {
        Decision::Read(read) => mark.read = *read,
        Decision::Save(saved) => (mark.saved, mark.read) = (*saved, mark.read || *saved),
        Decision::Tag(tags) => {
            for tag in tags {
                if !mark.tags.contains(&tag.to_string()) {
                    mark.tags.push(tag.to_string());
                }
            }
        }
        Decision::Untag(tags) => mark.tags.retain(|tag| !tags.iter().any(|gone| gone.as_str() == tag)),
        other => unreachable!("no deed of this test: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, rng_seed: prop::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_marks_undo_and_redo_agrees_with_a_list_of_states(deeds in prop::collection::vec(deed(), 1..25)) {
        let mut shelf = Shelf::with(&["One", "Two", "Three", "Four"]);
        let ids = shelf.ids();
        let mut states = vec![vec![Mark::default(); 4]];
        let mut here = 0;
        for (number, deed) in deeds.into_iter().enumerate() {
            let now = at(100 + i64::try_from(number).unwrap());
            match deed {
                Deed::Mark(which, verdict) => {
                    let mut next = states[here].clone();
                    for article in &which {
                        judge(&mut next[*article], &verdict);
                    }
                    let articles: Vec<_> = which.iter().map(|article| ids[*article]).collect();
                    shelf.store.mark(&articles, &verdict, now).unwrap();
                    if next != states[here] {
                        states.truncate(here + 1);
                        states.push(next);
                        here += 1;
                    }
                }
                Deed::Undo => {
                    prop_assert_eq!(shelf.store.undo(now).unwrap().is_some(), here > 0);
                    here = here.saturating_sub(1);
                }
                Deed::Redo => {
                    prop_assert_eq!(shelf.store.redo(now).unwrap().is_some(), here + 1 < states.len());
                    here = (here + 1).min(states.len() - 1);
                }
            }
            prop_assert_eq!(&marks(&shelf, &ids), &states[here]);
            let totals = shelf.store.totals().unwrap();
            let unread = states[here].iter().filter(|mark| !mark.read).count() as u64;
            let saved = states[here].iter().filter(|mark| mark.saved).count() as u64;
            prop_assert_eq!((totals.unread, totals.saved, totals.articles), (unread, saved, 4));
            prop_assert_eq!(shelf.store.subscriptions().unwrap()[0].unread, unread);
        }
    }
}

fn marks(shelf: &Shelf, ids: &[ArticleId]) -> Vec<Mark> {
    let mark = |id: &ArticleId| {
        let article = shelf.store.article(*id).unwrap().unwrap();
        let tags = article.tags.iter().map(ToString::to_string).collect();
        Mark { read: article.read, saved: article.saved, tags }
    };
    ids.iter().map(mark).collect()
}

#[test]
fn opening_an_article_is_no_step_and_a_step_that_left_its_reading_alone_still_does() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Tag(vec!["rpg".into()]), at(50)).unwrap();
    shelf.store.open_article(ids[0]).unwrap();
    assert_eq!(shelf.store.journal(10).unwrap().len(), 1);
    shelf.store.undo(at(51)).unwrap();
    let article = shelf.store.article(ids[0]).unwrap().unwrap();
    assert!(article.read && article.tags.is_empty());
}
