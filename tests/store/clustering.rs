//! Arrivals join the story they tell, and a story's row counts what stands in it.

use crate::shelf::{Shelf, at, draft, source};
use jiff::Timestamp;
use pressstart::{
    news::{ArticleId, Decision, Draft, Kind, MuteWish, Source, SourceId, Story, StoryId},
    query::Query,
    schedule::PollState,
    store::{PollResult, Sort, Store},
};

const DAY: i64 = 24 * 3_600;

/// A shelf with a second and a third source; nothing has come yet.
fn three_outlets() -> (Shelf, Vec<SourceId>) {
    let mut shelf = Shelf::with(&[]);
    let more =
        ["two", "three"].map(|name| Source { name: name.into(), ..source(&format!("https://{name}.example/feed")) });
    shelf.store.declare_sources(&more, &[], at(0)).unwrap();
    let sources = shelf.store.subscriptions().unwrap().into_iter().map(|one| one.id).collect();
    (shelf, sources)
}

pub fn delay(title: &str, second: i64, words: u32) -> Draft {
    let lead = "Kilnworks says that Lanternfall 2 needs more time and arrives in autumn, with a free demo in spring.";
    Draft { summary: lead.into(), words, ..draft(title, second) }
}

pub fn polled(store: &mut Store, source: SourceId, drafts: Vec<Draft>, now: Timestamp) {
    let state = PollState::default();
    store.record(&[PollResult { source, state, title: None, site: None, drafts, now }]).unwrap();
}

/// One source after another brings a piece, and everything is placed at once.
pub fn placed(shelf: &mut Shelf, brought: Vec<(SourceId, Draft)>, now: Timestamp) -> usize {
    for (source, draft) in brought {
        polled(&mut shelf.store, source, vec![draft], now);
    }
    shelf.store.place_arrivals(now).unwrap()
}

const FIRST: &str = "Lanternfall studio Kilnworks delays the sequel to autumn";
const SECOND: &str = "Kilnworks pushes Lanternfall sequel back to autumn";
pub const THIRD: &str = "Lanternfall sequel: Kilnworks delays it to autumn";

fn stories(store: &Store) -> Vec<Story> {
    let ids = store.story_ids(&Query::parse("all").unwrap(), Sort::Newest, at(9 * DAY)).unwrap();
    store.stories(&ids).unwrap()
}

/// Two outlets tell the same, a third tells something else.
pub fn told() -> (Shelf, Vec<SourceId>) {
    let (mut shelf, sources) = three_outlets();
    let other = draft("Harbour bakers win a prize for bread", 30);
    let brought = vec![(sources[0], delay(FIRST, 10, 90)), (sources[1], delay(SECOND, 20, 300)), (sources[2], other)];
    assert_eq!(placed(&mut shelf, brought, at(100)), 1);
    (shelf, sources)
}

#[test]
fn articles_that_tell_the_same_stand_in_one_row() {
    let (shelf, _) = told();
    let stories = stories(&shelf.store);
    assert_eq!(stories.len(), 2);
    assert_eq!((stories[1].id, stories[1].sources, stories[1].unread), (StoryId(1), 2, 2));
    assert_eq!(shelf.store.totals().unwrap().unread, 2);
}

#[test]
fn held_to_a_source_a_story_is_told_by_its_own_article() {
    let (shelf, sources) = told();
    let ids: Vec<_> = stories(&shelf.store).iter().map(|story| story.id).collect();
    for source in sources {
        let query = Query::parse(&format!("source:{source}")).unwrap().told_by();
        let rows = shelf.store.stories_told_by(&ids, query.as_ref(), at(1_000)).unwrap();
        let story = rows.iter().find(|story| story.sources > 1).unwrap();
        let has_one = shelf.store.story_articles(story.id).unwrap().iter().any(|one| one.source == Some(source));
        assert_eq!(story.face.source == Some(source), has_one, "{source}");
    }
}

#[test]
fn the_page_of_a_name_tells_age_and_outlets_of_a_story_as_the_list_does() {
    let (shelf, _) = told();
    let page = shelf.store.about("Lanternfall", at(1_000)).unwrap();
    let told: Vec<_> =
        page.timeline.iter().map(|one| (one.story, one.newest, u32::try_from(one.outlets).unwrap())).collect();
    let rows = shelf.store.stories(&page.timeline.iter().map(|one| one.story).collect::<Vec<_>>()).unwrap();
    assert_eq!(told, rows.iter().map(|story| (story.id, story.newest, story.sources)).collect::<Vec<_>>());
    assert_eq!(told, [(StoryId(1), at(20), 2)]);
}

