//! The screen says what is: rows join in place, what arrives moves nothing, nothing is saved or read behind the user's back.

use crate::world::World;
use pressstart::{
    app::{Command, Effect, Event, Fetch, MarkCommand, Options, PageRequest, Pane, Read, Write},
    news::{ArticleId, Decision, StoryId},
};

fn shown(world: &World) -> Option<ArticleId> {
    world.model.reader.as_ref().map(|reader| reader.article.id)
}

#[test]
fn stories_that_join_are_one_row_in_place_and_the_row_under_the_cursor_stays() {
    let mut world = World::new(120, 36);
    world.keys("j j");
    let (headline, beside, under) = (world.current(), shown(&world), world.model.list.current().unwrap());
    world.answering = false;
    world.event(Event::Joined(vec![(under, StoryId(1))]));
    let row = world.stories[0].clone();
    world.event(Event::Rows(vec![row]));
    assert_eq!((world.current(), shown(&world)), (headline, beside));
    assert_eq!((world.model.list.current(), world.model.list.ids.len()), (Some(StoryId(1)), 11));
    world.event(Event::Joined(vec![(StoryId(2), StoryId(4))]));
    assert_eq!(world.model.list.ids.len(), 10);
    assert!(!world.model.list.ids.contains(&StoryId(2)));
}

#[test]
fn what_is_new_is_counted_again_when_a_row_goes_into_a_story_that_is_new() {
    let mut world = World::new(120, 36);
    world.keys("j");
    let under = world.stories[4].id;
    let mut new = world.stories[4].clone();
    (new.id, new.face.id) = (StoryId(99), ArticleId(990));
    let mut other = new.clone();
    (other.id, other.face.id) = (StoryId(98), ArticleId(980));
    world.stories[4] = new;
    world.stories.insert(0, other);
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 2 });
    assert_eq!(world.model.list.arrived, 2);
    world.event(Event::Joined(vec![(under, StoryId(99))]));
    assert_eq!(world.model.list.arrived, 1);
    assert!(world.screen().contains("1 new"), "{}", world.screen());
}

#[test]
fn a_poll_asks_which_rows_have_joined_whatever_was_pressed() {
    let mut world = World::new(120, 36);
    world.keys("j");
    let gone = world.stories.remove(4).id;
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 0 });
    assert!(world.asked.contains(&Effect::Read(Read::Joined(vec![gone]))));
}

#[test]
fn what_arrives_before_any_key_leaves_the_row_under_the_cursor_and_the_text_beside_it() {
    let mut world = World::new(120, 36);
    let (headline, beside) = (world.current(), shown(&world));
    let mut new = world.stories[1].clone();
    (new.id, new.face.id) = (StoryId(99), ArticleId(990));
    world.stories.insert(0, new);
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 1 });
    assert_eq!((world.current(), shown(&world), world.model.list.ids.len()), (headline, beside, 13));
}

#[test]
fn a_story_whose_face_was_read_and_others_not_bears_a_half_mark() {
    let mut world = World::new(120, 36);
    let row = world.model.list.rows.get_mut(&StoryId(4)).unwrap();
    (row.face.read, row.unread) = (true, 6);
    assert!(world.screen().contains("◐ Dust Rally 5"), "{}", world.screen());
    world.model.options.ascii = true;
    assert!(world.screen().contains("o Dust Rally 5"), "{}", world.screen());
}

#[test]
fn a_link_that_is_read_here_leads_back_to_its_article() {
    let mut world = World::new(120, 36);
    world.keys("Enter f");
    let from = shown(&world);
    world.keys("Enter");
    assert!(matches!(world.asked.last(), Some(Effect::Fetch(Fetch::Page(PageRequest::Link(..))))));
    assert_eq!(world.said(), "getting the page…");
    world.event(Event::LinkRead(StoryId(5), ArticleId(50)));
    assert_eq!((world.said().as_str(), shown(&world)), ("", Some(ArticleId(50))));
    world.keys("Esc");
    assert_eq!((world.model.screen.focus, shown(&world)), (Pane::Reader, from));
    world.keys("Esc");
    assert_eq!(world.model.screen.focus, Pane::List);
}

#[test]
fn a_highlight_says_that_it_saves_and_keeps_the_pictures() {
    let mut world = World::new(120, 36);
    world.keys("Enter H H");
    assert!(world.said().ends_with("· saved with it"), "{}", world.said());
    assert!(world.asked.contains(&Effect::Fetch(Fetch::Archive)));
    assert!(world.screen().contains("s unsave"), "{}", world.screen());
}

