//! Setting aside by keys: mutes, the spoiler guard, later, and batches by query.

use crate::world::{World, now};
use jiff::SignedDuration;
use pressstart::{
    app::{Effect, Event, Options, Read, Write},
    news::{Decision, MuteWish, StoryId, Targets, What},
};

fn wishes(world: &World) -> Vec<MuteWish> {
    let wish = |effect: &Effect| match effect {
        Effect::Write(Write::Mute { wish, .. }) => Some(wish.clone()),
        _ => None,
    };
    world.asked.iter().filter_map(wish).collect()
}

fn verdicts(world: &World) -> Vec<(Targets, Decision, bool)> {
    let marking = |effect: &Effect| match effect {
        Effect::Write(Write::Mark(marking)) => {
            Some((marking.targets.clone(), marking.decision.clone(), marking.sweeping))
        }
        _ => None,
    };
    world.asked.iter().filter_map(marking).collect()
}

#[test]
fn the_menu_is_filled_from_the_story() {
    let mut world = World::new(120, 36);
    world.keys("3j m Enter");
    assert_eq!(wishes(&world), [MuteWish::of(What::Words, "Dust Rally 5")]);
    assert!(!world.model.list.ids.contains(&StoryId(4)));
    assert!(world.screen().contains("Muted words “Dust Rally 5”"));
}

#[test]
fn a_game_that_is_known_is_offered_as_a_game_with_its_words() {
    let mut world = World::new(120, 36);
    world.stories[0].face.title = "Exclusive: Hollow Knight: Silksong is out".into();
    world.event(Event::StoreChanged);
    world.keys("m");
    let screen = world.screen();
    assert!(screen.contains("game     Hollow Knight: Silksong"), "{screen}");
    assert!(screen.contains("words    hollow knight: silksong"), "{screen}");
}

#[test]
fn a_mute_lasts_as_long_as_the_key_says() {
    let mut world = World::new(120, 36);
    world.keys("3j m w Enter");
    assert_eq!(wishes(&world)[0].until, Some(now() + SignedDuration::from_hours(7 * 24)));
    world.keys("u m u tomorrow Enter Enter");
    assert_eq!(wishes(&world)[1].until, Some("2026-03-15T08:00:00Z".parse().unwrap()));
}

#[test]
fn undo_takes_a_mute_back() {
    let mut world = World::new(120, 36);
    world.keys("3j m Enter u");
    assert!(world.model.list.ids.contains(&StoryId(4)));
    world.keys("Ctrl-r");
    assert!(!world.model.list.ids.contains(&StoryId(4)));
}

#[test]
fn undo_takes_the_newest_step_back_whatever_it_was() {
    let mut world = World::new(120, 36);
    world.keys("d 2j m Enter u");
    assert!(world.model.list.ids.contains(&StoryId(4)) && !world.model.list.ids.contains(&StoryId(1)));
    world.keys("u");
    assert!(world.model.list.ids.contains(&StoryId(1)));
}

#[test]
fn the_words_of_a_mute_can_be_changed_before_it_is_made() {
    let mut world = World::new(120, 36);
    world.keys("3j m e Ctrl-u festival Enter Enter");
    assert_eq!(wishes(&world), [MuteWish::of(What::Words, "festival")]);
}

#[test]
fn a_pattern_that_is_none_is_refused_in_the_menu() {
    let mut world = World::new(120, 36);
    world.keys("3j m j j j e ( Enter");
    assert_eq!(wishes(&world), []);
    assert!(world.screen().contains("regular expression"));
}

#[test]
fn a_guarded_story_is_masked_until_it_is_opened_twice() {
    let mut world = World::new(120, 36);
    world.keys("3j m p Enter");
    assert!(!world.screen().contains("festival"));
    world.keys("Enter");
    assert!(!world.screen().contains("festival"));
    world.keys("Enter");
    assert!(world.screen().contains("festival"));
}

#[test]
fn the_words_of_a_verdict_do_not_tell_what_the_guard_hides() {
    let mut world = World::new(120, 36);
    world.keys("3j m p Enter d");
    assert!(!world.screen().contains("festival"));
}

#[test]
fn later_takes_the_story_off_the_list_until_then() {
    let mut world = World::new(120, 36);
    world.keys("j z w");
    let weekend = Some("2026-03-21T08:00:00Z".parse().unwrap());
    assert_eq!(verdicts(&world), [(Targets::Stories(vec![StoryId(2)]), Decision::Later(weekend), false)]);
    assert!(!world.model.list.ids.contains(&StoryId(2)));
    assert!(world.screen().contains("Later, 21 Mar"));
    world.keys("u");
    assert!(world.model.list.ids.contains(&StoryId(2)));
}