#[test]
fn a_story_says_which_words_joined_it() {
    let (shelf, _) = told();
    let because = shelf.store.because(StoryId(1)).unwrap();
    assert_eq!(because.keys().collect::<Vec<_>>(), [&ArticleId(2)]);
    assert!(because[&ArticleId(2)].iter().any(|word| word.as_str() == "lanternfall"), "{because:?}");
}

#[test]
fn a_story_that_has_joined_another_is_still_known_by_its_id() {
    let (mut shelf, _) = told();
    assert_eq!(shelf.store.story_articles(StoryId(2)).unwrap().len(), 2);
    assert_eq!(shelf.store.stories(&[StoryId(2)]).unwrap()[0].sources, 2);
    let step = shelf.store.mark_stories(&[StoryId(2)], None, &Decision::Done, false, at(200)).unwrap();
    assert_eq!(step.articles.len(), 2);
}

#[test]
fn of_a_story_that_is_saved_one_article_stands_on_the_reading_list_and_the_others_are_read() {
    let (mut shelf, _) = told();
    let step = shelf.store.mark_stories(&[StoryId(1)], None, &Decision::Save(true), false, at(200)).unwrap();
    assert!(step.words.starts_with("saved “"), "{}", step.words);
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.saved, totals.unread, shelf.store.saved_at(ArticleId(2)).unwrap()), (1, 1, Some(at(200))));
    shelf.store.undo(at(201)).unwrap();
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.saved, totals.unread), (0, 2));
    shelf.store.mark_stories(&[StoryId(1)], Some(ArticleId(1)), &Decision::Save(true), false, at(202)).unwrap();
    assert_eq!(shelf.store.totals().unwrap().saved, 2);
}

#[test]
fn an_excerpt_of_a_story_may_be_the_headline_of_another_outlet() {
    let (shelf, _) = told();
    let excerpts = shelf.store.excerpts(&[StoryId(1)], &Query::parse("delays studio").unwrap()).unwrap();
    assert_eq!(excerpts.iter().map(|excerpt| excerpt.text.as_str()).collect::<Vec<_>>(), [FIRST]);
}

#[test]
fn the_fullest_text_is_the_face_and_stays_it() {
    let (mut shelf, sources) = told();
    assert_eq!(face(&shelf), ArticleId(2));
    assert_eq!(placed(&mut shelf, vec![(sources[2], delay(THIRD, 150, 900))], at(200)), 1);
    assert_eq!(face(&shelf), ArticleId(2));
}

fn prefer(shelf: &mut Shelf, id: SourceId) {
    let there = shelf.store.subscriptions().unwrap().into_iter().find(|one| one.id == id).unwrap().source;
    shelf.store.choose(id, "prefer", Some(&Source { preferred: true, ..there }), at(1)).unwrap();
}

fn face(shelf: &Shelf) -> ArticleId {
    shelf.store.stories(&[StoryId(1)]).unwrap()[0].face.id
}

#[test]
fn a_preferred_source_is_the_face_before_the_fullest_text() {
    let (mut shelf, sources) = three_outlets();
    prefer(&mut shelf, sources[0]);
    placed(&mut shelf, vec![(sources[0], delay(FIRST, 10, 90)), (sources[1], delay(SECOND, 20, 300))], at(100));
    assert_eq!(face(&shelf), ArticleId(1));
}

#[test]
fn of_two_preferred_sources_the_fullest_text_is_the_face() {
    let (mut shelf, sources) = three_outlets();
    prefer(&mut shelf, sources[0]);
    prefer(&mut shelf, sources[1]);
    let brought = [(0, delay(FIRST, 10, 90)), (1, delay(SECOND, 20, 300)), (2, delay(THIRD, 30, 900))];
    placed(&mut shelf, brought.map(|(source, draft)| (sources[source], draft)).into(), at(100));
    assert_eq!(face(&shelf), ArticleId(2));
}

#[test]
fn the_writing_of_most_headlines_goes_before_the_fullest_text() {
    let (mut shelf, sources) = three_outlets();
    let foreign = delay("Lanternfall studio Kilnworks delays the sequel to autumn（秋に延期）", 30, 900);
    let brought = [(0, delay(FIRST, 10, 90)), (1, delay(SECOND, 20, 300)), (2, foreign)];
    assert_eq!(placed(&mut shelf, brought.map(|(source, draft)| (sources[source], draft)).into(), at(100)), 2);
    assert_eq!(face(&shelf), ArticleId(2));
}