#[test]
fn undo_takes_back_the_decision_and_not_the_reading_after_it() {
    let mut world = World::new(120, 36);
    world.keys("d Enter Esc j Enter Esc");
    let read = |world: &World| world.stories.iter().filter(|story| story.face.read).count();
    assert_eq!((world.model.list.ids.len(), read(&world)), (11, 3));
    world.keys("u");
    assert_eq!((world.model.list.ids.len(), read(&world)), (12, 2));
}

#[test]
fn the_hint_bar_says_how_many_a_sweep_takes_before_it_is_pressed() {
    let mut world = World::new(140, 36);
    assert!(world.screen().contains("A done with all 12"), "{}", world.screen());
    world.keys("A");
    assert_eq!(world.said(), "Done, 12 stories");
}

#[test]
fn a_count_before_a_decision_does_nothing_and_says_so() {
    let mut world = World::new(120, 36);
    world.keys("5d");
    assert_eq!(
        (world.model.list.ids.len(), world.said().as_str()),
        (12, "A count goes before motions: 5j; nothing was done")
    );
    world.keys("5j");
    assert_eq!(world.model.list.cursor, 5);
}

#[test]
fn a_note_of_several_lines_can_be_typed() {
    for newline in ["Ctrl-j", "Alt-Enter"] {
        let mut world = World::new(120, 36);
        world.keys(&format!("n one {newline} two Enter"));
        let noted = world.asked.iter().rev().find_map(|effect| match effect {
            Effect::Write(Write::Mark(marking)) => Some(marking.decision.clone()),
            _ => None,
        });
        assert_eq!(noted, Some(Decision::Note("one\ntwo".into())), "{newline}");
    }
}

#[test]
fn filters_of_before_come_back_in_the_line() {
    let mut world = World::new(120, 36);
    world.keys("/ hollow Enter Esc / kind:review Enter Esc / Up");
    assert_eq!(world.model.search.filter.text, "kind:review");
    world.keys("Up");
    assert_eq!(world.model.search.filter.text, "hollow");
    world.keys("Down Down");
    assert_eq!(world.model.search.filter.text, "");
}

#[test]
fn the_hint_bar_names_eight_keys_from_eighty_columns_on_also_after_the_first_lessons() {
    let options = Options {
        lessons: vec![Command::Mark(MarkCommand::Save), Command::Mark(MarkCommand::Undo)],
        ..Options::default()
    };
    let mut world = World::with(options, 80, 24);
    world.keys("d");
    let screen = world.screen();
    let hints = screen.lines().last().unwrap();
    assert!(
        hints.contains("s save, next") && hints.split("  ").filter(|hint| !hint.trim().is_empty()).count() >= 7,
        "{hints}"
    );
}

#[test]
fn the_marked_view_goes_to_what_was_removed_and_steps_through_it() {
    let mut world = World::new(80, 12);
    world.keys("Enter v");
    assert!(world.screen().contains("We may earn"), "{}", world.screen());
    world.keys("]");
    assert_eq!(world.said(), "Removed part 1 of 1");
    world.keys("v ]");
    assert_eq!(world.said(), "v shows what was removed, then ] and [ step");
}

#[test]
fn the_article_takes_the_whole_width_and_the_list_is_made_wider_and_narrower() {
    let mut world = World::new(120, 36);
    let list = |world: &World| world.model.layout().list.map(|area| area.width);
    let before = (list(&world), world.model.text_width());
    world.keys("Enter w");
    assert_eq!((list(&world), world.model.text_width()), (None, 76));
    let laid = |world: &World| world.model.reader.as_ref().map(|reader| reader.laid_for);
    assert_eq!(laid(&world), Some(76));
    world.keys("w Esc");
    assert_eq!((list(&world), world.model.text_width()), before);
    world.keys("> >");
    assert_eq!(list(&world), before.0.map(|width| width + 4));
    assert!(world.asked.contains(&Effect::Write(Write::Remember("list_width", "48".to_owned()))));
    world.keys("<");
    assert_eq!(list(&world), before.0.map(|width| width + 2));
}

#[test]
fn a_key_that_does_nothing_over_the_panes_is_told_with_those_that_do() {
    for (open, key, does) in [("z", "%", "Esc"), ("Enter f", "%", "y copy"), ("gr", "%", "Enter"), ("W", "j", "")] {
        let mut world = World::new(80, 24);
        world.keys(open).keys(key);
        let said = world.said();
        let told = said.starts_with(&format!("{key} does nothing here: ")) && said.contains(does);
        assert_eq!(told, !does.is_empty(), "{open}: {said}");
        assert!(world.model.overlay.is_some(), "{open}");
    }
}
