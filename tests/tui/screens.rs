//! Screens as they look, at the sizes of the breakpoints.

use crate::world::{World, now, outlet, story};
use pressstart::{
    app::{Event, LESSON, NewsBrief, Options, PagePreview, Pane, PreviewRow, ShelfBrief},
    news::{Kind, Name, PageSelectors, Source, Statistics, StoryId},
};

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (60, 20), (40, 8)];

/// A state, at every size.
fn shows(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.keys(keys);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), world.screen());
    }
}

#[test]
fn the_list() {
    shows("list", "j d j s");
}

#[test]
fn the_reader() {
    shows("reader", "Enter");
}

#[test]
fn the_marked_view() {
    shows("marked", "Enter v");
}

#[test]
fn the_end_of_an_article() {
    shows("foot", "Enter G");
}

#[test]
fn the_help() {
    shows("help", "?");
}

#[test]
fn the_palette() {
    shows("palette", ": sort");
}

/// A world whose texts say more than its headlines.
fn with_texts(width: u16, height: u16, dense: bool) -> World {
    let mut world = World::with(Options { dense, ..Options::default() }, width, height);
    world.texts = vec![
        (3, "The patch also rings in a crossover with Hollow Bell, which the studio calls the first of several."),
        (
            6,
            "Every arcade had a bell at its counter, and a hollow behind it where the owner kept the takings of the day.",
        ),
    ];
    world
}

#[test]
fn what_the_words_of_a_filter_found() {
    for (width, height) in SIZES {
        let mut world = with_texts(width, height, false);
        world.keys("/ hollow Space be");
        insta::assert_snapshot!(format!("found_{width}x{height}"), world.screen());
    }
}

#[test]
fn what_they_found_in_one_line_each() {
    let mut world = with_texts(120, 24, true);
    world.keys("/ hollow Space be Enter");
    insta::assert_snapshot!("found_dense_120x24", world.screen());
}

#[test]
fn the_links() {
    shows("links", "Enter f j");
}

#[test]
fn the_other_articles_of_a_story() {
    shows("others", "Enter a j");
}

#[test]
fn a_note_being_written() {
    shows("note", "j n ask Space the Space harbour");
}

#[test]
fn a_tag_being_typed() {
    shows("tag", "j t cosy");
}

#[test]
fn words_looked_for_in_the_page() {
    shows("find", "Enter / sea");
}

#[test]
fn what_is_selected() {
    shows("selected", "j x 2j X");
}

#[test]
fn a_site_being_added() {
    shows("add", "b a lamps.example");
}

#[test]
fn a_pasted_link() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.event(Event::Paste("https://lamps.example/2026/03/a-letter-from-the-harbour".into()));
        insta::assert_snapshot!(format!("pasted_{width}x{height}"), world.screen());
    }
}

#[test]
fn stories_that_have_arrived_meanwhile() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.keys("d U g g").model.list.arrived = 12;
        world.model.session.toast = None;
        insta::assert_snapshot!(format!("arrived_{width}x{height}"), world.screen());
    }
}

#[test]
fn the_receipt() {
    shows("why", "Enter W");
}

#[test]
fn the_sources() {
    shows("sources", "b G");
}

#[test]
fn the_menu_that_mutes() {
    shows("mute", "3j m j j");
}

#[test]
fn the_form_of_a_new_account() {
    shows("account", ": account Space add Enter Enter lamp.example Enter alice Enter Enter secret");
}

#[test]
fn what_is_missing_in_the_form_of_an_account() {
    shows("account_wrong", ": account Space add Enter Space Space Space Space PageDown Enter");
}

#[test]
fn until_when_a_mute_lasts_is_typed() {
    shows("mute_until", "3j m u soon Enter");
}

#[test]
fn the_mutes() {
    shows("mutes", ": mutes Enter j");
}

#[test]
fn the_menu_for_later() {
    shows("later", "j z j");
}

#[test]
fn the_steps_that_can_be_undone() {
    shows("undo_list", ": undo Space list Enter");
}

#[test]
fn a_story_behind_the_spoiler_guard() {
    shows("guarded", "3j m p Enter Enter");
}

#[test]
fn what_waits() {
    shows("waiting", "z t : waiting Enter");
}

#[test]
fn a_query_is_completed() {
    shows("completion", "/ source:p");
}

#[test]
fn a_wrong_filter() {
    shows("filter", "/ kind:rumuor");
}

#[test]
fn the_names_to_follow() {
    let name = |name: &str, followed| Name { name: name.into(), followed };
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        let names = vec![name("Moonlit Harbour", true), name("Quarry & Sons", false), name("Tide Engine", false)];
        world.event(Event::Names(Some(StoryId(1)), names)).keys("j");
        insta::assert_snapshot!(format!("names_{width}x{height}"), world.screen());
    }
}

#[test]
fn why_a_source_fails() {
    shows("failing", "!");
}

#[test]
fn what_can_follow_the_first_key_of_a_chord() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.keys(",");
        world.event(Event::ChordWaits);
        insta::assert_snapshot!(format!("which_key_{width}x{height}"), world.screen());
    }
}

