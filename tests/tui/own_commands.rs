//! Commands of the user's own: on keys, in the palette, several on one key, and what they made as a view.

use crate::world::{World, one_comment};
use pressstart::{
    app::{Effect, EndedCommand, Event, Fetch, Keymap, Options, Read, TerminalRequest, Write},
    news::{ArticleId, CommandInput, CommandOutput, OwnCommand},
};
use std::time::Duration;

fn command(name: &str, output: CommandOutput) -> OwnCommand {
    OwnCommand {
        name: name.into(),
        about: "into the tongue of the harbour".into(),
        run: vec!["prog".to_owned()],
        input: CommandInput::Text,
        output,
        keep: false,
        timeout: Duration::from_secs(1),
        max_output: 1,
    }
}

fn world(keys: &[(&str, &str)]) -> World {
    let entry = |(key, lines): &(&str, &str)| {
        ("all".to_owned(), (*key).to_owned(), lines.split(" + ").map(str::to_owned).collect())
    };
    let own = vec![command("translate", CommandOutput::Article), command("speak", CommandOutput::None)];
    let keymap = Keymap::with(&keys.iter().map(entry).collect::<Vec<_>>(), own).unwrap();
    let mut world = World::with(Options { keymap, ..Options::default() }, 120, 36);
    world.asked.clear();
    world
}

fn ended(world: &mut World, name: &str, output: CommandOutput, came: Result<Option<&str>, &str>) {
    let article = world.model.reader.as_ref().map_or(ArticleId(0), |reader| reader.article.id);
    let came = came.map(|text| text.map(Into::into)).map_err(str::to_owned);
    let ended = EndedCommand { command: command(name, output), article, title: "Harbour".into(), came };
    world.event(Event::CommandEnded(Box::new(ended)));
}

fn ran(world: &World) -> Vec<(String, ArticleId)> {
    let of = |effect: &Effect| match effect {
        Effect::Fetch(Fetch::OwnCommand(command, article)) => Some((command.name.to_string(), *article)),
        _ => None,
    };
    world.asked.iter().filter_map(of).collect()
}

#[test]
fn a_key_and_the_palette_run_a_command_for_the_article_at_hand() {
    let mut world = world(&[("T", "translate")]);
    let at_hand = world.model.list.row().unwrap().face.id;
    world.keys("T");
    assert_eq!(ran(&world), [("translate".to_owned(), at_hand)]);
    assert!(world.screen().contains("translate runs…"));
    world.keys(": s p e a k Enter");
    assert_eq!(ran(&world).last(), Some(&("speak".to_owned(), at_hand)));
    world.keys("j");
    assert!(world.screen().contains("translate +1"), "{}", world.screen());
}

#[test]
fn what_a_command_made_is_a_view_of_the_article_behind_its_own() {
    let mut world = world(&[("T", "translate")]);
    world.keys("Enter T");
    ended(&mut world, "translate", CommandOutput::Article, Ok(Some("Die Flut hat keine Eile.")));
    assert!(world.screen().contains("Die Flut hat keine Eile."), "{}", world.screen());
    world.keys("v");
    assert!(!world.screen().contains("Die Flut") && world.said().starts_with("Stripped"), "{}", world.said());
    world.keys("v v v");
    assert!(world.screen().contains("Die Flut hat keine Eile."));
    world.keys("H");
    assert!(world.said().contains("stripped view"), "{}", world.said());
    world.keys(": drop-made Enter");
    assert!(!world.screen().contains("Die Flut"));
    world.keys("v v v");
    assert!(!world.screen().contains("Die Flut"), "it is forgotten");
}

#[test]
fn what_comes_while_the_user_is_elsewhere_waits_as_a_view() {
    let mut world = world(&[("T", "translate")]);
    world.keys("Enter T Esc /");
    ended(&mut world, "translate", CommandOutput::Article, Ok(Some("Die Flut hat keine Eile.")));
    world.keys("Esc");
    assert!(!world.screen().contains("Die Flut"));
    ended(&mut world, "translate", CommandOutput::Pager, Ok(Some("Die Flut")));
    assert!(world.asked.iter().any(|effect| matches!(effect, Effect::Terminal(TerminalRequest::Lend(..)))));
}

#[test]
fn what_is_kept_is_a_step_that_can_be_undone() {
    let mut world = world(&[]);
    world.keys("Enter");
    ended(&mut world, "translate", CommandOutput::Article, Ok(None));
    assert!(world.said().contains("kept beside the article"));
    world.keys("u");
    assert!(world.asked.contains(&Effect::Write(Write::Undo)));
}

