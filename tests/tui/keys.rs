//! Keys in, model out.

use crate::world::{World, now};
use jiff::SignedDuration;
use pressstart::{
    app::{
        Code, Command, Effect, Event, Fetch, Key, MarkCommand, Mouse, Options, Overlay, PageRequest, Pane, Pictures,
        PicturesRequest, Polled, Read, Sort, TerminalRequest, Write, line_text,
    },
    news::{ArticleId, Counts, Decision, Link, LinkKind, Name, SavedQuery, Source, StoryId, Targets, View},
    page::PageImage,
    query::{Moment, Term},
    text::Line,
};
use std::sync::Arc;

fn marks(world: &World) -> Vec<(Targets, Decision, bool)> {
    let marking = |effect: &Effect| match effect {
        Effect::Write(Write::Mark(marking)) => {
            Some((marking.targets.clone(), marking.decision.clone(), marking.sweeping))
        }
        _ => None,
    };
    world.asked.iter().filter_map(marking).collect()
}

fn screen_row(world: &World) -> usize {
    world.model.list.cursor - world.model.list.top
}

#[test]
fn after_a_verdict_the_next_story_slides_under_the_cursor() {
    let mut world = World::new(120, 16);
    world.keys("6j");
    let (row, next) = (screen_row(&world), world.model.list.ids[7]);
    world.keys("d");
    assert_eq!((screen_row(&world), world.model.list.current()), (row, Some(next)));
}

#[test]
fn undo_brings_the_story_back_under_the_cursor() {
    let mut world = World::new(120, 36);
    world.keys("j j");
    let before = world.current();
    world.keys("d d u u");
    assert_eq!(world.current(), before);
    assert_eq!(world.model.list.ids.len(), 12);
}

#[test]
fn redo_does_it_again() {
    let mut world = World::new(120, 36);
    world.keys("d u Ctrl-r");
    assert_eq!(world.model.list.ids.len(), 11);
}

#[test]
fn a_verdict_that_cannot_be_kept_is_taken_back() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys("d");
    assert_eq!(world.model.list.ids.len(), 11);
    let Some(Effect::Write(Write::Mark(marking))) =
        world.asked.iter().rev().find(|effect| matches!(effect, Effect::Write(Write::Mark(_))))
    else {
        panic!("nothing was marked")
    };
    let ticket = marking.ticket;
    world.answering = true;
    world.event(Event::MarkFailed(ticket, "the disk is full".into()));
    assert_eq!(world.model.list.ids.len(), 12);
    assert!(world.screen().contains("the disk is full"));
}

#[test]
fn a_story_is_called_done_only_when_that_is_on_disk() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys("d");
    assert_eq!(world.model.session.toast, None);
}

#[test]
fn a_count_repeats_a_motion() {
    let mut world = World::new(120, 36);
    world.keys("5j");
    assert_eq!(world.model.list.cursor, 5);
    world.keys("3G");
    assert_eq!(world.model.list.cursor, 2);
    world.keys("G");
    assert_eq!(world.model.list.cursor, 11);
    world.keys("gg");
    assert_eq!(world.model.list.cursor, 0);
}

#[test]
fn a_sweep_takes_the_ids_on_screen_and_spares_what_is_saved() {
    let mut world = World::new(120, 36);
    world.keys("j j j ,d");
    let above = [1, 2, 3].map(StoryId).to_vec();
    assert_eq!(marks(&world), [(Targets::Stories(above), Decision::Done, true)]);
    assert_eq!(world.model.list.cursor, 0);
}

#[test]
fn arrivals_never_move_the_cursor() {
    let mut world = World::new(120, 36);
    world.keys("j j");
    let before = world.current();
    let mut new = world.stories[0].clone();
    new.id = StoryId(99);
    world.stories.insert(0, new);
    world.event(Event::Polled(Polled { new: 1, total: 6, ..Polled::default() }));
    assert_eq!((world.current(), world.model.list.arrived), (before, 1));
    assert!(world.screen().contains("↑ 1 new  press N"));
    world.keys("N");
    assert_eq!((world.model.list.ids.len(), world.model.list.arrived), (13, 0));
}

#[test]
fn a_chord_of_the_list_decides_nothing_in_the_article() {
    let mut world = World::new(120, 36);
    world.keys("Enter");
    let before = marks(&world).len();
    world.keys(".d");
    assert_eq!(marks(&world).len(), before, "the open story is not done");
    assert!(world.said().starts_with(".d works in the list"), "{}", world.said());
}

#[test]
fn a_note_that_was_given_up_goes_on_where_it_was_left() {
    let mut world = World::new(120, 36);
    world.keys("n b e l l Esc");
    assert_eq!(world.said(), "Not noted; n goes on with what was typed");
    let typed = |world: &World| world.model.prompt.as_ref().map(|prompt| prompt.input.value().to_owned());
    world.keys("j n");
    assert_eq!(typed(&world).as_deref(), Some(""), "it is another article's");
    world.keys("Esc k n");
    assert_eq!(typed(&world).as_deref(), Some("bell"));
}

#[test]
fn no_tag_is_told() {
    let mut world = World::new(120, 36);
    world.keys("t Enter");
    assert_eq!(world.said(), "No tag was typed");
}

#[test]
fn another_order_leaves_the_cursor_on_its_story() {
    let mut world = World::new(120, 36);
    world.keys("4j");
    let before = world.current();
    world.keys("S");
    assert_eq!(world.current(), before);
}

#[test]
fn where_nothing_has_arrived_the_cursor_stays() {
    let mut world = World::new(120, 36);
    world.keys("4j");
    let before = world.current();
    world.keys("N");
    assert_eq!(world.current(), before);
}

#[test]
fn what_was_done_here_does_not_arrive_again() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys("d");
    world.answering = true;
    world.event(Event::Polled(Polled { total: 6, ..Polled::default() }));
    assert_eq!(world.model.list.arrived, 0);
}

#[test]
fn rows_land_as_they_arrive_until_the_list_is_touched() {
    let mut world = World::new(120, 36);
    let stories = std::mem::take(&mut world.stories);
    world.keys("U U");
    world.stories = stories;
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 12 });
    assert_eq!(world.model.list.ids.len(), 12);
}

#[test]
fn the_cursor_stays_on_its_story_when_read_ones_are_shown_too() {
    let mut world = World::new(120, 36);
    world.keys("d d j j");
    let here = world.current();
    assert_ne!(here, world.keys("g g").current());
    world.keys("j j U");
    assert_eq!(world.current(), here);
    world.keys("U");
    assert_eq!(world.current(), here);
}

#[test]
fn opening_marks_the_article_read_and_leaves_its_row() {
    let mut world = World::new(120, 36);
    world.keys("Enter Esc");
    assert_eq!(world.model.list.ids.len(), 12);
    assert_eq!(world.model.list.row().map(|row| row.unread), Some(0));
    assert!(matches!(marks(&world)[..], [(Targets::Article(_), Decision::Read(true), false)]));
}

#[test]
fn space_pages_down_and_at_the_end_is_done_with_the_story() {
    let mut world = World::new(120, 36);
    world.keys("Space");
    let first = world.model.reader.as_ref().map(|reader| reader.story);
    world.keys("Space Space Space Space");
    assert!(marks(&world).iter().any(|(_, decision, _)| *decision == Decision::Done));
    assert_ne!(world.model.reader.as_ref().map(|reader| reader.story), first);
    assert_eq!(world.model.screen.focus, Pane::Reader);
}

#[test]
fn esc_never_quits() {
    let mut world = World::new(60, 20);
    world.keys("Enter Esc Esc Esc Esc");
    assert!(!world.model.session.ending);
    world.keys("q");
    assert!(world.asked.contains(&Effect::Terminal(TerminalRequest::Quit)));
}

#[test]
fn j_and_k_in_capitals_walk_through_the_stories_in_the_reader() {
    let mut world = World::new(120, 36);
    world.keys("Enter J J K");
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.story), Some(StoryId(2)));
    assert_eq!((world.model.screen.focus, world.model.list.cursor), (Pane::Reader, 1));
}

#[test]
fn at_the_end_of_an_article_the_key_to_the_next_one_is_told() {
    let mut world = World::new(120, 36);
    world.keys("Enter j");
    assert!(world.model.session.toast.is_none());
    world.keys("G j");
    assert!(world.screen().contains("The end · J next story"));
}

