//! Finding one's way: what fails, what a site offers, filters that are kept, and what is picked from.

use crate::world::{World, one_comment};
use pressstart::{
    app::{
        Effect, Event, Fetch, Mouse, Options, Overlay, PageRequest, Pane, Polled, Purpose, Read, SourceRow,
        TerminalRequest, Write,
    },
    news::{Article, ArticleId, Comments, Folded, SavedQuery, Sort, Source, SourceId, Totals},
};

fn feed(path: &str) -> Source {
    Source { url: format!("https://lamplighter.example/{path}"), ..Source::default() }
}

#[test]
fn what_an_overlay_has_no_room_to_tell_is_never_how_it_is_left() {
    let mut world = World::new(40, 10);
    world.keys("! Enter");
    let screen = world.screen();
    assert!(screen.contains("R try now") && screen.contains("Esc close"), "{screen}");
}

#[test]
fn a_reason_is_told_whole_also_where_the_step_can_be_undone() {
    let mut world = World::new(80, 24);
    world.keys("s");
    let reason = "the server lamplighter.example was not found: there is no such name, or no connection".to_owned();
    let (article, title) = (world.stories[0].face.id, "A long headline".to_owned());
    world.event(Event::Archived { article, title, came: Err(reason) });
    let screen = world.screen();
    assert!(screen.contains("such name, or no connection: “A long headline” · u undo"), "{screen}");
}

#[test]
fn the_reading_list_is_exported_from_the_palette() {
    let mut world = World::new(120, 36);
    world.keys(": export Enter");
    assert!(world.said().starts_with("export FILE.md"), "{}", world.said());
    assert!(matches!(&world.model.overlay, Some(Overlay::Palette(open)) if open.input.value() == "export "));
    world.keys("~/list.epub Enter");
    assert_eq!(world.asked.last(), Some(&Effect::Fetch(Fetch::Export("~/list.epub".to_owned()))));
}

#[test]
fn another_group_takes_the_place_of_the_one_that_is_offered() {
    let mut world = World::new(120, 36);
    let value = |world: &World| match world.asked.last() {
        Some(Effect::Write(Write::SetSource { value, .. })) => value.clone(),
        other => panic!("{other:?}"),
    };
    world.keys("b j j m");
    let offered = world.model.prompt.as_ref().map(|prompt| prompt.input.value().to_owned()).unwrap();
    assert!(!offered.is_empty());
    world.keys("Indie Enter");
    assert_eq!(value(&world), "Indie");
    world.keys("m End s Enter");
    assert_eq!(value(&world), format!("{offered}s"));
}

#[test]
fn on_a_small_screen_what_just_happened_hides_no_key_and_an_overlay_tells_all_of_its_own() {
    let mut world = World::new(40, 10);
    world.keys("Enter v v");
    let screen = world.screen();
    assert!(screen.contains("Original") && screen.contains("Esc back"), "{screen}");
    world.keys("f");
    let screen = world.screen();
    for key in ["Enter read here", "o browser", "y copy", "s save", "x resolve", "Esc close"] {
        assert!(screen.contains(key), "{key}:\n{screen}");
    }
}

#[test]
fn in_the_sources_pane_a_source_that_fails_tells_why() {
    let mut world = World::new(120, 36);
    world.keys("b G");
    assert!(world.screen().contains("Enter why it fails"), "{}", world.screen());
    world.keys("Enter");
    assert!(matches!(&world.model.overlay, Some(Overlay::Failing(panel)) if panel.source == SourceId(6)));
    assert!(world.screen().contains("It last answered 3d ago."), "{}", world.screen());
    world.keys("Esc");
    assert!(world.model.overlay.is_none() && world.model.screen.focus == Pane::Sources);
}

#[test]
fn the_failing_panel_is_found_in_the_palette_by_what_people_call_it() {
    let mut world = World::new(120, 36);
    world.keys(": b r o k e n Enter");
    assert!(matches!(world.model.overlay, Some(Overlay::Failing(_))), "{}", world.screen());
}