#[test]
fn a_story_that_has_been_on_screen_keeps_its_face_when_a_preferred_source_follows() {
    let (mut shelf, sources) = told();
    prefer(&mut shelf, sources[2]);
    assert_eq!(placed(&mut shelf, vec![(sources[2], delay(THIRD, 150, 900))], at(200)), 1);
    assert_eq!(face(&shelf), ArticleId(2));
}

/// Three outlets tell the same: the second is the face, the third has the shortest text and is preferred since.
fn told_by_three() -> (Shelf, Vec<SourceId>) {
    let (mut shelf, sources) = told();
    placed(&mut shelf, vec![(sources[2], delay(THIRD, 150, 20))], at(200));
    prefer(&mut shelf, sources[2]);
    (shelf, sources)
}

#[test]
fn when_the_face_is_taken_out_a_preferred_source_is_the_next() {
    let (mut shelf, _) = told_by_three();
    shelf.store.take_out(ArticleId(2), at(201)).unwrap();
    assert_eq!(face(&shelf), ArticleId(4));
}

#[test]
fn when_the_face_is_muted_a_preferred_source_stands_in_for_it() {
    let (mut shelf, sources) = told_by_three();
    shelf.store.mute(&MuteWish::source(sources[1]), at(201)).unwrap();
    assert_eq!(face(&shelf), ArticleId(4));
}

#[test]
fn when_the_face_is_dropped_a_preferred_source_is_the_next() {
    let (mut shelf, _) = told_by_three();
    shelf.store.mark(&[ArticleId(2)], &Decision::Read(true), at(201)).unwrap();
    assert_eq!(shelf.store.drop_read(at(900), 9).unwrap(), 1);
    assert_eq!(face(&shelf), ArticleId(4));
}

#[test]
fn nothing_is_placed_twice() {
    let (mut shelf, _) = told();
    assert_eq!(shelf.store.place_arrivals(at(200)).unwrap(), 0);
    assert_eq!(stories(&shelf.store).len(), 2);
}

#[test]
fn one_poll_or_three_make_the_same_stories() {
    let (mut shelf, sources) = three_outlets();
    for (source, draft) in [(0, delay(FIRST, 10, 90)), (1, delay(SECOND, 20, 300)), (2, delay(THIRD, 30, 100))] {
        placed(&mut shelf, vec![(sources[source], draft)], at(100));
    }
    let stories = stories(&shelf.store);
    assert_eq!((stories.len(), stories[0].id, stories[0].sources), (1, StoryId(1), 3));
}

#[test]
fn many_arrivals_at_once_are_placed_as_in_several_polls() {
    const BEGINNINGS: [&str; 12] =
        ["Brim", "Quor", "Zel", "Thav", "Ost", "Mur", "Kiln", "Drav", "Pell", "Yar", "Vesp", "Lor"];
    const ENDINGS: [&str; 25] = [
        "gate", "wick", "mond", "bury", "holt", "fen", "mere", "lock", "dale", "ford", "by", "thorpe", "stead",
        "combe", "hurst", "worth", "leigh", "cote", "beck", "garth", "thwaite", "moor", "firth", "haven", "crag",
    ];
    let name = |nth: usize| format!("{}{}", BEGINNINGS[nth % 12], ENDINGS[nth / 12]);
    let brought = |sources: &[SourceId]| {
        let one = (0..140).map(|nth| (sources[0], 10, format!("{} joins {} in autumn", name(nth), name(nth + 140))));
        let other = (0..140).map(|nth| (sources[1], 400, format!("{} welcomes {}", name(nth + 140), name(nth))));
        let all = one.chain(other).zip(0..);
        all.map(|((source, first, title), nth)| (source, delay(&title, first + nth, 90))).collect::<Vec<_>>()
    };
    let (mut at_once, sources) = three_outlets();
    let joined = placed(&mut at_once, brought(&sources), at(2_000));
    assert!(joined >= 100, "{joined}");
    at_once.counts_are_right();
    let (mut several, sources) = three_outlets();
    let joined_in_several: usize =
        brought(&sources).chunks(70).map(|some| placed(&mut several, some.to_vec(), at(2_000))).sum();
    let stood = |shelf: &Shelf| stories(&shelf.store).iter().map(|story| (story.id, story.sources)).collect::<Vec<_>>();
    assert_eq!((joined, stood(&at_once)), (joined_in_several, stood(&several)));
}