#[test]
fn another_article_that_is_open_is_saved_with_the_one_in_the_list() {
    let mut world = World::new(120, 36);
    world.keys("Enter a Enter s");
    let saved = marks(&world).into_iter().find(|(_, decision, _)| *decision == Decision::Save(true));
    assert_eq!(saved.map(|(targets, ..)| targets), Some(Targets::Open(StoryId(1), ArticleId(11))));
    let mut world = World::new(120, 36);
    world.keys("Enter s");
    let saved = marks(&world).into_iter().find(|(_, decision, _)| *decision == Decision::Save(true));
    assert_eq!(saved.map(|(targets, ..)| targets), Some(Targets::Stories(vec![StoryId(1)])));
}

#[test]
fn the_live_filter_follows_what_is_typed() {
    let mut world = World::new(120, 36);
    world.keys("/ kind:rumour");
    assert_eq!(world.model.list.ids.len(), 2);
    world.keys("Enter");
    assert!(world.screen().contains("/ kind:rumour"));
    world.keys("Esc");
    assert_eq!(world.model.list.ids.len(), 12);
}

/// The order the list was asked for last.
fn order(world: &World) -> Option<Sort> {
    world.asked.iter().rev().find_map(|effect| match effect {
        Effect::Read(Read::List { wanted, .. }) => Some(wanted.sort),
        _ => None,
    })
}

#[test]
fn words_order_the_list_until_another_order_is_asked_for() {
    let mut world = World::new(120, 36);
    world.keys("/ bell Enter");
    assert_eq!(order(&world), Some(Sort::Match));
    world.keys("S");
    assert_eq!(order(&world), Some(Sort::Newest));
    world.keys("/ s");
    assert_eq!(order(&world), Some(Sort::Newest));
    world.keys("Enter S S S S S");
    assert_eq!(order(&world), Some(Sort::Match));
    world.keys("Esc");
    assert_eq!(order(&world), Some(Sort::Outlets));
}

#[test]
fn a_filter_without_words_keeps_the_order() {
    let mut world = World::new(120, 36);
    world.keys("/ kind:deal");
    assert_eq!(order(&world), Some(Sort::Newest));
}

#[test]
fn the_texts_of_stories_are_asked_for_what_they_say_once() {
    let mut world = World::new(120, 36);
    world.texts = vec![(3, "Also: a bell.")];
    world.keys("/ bell Enter j k j");
    let asked = world.asked.iter().filter_map(|effect| match effect {
        Effect::Read(Read::Excerpts { stories, .. }) => Some(stories.clone()),
        _ => None,
    });
    let last = asked.filter(|stories| stories.contains(&StoryId(3))).count();
    assert_eq!(last, "bell".len() - 1, "one for each beginning of the word that the text says");
    assert_eq!(world.model.search.hits.excerpt(StoryId(3)).map(|found| found.text.as_str()), Some("Also: a bell."));
}

#[test]
fn a_filter_that_is_no_query_leaves_the_list_and_says_where() {
    let mut world = World::new(120, 36);
    world.keys("/ kind:rumuor");
    assert!(world.model.search.filter.error.is_some());
    let before = world.model.requests.list;
    world.keys("x");
    assert_eq!(world.model.requests.list, before);
    assert!(world.screen().contains('^'));
}

#[test]
fn find_in_the_page_steps_from_place_to_place() {
    let mut world = World::new(120, 36);
    world.keys("Enter / alliance Enter");
    let first = world.model.reader.as_ref().map(|reader| reader.find.at);
    world.keys("n n");
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.find.at), first.map(|at| at + 2));
}

#[test]
fn a_selection_takes_one_step() {
    let mut world = World::new(120, 36);
    world.keys("x j x d");
    let both = [1, 3].map(StoryId).to_vec();
    assert_eq!(marks(&world), [(Targets::Stories(both), Decision::Done, false)]);
    world.keys("u");
    assert_eq!(world.model.list.ids.len(), 12);
}

#[test]
fn a_number_and_enter_go_to_a_link() {
    let mut world = World::new(120, 36);
    world.keys("Enter 2 Enter o");
    assert_eq!(
        world.asked.last(),
        Some(&Effect::Terminal(TerminalRequest::Browse("https://shop.example/boat".into())))
    );
}

#[test]
fn a_short_link_is_resolved_on_wish_and_shown_as_what_it_leads_to() {
    let mut world = World::new(120, 36);
    world.keys("Enter f x");
    assert!(world.screen().contains("says itself where it leads"));
    let reader = world.model.reader.as_mut().unwrap();
    let link = &mut Arc::make_mut(&mut reader.document.as_mut().unwrap().page).links[0];
    (link.kind, link.shown) = (LinkKind::Short, "https://sho.example/x".into());
    world.keys("x");
    assert_eq!(
        world.asked.last(),
        Some(&Effect::Fetch(Fetch::Page(PageRequest::Resolve("https://sho.example/x".into()))))
    );
    let url = "https://far.example/harbour".to_owned();
    let target = Link { given: url.clone(), shown: url, ..Link::default() };
    world.event(Event::Resolved("https://sho.example/x".into(), Ok(target)));
    assert!(world.screen().contains("far.example/harbour"));
    world.keys("o");
    assert_eq!(
        world.asked.last(),
        Some(&Effect::Terminal(TerminalRequest::Browse("https://far.example/harbour".into())))
    );
}

#[test]
fn a_linked_page_is_saved_from_the_picker() {
    let mut world = World::new(120, 36);
    world.keys("Enter f j s");
    let Some(Effect::Fetch(Fetch::Page(PageRequest::SaveLinks(saved, Some(_))))) = world.asked.last() else {
        panic!("{:?}", world.asked.last())
    };
    assert_eq!(saved, &["https://shop.example/boat"]);
}

#[test]
fn offline_no_link_is_resolved_read_or_saved() {
    let mut world = World::with(Options { offline: true, ..Options::default() }, 120, 36);
    world.keys("Enter f");
    let before = world.asked.len();
    world.keys("s");
    assert!(world.screen().contains("Offline: the page cannot be fetched"));
    let reader = world.model.reader.as_mut().unwrap();
    Arc::make_mut(&mut reader.document.as_mut().unwrap().page).links[0].kind = LinkKind::Short;
    world.keys("x");
    assert!(world.screen().contains("Offline: the link cannot be resolved"));
    assert_eq!(world.asked.len(), before);
}

/// An article with a picture announced on its eleventh line, in the reader.
fn illustrated(pictures: Pictures) -> World {
    let mut world = World::with(Options { pictures, ..Options::default() }, 120, 36);
    world.keys("Enter");
    let mut document = world.model.reader.as_ref().unwrap().document.clone().unwrap();
    Arc::make_mut(&mut document.page).images.push(PageImage {
        src: "https://cdn.example/tide.png".into(),
        alt: "The tide".into(),
        ..PageImage::default()
    });
    Arc::make_mut(&mut document.page).lines[10].image = Some(0);
    let (story, view, width) = (StoryId(1), View::Stripped, world.model.text_width());
    world.event(Event::Page { story, view, made_by: None, width, document: Box::new(document) });
    world
}

fn asked_for_pictures(world: &World) -> usize {
    world.asked.iter().filter(|effect| matches!(effect, Effect::Fetch(Fetch::Pictures(PicturesRequest { .. })))).count()
}

fn picture_came(world: &mut World, shown: Result<(u16, u16), String>) {
    let columns = world.model.text_width();
    world.event(Event::Picture { source: "https://cdn.example/tide.png".into(), columns, large: false, shown });
}

#[test]
fn pictures_are_asked_for_once_and_only_when_they_are_wanted() {
    let mut world = illustrated(Pictures::OnKey);
    assert_eq!(asked_for_pictures(&world), 0);
    world.keys("i j k");
    assert_eq!(asked_for_pictures(&world), 1);
    assert_eq!(asked_for_pictures(&illustrated(Pictures::Always)), 1);
    let mut world = illustrated(Pictures::Unable("no colours"));
    world.keys("i I");
    assert_eq!(asked_for_pictures(&world), 0);
    assert!(world.screen().contains("no colours"));
}