#[test]
fn a_source_that_fails_gets_another_address_from_its_panel() {
    let mut world = World::new(120, 36);
    world.keys("! a");
    assert!(world.screen().contains("address https://harbour-radar.example/feed"), "{}", world.screen());
    world.asked.clear();
    world.keys("Ctrl-u").event(Event::Paste("radar.example".into())).keys("Enter");
    let wanted = PageRequest::Source { typed: "radar.example".into(), replaces: Some(SourceId(6)) };
    assert_eq!(world.asked, [Effect::Fetch(Fetch::Page(wanted))]);
}

#[test]
fn where_no_source_fails_that_is_said() {
    let mut world = World::new(120, 36);
    let row = SourceRow { id: Some(SourceId(1)), ..SourceRow::default() };
    world.event(Event::Sources(vec![row], pressstart::news::Totals::default()));
    world.keys("!");
    assert!(world.model.overlay.is_none() && world.screen().contains("No source fails"), "{}", world.screen());
}

#[test]
fn of_a_site_with_several_feeds_none_is_taken_without_being_chosen() {
    let mut world = World::new(120, 36);
    world.asked.clear();
    let feeds = vec![feed("all"), feed("reviews")];
    world.event(Event::FeedsFound { feeds, no_answer: None, replaces: None });
    assert!(world.asked.is_empty() && world.screen().contains("names 2 feeds"), "{}", world.screen());
    world.keys("j Enter");
    let add = vec![feed("reviews")];
    assert_eq!(world.asked, [Effect::Write(Write::PickSources { add, remove: Vec::new() })]);
}

#[test]
fn what_is_typed_meanwhile_stays_when_a_site_has_several_feeds() {
    let mut world = World::new(120, 36);
    world.keys("/ b e");
    let feeds = || vec![feed("all"), feed("reviews")];
    world.event(Event::FeedsFound { feeds: feeds(), no_answer: None, replaces: None });
    world.keys("l l");
    assert!(world.model.prompt.as_ref().is_some_and(|prompt| prompt.input.value() == "bell"));
    world.keys("Enter");
    assert!(matches!(world.model.overlay, Some(Overlay::Feeds(_))));
    world.keys("Esc ?");
    world.event(Event::FeedsFound { feeds: feeds(), no_answer: None, replaces: None });
    assert!(matches!(world.model.overlay, Some(Overlay::Help(_))) && world.screen().contains("names 2 feeds"));
}

#[test]
fn an_address_that_does_not_answer_is_kept_only_by_enter() {
    let offered = || {
        let mut world = World::new(80, 24);
        let no_answer = Some("nobody answers".into());
        world.event(Event::FeedsFound { feeds: vec![feed("all")], no_answer, replaces: None });
        world.asked.clear();
        world
    };
    assert!(offered().keys("Esc").asked.is_empty());
    let add = vec![feed("all")];
    assert_eq!(offered().keys("Enter").asked, [Effect::Write(Write::PickSources { add, remove: Vec::new() })]);
    let mut world = offered();
    world.keys("a");
    let prompt = world.model.prompt.unwrap();
    assert_eq!((prompt.purpose, prompt.input.value()), (Purpose::AddSource, "https://lamplighter.example/all"));
}

#[test]
fn where_nothing_unread_matches_what_is_read_is_found_and_told_so() {
    let mut world = World::new(120, 36);
    world.keys("r / m o o n l i t");
    assert!(world.screen().contains("nothing unread matches"), "{}", world.screen());
    world.keys("Enter");
    assert!(world.current().starts_with("Moonlit Harbour"), "{}", world.screen());
    assert!(world.screen().contains("read ones"), "{}", world.screen());
    world.keys("Esc");
    assert!(!world.screen().contains("read ones") && world.model.list.ids.len() > 1, "{}", world.screen());
}