#[test]
fn later_takes_a_date_by_hand() {
    let mut world = World::new(120, 36);
    world.keys("z d friday Space 18:30 Enter");
    let friday = Some("2026-03-20T18:30:00Z".parse().unwrap());
    assert_eq!(verdicts(&world)[0].1, Decision::Later(friday));
}

#[test]
fn every_minute_it_is_looked_whether_something_comes_back() {
    let mut world = World::new(120, 36);
    world.event(Event::Clock(now() + SignedDuration::from_mins(1)));
    assert_eq!(world.asked.last(), Some(&Effect::Write(Write::KeepTime)));
    world.event(Event::Passed(vec!["Glass Orchard is out".into()], Vec::new()));
    assert!(world.screen().contains("Back: “Glass Orchard is out”"));
}

#[test]
fn a_batch_acts_on_what_stands_in_the_list_and_matches() {
    let mut world = World::new(120, 36);
    world.keys(": done Space kind:rumour Enter");
    let rumours = Targets::Stories(vec![StoryId(2), StoryId(11)]);
    assert_eq!(verdicts(&world), [(rumours, Decision::Done, true)]);
}

#[test]
fn a_batch_keeps_to_the_ids_of_the_moment_it_was_asked_for() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys(": tag Space cosy Space kind:rumour Enter");
    let Some(Effect::Read(Read::Matching { ticket, .. })) = world.asked.last().cloned() else {
        panic!("nothing was asked")
    };
    world.answering = true;
    world.event(Event::Matching(ticket, vec![StoryId(2), StoryId(99)]));
    let here = Targets::Stories(vec![StoryId(2)]);
    assert_eq!(verdicts(&world), [(here, Decision::Tag(vec!["cosy".into()]), false)]);
}

#[test]
fn a_batch_with_a_wrong_query_says_so() {
    let mut world = World::new(120, 36);
    world.keys(": done Space kind:rumuor Enter");
    assert!(world.screen().contains("did you mean rumour?"));
}

#[test]
fn tab_completes_a_query_where_it_is_typed() {
    let mut world = World::new(120, 36);
    world.keys("/ so Tab");
    assert_eq!(world.model.search.filter.text, "source:");
    world.keys("long Tab");
    assert_eq!(world.model.search.filter.text, "source:\"Long Weekend\"");
    world.keys("Esc : done Space tag:c Tab Enter");
    assert!(world.asked.iter().any(|effect| matches!(effect, Effect::Read(Read::Matching { .. }))));
}

#[test]
fn tab_goes_through_the_completions() {
    let mut world = World::new(120, 36);
    world.keys("/ kind:p Tab");
    assert_eq!(world.model.search.filter.text, "kind:preview");
    world.keys("Tab");
    assert_eq!(world.model.search.filter.text, "kind:patch");
}

#[test]
fn a_row_says_that_it_came_back() {
    let mut world = World::with(Options { ascii: true, dense: true, ..Options::default() }, 120, 24);
    let first = &mut world.stories[0];
    first.face.aside.later = Some(now());
    world.keys("N");
    assert!(world.screen().contains("* z Moonlit"), "{}", world.screen());
}

#[test]
fn a_key_of_the_later_menu_means_its_moment_also_on_the_day_its_row_is_left_out() {
    for (now, key, until) in [
        ("2026-03-13T12:00:00Z", "w", "2026-03-14T08:00:00Z"),
        ("2026-03-15T12:00:00Z", "n", "2026-03-16T08:00:00Z"),
        ("2026-03-15T12:00:00Z", "w", "2026-03-21T08:00:00Z"),
    ] {
        let mut world = World::new(120, 36);
        world.event(Event::Clock(now.parse().unwrap())).keys("z").keys(key);
        assert_eq!(verdicts(&world)[0].1, Decision::Later(Some(until.parse().unwrap())), "{now}: {key}");
    }
}

#[test]
fn how_long_a_mute_lasts_is_seen_without_bold_or_colour() {
    for (width, height) in [(120, 36), (60, 20)] {
        let mut world = World::new(width, height);
        world.keys("m");
        assert!(world.screen().contains("[until unmuted]"), "{}", world.screen());
        for (key, words) in [("d", "[day]"), ("w", "[week]"), ("m", "[month]")] {
            world.keys(key);
            assert!(world.screen().contains(words), "{}", world.screen());
            assert!(!world.screen().contains("[until unmuted]"), "{}", world.screen());
        }
    }
}