/// Feeds that a page was found to name.
fn feeds() -> Vec<Source> {
    let feed = |name: &str, path: &str| Source {
        url: format!("https://lamplighter.example/{path}"),
        name: name.into(),
        ..Source::default()
    };
    vec![feed("The Lamplighter", "feed"), feed("", "reviews/feed"), feed("", "comments/feed")]
}

#[test]
fn the_feeds_of_a_site() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.event(Event::FeedsFound { feeds: feeds(), no_answer: None, replaces: None });
        world.keys("Space");
        insta::assert_snapshot!(format!("feeds_{width}x{height}"), world.screen());
    }
}

#[test]
fn an_address_that_does_not_answer() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        let no_answer = Some("lamplighter.example cannot be reached: the name is not known".into());
        world.event(Event::FeedsFound { feeds: feeds()[1..2].to_vec(), no_answer, replaces: None });
        insta::assert_snapshot!(format!("no_answer_{width}x{height}"), world.screen());
    }
}

#[test]
fn an_empty_list() {
    shows("empty", "A");
}

#[test]
fn the_first_start_with_a_list_of_another_reader() {
    for (width, height) in SIZES {
        let mut world = World::first_start(width, height);
        world.event(Event::ListFound { path: "~/.newsboat/urls".to_owned(), feeds: 31 });
        insta::assert_snapshot!(format!("welcome_{width}x{height}"), world.screen());
    }
}

#[test]
fn what_of_a_list_was_not_taken() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.event(Event::SourcesChanged {
            words: "imported 31 sources, 2 refused".to_owned(),
            fresh: Vec::new(),
            refused: vec![
                "“exec:~/bin/lamps.sh”: it runs a program, and lists run none here".into(),
                "“query:Starred:flags # \"s\"”: it searches for what a shelf cannot tell apart".into(),
            ],
            shelves: Vec::new(),
        });
        insta::assert_snapshot!(format!("not_taken_{width}x{height}"), world.screen());
    }
}

#[test]
fn plain_letters_and_one_line_a_story() {
    let mut world = World::with(Options { ascii: true, dense: true, ..Options::default() }, 120, 24);
    world.keys("j x");
    insta::assert_snapshot!("ascii_120x24", world.screen());
}

#[test]
fn a_narrow_reader_in_plain_letters_has_no_other_marks() {
    let mut world = World::with(Options { ascii: true, ..Options::default() }, 60, 20);
    world.keys("Enter v");
    let screen = world.screen();
    assert!(screen.contains("All > Pixel Post") && screen.contains("(~ disclosure)"), "{screen}");
    assert!(!screen.contains(['›', '▏', '✂', '─', '│']), "{screen}");
}

#[test]
fn too_small() {
    let mut world = World::new(120, 36);
    world.event(Event::Resized(39, 7));
    insta::assert_snapshot!("too_small", world.screen());
}

#[test]
fn the_themes() {
    shows("themes", ": theme Space Down");
}

#[test]
fn what_follows_the_first_key_of_a_chord() {
    shows("chord", "g");
}

#[test]
fn a_config_that_went_wrong() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        let wrong = "config.toml:2:9: there is no theme `mos`\n2 | theme = \"mos\"\n  |         ^^^^^ did you mean `moss`?\n\n\
                     /home/ada/.config/pressstart/config.toml:9:11: a source is asked every 15 minutes at most, not every minute\n\
                     9 | every = \"1m\"\n  |         ^^^^";
        world.event(Event::ConfigWrong(wrong.to_owned()));
        insta::assert_snapshot!(format!("wrong_config_{width}x{height}"), world.screen());
    }
}

#[test]
fn the_keys_that_are_still_to_be_taught() {
    for (width, height) in SIZES {
        let lessons = LESSON.to_vec();
        let mut world = World::with(Options { lessons, ..Options::default() }, width, height);
        world.keys("d");
        insta::assert_snapshot!(format!("lessons_{width}x{height}"), world.screen());
    }
}

#[test]
fn the_group_a_source_moves_to() {
    shows("group", "b j j m");
}

#[test]
fn one_source_s_settings() {
    shows("source", "b j j e j j Enter 2h");
}

#[test]
fn the_outlets_to_pick_from() {
    for (width, height) in SIZES {
        let outlet = |number: usize| Source {
            url: format!("https://outlet{number}.example/feed"),
            name: format!("Outlet {number}").as_str().into(),
            group: ["News", "PC", "Japan"][number / 4].into(),
            site: Some(format!("https://www.outlet{number}.example/")),
            ..Source::default()
        };
        let options = Options { listed: (0..12).map(outlet).collect(), ..Options::default() };
        let mut world = World::with(options, width, height);
        world.keys(": pick Enter j Space Space");
        insta::assert_snapshot!(format!("picker_{width}x{height}"), world.screen());
    }
}

