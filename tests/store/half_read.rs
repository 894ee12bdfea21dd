//! A story is read when the article that stands for it was read; what others tell of it stays unread and is no news.

use crate::{
    clustering::{THIRD, delay, placed, polled, told},
    shelf::{Shelf, at},
};
use pressstart::{
    news::{ArticleId, Decision, MuteWish, StoryId, What},
    query::Query,
    store::Sort,
};

const DAY: i64 = 24 * 3_600;
const FACE: ArticleId = ArticleId(2);
const OTHER: ArticleId = ArticleId(1);

/// Two outlets tell a story whose face is read; a third article stands alone.
fn half_read() -> (Shelf, Vec<pressstart::news::SourceId>) {
    let (mut shelf, sources) = told();
    shelf.store.mark(&[FACE], &Decision::Read(true), at(200)).unwrap();
    shelf.counts_are_right();
    (shelf, sources)
}

fn stories(shelf: &Shelf, query: &str) -> Vec<StoryId> {
    let query = Query::parse(query).unwrap().unread_by_default();
    let ids = shelf.store.story_ids(&query, Sort::Newest, at(300)).unwrap();
    assert_eq!(shelf.store.count_stories(&query, at(300)).unwrap(), ids.len() as u64, "counted as listed");
    ids
}

#[test]
fn a_story_whose_face_was_read_is_no_longer_listed_as_unread_and_not_counted() {
    let (shelf, _) = half_read();
    assert_eq!(stories(&shelf, ""), [StoryId(3)]);
    assert_eq!(stories(&shelf, "unread newer:100d"), [StoryId(3)]);
    assert_eq!(shelf.store.totals().unwrap().unread, 1);
    let counts: Vec<u64> = shelf.store.subscriptions().unwrap().iter().map(|source| source.unread).collect();
    assert_eq!(counts, [0, 0, 1]);
}

#[test]
fn a_story_whose_face_was_read_is_found_by_started_and_its_unread_articles_in_the_list_of_articles() {
    let (shelf, _) = half_read();
    assert_eq!(stories(&shelf, "started"), [StoryId(1)]);
    let unread = |query: &str| -> Vec<ArticleId> {
        let query = Query::parse(query).unwrap().unread_by_default();
        shelf.store.list(&query, Sort::Oldest, 0, at(300)).unwrap().iter().map(|article| article.id).collect()
    };
    assert_eq!(unread(""), [OTHER, ArticleId(3)]);
    assert_eq!(unread("started"), [OTHER]);
    let story = shelf.store.stories(&[StoryId(1)]).unwrap().remove(0);
    assert_eq!((story.face.id, story.face.read, story.unread), (FACE, true, 1));
}

#[test]
fn a_story_of_which_only_another_article_was_read_is_unread() {
    let (mut shelf, _) = told();
    shelf.store.mark(&[OTHER], &Decision::Read(true), at(200)).unwrap();
    shelf.counts_are_right();
    assert_eq!(stories(&shelf, ""), [StoryId(3), StoryId(1)]);
    assert_eq!(shelf.store.totals().unwrap().unread, 2);
}

#[test]
fn a_story_is_unread_again_when_reading_its_face_is_undone() {
    let (mut shelf, _) = half_read();
    shelf.store.undo(at(210)).unwrap();
    shelf.counts_are_right();
    assert_eq!(shelf.store.totals().unwrap().unread, 2);
    assert_eq!(stories(&shelf, ""), [StoryId(3), StoryId(1)]);
}

#[test]
fn what_adds_something_to_a_half_read_story_brings_it_back_under_its_own_headline() {
    let (mut shelf, sources) = half_read();
    assert_eq!(placed(&mut shelf, vec![(sources[2], delay(THIRD, DAY + 500, 90))], at(DAY + 600)), 1);
    shelf.counts_are_right();
    let story = shelf.store.stories(&[StoryId(1)]).unwrap().remove(0);
    assert_eq!((story.face.title.as_str(), story.face.read), (THIRD, false));
    assert_eq!(stories(&shelf, ""), [StoryId(1), StoryId(3)]);
}

#[test]
fn what_adds_something_beside_a_read_article_that_came_to_stand_for_the_story_is_unread() {
    let (mut shelf, sources) = told();
    let wish = MuteWish { what: What::Source, value: "f2".into(), until: None, spoiler: false };
    shelf.store.mute(&wish, at(210)).unwrap();
    // The fullest text is the one that is shown in place of the muted one; a server says that it was read.
    polled(&mut shelf.store, sources[2], vec![delay(THIRD, 500, 900)], at(600));
    let arrived = *shelf.ids().iter().max().unwrap();
    shelf.store.mark(&[arrived], &Decision::Read(true), at(610)).unwrap();
    let later = delay("Lanternfall studio Kilnworks explains the delay of the sequel to autumn", DAY + 500, 90);
    assert_eq!(placed(&mut shelf, vec![(sources[0], later)], at(DAY + 600)), 2);
    shelf.counts_are_right();
    assert!(stories(&shelf, "").contains(&StoryId(1)));
}

#[test]
fn a_late_copy_leaves_a_half_read_story_half_read() {
    let (mut shelf, sources) = half_read();
    assert_eq!(placed(&mut shelf, vec![(sources[2], delay(THIRD, 500, 90))], at(600)), 1);
    shelf.counts_are_right();
    assert_eq!(stories(&shelf, ""), [StoryId(3)]);
}

#[test]
fn every_count_follows_whatever_is_done_to_a_half_read_story() {
    let (mut shelf, _) = half_read();
    let wish = MuteWish { what: What::Source, value: "f2".into(), until: None, spoiler: false };
    let (_, mute) = shelf.store.mute(&wish, at(210)).unwrap();
    shelf.counts_are_right();
    shelf.store.unmute(mute.id, at(220)).unwrap();
    shelf.counts_are_right();
    shelf.store.take_out(FACE, at(230)).unwrap();
    shelf.counts_are_right();
    shelf.store.join_stories(&[StoryId(3), StoryId(1)], at(240)).unwrap();
    shelf.counts_are_right();
    shelf.store.wait(&[StoryId(3)], Some(at(900)), at(250)).unwrap();
    shelf.counts_are_right();
    shelf.store.mark_stories(&[StoryId(3)], None, &Decision::Save(true), false, at(260)).unwrap();
    shelf.counts_are_right();
    for _ in 0..6 {
        shelf.store.undo(at(270)).unwrap();
        shelf.counts_are_right();
    }
    shelf.store.mark(&[FACE], &Decision::Read(true), at(280)).unwrap();
    assert_eq!(shelf.store.drop_read(at(90 * DAY), 9).unwrap(), 1);
    shelf.counts_are_right();
}

/// The row kept the headline that was on screen while another article came to stand for the story.
#[test]
fn who_opens_the_article_of_a_row_has_read_its_story() {
    let (mut shelf, _) = told();
    shelf.store.open_article(OTHER).unwrap();
    shelf.counts_are_right();
    assert_eq!(stories(&shelf, ""), [StoryId(3)]);
    let story = shelf.store.stories(&[StoryId(1)]).unwrap().remove(0);
    assert_eq!((story.face.id, story.face.read, story.unread), (OTHER, true, 1));
    // what is opened after that changes the headline no more
    shelf.store.open_article(FACE).unwrap();
    assert_eq!(shelf.store.stories(&[StoryId(1)]).unwrap().remove(0).face.id, OTHER);
    shelf.counts_are_right();
}