#[test]
fn a_picture_below_the_top_gets_its_rows_and_one_above_moves_nothing() {
    let lines = illustrated(Pictures::OnKey).model.reader.as_ref().unwrap().line_count();
    let mut world = illustrated(Pictures::Always);
    picture_came(&mut world, Ok((40, 9)));
    let reader = world.model.reader.as_ref().unwrap();
    assert_eq!((reader.line_count(), reader.scroll), (lines + 9, 0));

    let mut world = illustrated(Pictures::Always);
    world.keys("Ctrl-d Ctrl-d");
    let reader = world.model.reader.as_ref().unwrap();
    let top = reader.line(reader.scroll).unwrap().into_owned();
    assert!(reader.scroll > reader.places[0].label);
    picture_came(&mut world, Ok((40, 9)));
    let reader = world.model.reader.as_ref().unwrap();
    assert_eq!(*reader.line(reader.scroll).unwrap(), top);
    world.keys("i");
    let reader = world.model.reader.as_ref().unwrap();
    assert_eq!((&*reader.line(reader.scroll).unwrap(), reader.line_count()), (&top, lines));
}

#[test]
fn what_is_previewed_stands_where_it_will_stand_when_it_is_opened() {
    let mut world = illustrated(Pictures::Always);
    picture_came(&mut world, Ok((40, 9)));
    let text = |world: &World| world.screen().lines().position(|line| line.contains("Paragraph 4 "));
    // The pictures of a preview are not asked for.
    world.model.reader.as_mut().unwrap().pictures.clear();
    world.keys("Esc");
    let document = world.model.reader.as_ref().unwrap().document.clone().unwrap();
    let (story, view, width) = (StoryId(1), View::Stripped, world.model.text_width());
    world.event(Event::Page { story, view, made_by: None, width, document: Box::new(document) });
    let (before, asked) = (text(&world), asked_for_pictures(&world));
    assert!(before.is_some(), "{}", world.screen());
    world.keys("Enter");
    assert_eq!((text(&world), asked_for_pictures(&world)), (before, asked + 1));
}

#[test]
fn the_room_of_a_picture_on_its_way_is_kept_and_is_half_the_screen_at_most() {
    let mut world = illustrated(Pictures::Always);
    let text = |world: &World| world.screen().lines().position(|line| line.contains("Paragraph 4 "));
    let (before, rows) = (text(&world), world.model.reader.as_ref().unwrap().places[0].rows);
    assert!(rows > 0 && usize::from(rows) * 2 <= world.model.reader_height(), "{rows}");
    picture_came(&mut world, Ok((40, rows)));
    assert_eq!(text(&world), before);
}

/// The same article beside the list, previewed before its pictures are asked for, then opened.
fn opened_from_its_preview() -> World {
    let mut world = illustrated(Pictures::Always);
    world.model.reader.as_mut().unwrap().pictures.clear();
    world.keys("Esc");
    let document = world.model.reader.as_ref().unwrap().document.clone().unwrap();
    let (story, view, width) = (StoryId(1), View::Stripped, world.model.text_width());
    world.event(Event::Page { story, view, made_by: None, width, document: Box::new(document) });
    world
}

/// The row of the screen on which a paragraph stands.
fn row_of(world: &World, paragraph: &str) -> Option<usize> {
    world.screen().lines().position(|line| line.contains(paragraph))
}

#[test]
fn a_preview_keeps_no_blank_rows_for_a_picture_that_nobody_asked_for() {
    let world = opened_from_its_preview();
    let lines = illustrated(Pictures::OnKey).model.reader.as_ref().unwrap().line_count();
    assert_eq!(world.model.reader.as_ref().unwrap().line_count(), lines);
}

#[test]
fn a_picture_that_comes_into_a_text_that_is_read_leaves_the_lines_above_it_in_place() {
    let mut world = opened_from_its_preview();
    world.keys("Enter");
    let before = row_of(&world, "Paragraph 1 ");
    picture_came(&mut world, Ok((40, 9)));
    assert_eq!((row_of(&world, "Paragraph 1 "), world.model.reader.as_ref().unwrap().scroll), (before, 0));
}

#[test]
fn whoever_has_scrolled_to_a_picture_reads_on_below_it_when_it_comes() {
    let mut world = opened_from_its_preview();
    world.keys("Enter 8j");
    let before = row_of(&world, "Paragraph 6 ");
    assert!(before.is_some());
    picture_came(&mut world, Ok((40, 9)));
    assert_eq!(row_of(&world, "Paragraph 6 "), before);
}

#[test]
fn a_picture_whose_label_stands_at_the_top_comes_above_the_screen() {
    let mut world = opened_from_its_preview();
    let label = world.model.reader.as_ref().unwrap().places[0].label;
    world.keys(&format!("Enter {label}j"));
    let before = row_of(&world, "Paragraph 6 ");
    picture_came(&mut world, Ok((40, 9)));
    let reader = world.model.reader.as_ref().unwrap();
    assert_eq!((row_of(&world, "Paragraph 6 "), reader.scroll), (before, label + 9));
}

#[test]
fn a_large_picture_opens_over_the_panes_and_says_why_it_did_not_come() {
    let mut world = illustrated(Pictures::OnKey);
    world.keys("I");
    assert!(matches!(world.asked.last(), Some(Effect::Fetch(Fetch::Pictures(PicturesRequest { large: true, .. })))));
    let shown = Err("the server is busy".to_owned());
    world.event(Event::Picture { source: "https://cdn.example/tide.png".into(), columns: 114, large: true, shown });
    let screen = world.screen();
    assert!(screen.contains("Picture 1 of 1") && screen.contains("the server is busy") && screen.contains("The tide"));
    world.keys("Esc");
    assert!(!world.screen().contains("Picture 1 of 1"));
}

#[test]
fn the_saved_shelf_shows_what_was_saved() {
    let mut world = World::new(120, 36);
    world.keys("j s Alt-5");
    assert_eq!(world.model.list.ids, [StoryId(2)]);
    world.keys("s");
    assert_eq!(world.model.list.ids.len(), 0);
}

#[test]
fn the_shelves_are_gone_through_one_by_one() {
    let mut world = World::new(120, 36);
    let mut names = Vec::new();
    for key in ["Tab", "Tab", "Tab", "Tab", "Tab", "Shift-Tab", "Alt-2", "Alt-9"] {
        world.keys(key);
        names.push(world.model.shelf().name().to_owned());
    }
    assert_eq!(names, ["For you", "Rumours", "Deals", "Saved", "Muted", "Saved", "For you", "For you"]);
}

#[test]
fn a_shelf_holds_what_its_query_says() {
    let own = SavedQuery { name: "Pixels".into(), query: "source:pixel or kind:deal".into(), sort: Sort::Oldest };
    let mut world = World::with(Options { queries: vec![own], ..Options::default() }, 120, 36);
    let shelf = |world: &mut World, key: &str| {
        world.keys(key);
        (world.model.list.ids.len(), world.model.shelf_count(world.model.shelves.current))
    };
    assert_eq!(shelf(&mut world, "Alt-3"), (2, Some(2)));
    assert_eq!(shelf(&mut world, "Alt-4"), (2, Some(2)));
    assert_eq!(shelf(&mut world, "Alt-7"), (5, Some(5)));
    assert_eq!(world.model.shelves.sort, Sort::Oldest);
}

#[test]
fn deals_and_guides_are_folded_in_all_until_they_are_opened() {
    let mut world = World::new(120, 36);
    assert_eq!((world.model.list.ids.len(), world.model.shelves.folded.total()), (12, 3));
    assert!(world.screen().contains("2 deals · 1 guide  D opens"), "{}", world.screen());
    world.keys("j D");
    assert_eq!((world.model.list.ids.len(), world.model.list.cursor, world.model.shows_fold()), (15, 1, false));
    world.keys("D");
    assert_eq!((world.model.list.ids.len(), world.model.shows_fold()), (12, true));
}

#[test]
fn a_list_with_nothing_but_what_is_folded_is_not_all_read() {
    let mut world = World::new(120, 36);
    world.model.list.ids.clear();
    assert!(world.screen().contains("All read but 2 deals and 1 guide."), "{}", world.screen());
}

#[test]
fn the_line_that_counts_what_is_folded_opens_it() {
    let mut world = World::new(120, 24);
    let line = world.screen().lines().position(|line| line.contains("D opens")).unwrap();
    world.event(Event::Mouse(Mouse::Click, 30, u16::try_from(line).unwrap()));
    assert!(world.model.shelves.unfolded);
}