#[test]
fn what_the_outlets_send() {
    let outlets =
        vec![outlet(1, "Pixel Post", false), outlet(2, "ドット便り", false), outlet(3, "The Save Room", true)];
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        world.event(Event::Statistics(Statistics { since: now(), days: 30, outlets: outlets.clone() }));
        insta::assert_snapshot!(format!("statistics_{width}x{height}"), world.screen());
    }
}

#[test]
fn a_terminal_that_has_become_smaller_before_anybody_told_of_it_is_drawn_on_without_harm() {
    for keys in ["j", "Enter", "?", ":", "z", "b", "m"] {
        let mut world = World::new(120, 36);
        world.keys(keys);
        for (width, height) in [(40, 8), (1, 1), (200, 2), (2, 200), (119, 36)] {
            let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(width, height)).unwrap();
            terminal.draw(|frame| pressstart::ui::draw(frame, &world.model, pressstart::ui::Theme::default())).unwrap();
        }
    }
}

#[test]
fn a_page_without_a_feed_is_seen_before_it_is_followed() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        let url = "https://harbour.example/news".to_owned();
        world.event(Event::PageWithoutFeed { url: url.clone(), reason: "it names none".into() });
        let selectors = PageSelectors { item: "article".into(), ..PageSelectors::default() };
        let row = |title: &str, place: &str, published: Option<&str>| PreviewRow {
            title: title.into(),
            link: Some(format!("https://harbour.example/{place}").as_str().into()),
            published: published.map(|date| date.parse().unwrap()),
        };
        let preview = PagePreview {
            counted: "20 items · 18 headlines · 20 links · 17 dates".into(),
            problem: None,
            remark: Some("2 of 20 items have no headline and are left out".into()),
            rows: vec![
                row("Seven hundred gulls have names now", "gulls", Some("2026-11-20T10:00:00Z")),
                row("The pier is open again after two winters, says its keeper in a long letter", "pier", None),
                row("A tide table for the impatient", "tide", Some("2026-11-18T10:00:00Z")),
            ],
            source: Source { url: url.clone(), page: Some(selectors.clone()), ..Source::default() },
        };
        world.event(Event::PageTried { url, selectors, came: Box::new(Ok(preview)) });
        insta::assert_snapshot!(format!("page_form_{width}x{height}"), world.screen());
    }
}

#[test]
fn what_a_selector_does_not_find_is_told_in_its_form() {
    let mut world = World::new(80, 24);
    let url = "https://harbour.example/news".to_owned();
    world.event(Event::PageWithoutFeed { url: url.clone(), reason: "it names none".into() });
    let selectors = PageSelectors { item: "article".into(), ..PageSelectors::default() };
    let problem = "`item` (article) finds nothing in this page; the page holds hardly any text: where scripts fill it, they are not run here";
    let preview = PagePreview {
        counted: "no items · no headlines · no links · no dates".into(),
        problem: Some(problem.into()),
        ..PagePreview::default()
    };
    world.event(Event::PageTried { url, selectors, came: Box::new(Ok(preview)) });
    insta::assert_snapshot!("page_form_empty", world.screen());
}

#[test]
fn a_brief_for_a_morning() {
    for (width, height) in SIZES {
        let mut world = World::new(width, height);
        let shelf = |name: &str, stories, minutes| ShelfBrief { name: name.into(), stories, minutes };
        let headline = ("Moonlit Harbour and Quarry & Sons announce an alliance", "Pixel Post", Kind::News, 3, 0, 2);
        let news = NewsBrief {
            since: Some(now() - jiff::SignedDuration::from_hours(15)),
            shelves: vec![
                shelf("All", 34, 131),
                shelf("For you", 12, 40),
                shelf("Rumours", 0, 0),
                shelf("Deals", 3, 4),
            ],
            top: vec![story(1, headline), story(2, ("A short one", "Long Weekend", Kind::News, 1, 0, 5))],
        };
        world.event(Event::Brief(Box::new(news)));
        insta::assert_snapshot!(format!("brief_{width}x{height}"), world.screen());
        world.keys("j j Enter");
        let opened = world.model.reader.as_ref().map(|reader| reader.story);
        assert_eq!((opened, world.model.screen.focus), (Some(StoryId(2)), Pane::Reader));
        assert!(world.model.overlay.is_none());
    }
}

#[test]
fn the_caret_under_a_wrong_filter_points_at_the_word_that_is_seen() {
    let mut world = World::new(60, 20);
    let typed = format!("{}kind:rumuor", "harbour ".repeat(12));
    world.keys("/").event(Event::Paste(typed.clone()));
    let at = world.model.search.filter.error.as_ref().unwrap().at;
    let screen = world.screen();
    let rows: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let place = rows.iter().enumerate().find_map(|(y, row)| Some((y, row.iter().position(|sign| *sign == '^')?)));
    let (y, x) = place.unwrap();
    assert_eq!(
        rows[y - 1].get(x..x + 4),
        typed.get(at..at + 4).map(|word| word.chars().collect::<Vec<_>>()).as_deref(),
        "{screen}"
    );
}