/// A story that is read, and what is unread of it when this comes.
fn unread_after(late: Draft, now: Timestamp) -> (u32, u32, u64) {
    let (mut shelf, sources) = told();
    shelf.store.mark_stories(&[StoryId(1)], None, &Decision::Done, false, at(120)).unwrap();
    assert_eq!(placed(&mut shelf, vec![(sources[2], late)], now), 1);
    let story = shelf.store.stories(&[StoryId(1)]).unwrap().remove(0);
    (story.sources, story.unread, shelf.store.totals().unwrap().unread)
}

#[test]
fn a_late_copy_of_a_story_that_is_read_is_read() {
    assert_eq!(unread_after(delay(THIRD, 500, 90), at(600)), (3, 0, 1));
}

#[test]
fn what_adds_something_to_a_story_that_is_read_is_unread() {
    assert_eq!(unread_after(delay(THIRD, DAY + 500, 90), at(DAY + 600)), (3, 1, 2));
    assert_eq!(unread_after(Draft { kind: Kind::Business, ..delay(THIRD, 500, 90) }, at(600)), (3, 1, 2));
}

#[test]
fn counts_follow_stories_that_lose_and_gain_articles_in_one_batch() {
    let (mut shelf, sources) = told();
    // What began as two stories is one for whoever comes between, and a story that is read is joined by two at once.
    shelf.store.take_out(ArticleId(2), at(150)).unwrap();
    shelf.counts_are_right();
    shelf.store.mark(&[ArticleId(1)], &Decision::Read(true), at(200)).unwrap();
    let titles = [THIRD, "Kilnworks: sequel to Lanternfall comes in autumn after a delay", SECOND];
    let brought = titles.iter().zip(sources.iter().rev().cycle()).zip(1..);
    let brought = brought.map(|((title, source), nth)| (*source, delay(title, DAY + 500 + nth, 100))).collect();
    assert!(placed(&mut shelf, brought, at(DAY + 600)) >= 2);
    shelf.counts_are_right();
}

#[test]
fn a_late_copy_is_no_step_of_the_reader() {
    let (mut shelf, sources) = told();
    shelf.store.mark_stories(&[StoryId(1)], None, &Decision::Done, false, at(120)).unwrap();
    placed(&mut shelf, vec![(sources[2], delay(THIRD, 500, 90))], at(600));
    assert_eq!(shelf.store.undo(at(700)).unwrap().unwrap().articles.len(), 2);
}

#[test]
fn an_archive_stays_as_it_comes() {
    let (mut shelf, sources) = three_outlets();
    let brought = vec![(sources[0], delay(FIRST, 10, 90)), (sources[1], delay(SECOND, 20, 300))];
    assert_eq!(placed(&mut shelf, brought, at(20 * DAY)), 0);
    assert_eq!(shelf.store.place_arrivals(at(30)).unwrap(), 0);
}

#[test]
fn a_dropped_article_that_comes_back_stands_in_the_story_it_began() {
    let (mut shelf, sources) = told();
    shelf.store.mark(&[ArticleId(1)], &Decision::Read(true), at(120)).unwrap();
    assert_eq!(shelf.store.drop_read(at(9 * DAY), 9).unwrap(), 1);
    shelf.store.undo(at(130)).unwrap();
    assert_eq!(shelf.store.stories(&[StoryId(1)]).unwrap()[0].sources, 1);
    placed(&mut shelf, vec![(sources[0], delay(FIRST, 10, 90))], at(140));
    let story = shelf.store.stories(&[StoryId(1)]).unwrap().remove(0);
    assert_eq!((story.sources, story.unread, story.face.id), (2, 2, ArticleId(2)));
}

#[test]
fn for_you_begins_with_what_most_outlets_tell() {
    let (shelf, _) = told();
    let ids = shelf.store.story_ids(&Query::default(), Sort::ForYou, at(100)).unwrap();
    let first = &shelf.store.stories(&ids).unwrap()[0];
    assert_eq!((ids.len(), first.sources), (2, 2));
    let ranked = shelf.store.ranked(&Query::default(), 1, at(100)).unwrap();
    assert_eq!((ranked.len(), ranked[0].reasons[0].as_str()), (1, "2 independent outlets"));
}