#[test]
fn what_is_asked_for_by_name_is_not_folded() {
    let mut world = World::new(120, 36);
    world.keys("/");
    world.event(Event::Paste("bell".into()));
    assert_eq!(world.model.list.ids.len(), 3);
}

#[test]
fn the_palette_does_what_is_typed_in_full() {
    let mut world = World::new(120, 36);
    world.keys(":");
    for letter in "sort oldest".chars() {
        world.event(Event::Key(Key::plain(Code::Char(letter))));
    }
    world.keys("Enter");
    assert_eq!(world.model.shelves.sort, Sort::Oldest);
}

#[test]
fn pasted_text_is_no_series_of_commands() {
    let mut world = World::new(120, 36);
    world.event(Event::Paste("dddQ\n:q\n".into()));
    assert_eq!((world.model.list.ids.len(), world.model.session.ending), (12, false));
    world.keys("/").event(Event::Paste("kind:rumour\n".into()));
    assert_eq!(world.model.list.ids.len(), 2);
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut world = World::new(120, 36);
    world.event(Event::Mouse(Mouse::Click, 30, 6));
    assert_eq!((world.model.list.cursor, world.model.screen.focus), (2, Pane::List));
    world.event(Event::Mouse(Mouse::Click, 30, 6));
    assert_eq!(world.model.screen.focus, Pane::Reader);
}

#[test]
fn a_click_in_the_palette_chooses_and_a_second_one_does_it() {
    let mut world = World::new(120, 36);
    world.keys(": sort");
    let line = world.screen().lines().position(|line| line.contains("sort oldest")).unwrap();
    world.event(Event::Mouse(Mouse::Click, 40, u16::try_from(line).unwrap()));
    assert!(matches!(&world.model.overlay, Some(Overlay::Palette(palette)) if palette.chosen == 2));
    world.event(Event::Mouse(Mouse::Click, 40, u16::try_from(line).unwrap()));
    assert_eq!((world.model.shelves.sort, world.model.overlay.is_none()), (Sort::Oldest, true));
}

#[test]
fn a_click_beside_the_frame_closes_it() {
    let mut world = World::new(120, 36);
    world.keys(":").event(Event::Mouse(Mouse::Click, 0, 34));
    assert!(world.model.overlay.is_none());
}

#[test]
fn the_wheel_scrolls_the_pane_under_it() {
    let mut world = World::new(120, 36);
    world.event(Event::Mouse(Mouse::WheelDown, 100, 10));
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.scroll), Some(3));
    assert_eq!(world.model.list.top, 0);
}

#[test]
fn every_size_can_be_drawn_in_every_state() {
    for keys in ["", "Enter", "b", "?", ":", "Enter f", "Enter W", "/ kind:rumuor", "Enter a", "Enter v"] {
        let mut world = World::new(120, 36);
        world.keys(keys);
        for (width, height) in [(1, 1), (39, 7), (40, 8), (41, 9), (60, 20), (76, 10), (80, 60), (110, 12), (300, 90)] {
            world.event(Event::Resized(width, height));
            assert_eq!(world.screen().lines().count(), usize::from(height));
        }
    }
}

#[test]
fn no_count_and_no_key_leaves_the_list() {
    let mut world = World::new(80, 24);
    world.keys("9999999j 99k 500G Ctrl-u PgUp PgDn gg k");
    assert!(world.model.list.cursor < 12);
}

#[test]
fn the_clock_makes_stories_older() {
    let mut world = World::new(120, 36);
    world.event(Event::Clock(now() + SignedDuration::from_hours(5)));
    assert!(world.screen().contains("7h"));
}

#[test]
fn a_teaser_is_completed_when_it_is_opened_and_not_offline() {
    for (offline, asked) in [(false, true), (true, false)] {
        let mut world = World::with(Options { offline, ..Options::default() }, 120, 36);
        world.keys("Enter");
        let mut document = world.model.reader.as_ref().and_then(|reader| reader.document.clone()).unwrap();
        (document.teaser, document.article.full) = (true, false);
        Arc::make_mut(&mut document.page).lines.truncate(3);
        let (story, view, width) = (StoryId(1), View::Stripped, world.model.text_width());
        world.event(Event::Page { story, view, made_by: None, width, document: Box::new(document) });
        assert_eq!(
            world.asked.iter().any(|effect| matches!(effect, Effect::Fetch(Fetch::Page(PageRequest::FullText(_))))),
            asked
        );
        assert_eq!(world.screen().contains("getting the full text…"), asked);
    }
}

#[test]
fn the_words_on_screen_stay_when_the_view_changes() {
    let mut world = World::new(80, 24);
    let top = |world: &World| {
        let reader = world.model.reader.as_ref().unwrap();
        line_text(&reader.line(reader.scroll).unwrap())
    };
    world.keys("Enter 30j");
    let read = top(&world);
    assert!(read.starts_with("Paragraph"), "{read}");
    for _ in [View::Marked, View::Original, View::Stripped] {
        world.keys("v");
        assert_eq!(top(&world), read);
    }
}

#[test]
fn a_row_counts_what_was_removed_from_the_whole_text_once_it_came() {
    let mut world = World::new(120, 36);
    world.keys("Enter");
    let mut document = world.model.reader.as_ref().and_then(|reader| reader.document.clone()).unwrap();
    document.article.removed = Counts { tracking: 77, ..Counts::default() };
    let (story, view, width) = (StoryId(1), View::Stripped, world.model.text_width());
    world.event(Event::Page { story, view, made_by: None, width, document: Box::new(document) });
    assert!(world.screen().contains("✂77"));
}

#[test]
fn a_key_costs_little_in_a_long_list() {
    let mut world = World::new(120, 36);
    let first = world.stories[0].clone();
    world.stories = (1..=20_000)
        .map(|id| {
            let mut story = first.clone();
            (story.id, story.face.id) = (StoryId(id), ArticleId(id));
            story
        })
        .collect();
    world.keys("N");
    assert_eq!(world.model.list.ids.len(), 20_000);
    world.keys("G d gg j");
    // Only the rows around the cursor are ever asked for.
    let rows: usize = world
        .asked
        .iter()
        .map(|effect| if let Effect::Read(Read::Rows { stories, .. }) = effect { stories.len() } else { 0 })
        .sum();
    assert!(rows < 400, "{rows} rows were asked for");
}

/// A list of so many stories, the first of them open.
fn reading_of(count: i64) -> World {
    let mut world = World::new(80, 24);
    let first = world.stories[0].clone();
    world.stories = (1..=count)
        .map(|id| {
            let mut story = first.clone();
            (story.id, story.face.id) = (StoryId(id), ArticleId(id * 10));
            story
        })
        .collect();
    world.keys("N Enter");
    world
}

#[test]
fn the_next_story_is_read_in_the_reader_to_the_end_of_a_long_list() {
    let mut world = reading_of(43);
    for story in 2..=43 {
        world.keys("J");
        let reader = world.model.reader.as_ref().map(|reader| reader.story);
        assert_eq!((world.model.screen.focus, reader), (Pane::Reader, Some(StoryId(story))));
    }
}

#[test]
fn a_story_whose_row_is_not_at_hand_opens_when_it_comes() {
    let mut world = reading_of(43);
    world.model.list.rows.clear();
    world.keys("J");
    let reader = world.model.reader.as_ref().map(|reader| reader.story);
    assert_eq!((world.model.screen.focus, reader), (Pane::Reader, Some(StoryId(2))));
}

fn asked(world: &World) -> Vec<Decision> {
    marks(world).into_iter().map(|(_, decision, _)| decision).collect()
}

fn name(name: &str, followed: bool) -> Name {
    Name { name: name.into(), followed }
}

#[test]
fn the_only_name_of_a_story_is_followed_at_once() {
    let mut world = World::new(120, 36);
    world.keys("F");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::Names(Some(StoryId(1))))));
    world.event(Event::Names(Some(StoryId(1)), vec![name("Moonlit Harbour", false)]));
    assert_eq!(asked(&world), [Decision::Follow("Moonlit Harbour".into(), true)]);
    assert_eq!(
        world.model.session.toast.as_ref().map(|toast| toast.words.as_str()),
        Some("Following: Moonlit Harbour")
    );
    assert_eq!(world.model.list.ids.len(), 12);
}