#[test]
fn why_a_command_came_to_nothing_is_told() {
    let mut world = world(&[]);
    ended(&mut world, "translate", CommandOutput::Article, Err("prog failed (exit status: 1): no key"));
    assert_eq!(world.said(), "translate: prog failed (exit status: 1): no key");
    ended(&mut world, "speak", CommandOutput::None, Ok(None));
    assert_eq!(world.said(), "speak: done");
}

#[test]
fn several_commands_on_one_key_are_done_in_order() {
    let mut world = world(&[("T", "translate + tag cosy + done")]);
    let first = world.current();
    world.keys("T");
    let kinds: Vec<&str> = world
        .asked
        .iter()
        .filter_map(|effect| match effect {
            Effect::Fetch(Fetch::OwnCommand(..)) => Some("own"),
            Effect::Write(Write::Mark(_)) => Some("mark"),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, ["own", "mark", "mark"]);
    assert_ne!(world.current(), first);
}

#[test]
fn what_asks_for_something_ends_a_list_of_commands() {
    let mut world = world(&[("T", "note + done")]);
    let first = world.current();
    world.keys("T");
    assert!(world.model.prompt.is_some() && world.said().contains("was not done"));
    world.keys("Esc");
    assert_eq!(world.current(), first);
}

#[test]
fn a_command_runs_for_each_story_that_is_selected_and_can_be_stopped() {
    let mut world = world(&[("T", "translate")]);
    world.keys("x x x T");
    assert_eq!(ran(&world).len(), 3);
    world.keys("g .");
    assert_eq!(world.asked.last(), Some(&Effect::Fetch(Fetch::StopCommands)));
}

#[test]
fn help_and_the_panel_of_a_chord_name_commands_of_the_users_own() {
    let mut world = world(&[("gl", "translate"), ("T", "speak + done")]);
    world.keys("?");
    assert!(world.screen().contains("into the tongue of the harbour"), "{}", world.screen());
    world.keys("Esc g").event(Event::ChordWaits);
    assert!(world.screen().contains("into the tongue of the harbour"), "{}", world.screen());
}

#[test]
fn taking_back_what_is_kept_asks_for_the_text_and_leaves_the_list_and_the_article() {
    let mut world = world(&[("T", "translate")]);
    world.keys("j Enter T");
    ended(&mut world, "translate", CommandOutput::Article, Ok(None));
    let (story, rows) = (world.model.reader.as_ref().unwrap().story, world.model.list.ids.clone());
    world.asked.clear();
    world.keys("u").event(Event::Undone(Some(("kept: translate of “Harbour”".to_owned(), None))));
    let asked = |world: &World, wanted: fn(&Read) -> bool| {
        world.asked.iter().any(|effect| matches!(effect, Effect::Read(read) if wanted(read)))
    };
    assert!(asked(&world, |read| matches!(read, Read::Page { made: Some(_), .. })), "{:?}", world.asked);
    assert!(!asked(&world, |read| matches!(read, Read::List { .. })), "{:?}", world.asked);
    assert_eq!((world.model.reader.as_ref().unwrap().story, &world.model.list.ids), (story, &rows));
    // where nothing is left to take back, nothing moves
    world.keys("u").event(Event::Undone(None));
    assert_eq!((world.model.reader.as_ref().unwrap().story, &world.model.list.ids), (story, &rows));
    assert!(world.said().contains("Nothing to undo"), "{}", world.said());
}

#[test]
fn run_in_the_palette_lists_the_commands_of_the_users_own() {
    let mut world = world(&[]);
    world.keys(": r u n");
    let screen = world.screen();
    assert!(screen.contains("translate") && screen.contains("speak") && !screen.contains("next-story"), "{screen}");
    world.keys("Space s p Enter");
    assert_eq!(ran(&world).last().map(|(name, _)| name.as_str()), Some("speak"));
    world.keys(":").event(Event::Paste("run translate".into())).keys("Enter");
    assert_eq!(ran(&world).last().map(|(name, _)| name.as_str()), Some("translate"));
}

#[test]
fn a_command_that_is_called_as_the_comments_are_is_a_view_beside_them() {
    let mut world = world(&[]);
    world.keys("Enter");
    let article = world.model.reader.as_ref().unwrap().article.id;
    world.event(Event::Comments(article, Ok(one_comment("<p>Ada says hello.</p>"))));
    ended(&mut world, "Comments", CommandOutput::Article, Ok(Some("A count of them.")));
    assert!(world.screen().contains("A count of them."), "{}", world.screen());
    world.keys("v v v v");
    assert!(world.screen().contains("Ada says hello."), "{}", world.screen());
}