#[test]
fn filters_of_earlier_starts_come_back_with_up() {
    let mut world = World::with(Options { filters: "bell\nkind:review".into(), ..Options::default() }, 120, 36);
    world.keys("/ Up Up");
    assert!(world.model.prompt.as_ref().is_some_and(|prompt| prompt.input.value() == "kind:review"));
    world.asked.clear();
    world.keys("Enter");
    assert!(world.asked.contains(&Effect::Write(Write::Remember("filters", "kind:review\nbell".into()))));
}

#[test]
fn a_filter_is_kept_as_a_shelf_with_one_key() {
    let mut world = World::new(120, 36);
    world.keys("P");
    assert!(world.screen().contains("Nothing is filtered"), "{}", world.screen());
    world.keys("/ b e l l Enter P");
    assert!(world.screen().contains("shelf bell"), "{}", world.screen());
    world.asked.clear();
    world.keys("End s Enter");
    let shelf = match world.asked.as_slice() {
        [Effect::Terminal(TerminalRequest::WriteShelves(shelves))] => shelves[0].clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((shelf.name.as_str(), shelf.query.as_str()), ("bells", "bell"));
    world.event(Event::ShelvesWritten(vec![shelf]));
    assert!(world.screen().contains("bells") && world.screen().contains("stands in the config"), "{}", world.screen());
}

#[test]
fn the_list_is_the_shelf_that_its_filter_became_and_the_cursor_stays() {
    let mut world = World::new(120, 36);
    world.keys("/ b e l l Enter j P");
    let (current, ids) = (world.current(), world.model.list.ids.clone());
    world.keys("End s Enter");
    let shelf = SavedQuery { name: "bells".into(), query: "bell".into(), sort: Sort::Newest };
    world.event(Event::ShelvesWritten(vec![shelf]));
    assert_eq!((world.model.shelf().name(), world.model.search.filter.text.as_str()), ("bells", ""));
    assert_eq!((world.current(), &world.model.list.ids), (current, &ids));
}

#[test]
fn shelves_that_come_with_an_import_leave_the_filter_alone() {
    let mut world = World::new(120, 36);
    world.keys("/ b e l l Enter");
    let shelf = SavedQuery { name: "Reviews".into(), query: "kind:review".into(), sort: Sort::Newest };
    world.event(Event::ShelvesWritten(vec![shelf]));
    assert_eq!((world.model.shelves.current, world.model.search.filter.text.as_str()), (0, "bell"));
}

#[test]
fn a_list_that_was_found_is_offered_until_it_is_taken_or_followed() {
    let found = || Event::ListFound { path: "~/.newsboat/urls".to_owned(), feeds: 31 };
    let offers = |world: &World| world.screen().contains("takes in");
    let mut world = World::new(120, 36);
    world.event(found());
    assert!(offers(&world), "{}", world.screen());
    world.keys(":").event(Event::Paste("import ~/.newsboat/urls".into())).keys("Enter");
    world.event(Event::SourcesChanged {
        words: "imported 31 sources".into(),
        fresh: Vec::new(),
        refused: Vec::new(),
        shelves: Vec::new(),
    });
    world.keys("j");
    assert!(!offers(&world), "{}", world.screen());
    world.event(found());
    let mut rows = world.model.sources.all.clone();
    rows[0].source.url = "https://lamp.example/feed".to_owned();
    world.asked.clear();
    world.event(Event::Sources(rows, Totals { articles: 15, ..Totals::default() }));
    let looks_anew = |effect: &Effect| matches!(effect, Effect::Fetch(Fetch::FindList(_)));
    assert!(world.asked.iter().any(looks_anew) && !offers(&world), "{}", world.screen());
}

#[test]
fn a_number_that_a_setting_cannot_have_is_refused_and_none_is_guessed() {
    for (typed, range) in [("set measure 7", "50"), ("set list_width 4", "200"), ("set measure=7", "50")] {
        let mut world = World::new(120, 36);
        let before = (world.model.options.measure, world.model.options.list_width);
        world.keys(":").event(Event::Paste(typed.into())).keys("Enter");
        assert!(world.said().contains("cannot be") && world.said().contains(range), "{typed}: {}", world.said());
        assert_eq!((world.model.options.measure, world.model.options.list_width), before, "{typed}");
    }
    let mut world = World::new(120, 36);
    world.keys(":").event(Event::Paste("set measure".into())).keys("Enter");
    assert!(world.said().starts_with("measure is 76") && world.model.options.measure.is_none(), "{}", world.said());
    world.keys(":").event(Event::Paste("set measure 8".into())).keys("Down Enter");
    assert_eq!(world.model.options.measure, Some(68), "a row that was moved to is taken: {}", world.said());
}

#[test]
fn over_an_empty_list_nothing_of_its_words_stands_beside_the_sources() {
    let mut world = World::first_start(80, 24);
    world.keys("Esc b");
    assert!(world.model.screen.focus == Pane::Sources && world.model.layout().sources.is_none());
    let layout = world.model.layout();
    let edge = usize::from(layout.sources_over().width);
    let body = layout.body;
    for line in world.screen().lines().skip(usize::from(body.y)).take(usize::from(body.height)) {
        let beside: String = line.trim_matches('"').chars().skip(edge).collect();
        assert_eq!(beside.trim(), "", "{}", world.screen());
    }
}

#[test]
fn the_first_letter_of_another_name_takes_the_place_of_the_one_that_is_offered() {
    let mut world = World::new(120, 36);
    world.keys("/ b e l l Enter P");
    world.asked.clear();
    world.keys("C o s y Enter");
    match world.asked.as_slice() {
        [Effect::Terminal(TerminalRequest::WriteShelves(shelves))] => assert_eq!(shelves[0].name.as_str(), "Cosy"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn help_and_palette_find_commands_by_what_other_programs_call_them() {
    for (words, row) in [
        ("mark all read", "done-all"),
        ("mark read", "done"),
        // In the palette this is a verb with what it is done to.
        ("read all", "does it to what matches"),
        ("mark all", "done-all"),
        ("trash", "done"),
        ("delete", "done"),
        ("font", "theme"),
        ("exit", "quit"),
    ] {
        let key = |letter: char| if letter == ' ' { "Space".to_owned() } else { letter.to_string() };
        let keys = words.chars().map(key).collect::<Vec<_>>().join(" ");
        let mut world = World::new(120, 36);
        world.keys(&format!("? / {keys}"));
        assert!(!world.screen().contains("No key does that here"), "{words}: {}", world.screen());
        let mut world = World::new(120, 36);
        world.keys(&format!(": {keys}"));
        assert!(world.screen().contains(row), "{words}: {}", world.screen());
    }
}

#[test]
fn what_can_follow_a_key_is_told_in_its_line_and_after_half_a_second_in_full() {
    let mut world = World::new(120, 36);
    world.keys("g");
    let line = world.screen().lines().nth(34).unwrap().to_owned();
    assert!(line.contains("g  g top") && line.contains("t shelf"), "{line}");
    assert!(!world.screen().contains("next shelf"), "{}", world.screen());
    world.event(Event::ChordWaits);
    assert!(world.screen().contains("next shelf"), "{}", world.screen());
    world.keys("g");
    assert!(!world.screen().contains("next shelf") && !world.model.keys.shows_next);
}

#[test]
fn a_theme_is_picked_with_j_and_k_and_letters_that_no_theme_has_do_nothing() {
    let mut world = World::new(120, 36);
    let typed = |world: &World| match &world.model.overlay {
        Some(Overlay::Palette(open)) => (open.input.value().to_owned(), open.chosen),
        other => panic!("{other:?}"),
    };
    world.keys(":").event(Event::Paste("theme".into())).keys("Enter");
    world.keys("j j k");
    assert_eq!(typed(&world), ("theme ".to_owned(), 1));
    world.keys("z z");
    assert_eq!(typed(&world).0, "theme ");
    world.keys("/ k");
    assert!(typed(&world).0.starts_with("theme k") || typed(&world).0 == "theme ", "{:?}", typed(&world));
    world.keys("Esc");
    assert!(world.model.overlay.is_none());
}

#[test]
fn enter_takes_the_value_that_was_picked() {
    for (picker, keys) in [("theme", "j j Enter"), ("theme", "/ Down Enter"), ("set", "j Enter"), ("set", "Down Enter")]
    {
        let mut world = World::new(120, 36);
        world.keys(":").event(Event::Paste(picker.into())).keys("Enter");
        world.keys(keys);
        assert!(world.model.overlay.is_none(), "{picker} {keys}: {}", world.screen());
        assert!(world.model.session.toast.is_some(), "{picker} {keys}: {}", world.screen());
    }
}

#[test]
fn outlets_are_searched_after_a_slash() {
    let outlet = |name: &str| Source { name: name.into(), group: "News".into(), ..feed(name) };
    let listed = vec![outlet("Lamp"), outlet("Harbour"), outlet("Harbour Two")];
    let mut world = World::with(Options { listed, ..Options::default() }, 120, 36);
    world.keys("b s j / h a r");
    assert!(!world.screen().contains("Lamp") && world.screen().contains("Harbour Two"), "{}", world.screen());
    world.keys("Enter x Esc");
    assert!(world.model.overlay.is_none());
    world.keys("s / x y Esc");
    assert!(world.screen().contains("Lamp"), "{}", world.screen());
}

#[test]
fn esc_and_a_key_sent_at_once_are_two_keys() {
    let mut world = World::new(120, 36);
    world.keys("/ b e l l Alt-:");
    assert!(world.model.prompt.is_none() && matches!(world.model.overlay, Some(Overlay::Palette(_))));
    let mut world = World::new(120, 36);
    world.keys("/ b e l l Alt-\\ Alt-]");
    assert!(world.model.prompt.is_some_and(|prompt| prompt.input.value() == "bell"), "the end of an answer is no Esc");
    let mut world = World::new(120, 36);
    world.keys("Alt-2");
    assert_eq!(world.model.shelves.current, 1);
    world.keys("/ b e l l Alt-b x");
    assert!(world.model.prompt.is_some_and(|prompt| prompt.input.value() == "xbell"));
}

#[test]
fn the_number_of_other_outlets_can_be_clicked() {
    let mut world = World::new(120, 36);
    let screen = world.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("Long Weekend +6")).unwrap();
    let x = line[..line.find("+6").unwrap()].chars().count() - 1;
    world.event(Event::Mouse(Mouse::Click, u16::try_from(x).unwrap(), u16::try_from(y).unwrap()));
    assert!(matches!(world.model.overlay, Some(Overlay::Others(_))), "{}", world.screen());
    assert!(world.current().starts_with("Dust Rally"), "{}", world.current());
}

#[test]
fn a_compact_list_does_not_cut_headlines_under_thirty_columns() {
    for width in [76, 80, 94, 100, 110, 120, 200] {
        let world = World::with(Options { dense: true, ..Options::default() }, width, 36);
        let screen = world.screen();
        // A headline goes on in the second line where one has no room for thirty columns.
        let shown = ["Lanternworks is hiring for an", "Marlowe trademarks ‘Dawn of"];
        let wanted = if world.model.row_lines() == 1 { "Lanternworks is hiring for an" } else { "unannounced" };
        assert!(
            shown.iter().all(|words| screen.contains(&words[..18])) && screen.contains(wanted),
            "{width}:\n{screen}"
        );
    }
}

#[test]
fn what_went_wrong_is_never_cut_in_its_reason() {
    for (width, height) in [(40, 8), (60, 20), (80, 24)] {
        let mut world = World::new(width, height);
        world.event(Event::Failed(
            "lamplighter.example: the certificate is not valid for this name, so nobody knows who answers there (end)"
                .into(),
        ));
        assert!(world.screen().contains("(end)"), "{}", world.screen());
    }
}

#[test]
fn a_refused_value_is_told_with_what_it_can_be() {
    let mut world = World::new(60, 20);
    world.keys(":").event(Event::Paste("set measure 20".into())).keys("Enter");
    assert!(world.screen().contains("50 to 100 columns"), "{}", world.screen());
    world.keys(":").event(Event::Paste("set measure 60".into())).keys("Enter");
    assert_eq!(world.model.text_width(), 56);
}

#[test]
fn the_width_of_the_list_that_was_set_is_remembered_as_what_the_keys_left() {
    let mut world = World::new(200, 60);
    world.asked.clear();
    world.keys(":").event(Event::Paste("set list_width 50".into())).keys("Enter");
    assert_eq!(world.model.layout().list.map(|list| list.width), Some(50));
    assert!(world.screen().contains("also at the next start") && world.model.session.unsaved.is_empty());
    assert!(world.asked.contains(&Effect::Write(Write::Remember("list_width", "50".into()))));
}

#[test]
fn in_a_sources_view_its_own_article_is_asked_for() {
    let mut world = World::new(120, 36);
    world.asked.clear();
    world.keys("/").event(Event::Paste("source:pixel".into()));
    let told_by = |effect: &Effect| matches!(effect, Effect::Read(Read::Rows { told_by: Some(_), .. }));
    assert!(world.asked.iter().any(told_by), "{:?}", world.asked);
}

#[test]
fn held_to_a_source_the_story_that_was_on_screen_is_told_by_it_too() {
    let mut world = World::new(120, 36);
    let mut row = world.stories[0].clone();
    assert_eq!((world.current(), row.face.source_name.as_str()), (row.face.title.to_string(), "Pixel Post"));
    row.face = Article { id: ArticleId(900), source_name: "Second Cartridge".into(), ..row.face };
    world.answering = false;
    world.asked.clear();
    world.keys("/").event(Event::Paste("source:cartridge".into()));
    let ticket = world.asked.iter().find_map(|effect| match effect {
        Effect::Read(Read::List { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    let (ids, rows, folded) = (vec![row.id], vec![row], Folded::default());
    world.event(Event::List { ticket: ticket.unwrap(), ids, rows, folded, whole: true });
    assert_eq!(world.model.list.row().map(|row| row.face.source_name.as_str()), Some("Second Cartridge"));
    assert_eq!(world.model.reader.as_ref().map(|reader| reader.article.id), Some(ArticleId(900)));
}

#[test]
fn that_no_story_is_there_is_said_until_there_is_one() {
    let mut world = World::first_start(120, 36);
    world.keys("d");
    assert_eq!(world.said(), "No story is under the cursor");
    world.stories = World::new(120, 36).stories;
    world.event(Event::StoreChanged);
    assert!(world.model.list.current().is_some() && world.said().is_empty(), "{}", world.screen());
}

#[test]
fn one_source_that_does_not_answer_is_not_the_network() {
    let mut world = World::new(120, 36);
    world.event(Event::Polled(Polled { failed: 1, total: 1, ..Polled::default() }));
    assert!(!world.said().contains("network"), "{}", world.said());
    world.event(Event::Polled(Polled { failed: 6, total: 6, ..Polled::default() }));
    assert!(world.said().contains("network"), "{}", world.said());
}

#[test]
fn an_empty_list_says_why_the_only_source_cannot_be_read() {
    let mut world = World::first_start(120, 36);
    let failing = |id: i64, status| SourceRow {
        id: Some(SourceId(id)),
        name: "Wire".into(),
        status,
        failing: Some("its answer is larger than 10 MB".into()),
        ..SourceRow::default()
    };
    let mut screen_of = |all: Vec<SourceRow>| {
        world.model.sources.all = all;
        world.screen()
    };
    let screen = screen_of(vec![failing(1, None)]);
    assert!(screen.contains("Wire: its answer is larger than 10 MB") && !screen.contains("network?"), "{screen}");
    assert!(screen_of((1..4).map(|id| failing(id, Some(403))).collect()).contains("No source could be read."));
    assert!(screen_of((1..4).map(|id| failing(id, None)).collect()).contains("is there a network?"));
}

#[test]
fn what_is_read_in_an_overlay_goes_to_its_ends() {
    let mut world = World::new(60, 20);
    world.keys("Enter W");
    let top = |world: &World| match &world.model.overlay {
        Some(Overlay::Why(notice)) => notice.top,
        other => panic!("{other:?}"),
    };
    world.keys("G");
    assert!(top(&world) > 0);
    world.keys("g");
    assert_eq!(top(&world), 0);
}

#[test]
fn a_slip_in_the_name_of_an_outlet_or_in_an_address_is_told_with_what_was_meant() {
    let outlet = |name: &str| Source { name: name.into(), group: "News".into(), ..feed(name) };
    let listed = vec![outlet("Lamplighter"), outlet("Harbour")];
    let mut world = World::with(Options { listed, ..Options::default() }, 120, 36);
    let said = |world: &mut World, typed: &str| {
        world.asked.clear();
        world.keys(":").event(Event::Paste(format!("add {typed}"))).keys("Enter");
        (world.said(), world.asked.iter().any(|effect| matches!(effect, Effect::Fetch(_))))
    };
    let (words, asks) = said(&mut world, "lampligter");
    assert!(words.contains("did you mean Lamplighter?") && !asks, "{words}");
    let (words, asks) = said(&mut world, "htp:/harbour.example/feed");
    assert!(words.contains("did you mean https://harbour.example/feed?") && !asks, "{words}");
    let (words, asks) = said(&mut world, "feed:https://harbour.example/feed");
    assert!(asks, "{words}");
}

#[test]
fn the_comments_are_opened_where_the_feed_names_them() {
    let mut world = World::new(120, 36);
    world.keys("c");
    assert!(world.said().contains("names no comments"), "{}", world.said());
    let url = "https://pixel.example/a#comments";
    for story in &mut world.stories {
        story.face.comments = Some(Comments { url: Some(url.into()), feed: None, count: Some(3) });
    }
    world.event(Event::StoreChanged).keys("c");
    assert_eq!(world.asked.last(), Some(&Effect::Terminal(TerminalRequest::Browse(url.into()))));
}

#[test]
fn comments_with_a_feed_are_read_here_and_o_opens_their_page() {
    let mut world = World::new(120, 36);
    let (page, feed) = ("https://pixel.example/a#comments", "https://pixel.example/a/feed");
    for story in &mut world.stories {
        story.face.comments = Some(Comments { url: Some(page.into()), feed: Some(feed.into()), count: Some(3) });
    }
    world.event(Event::StoreChanged).keys("j k Enter c");
    let article = world.model.reader.as_ref().unwrap().article.id;
    let asks = Effect::Fetch(Fetch::Page(PageRequest::Comments(article, feed.into())));
    assert!(world.asked.contains(&asks), "{:?}", world.asked);
    world.event(Event::Comments(article, Ok(one_comment("<p>Ada says hello.</p>"))));
    assert!(world.screen().contains("Ada says hello."), "{}", world.screen());
    world.keys("o");
    assert_eq!(world.asked.last(), Some(&Effect::Terminal(TerminalRequest::Browse(page.into()))));
    world.keys("v");
    assert!(!world.screen().contains("Ada says hello."), "{}", world.screen());
    world.keys("v v v");
    assert!(world.screen().contains("Ada says hello.") && world.said() == "What people say of it", "{}", world.said());
    world.keys(": drop-made Enter");
    assert!(!world.screen().contains("Ada says hello.") && world.said() == "The comments are taken away");
    world.event(Event::Comments(article, Err("the server is gone".into())));
    assert!(world.said().contains("did not come: the server is gone"), "{}", world.said());
}
