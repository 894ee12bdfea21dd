//! The views of an article, what its outlet changed in it, and the place in it that stays meanwhile.

use crate::world::{World, one_comment};
use pressstart::{
    app::{Effect, Event, Fetch, PageRequest, Pane, Polled, Read, Write},
    news::{StoryId, View},
};

#[test]
fn a_changed_article_says_so_until_it_is_opened_and_v_steps_to_what_changed() {
    let mut world = World::new(120, 36);
    world.stories[0].face.changed = Some(world.model.now);
    world.event(Event::StoreChanged);
    assert!(world.screen().contains("changed"), "{}", world.screen());
    world.asked.clear();
    world.keys("Enter");
    let article = world.model.reader.as_ref().unwrap().article.id;
    assert!(world.asked.contains(&Effect::Write(Write::ChangeSeen(article))), "{:?}", world.asked);
    world.keys("v v v");
    assert_eq!(world.model.reader.as_ref().unwrap().view, View::Changes);
    world.keys("v");
    assert_eq!(world.model.reader.as_ref().unwrap().view, View::Stripped);
}

/// The first story is open when its outlet changes it.
fn reading_while_it_changes() -> World {
    let mut world = World::new(120, 36);
    world.keys("Enter");
    world.stories[0].face.changed = Some(world.model.now);
    world.asked.clear();
    world.event(Event::Polled(Polled { changed: 1, total: 6, ..Polled::default() })).keys("j");
    world
}

fn asks_for_the_page(world: &World) -> bool {
    world.asked.iter().any(|effect| matches!(effect, Effect::Read(Read::Page { .. })))
}

#[test]
fn a_text_that_changes_while_it_is_read_stays_until_the_user_asks_for_the_new_one() {
    let mut world = reading_while_it_changes();
    assert!(!asks_for_the_page(&world), "{:?}", world.asked);
    assert!(world.screen().contains("↑ this article has changed  press N"), "{}", world.screen());
    let (article, place) = world.model.reader.as_ref().map(|reader| (reader.article.id, reader.scroll)).unwrap();
    world.keys("N");
    assert!(asks_for_the_page(&world) && world.asked.contains(&Effect::Write(Write::ChangeSeen(article))));
    assert_eq!(world.model.reader.as_ref().unwrap().scroll, place);
    world.keys("j");
    assert!(!world.screen().contains("has changed"), "{}", world.screen());
}

#[test]
fn the_page_of_an_article_that_changed_is_got_anew_unless_it_is_kept() {
    let asks = |saved: bool| {
        let mut world = World::new(120, 36);
        let face = &mut world.stories[0].face;
        (face.full, face.saved, face.changed) = (true, saved, Some(world.model.now));
        world.event(Event::StoreChanged).keys("Enter");
        let page = Effect::Fetch(Fetch::Page(PageRequest::FullText(world.stories[0].face.id)));
        world.asked.contains(&page)
    };
    assert_eq!([false, true].map(asks), [true, false]);
}

#[test]
fn an_article_that_changed_twice_is_opened_as_it_stands_now() {
    let mut world = reading_while_it_changes();
    world.keys("N Esc");
    world.stories[0].face.changed = Some(world.model.now + jiff::SignedDuration::from_mins(5));
    world.event(Event::StoreChanged);
    world.asked.clear();
    world.keys("Enter");
    assert!(asks_for_the_page(&world), "{:?}", world.asked);
}

#[test]
fn what_has_arrived_is_shown_from_the_article_too() {
    let mut world = World::new(120, 36);
    let mut new = world.stories[0].clone();
    new.id = StoryId(99);
    world.keys("Enter");
    world.stories.insert(0, new);
    world.event(Event::Polled(Polled { new: 1, total: 6, ..Polled::default() })).keys("N");
    assert_eq!((world.model.screen.focus, world.model.list.arrived), (Pane::List, 0));
    assert!(world.model.list.ids.contains(&StoryId(99)));
}

/// Where the reader of a small screen is: what was removed stands further down.
fn further_down() -> (World, usize) {
    let mut world = World::new(80, 11);
    world.keys("Enter j");
    let scroll = world.model.reader.as_ref().unwrap().scroll;
    (world, scroll)
}

#[test]
fn looking_through_the_views_leaves_the_reading_place_where_it_was() {
    let (mut world, place) = further_down();
    let scroll = |world: &World| world.model.reader.as_ref().unwrap().scroll;
    let share = world.model.reader.as_ref().unwrap().share_reached();
    world.keys("v");
    assert!(scroll(&world) > place + 1, "the first part that was removed is shown");
    world.keys("v v");
    assert_eq!((world.model.reader.as_ref().unwrap().view, scroll(&world)), (View::Stripped, place));
    world.keys("v");
    world.asked.clear();
    world.keys("J");
    let left = world.asked.iter().find_map(|effect| match effect {
        Effect::Write(Write::Position(_, share)) => Some(*share),
        _ => None,
    });
    assert_eq!(left, Some(share));
}

#[test]
fn what_the_screen_does_by_itself_in_another_view_is_no_place_of_the_users() {
    let (mut world, place) = further_down();
    world.keys("v");
    for (width, height) in [(80, 40), (60, 20), (80, 11)] {
        world.event(Event::Resized(width, height));
    }
    world.keys("i i v v");
    assert_eq!(world.model.reader.as_ref().unwrap().scroll, place);
}

#[test]
fn who_moves_in_another_view_goes_on_there() {
    let (mut world, place) = further_down();
    world.keys("v j j j j j j v v");
    assert!(world.model.reader.as_ref().unwrap().scroll > place + 5);
}

#[test]
fn back_from_the_comments_the_text_stands_where_it_was_left() {
    let (mut world, _) = further_down();
    world.keys("j j j j j j");
    let reader = world.model.reader.as_ref().unwrap();
    let (article, place) = (reader.article.id, reader.scroll);
    world.event(Event::Comments(article, Ok(one_comment("<p>Ada says hello.</p>"))));
    assert_eq!(world.model.reader.as_ref().unwrap().scroll, 0);
    world.keys("v");
    assert_eq!(world.model.reader.as_ref().unwrap().scroll, place);
}

#[test]
fn an_article_that_did_not_change_has_no_such_view() {
    let mut world = World::new(120, 36);
    world.keys("Enter v v v");
    assert_eq!(world.model.reader.as_ref().unwrap().view, View::Stripped);
    world.keys(":").event(Event::Paste("view changes".into())).keys("Enter");
    assert!(world.said().contains("Nothing of it changed"), "{}", world.said());
}