#[test]
fn several_names_are_chosen_from() {
    let mut world = World::new(120, 36);
    let names = vec![name("Moonlit Harbour", false), name("Quarry & Sons", true)];
    world.event(Event::Names(Some(StoryId(1)), names)).keys("j Enter");
    assert_eq!(asked(&world), [Decision::Follow("Quarry & Sons".into(), false)]);
    world.keys("Enter Esc");
    assert_eq!(asked(&world).len(), 2);
    assert!(world.model.overlay.is_none());
}

#[test]
fn the_palette_follows_a_name_and_lists_them() {
    let mut world = World::new(120, 36);
    world.keys(":");
    world.event(Event::Paste("follow Hollow Bell".into())).keys("Enter");
    assert_eq!(asked(&world), [Decision::Follow("Hollow Bell".into(), true)]);
    world.keys(":");
    world.event(Event::Paste("unfollow Hollow Bell".into())).keys("Enter");
    assert_eq!(asked(&world).last(), Some(&Decision::Follow("Hollow Bell".into(), false)));
    world.keys(":");
    world.event(Event::Paste("following".into())).keys("Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Read(Read::Names(None))));
}

#[test]
fn stories_are_put_together_with_the_one_under_the_cursor() {
    let mut world = World::new(120, 36);
    world.keys("x j +");
    let targets = marks(&world).pop().map(|(targets, decision, _)| (targets, decision));
    assert_eq!(targets, Some((Targets::Stories(vec![StoryId(3), StoryId(1)]), Decision::Join)));
    assert!(world.model.list.selected.is_empty());
}

#[test]
fn a_story_waits_for_the_one_it_belongs_to() {
    let mut world = World::new(120, 36);
    world.keys("+");
    assert_eq!((asked(&world).len(), world.model.list.selected.len()), (0, 1));
    world.keys("j +");
    assert_eq!(marks(&world)[0].0, Targets::Stories(vec![StoryId(2), StoryId(1)]));
}

#[test]
fn an_article_is_taken_out_of_its_story() {
    let mut world = World::new(120, 36);
    world.keys("-");
    assert_eq!(marks(&world), [(Targets::Article(ArticleId(10)), Decision::TakeOut, false)]);
    world.keys("Enter a -");
    assert_eq!(marks(&world).last().map(|mark| mark.0.clone()), Some(Targets::Article(ArticleId(11))));
}

#[test]
fn what_stands_alone_is_not_taken_out() {
    let mut world = World::new(120, 36);
    world.keys("j -");
    assert_eq!(marks(&world), []);
}

#[test]
fn a_list_of_another_reader_stays_on_offer_until_it_is_taken_or_left() {
    let offered = |world: &World| world.screen().contains(":import takes in 31 feeds of ~/.newsboat/urls");
    let list = || Event::ListFound { path: "~/.newsboat/urls".to_owned(), feeds: 31 };
    let mut world = World::first_start(120, 36);
    world.event(list()).event(Event::Polled(Polled { failed: 6, total: 6, ..Polled::default() })).keys("j");
    assert!(offered(&world), "{}", world.screen());
    world.keys(": import Enter");
    assert!(
        matches!(world.asked.last(), Some(Effect::Write(Write::ImportSources { path, .. })) if path == "~/.newsboat/urls")
    );
    assert!(!offered(&world));
    let mut world = World::first_start(120, 36);
    world.event(list()).keys("Esc");
    assert!(!offered(&world));
}

#[test]
fn an_outlet_of_the_list_is_added_by_its_name() {
    let outlet = Source { name: "Tin Lantern".into(), url: "https://tin.example/feed".to_owned(), ..Source::default() };
    let options = Options { listed: vec![outlet.clone()], ..Options::default() };
    let mut world = World::with(options, 120, 36);
    world.keys("b a tin Space lantern Enter");
    let Some(Effect::Write(Write::PickSources { add, remove })) = world.asked.last() else {
        panic!("{:?}", world.asked.last())
    };
    assert_eq!((add.as_slice(), remove.len()), (&[outlet][..], 0));
}

#[test]
fn what_is_no_address_is_told_before_the_network_is_asked() {
    let mut world = World::new(120, 36);
    world.keys("b a lantern Enter");
    assert!(!world.asked.iter().any(|effect| matches!(effect, Effect::Fetch(Fetch::Page(PageRequest::Source { .. })))));
    assert!(world.screen().contains("“lantern” is no address"), "{}", world.screen());
}

#[test]
fn undo_in_the_reader_takes_back_the_verdict_with_the_reading_of_the_story_that_came_after_it() {
    let mut world = World::new(120, 36);
    world.keys("Enter");
    let first = world.model.reader.as_ref().map(|reader| reader.story);
    world.keys("d u");
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.story), first);
    let read = |world: &World| world.stories.iter().filter(|story| story.unread == 0).count();
    assert_eq!((world.model.list.ids.len(), read(&world)), (12, 1));
    world.keys("Ctrl-r");
    assert_eq!((world.model.list.ids.len(), read(&world)), (11, 2));
}

#[test]
fn the_story_found_by_a_filter_keeps_the_cursor_when_the_filter_goes() {
    for keys in ["/ hollow Enter Esc", "/ hollow Esc"] {
        let mut world = World::new(120, 36);
        world.keys(keys);
        assert_eq!(
            (world.current().as_str(), world.model.list.ids.len()),
            ("New Game Plus comes to Hollow Bell in December", 12)
        );
    }
}

#[test]
fn a_key_that_means_nothing_here_says_where_it_does() {
    let mut world = World::new(120, 36);
    world.keys("J");
    assert!(world.screen().contains("J works in the reader: next · ? shows the keys"), "{}", world.screen());
    world.keys("p");
    assert!(world.screen().contains("p works in the sources pane: pause"), "{}", world.screen());
    world.keys("Ctrl-t");
    assert!(world.screen().contains("Ctrl-t does nothing here"), "{}", world.screen());
}

#[test]
fn a_number_in_the_palette_goes_to_that_row() {
    let mut world = World::new(120, 36);
    world.keys(": 5 Enter");
    assert_eq!(world.model.list.cursor, 4);
}

#[test]
fn the_wheel_scrolls_what_lies_over_the_panes_and_stops_at_its_end() {
    let mut world = World::new(120, 12);
    world.keys("?");
    for _ in 0..200 {
        world.event(Event::Mouse(Mouse::WheelDown, 60, 6));
    }
    let last = world.screen();
    world.event(Event::Mouse(Mouse::WheelDown, 60, 6));
    assert_eq!(world.screen(), last);
    world.event(Event::Mouse(Mouse::WheelUp, 60, 6));
    assert_ne!(world.screen(), last);
    world.keys("Esc : undo Space list Enter").event(Event::Mouse(Mouse::WheelDown, 60, 6));
    assert!(matches!(world.model.overlay, Some(Overlay::Steps { .. })));
}

#[test]
fn enter_completes_the_last_word_of_a_filter_that_is_no_query_yet() {
    let mut world = World::new(120, 36);
    world.keys("/ kind:rev");
    assert!(!world.screen().contains('^'), "{}", world.screen());
    world.keys("Enter");
    assert_eq!((world.model.search.filter.text.as_str(), world.model.list.ids.len()), ("kind:review", 1));
}

#[test]
fn a_click_chooses_a_row_of_a_menu_and_a_second_one_takes_it() {
    let mut world = World::new(120, 36);
    world.keys("z");
    let row = world.screen().lines().position(|line| line.contains("weekend")).unwrap();
    let click = || Event::Mouse(Mouse::Click, 60, u16::try_from(row).unwrap());
    world.event(click());
    assert!(matches!(&world.model.overlay, Some(Overlay::Later(menu)) if menu.chosen == 2));
    world.event(click());
    assert!(matches!(marks(&world)[..], [(_, Decision::Later(Some(_)), false)]));
}

#[test]
fn a_key_that_finds_nothing_to_do_says_so() {
    let mut world = World::new(120, 36);
    world.keys("Alt-9");
    assert!(world.screen().contains("There are 6 shelves"));
    world.keys("N");
    assert!(world.screen().contains("Nothing has arrived since"));
}

#[test]
fn what_the_sources_of_the_user_are_about_nobody_knows() {
    let said = World::first_start(120, 36).said();
    assert!(said.contains(" sources · :pick") && !said.contains("gaming"), "{said}");
}

