//! Rules made from a story, and kinds put right by hand.

use crate::world::World;
use pressstart::{
    app::{Effect, Event, Lessons, Read, Write},
    news::{Act, Kind, Rule, SourceId},
};

#[test]
fn a_rule_is_made_from_a_story_once_it_was_tried() {
    let mut world = World::new(120, 36);
    world.keys("g r");
    let Some(Effect::Read(Read::TryRules(_, _, whens))) = world.asked.last().cloned() else {
        unreachable!("the rules are tried first")
    };
    assert!(whens.last().is_some_and(|when| when.starts_with("kind:")));
    world.event(Event::RulesTried(vec![7; whens.len()], vec![("Hollow Tide".into(), 3)], Lessons::default()));
    let screen = world.screen();
    assert!(screen.contains("all about Hollow Tide") && screen.contains("3 in 30 days"), "{screen}");
    assert!(screen.contains("7 in 30 days") && screen.contains("always done: "), "{screen}");
    world.keys("Tab");
    assert!(world.screen().contains("always save: "));
    world.keys("G Enter");
    let made = world.asked.iter().find_map(|effect| match effect {
        Effect::Write(Write::AddRule(rule)) => Some(rule.clone()),
        _ => None,
    });
    let made = made.unwrap();
    assert_eq!((made.when.as_str(), made.then.as_slice()), (whens.last().unwrap().as_str(), [Act::Save].as_slice()));
}

#[test]
fn what_was_put_right_often_is_offered_first() {
    let mut world = World::new(120, 36);
    world.stories.iter_mut().for_each(|story| story.face.source = Some(SourceId(7)));
    world.keys("Tab Shift-Tab").keys("g r");
    world.event(Event::RulesTried(
        Vec::new(),
        Vec::new(),
        Lessons { kind: Some((Kind::Deal, Kind::News, 3)), taken_out: None },
    ));
    assert!(world.screen().contains("always call it news: of "), "{}", world.screen());
    world.keys("Enter");
    let made = world.asked.iter().any(|effect| {
        matches!(effect, Effect::Write(Write::AddRule(Rule { then, when, .. }))
            if *then == [Act::Kind(Kind::News)] && *when == format!("source:{} kind:deal", SourceId(7)))
    });
    assert!(made);
}

#[test]
fn a_kind_is_put_right_by_its_word() {
    let mut world = World::new(120, 36);
    let article = world.model.list.row().unwrap().face.id;
    world.keys(": k i n d Space r e v u e Enter");
    assert!(world.said().contains("one of news, rumour"), "{}", world.said());
    world.keys(": k i n d Space r e v i e w Enter");
    assert!(world.asked.contains(&Effect::Write(Write::SetKind(vec![article], Kind::Review))));
}

#[test]
fn the_rules_made_from_stories_are_listed_and_ended() {
    let mut world = World::new(120, 36);
    world.keys(": rules Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::Rules)));
    assert!(world.screen().contains("None yet"));
    let rule = Rule { name: "always done: deals".into(), when: "kind:deal".to_owned(), then: vec![Act::Read] };
    world.event(Event::Rules(vec![rule]));
    assert!(world.screen().contains("always done: deals"));
    world.keys("d");
    assert!(world.asked.contains(&Effect::Write(Write::DropRule("always done: deals".into()))));
}

#[test]
fn a_source_that_was_taken_out_of_stories_often_is_offered_to_stay_alone() {
    let mut world = World::new(120, 36);
    world.stories.iter_mut().for_each(|story| story.face.source = Some(SourceId(7)));
    world.keys("Tab Shift-Tab").keys("g r");
    world.event(Event::RulesTried(Vec::new(), Vec::new(), Lessons { kind: None, taken_out: Some(4) }));
    let screen = world.screen();
    assert!(
        screen.contains("always a story of its own: all of ") && screen.contains("took out of stories 4 times"),
        "{screen}"
    );
    world.keys("Enter");
    let made = world.asked.iter().any(|effect| {
        matches!(effect, Effect::Write(Write::AddRule(Rule { then, when, .. }))
            if *then == [Act::Alone] && *when == format!("source:{}", SourceId(7)))
    });
    assert!(made);
}
