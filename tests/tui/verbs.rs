//! What the verbs do with what is selected and what is on screen, and where they lead back to.

use crate::world::World;
use pressstart::{
    app::{Effect, Event, Overlay, TerminalRequest},
    news::{Folded, Story, StoryId},
};

#[test]
fn links_of_all_that_is_selected_are_opened_and_copied() {
    let mut world = World::new(120, 36);
    world.keys("x x x");
    world.asked.clear();
    world.keys("o");
    assert_eq!(
        world.asked.iter().filter(|effect| matches!(effect, Effect::Terminal(TerminalRequest::Browse(_)))).count(),
        3
    );
    world.keys("y");
    let copied = world.asked.iter().find_map(|effect| match effect {
        Effect::Terminal(TerminalRequest::Copy { text, .. }) => Some(text.lines().count()),
        _ => None,
    });
    assert_eq!((copied, world.said().as_str()), (Some(3), "Copied 3 links"));
    assert_eq!(world.model.list.selected.len(), 3);
}

#[test]
fn a_link_as_it_was_published_is_opened_when_it_has_come() {
    let mut world = World::new(120, 36);
    let link = "https://press.example/?utm_source=feed".to_owned();
    world.event(Event::Original(Some(link.clone())));
    assert_eq!(world.asked.last(), Some(&Effect::Terminal(TerminalRequest::Browse(link))));
}

#[test]
fn where_nothing_that_is_selected_has_a_link_nothing_is_copied() {
    let mut world = World::new(120, 36);
    world.stories.iter_mut().for_each(|story| story.face.url = "".into());
    world.keys("N x x y");
    assert!(!world.asked.iter().any(|effect| matches!(effect, Effect::Terminal(TerminalRequest::Copy { .. }))));
    assert_eq!(world.said(), "None of these articles has a link");
}

#[test]
fn a_browser_is_not_flooded() {
    let mut world = World::new(120, 36);
    let first = world.stories[0].clone();
    world.stories.extend((100..125).map(|id| Story { id: StoryId(id), ..first.clone() }));
    world.keys("Tab Shift-Tab").keys("x G X");
    world.asked.clear();
    world.keys("o");
    assert!(!world.asked.iter().any(|effect| matches!(effect, Effect::Terminal(TerminalRequest::Browse(_)))));
    assert!(world.said().contains("too many for a browser"), "{}", world.said());
}

#[test]
fn what_is_selected_is_told_where_a_verdict_would_act_on_it() {
    let mut world = World::new(120, 36);
    world.keys("x");
    assert!(world.screen().contains("1 selected"));
    world.keys("Enter");
    assert!(!world.screen().contains("1 selected"));
}

#[test]
fn a_passage_is_marked_in_an_open_article_alone() {
    let mut world = World::new(120, 36);
    world.keys(": highlight Enter");
    assert!(world.model.reader.as_ref().is_some_and(|reader| reader.choice.is_none()));
    assert_eq!(world.said(), "Passages are marked in an article that is open");
}

#[test]
fn what_was_opened_from_the_mutes_leads_back_to_them() {
    for opened in ["e", "a"] {
        let mut world = World::new(120, 36);
        world.keys(": mutes Enter").keys(opened);
        assert!(matches!(world.model.overlay, Some(Overlay::Mute(_))), "{opened}");
        world.keys("Esc");
        assert!(matches!(world.model.overlay, Some(Overlay::Mutes { .. })), "{opened}");
        world.keys("Esc");
        assert!(world.model.overlay.is_none(), "{opened}");
    }
}

#[test]
fn undo_of_following_a_name_leaves_the_rows_that_are_read() {
    let mut world = World::new(120, 36);
    world.keys("j Enter Esc");
    let before = (world.model.list.ids.clone(), world.model.list.cursor);
    world.keys(":");
    world.event(Event::Paste("follow Hollow Bell".to_owned()));
    world.keys("Enter u");
    assert_eq!((world.model.list.ids.clone(), world.model.list.cursor), before);
}

#[test]
fn undo_of_a_sweep_past_the_screen_puts_the_cursor_back_where_it_was() {
    let mut world = World::new(120, 9);
    world.keys("j j");
    let before = (world.current(), world.model.list.cursor, world.model.list.ids.clone());
    world.keys(".d u");
    assert_eq!((world.current(), world.model.list.cursor, world.model.list.ids.clone()), before);
}

#[test]
fn a_filter_given_up_leads_back_to_where_it_was_begun() {
    let mut world = World::new(120, 36);
    world.keys("j j j");
    let before = (world.current(), world.model.list.cursor);
    world.keys("/ nothing-says-this Esc");
    assert_eq!((world.current(), world.model.list.cursor), before);
}

#[test]
fn a_list_that_comes_in_parts_leaves_the_cursor_far_down_where_it_was() {
    let mut world = World::new(120, 36);
    let first = world.stories[0].clone();
    world.stories.extend((100..400).map(|id| Story { id: StoryId(id), ..first.clone() }));
    world.keys("Tab Shift-Tab").keys("G k k");
    let before = (world.model.list.current(), world.model.list.cursor, world.model.list.top);
    world.answering = false;
    world.event(Event::Kept("Guarded “Hollow Bell”".to_owned()));
    let (ids, ticket, folded) = (world.model.list.ids.clone(), world.model.requests.list, world.model.shelves.folded);
    for (ids, whole) in [(ids[..200].to_vec(), false), (ids, true)] {
        world.event(Event::List { ticket, ids, rows: Vec::new(), folded, whole });
        assert_eq!((world.model.list.current(), world.model.list.cursor, world.model.list.top), before, "{whole}");
    }
}

#[test]
fn what_is_pasted_into_a_form_stands_in_its_field() {
    let mut world = World::new(120, 36);
    world.keys("z d");
    world.event(Event::Paste("friday 18:30".to_owned()));
    assert!(world.screen().contains("friday 18:30 "), "{}", world.screen());
    world.keys("Esc Esc m e");
    world.event(Event::Paste("and bells".to_owned()));
    assert!(world.screen().contains("Harbourand bells"), "{}", world.screen());
}

#[test]
fn the_fold_of_a_narrow_list_says_what_its_key_does() {
    let mut world = World::new(80, 24);
    for (deals, guides) in [(2, 1), (55, 65), (1200, 1300)] {
        world.model.shelves.folded = Folded { deals, guides };
        assert!(world.screen().contains("D opens"), "{}", world.screen());
    }
}