#[test]
fn what_is_undone_is_told_as_it_was_when_it_was_done() {
    let mut world = World::new(120, 36);
    world.answering = false;
    world.keys("A u");
    world.event(Event::Undone(Some(("done, 3 stories".to_owned(), None))));
    assert_eq!(world.said(), "Undid: done, 12 stories");
    world.keys("Ctrl-r");
    world.event(Event::Redone(Some(("done, 3 stories".to_owned(), None))));
    assert_eq!(world.said(), "Redid: done, 12 stories");
    world.event(Event::Undone(Some(("saved, 2 stories".to_owned(), None))));
    assert_eq!(world.said(), "Undid: saved, 2 stories");
}

#[test]
fn every_word_of_a_tag_prompt_is_a_tag_and_quotes_hold_one_together() {
    let mut world = World::new(120, 36);
    let mut tagged = |keys: &str| {
        world.asked.clear();
        world.keys(keys);
        let marked = world.asked.iter().find_map(|effect| match effect {
            Effect::Write(Write::Mark(marking)) => Some(marking.decision.clone()),
            _ => None,
        });
        (marked, world.said())
    };
    let (cosy, sea) = (Line::new("cosy"), Line::new("sea"));
    assert_eq!(tagged("t cosy Space #sea Enter").0, Some(Decision::Tag(vec![cosy.clone(), sea.clone()])));
    assert_eq!(tagged(": tag Space cosy Space sea Enter").0, Some(Decision::Tag(vec![cosy.clone(), sea.clone()])));
    assert_eq!(tagged("t don't Enter").0, Some(Decision::Tag(vec![Line::new("don't")])));
    assert_eq!(tagged("t -cosy Space -sea Enter").0, Some(Decision::Untag(vec![cosy, sea])));
    assert_eq!(tagged("t \" for Space Ann \" Enter").0, Some(Decision::Tag(vec![Line::new("for Ann")])));
    let (marked, said) = tagged("t -cosy Space sea Enter");
    assert!(marked.is_none() && said.contains("one after the other"), "{said}");
}

#[test]
fn a_poll_that_brings_nothing_says_what_failed() {
    let mut world = World::new(120, 36);
    world.keys("j").event(Event::Polled(Polled { failed: 1, total: 9, ..Polled::default() }));
    assert!(world.screen().contains("Nothing new; 1 source failed"));
}

#[test]
fn a_poll_that_brings_nothing_new_says_what_changed() {
    let mut world = World::new(120, 36);
    world.keys("j");
    world.stories[0].face.changed = Some(now());
    world.event(Event::Polled(Polled { changed: 1, total: 9, ..Polled::default() }));
    assert_eq!(world.said(), "Nothing new · 1 changed");
    assert!(world.screen().contains("  changed"), "its row says so too: {}", world.screen());
}

#[test]
fn a_verdict_without_a_story_says_so() {
    let mut world = World::new(120, 36);
    world.keys("A");
    for key in ["d", "s", "r", "z", "t", "n", "x", "y", "o", "a", "W", "M", "A", "Enter"] {
        world.model.session.toast = None;
        world.keys(key);
        assert_eq!(world.said(), "No story is under the cursor", "{key}");
        assert!(world.model.prompt.is_none() && world.model.overlay.is_none(), "{key}");
    }
}

#[test]
fn a_sweep_with_nothing_to_sweep_says_so() {
    let mut world = World::new(120, 36);
    world.keys(",d");
    assert_eq!(world.said(), "No story stands above");
    world.keys("G .d");
    assert_eq!(world.said(), "No story stands below");
    assert_eq!(marks(&world), []);
}

#[test]
fn a_sweep_tells_of_those_it_takes_and_not_of_the_saved() {
    let mut world = World::new(120, 36);
    world.keys("s U ,d");
    world.keys("gg j A");
    let Some((Targets::Stories(stories), _, true)) = marks(&world).pop() else { panic!("nothing was swept") };
    assert_eq!(world.said(), format!("Done, {} stories", stories.len()));
    assert!(!stories.contains(&StoryId(1)));
}

#[test]
fn what_is_not_in_the_list_is_not_selected() {
    let mut world = World::new(120, 36);
    world.keys("x x");
    assert_eq!(world.model.list.selected.len(), 2);
    world.keys("/ k i n d : r e v i e w Enter");
    assert_eq!(world.model.list.selected.len(), 0);
}

#[test]
fn another_shelf_begins_with_nothing_selected() {
    let mut world = World::new(120, 36);
    world.keys("x Tab");
    assert!(world.model.list.selected.is_empty());
}

#[test]
fn a_selection_longer_than_the_screen_outlives_another_order() {
    let mut world = World::new(120, 9);
    world.keys("x G X S");
    assert_eq!(world.model.list.selected.len(), 12);
}

#[test]
fn esc_gives_up_what_was_begun_and_nothing_else() {
    let mut world = World::new(120, 36);
    world.keys("Enter 5 Esc");
    assert_eq!((world.model.screen.focus, world.model.keys.count), (Pane::Reader, None));
    world.keys(", Esc");
    assert!(
        world.model.screen.focus == Pane::Reader
            && world.model.keys.typed.is_empty()
            && world.model.session.toast.is_none()
    );
    world.keys("Esc");
    assert_eq!(world.model.screen.focus, Pane::List);
}

#[test]
fn a_key_of_another_place_is_told_with_what_it_does_there() {
    let mut world = World::new(120, 36);
    world.keys("I");
    assert!(world.said().starts_with("I works in the reader: picture "), "{}", world.said());
}

#[test]
fn where_no_pane_shows_the_article_why_and_the_others_come_all_the_same() {
    let mut world = World::new(60, 20);
    world.keys("a");
    assert!(matches!(world.model.overlay, Some(Overlay::Others { .. })), "{:?}", world.model.overlay);
    world.keys("Esc j W");
    assert!(matches!(world.model.overlay, Some(Overlay::Why { .. })), "{:?}", world.model.overlay);
    assert_eq!(world.model.screen.focus, Pane::List);
}

#[test]
fn the_place_among_those_found_is_told() {
    let mut world = World::new(120, 36);
    world.keys("Enter / t h e Enter n");
    assert!(world.said().starts_with("“the” · 2 of "), "{}", world.said());
    world.keys("Esc / q q q Enter n");
    assert_eq!(world.said(), "“qqq” is not on this page");
}

#[test]
fn a_verb_with_words_it_does_not_take_is_no_other_command() {
    for line in ["fits x", "shelf nope", "sort bogus", "noh"] {
        let mut world = World::new(120, 36);
        world.keys("Alt-5 :");
        world.event(Event::Paste(line.to_owned()));
        let before = world.asked.len();
        world.keys("Enter");
        assert!(world.said().starts_with("There is no "), "{line}: {}", world.said());
        assert_eq!(world.asked.len(), before, "{line}");
    }
}

#[test]
fn a_batch_that_finds_nothing_says_what_is_folded() {
    let mut world = World::new(120, 36);
    world.keys(":");
    world.event(Event::Paste("done kind:deal".to_owned()));
    world.keys("Enter");
    assert_eq!(world.said(), "Nothing in this list matches · D opens deals and guides");
}

#[test]
fn the_demo_edition_writes_no_config() {
    let mut world = World::with(Options { demo: true, ..Options::default() }, 120, 36);
    for line in ["set density compact", "write"] {
        world.keys(":");
        world.event(Event::Paste(line.to_owned()));
        world.keys("Enter");
    }
    assert!(!world.asked.iter().any(|effect| matches!(effect, Effect::Terminal(TerminalRequest::WriteSettings(_)))));
    assert!(world.said().starts_with("The demo edition writes no config"), "{}", world.said());
}

#[test]
fn undo_of_what_was_decided_on_another_shelf_is_seen_at_once() {
    let mut world = World::new(120, 36);
    world.keys("s Alt-5");
    assert_eq!(world.model.list.ids, [StoryId(1)]);
    world.keys("d u u");
    assert_eq!(world.model.list.ids, []);
}

#[test]
fn what_another_program_has_read_is_read_on_screen_and_keeps_its_row() {
    let mut world = World::new(120, 36);
    world.keys("j");
    (world.stories[0].face.read, world.stories[0].unread) = (true, 0);
    let first = world.model.list.ids[0];
    world.event(Event::StoreChanged);
    assert_eq!(world.model.list.rows[&first].unread, 0);
    assert_eq!((world.model.list.ids[0], world.model.list.cursor), (first, 1));
}

