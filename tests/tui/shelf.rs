//! The shelf of saved articles: how far the reader is, passages and notes, what fits into an evening.

use crate::world::World;
use pressstart::{
    app::{Effect, Event, Fetch, Look, PageRequest, Span, TerminalRequest, Write},
    news::{ArticleId, Decision, Enclosure, Targets},
};

fn last_verdict(world: &World) -> Option<(Targets, Decision)> {
    world.asked.iter().rev().find_map(|effect| match effect {
        Effect::Write(Write::Mark(marking)) => Some((marking.targets.clone(), marking.decision.clone())),
        _ => None,
    })
}

fn passages(world: &World) -> Vec<String> {
    match last_verdict(world) {
        Some((_, Decision::Highlights(passages))) => passages.iter().map(|passage| passage.text.to_string()).collect(),
        other => vec![format!("no passages but {other:?}")],
    }
}

fn in_passages(world: &World) -> String {
    let reader = world.model.reader.as_ref().unwrap();
    let lines = (0..reader.line_count()).filter_map(|at| reader.line(at));
    let marked = |span: &Span| matches!(span.look, Look::Passage(_, false)).then(|| span.text.clone());
    lines.flat_map(|line| line.iter().filter_map(marked).collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

/// A world whose first stories stand on the reading list: one begun, one finished, one with a note.
fn with_saved(width: u16, height: u16) -> World {
    let mut world = World::new(width, height);
    for (story, place) in world.stories.iter_mut().take(4).zip(0..) {
        let face = &mut story.face;
        (face.saved, face.read, story.unread) = (true, true, 0);
        face.words = [420, 9_000, 1_500, 230][place];
        face.progress.position = (place == 1).then_some(0.37);
        face.progress.finished = place == 2;
        face.progress.note = (place == 3).then(|| "ask Ann\nabout this".to_owned());
    }
    world.keys("Alt-5");
    world
}

#[test]
fn h_move_h_marks_a_passage_and_shows_it() {
    let mut world = World::new(120, 36);
    world.keys("Enter H j H");
    let both = "In a statement (spotted by Second Cartridge), both harbours said that the sea will do the rest. The tide is not in a hurry.";
    assert_eq!(passages(&world), [both]);
    assert!(in_passages(&world).contains("both harbours said"));
    assert!(world.screen().contains("Marked “In a statement"));
}

#[test]
fn the_other_end_moves_too_and_the_whole_passage_with_capitals() {
    let mut world = World::new(120, 36);
    world.keys("Enter H J J j o j H");
    assert_eq!(passages(&world), ["Paragraph 2 of the alliance."]);
}

#[test]
fn h_on_a_marked_passage_takes_the_mark_off() {
    let mut world = World::new(120, 36);
    world.keys("Enter H H H H");
    assert_eq!(passages(&world), Vec::<String>::new());
    assert_eq!(in_passages(&world), "");
}

#[test]
fn escape_leaves_marking_and_changes_nothing() {
    let mut world = World::new(120, 36);
    world.keys("Enter H j Esc");
    assert!(world.model.reader.as_ref().unwrap().choice.is_none());
    assert!(
        !world
            .asked
            .iter()
            .any(|effect| matches!(effect, Effect::Write(Write::Mark(marking)) if matches!(marking.decision, Decision::Highlights(_))))
    );
}

#[test]
fn a_passage_beyond_the_screen_is_followed() {
    let mut world = World::new(80, 24);
    world.keys("Enter H j j j j j j j j j j j j j j j j");
    let reader = world.model.reader.as_ref().unwrap();
    assert!(reader.scroll > 0);
    assert!(world.screen().contains("Paragraph 15 of"));
}

#[test]
fn a_note_is_typed_in_one_line_with_what_is_there_before() {
    let mut world = with_saved(120, 36);
    world.keys("G");
    assert!(world.current().contains("Dust Rally"), "{}", world.current());
    world.keys("n");
    assert_eq!(world.model.prompt.as_ref().unwrap().input.value(), "ask Ann ⏎ about this");
    world.keys("Ctrl-u later Enter");
    assert_eq!(
        last_verdict(&world),
        Some((Targets::Article(world.stories[3].face.id), Decision::Note("later".into())))
    );
    assert!(world.screen().contains("Noted: later"));
}

#[test]
fn while_words_are_looked_for_n_goes_to_the_next_place() {
    let mut world = World::new(120, 36);
    world.keys("Enter / paragraph Enter n");
    assert!(world.model.prompt.is_none());
    assert_eq!(world.model.reader.as_ref().unwrap().find.at, 1);
}

#[test]
fn a_saved_text_is_finished_at_its_end_once() {
    let mut world = with_saved(120, 36);
    world.keys("j k Enter j j");
    assert!(!matches!(last_verdict(&world), Some((_, Decision::Finish(_)))));
    world.keys("G");
    assert_eq!(last_verdict(&world).map(|(_, decision)| decision), Some(Decision::Finish(true)));
    assert!(world.screen().contains("Finished “"));
    let marks = world.asked.len();
    world.keys("k j");
    assert_eq!(world.asked.len(), marks);
}

#[test]
fn done_on_the_shelf_of_saved_articles_means_finished() {
    let mut world = with_saved(120, 36);
    let story = world.model.list.current().unwrap();
    world.keys("d");
    assert_eq!(last_verdict(&world), Some((Targets::Stories(vec![story]), Decision::Finish(true))));
    assert_ne!(world.model.list.current(), Some(story));
}

#[test]
fn what_fits_in_so_many_minutes_is_a_filter_of_the_shelf() {
    let mut world = with_saved(120, 36);
    world.keys("Alt-1 : fits Space 20 Enter");
    assert_eq!(world.model.search.filter.text, "-finished minutes:<=20");
    assert_eq!(world.model.list.ids.len(), 2);
}

#[test]
fn a_verdict_in_the_reader_and_the_next_story_are_one_step() {
    let mut world = World::new(120, 36);
    world.keys("Enter");
    let steps = world.model.history.past.len();
    world.asked.clear();
    world.keys("s u");
    let marks = world.asked.iter().filter(|effect| matches!(effect, Effect::Write(Write::Mark(_)))).count();
    let undone = world.asked.iter().filter(|effect| matches!(effect, Effect::Write(Write::Undo))).count();
    assert_eq!((marks, undone, world.model.history.past.len()), (1, 1, steps));
}

#[test]
fn nothing_that_changed_is_nothing_to_undo() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys("r");
    let marked = world
        .asked
        .iter()
        .find_map(|effect| if let Effect::Write(Write::Mark(marking)) = effect { Some(marking) } else { None });
    let ticket = marked.unwrap().ticket;
    world.event(Event::NothingMarked(ticket));
    assert!(world.model.history.past.is_empty());
}

#[test]
fn keeping_pages_shows_how_far_it_is() {
    let mut world = World::new(120, 36);
    world.event(Event::Archiving { done: 1, total: 5 });
    assert!(world.screen().contains("⟳ saving 2/5"));
    world.event(Event::Archiving { done: 5, total: 5 });
    assert!(!world.screen().contains("saving"));
}

#[test]
fn a_page_that_did_not_come_is_told_with_its_reason() {
    let mut world = World::new(120, 36);
    let came = || Err("the server is gone".to_owned());
    let of_another_day = ArticleId(999);
    world.event(Event::Archived { article: of_another_day, title: "A piece".into(), came: came() });
    assert!(!world.screen().contains("the server is gone"));
    world.keys("s").event(Event::Archived { article: of_another_day, title: "A piece".into(), came: came() });
    assert!(world.screen().contains("Kept as a link, the server is gone: “A piece”"));
}

#[test]
fn the_shelf_of_saved_articles() {
    for (width, height) in [(120, 36), (80, 24), (60, 20), (40, 8)] {
        insta::assert_snapshot!(format!("saved_{width}x{height}"), with_saved(width, height).screen());
    }
}

#[test]
fn a_passage_being_marked() {
    for (width, height) in [(120, 36), (80, 24), (60, 20), (40, 8)] {
        let mut world = with_saved(width, height);
        world.keys("G Enter H j");
        insta::assert_snapshot!(format!("marking_{width}x{height}"), world.screen());
    }
}

#[test]
fn a_file_that_comes_with_an_article_is_shown_with_its_size_and_played_on_the_key() {
    let mut world = World::new(120, 36);
    let url = "https://pod.example/12.mp3".to_owned();
    let file = Enclosure {
        url: url.clone(),
        media_type: Some("audio/mpeg".into()),
        bytes: Some(34_100_000),
        ..Enclosure::default()
    };
    world.stories[1].face.enclosures = vec![file];
    world.keys("R U j Enter");
    assert!(world.screen().contains("audio 34 MB"));
    world.keys("G");
    assert!(world.screen().contains("12.mp3  audio/mpeg · 34 MB"));
    world.keys("M");
    assert_eq!(world.asked.last(), Some(&Effect::Terminal(TerminalRequest::Enclosure(url))));
}

#[test]
fn the_hook_is_asked_for_what_is_saved_and_pushing_needs_a_server() {
    let mut world = World::new(120, 36);
    let articles = vec![world.stories[0].face.id];
    world.event(Event::Saved(articles.clone()));
    assert_eq!(world.asked.last(), Some(&Effect::Fetch(Fetch::SavedHook(articles))));
    world.keys(": push Enter");
    assert!(world.screen().contains("No server is named"));
    world.model.options.hands_over = true;
    world.keys(": push Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Fetch(Fetch::Push)));
}

#[test]
fn pasted_links_are_offered_to_be_saved_or_followed() {
    let mut world = World::new(120, 36);
    world.event(Event::Paste("https://a.example/one\nhttps://b.example/two\n".into()));
    assert!(world.screen().contains("Enter saves it · Tab follows its feed"));
    world.keys("Enter");
    let both = vec!["https://a.example/one".to_owned(), "https://b.example/two".to_owned()];
    assert_eq!(world.asked.last(), Some(&Effect::Fetch(Fetch::Page(PageRequest::SaveLinks(both, None)))));
    world.event(Event::Paste("https://a.example/".into()));
    world.keys("Tab");
    assert_eq!(
        world.asked.last(),
        Some(&Effect::Fetch(Fetch::Page(PageRequest::Source {
            typed: "https://a.example/".to_owned(),
            replaces: None
        })))
    );
    let asked = world.asked.len();
    world.event(Event::Paste("https://a.example/".into()));
    world.keys("Esc");
    assert_eq!((world.model.prompt.is_none(), world.asked.len()), (true, asked));
}

#[test]
fn a_pasted_link_that_was_edited_into_something_else_is_not_saved() {
    let mut world = World::new(120, 36);
    world.event(Event::Paste("https://a.example/".into()));
    let asked = world.asked.len();
    world.keys("Ctrl-u 1z Enter");
    assert_eq!(world.asked.len(), asked);
    assert!(world.screen().contains("Nothing saved"), "{}", world.screen());
}

#[test]
fn other_text_that_is_pasted_is_no_series_of_commands() {
    let mut world = World::new(120, 36);
    let asked = world.asked.len();
    for text in ["dddd", "javascript:alert(1)", "see https://a.example/", "https://"] {
        world.event(Event::Paste(text.into()));
    }
    assert_eq!((world.model.prompt.is_none(), world.asked.len()), (true, asked));
}

#[test]
fn while_the_last_word_of_a_filter_is_begun_what_stands_before_it_is_looked_for() {
    let mut world = World::new(120, 36);
    let all = world.model.list.ids.len();
    world.keys("/ kind:");
    assert_eq!(world.model.list.ids.len(), all);
    world.keys("rumour");
    let rumours = world.model.list.ids.len();
    world.keys("Space source:");
    assert_eq!(world.model.list.ids.len(), rumours);
    assert!(rumours < all);
}