#[test]
fn a_key_that_had_nothing_to_act_on_is_still_taught() {
    let lessons = vec![Command::Mark(MarkCommand::Done)];
    let mut world = World::with(Options { lessons: lessons.clone(), ..Options::default() }, 120, 36);
    world.keys("/ nothing-says-this Enter d");
    assert_eq!(world.model.options.lessons, lessons);
    world.keys("Esc d");
    assert_eq!(world.model.options.lessons, []);
}

#[test]
fn moving_selects_from_where_it_began_until_it_is_ended() {
    let mut world = World::new(120, 36);
    let ids = world.model.list.ids.clone();
    let selected = |world: &World| {
        let mut rows: Vec<usize> =
            world.model.list.selected.iter().map(|id| ids.iter().position(|other| other == id).unwrap()).collect();
        rows.sort_unstable();
        rows
    };
    world.keys("x 3j V");
    assert_eq!(selected(&world), [0, 4]);
    world.keys("2j");
    assert_eq!(selected(&world), [0, 4, 5, 6]);
    world.keys("5k");
    assert_eq!(selected(&world), [0, 1, 2, 3, 4]);
    world.keys("V G");
    assert_eq!(selected(&world), [0, 1, 2, 3, 4]);
    world.keys("Esc j");
    assert!(selected(&world).is_empty());
    world.keys("gg V j d");
    assert_eq!(marks(&world), [(Targets::Stories(ids[..2].to_vec()), Decision::Done, false)]);
    world.keys("j");
    assert!(selected(&world).is_empty());
}

#[test]
fn a_count_before_the_next_story_or_place_goes_so_far() {
    let mut world = World::new(120, 36);
    let ids = world.model.list.ids.clone();
    world.keys("Enter 3J");
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.story), Some(ids[3]));
    world.keys("2K");
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.story), Some(ids[1]));
    world.keys("/ t h e Enter");
    let at =
        |world: &World| world.model.reader.as_ref().map_or((0, 0), |reader| (reader.find.at, reader.find.lines.len()));
    let (first, count) = at(&world);
    assert!(count > 2 && world.screen().contains(&format!("“the” · {} of {count}", first + 1)), "{}", world.screen());
    world.keys("2n");
    assert_eq!(at(&world).0, (first + 2) % count);
    world.keys("9 9 N");
    assert_eq!(at(&world).0, (first + 2 + 99 * (count - 1)) % count);
}

#[test]
fn lines_of_vim_mean_what_they_mean_there() {
    let mut world = World::new(120, 36);
    world.keys("d : u Enter");
    assert!(world.asked.contains(&Effect::Write(Write::Undo)));
    world.keys(": r e d Enter");
    assert!(world.asked.contains(&Effect::Write(Write::Redo)));
    world.keys(": $ Enter");
    assert_eq!(world.model.list.cursor, world.model.list.ids.len() - 1);
    world.keys(": 2 Enter");
    assert_eq!(world.model.list.cursor, 1);
}

#[test]
fn an_undo_that_fails_leaves_the_screen_as_it_is_on_disk() {
    let mut world = World::new(120, 36);
    world.keys("d");
    let without = world.model.list.ids.clone();
    world.answering = false;
    world.keys("u");
    assert_ne!(world.model.list.ids, without);
    world.answering = true;
    world.event(Event::NotStepped("the disk is full".to_owned()));
    assert_eq!(world.model.list.ids, without);
    assert!(world.screen().contains("Not kept: the disk is full"), "{}", world.screen());
    world.keys("u");
    assert_eq!(world.asked.iter().filter(|effect| **effect == Effect::Write(Write::Undo)).count(), 2);
}

#[test]
fn where_nothing_can_be_drawn_a_key_ends_the_program_or_does_nothing() {
    let mut world = World::new(39, 7);
    let before = world.model.list.ids.clone();
    world.keys("d j s A Space / x Enter");
    world.event(Event::Paste("https://a.example/".to_owned()));
    assert_eq!((marks(&world).len(), &world.model.list.ids, world.model.list.cursor), (0, &before, 0));
    assert!(world.model.prompt.is_none() && world.model.overlay.is_none() && !world.model.session.ending);
    world.keys("q");
    assert!(world.model.session.ending);
}

#[test]
fn a_day_in_the_filter_begins_where_the_reader_lives() {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(2));
    let mut world = World::with(Options { zone, ..Options::default() }, 120, 36);
    world.keys("/ newer:2026-11-20 Enter");
    let (wanted, _) = world.model.wanted().unwrap();
    let begins = Term::Newer(Moment::At("2026-11-19T22:00:00Z".parse().unwrap()));
    assert!(format!("{:?}", wanted.query).contains(&format!("{begins:?}")), "{:?}", wanted.query);
}

#[test]
fn for_you_asks_for_what_sources_brought_and_nothing_else() {
    let mut world = World::new(120, 36);
    world.keys("Alt-2");
    let asked = world.asked.iter().rev().find_map(|effect| match effect {
        Effect::Read(Read::List { wanted, .. }) => Some(format!("{:?}", wanted.query)),
        _ => None,
    });
    assert!(asked.unwrap().contains("Delivered"));
}

#[test]
fn undoing_a_mute_brings_back_the_rows_that_were_read_as_well() {
    let mut world = World::new(120, 36);
    world.keys("d Enter Esc 2j");
    let (before, at) = (world.model.list.ids.clone(), world.model.list.cursor);
    assert!(before.contains(&StoryId(2)) && before.contains(&StoryId(4)));
    world.keys("m Enter");
    assert!(!world.model.list.ids.contains(&StoryId(2)) && !world.model.list.ids.contains(&StoryId(4)));
    world.keys("u");
    assert_eq!((&world.model.list.ids, world.model.list.cursor), (&before, at));
    world.keys("Ctrl-r");
    assert!(!world.model.list.ids.contains(&StoryId(4)));
    world.keys("u");
    assert_eq!((&world.model.list.ids, world.model.list.cursor), (&before, at));
    // What was done before stands in its place again as well.
    world.keys("u u");
    assert_eq!((world.model.list.ids[0], world.model.list.ids.len()), (StoryId(1), before.len() + 1));
}

#[test]
fn all_that_a_source_or_group_brought_is_done_from_the_sources_pane() {
    let mut world = World::new(120, 36);
    world.keys("b j");
    let meant = world.model.sources.meant();
    assert!(!meant.is_empty());
    world.keys("A");
    let asked = world.asked.iter().rev().find_map(|effect| match effect {
        Effect::Read(Read::Matching { query, .. }) => Some(format!("{query:?}")),
        _ => None,
    });
    let asked = asked.unwrap();
    assert!(meant.iter().all(|source| asked.contains(&format!("Source(\"{source}\")"))), "{asked}");
    world.keys("g g A");
    assert_eq!(world.model.session.toast.as_ref().unwrap().words, "Neither a source nor a group is under the cursor");
}

#[test]
fn what_a_sweep_of_a_source_is_about_need_not_stand_in_the_list() {
    let mut world = World::new(120, 36);
    world.keys("Alt-5 b j");
    world.answering = false;
    world.keys("A");
    let ticket = world.model.history.batch.as_ref().unwrap().ticket;
    world.event(Event::Matching(ticket, vec![StoryId(3), StoryId(4)]));
    let (targets, decision, sweeping) = marks(&world).pop().unwrap();
    assert_eq!((targets, decision), (Targets::Stories(vec![StoryId(3), StoryId(4)]), Decision::Done));
    assert!(sweeping);
}

#[test]
fn the_next_unread_story_is_gone_to_and_after_the_last_the_first() {
    let mut world = World::new(120, 36);
    let last = world.model.list.ids.len() - 1;
    world.keys("U j r j r k k");
    world.keys(": next-unread Enter");
    assert_eq!(world.model.list.cursor, 3);
    world.keys("G : next-unread Enter");
    assert_eq!((world.model.list.cursor, last > 3), (0, true));
}

#[test]
fn in_ascii_no_sign_of_the_face_is_anything_else() {
    let mut world = World::with(Options { ascii: true, ..Options::default() }, 120, 36);
    for keys in ["", ": undo", "Esc ? H", "Esc z", "Esc b", "Esc m"] {
        world.keys(keys);
        for line in world.screen().lines() {
            let sign = line.chars().find(|letter| "·…–“”→▸↑↓✔●○▌│─╭╮".contains(*letter));
            assert_eq!(sign, None, "{keys}: {line}");
        }
    }
}

#[test]
fn help_is_moved_in_like_the_list_and_searched_after_a_slash() {
    let mut world = World::new(120, 14);
    world.keys("?");
    let top = world.screen();
    world.keys("j j");
    assert_ne!(world.screen(), top);
    world.keys("k k");
    assert_eq!(world.screen(), top);
    world.keys("/ j u n k");
    assert!(world.screen().contains("No key does that here"), "{}", world.screen());
}

#[test]
fn after_a_slash_the_first_letter_is_searched_for_whatever_key_it_is() {
    for letter in ["q", "h", "j", "k", "g", "G", "?", "/", "x", "d", "u", "1"] {
        let mut world = World::new(120, 36);
        world.keys("? /");
        assert!(world.screen().contains("letters search"), "{}", world.screen());
        world.keys(letter);
        let typed = match &world.model.overlay {
            Some(Overlay::Help(page)) => page.input.value().to_owned(),
            other => panic!("{letter}: {other:?}"),
        };
        assert_eq!(typed, letter);
        let mut world = World::new(120, 36);
        world.keys(": theme Space /");
        assert!(world.screen().contains("letters search"), "{}", world.screen());
        world.keys(letter);
        match &world.model.overlay {
            Some(Overlay::Palette(open)) => assert_eq!(open.input.value(), format!("theme {letter}")),
            other => panic!("{letter}: {other:?}"),
        }
    }
    let mut world = World::new(120, 36);
    world.keys("? / q u i t");
    assert!(world.screen().contains("quit at once"), "{}", world.screen());
    assert_eq!(world.model.list.ids.len(), 12);
}

#[test]
fn an_address_without_a_scheme_is_offered_to_be_followed() {
    let mut world = World::new(120, 36);
    world.event(Event::Paste("games.example.org".into()));
    assert!(world.screen().contains("add games.example.org"), "{}", world.screen());
    world.asked.clear();
    world.keys("Enter");
    let wanted = Effect::Fetch(Fetch::Page(PageRequest::Source { typed: "games.example.org".into(), replaces: None }));
    assert!(world.asked.contains(&wanted), "{:?}", world.asked);
}

#[test]
fn what_could_not_be_followed_need_not_be_typed_again_and_several_addresses_are_looked_for_each() {
    let mut world = World::new(120, 36);
    world.keys("b a").event(Event::Paste("games.example.org".into())).keys("Enter");
    world.keys("a");
    let typed = |world: &World| world.model.prompt.as_ref().map(|prompt| prompt.input.value().to_owned());
    assert_eq!(typed(&world).as_deref(), Some("games.example.org"));
    world.keys("x");
    assert_eq!(typed(&world).as_deref(), Some("x"));
    world.asked.clear();
    world.keys("Esc a").event(Event::Paste("https://a.example/feed\nhttps://b.example/feed".into())).keys("Enter");
    let wanted = |typed: &str| Effect::Fetch(Fetch::Page(PageRequest::Source { typed: typed.into(), replaces: None }));
    for address in ["https://a.example/feed", "https://b.example/feed"] {
        assert!(world.asked.contains(&wanted(address)), "{:?}", world.asked);
    }
}

#[test]
fn a_note_and_an_address_are_taken_on_the_line_of_their_command() {
    let mut world = World::new(120, 36);
    world.keys(":").event(Event::Paste("note look here".into())).keys("Enter");
    assert!(world.screen().contains("Noted: look here"), "{}", world.screen());
    world.asked.clear();
    world.keys(":").event(Event::Paste("add games.example.org".into())).keys("Enter");
    let wanted = Effect::Fetch(Fetch::Page(PageRequest::Source { typed: "games.example.org".into(), replaces: None }));
    assert!(world.asked.contains(&wanted), "{:?}", world.asked);
}

#[test]
fn what_is_newer_appears_at_the_top_of_a_list_nobody_has_touched() {
    let mut world = World::new(120, 36);
    let before = world.current();
    let mut new = world.stories[0].clone();
    new.id = StoryId(99);
    world.stories.insert(0, new);
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 1 });
    assert_eq!((world.current(), world.model.list.ids[0], world.model.list.top), (before, StoryId(99), 0));
    assert!(!world.screen().contains("press N"), "{}", world.screen());
}

#[test]
fn what_came_above_the_screen_is_no_longer_told_once_it_is_seen() {
    let mut world = World::new(120, 14);
    for id in 90..98 {
        let mut new = world.stories[0].clone();
        new.id = StoryId(id);
        world.stories.insert(0, new);
    }
    world.event(Event::Polling { done: 3, total: 6, failed: 0, new: 8 });
    assert!(world.screen().contains("new  press N"), "{}", world.screen());
    world.keys("gg");
    assert!(!world.screen().contains("press N"), "{}", world.screen());
}

#[test]
fn an_article_that_was_read_to_its_end_opens_at_its_top() {
    let mut world = World::new(120, 20);
    world.keys("Enter G K J Esc Enter");
    let reader = world.model.reader.as_ref().unwrap();
    assert_eq!(reader.scroll, 0);
}

#[test]
fn the_receipt_and_what_fails_can_be_clicked() {
    let mut world = World::new(120, 36);
    let at = |world: &World, words: &str| {
        let screen = world.screen();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let x = line[..line.find(words).unwrap()].chars().count() - 1;
        (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
    };
    let (x, y) = at(&world, "1 failing");
    world.event(Event::Mouse(Mouse::Click, x + 2, y));
    assert!(world.screen().contains("says it is busy (503)"), "{}", world.screen());
    world.keys("Esc");
    world.keys("j Enter");
    let (x, y) = at(&world, "v to see");
    world.event(Event::Mouse(Mouse::Click, x - 3, y));
    assert!(world.screen().contains("Why"), "{}", world.screen());
}

#[test]
fn what_has_just_happened_is_taken_back_by_a_click_on_it() {
    let mut world = World::new(120, 36);
    let before = world.screen();
    world.keys("d");
    let row = world.screen().lines().position(|line| line.contains(" undo")).unwrap();
    let line = world.screen().lines().nth(row).unwrap().to_owned();
    let column = line.split(" undo").next().unwrap().chars().count();
    let click = |x: usize| Event::Mouse(Mouse::Click, u16::try_from(x).unwrap(), u16::try_from(row).unwrap());
    world.event(click(column + 20));
    assert!(world.said().starts_with("Done"), "beside it a click does nothing: {}", world.said());
    world.event(click(column));
    assert!(world.said().starts_with("Undid"), "{}", world.said());
    assert_eq!(world.screen().lines().nth(3), before.lines().nth(3));
}

#[test]
fn a_hint_can_be_clicked() {
    let mut world = World::new(120, 36);
    let place = |world: &World, words: &str| {
        let line = world.screen().lines().nth(35).unwrap().to_owned();
        u16::try_from(line[..line.find(words).unwrap()].chars().count() - 1).unwrap()
    };
    let x = place(&world, "more");
    world.event(Event::Mouse(Mouse::Click, x, 35));
    assert!(world.screen().contains("Keys in the list"), "{}", world.screen());
    let x = place(&world, "close");
    world.event(Event::Mouse(Mouse::Click, x, 35));
    assert!(world.model.overlay.is_none());
    world.keys("/ h");
    world.event(Event::Mouse(Mouse::Click, 5, 35));
    assert!(world.model.prompt.is_some());
}

#[test]
fn what_made_a_piece_its_kind_is_asked_for_once_and_only_by_who_wants_to_know() {
    let mut world = World::new(120, 36);
    let asked = |world: &World| {
        world.asked.iter().filter(|effect| matches!(effect, Effect::Read(Read::KindReasons(ArticleId(_))))).count()
    };
    world.keys("Enter");
    assert_eq!(asked(&world), 0);
    world.keys("W");
    assert!(world.screen().contains("“outside” in the headline"), "{}", world.screen());
    world.keys("Esc W");
    assert_eq!(asked(&world), 1);
    assert!(world.screen().contains("“outside” in the headline"), "{}", world.screen());
}
