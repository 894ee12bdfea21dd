//! Text is read in its own direction, and stands on the screen in the order it is read.

use crate::{
    accessible::{cells, row},
    places::{self, PLACES, Words},
    world::{World, story},
};
use pressstart::{
    app::{Event, Mouse, Options},
    news::{Kind, View},
    page::{Page, PageLine, PageLink, Run, Style},
    text::Bidi,
};
use ratatui::style::Modifier;
use std::sync::Arc;

const HEBREW: &str = "הגל הגדול יוצא ב-12 ביולי";

/// A world whose first story is told from right to left, with a link, a passage to find and something removed.
fn from_right_to_left(options: Options, width: u16, height: u16) -> World {
    let mut world = World::with(options, width, height);
    world.stories[0] = story(1, (HEBREW, "עיתון הגל", Kind::News, 1, 0, 2));
    world.keys("N g g");
    let run = |text: &str, link| Run { text: text.to_owned(), style: Style::default(), link };
    let line = |runs| PageLine { runs, right_to_left: true, ..PageLine::default() };
    world.event(Event::Sources(Vec::new(), pressstart::app::Totals::default()));
    world.keys("Enter");
    let reader = world.model.reader.as_ref().unwrap();
    let (story, mut document) = (reader.story, reader.document.clone().unwrap());
    document.article.title = HEBREW.into();
    document.page = Arc::new(Page {
        lines: vec![line(vec![run("המשחק ", None), run("Hollow Tide", Some(0)), run(" יוצא (סוף סוף)", None)])],
        links: vec![PageLink {
            text: "Hollow Tide".into(),
            shown: "https://a.example/tide".into(),
            ..PageLink::default()
        }],
        numbered: 1,
        ..Page::default()
    });
    let width = world.model.text_width();
    world.event(Event::Page { story, view: View::Stripped, made_by: None, width, document: Box::new(document) });
    world
}

#[test]
fn a_right_to_left_paragraph_stands_at_the_right_in_the_order_it_is_read() {
    for (width, height) in [(120, 36), (80, 24), (60, 20)] {
        let world = from_right_to_left(Options::default(), width, height);
        let text = world.model.layout().text().unwrap();
        let cells = cells(&world.model);
        let line = row(&cells, "Hollow Tide").unwrap();
        let shown: String = line.iter().map(|(symbol, _)| symbol.as_str()).collect();
        assert!(shown.contains("(ףוס ףוס) אצוי Hollow Tide קחשמה"), "{shown}");
        // Its first letter is the last one of the text's columns.
        assert_eq!(line[usize::from(text.x + text.width) - 1].0, "ה");
        let linked: String = line
            .iter()
            .filter(|(_, it)| it.contains(Modifier::UNDERLINED))
            .map(|(symbol, _)| symbol.as_str())
            .collect();
        assert_eq!(linked, "Hollow Tide");
    }
}

#[test]
fn what_is_found_and_what_is_clicked_is_where_it_is_drawn() {
    let mut world = from_right_to_left(Options::default(), 80, 24);
    world.keys("/").event(Event::Paste("יוצא".into())).keys("Enter");
    let line = row(&cells(&world.model), "Hollow Tide").unwrap();
    let found: String =
        line.iter().filter(|(_, it)| it.contains(Modifier::REVERSED)).map(|(symbol, _)| symbol.as_str()).collect();
    assert_eq!(found, "אצוי");
    world.keys("Esc");
    let cells = cells(&world.model);
    let y = cells.iter().position(|cells| row(std::slice::from_ref(cells), "Hollow Tide").is_some()).unwrap();
    // Beside the list.
    let left = usize::from(world.model.layout().text().unwrap().x);
    let x = left + cells[y][left..].iter().position(|(symbol, _)| symbol == "T").unwrap();
    world.event(Event::Mouse(Mouse::Click, u16::try_from(x).unwrap(), u16::try_from(y).unwrap()));
    assert!(format!("{:?}", world.model.overlay).contains("Links"), "{:?}", world.model.overlay);
}

#[test]
fn a_right_to_left_headline_stands_at_the_right_of_the_list() {
    let mut world = from_right_to_left(Options::default(), 60, 20);
    world.keys("Esc");
    let shown = row(&cells(&world.model), "12-ב").unwrap();
    let shown: String = shown.iter().map(|(symbol, _)| symbol.as_str()).collect();
    assert!(shown.contains("   ילויב 12-ב אצוי לודגה לגה"), "{shown}");
}

#[test]
fn where_the_terminal_puts_letters_in_order_they_are_sent_as_they_were_written() {
    for options in [
        Options { bidi: Bidi::Terminal, ..Options::default() },
        Options { terminal_orders: true, ..Options::default() },
        Options { screen_reader: true, ..Options::default() },
    ] {
        let world = from_right_to_left(options, 80, 24);
        let line = row(&cells(&world.model), "Hollow Tide").unwrap();
        let shown: String = line.iter().map(|(symbol, _)| symbol.as_str()).collect();
        assert!(shown.contains("המשחק Hollow Tide יוצא (סוף סוף)"), "{shown}");
    }
}

#[test]
fn what_is_copied_is_in_the_order_it_was_written() {
    let mut world = from_right_to_left(Options::default(), 80, 24);
    world.keys("Y");
    assert!(
        world.asked.iter().any(|effect| format!("{effect:?}").contains(&format!("{HEBREW} – "))),
        "{:?}",
        world.asked.last()
    );
}

#[test]
fn whatever_others_write_stands_in_the_order_it_is_read_wherever_it_is_told() {
    let words = Words { title: HEBREW, name: "עיתון הגל" };
    let written = ["הגל", "הגדול", "יוצא", "ביולי", "עיתון"];
    let read: Vec<String> = written.iter().map(|word| word.chars().rev().collect()).collect();
    for (width, height) in [(120, 36), (80, 24), (60, 20)] {
        for dense in [false, true] {
            for place in PLACES {
                let mut world = places::world(Options { dense, ..Options::default() }, (width, height), words);
                (place.open)(&mut world, words);
                let screen = world.screen();
                let name = format!("{} at {width}x{height}", place.name);
                assert!(!written.iter().any(|word| screen.contains(word)), "{name}\n{screen}");
                assert!(read.iter().any(|word| screen.contains(word.as_str())), "{name} tells nothing\n{screen}");
            }
        }
    }
}

#[test]
fn the_first_column_of_a_table_stands_at_the_right() {
    let words = Words { title: HEBREW, name: "עיתון הגל" };
    let mut world = places::world(Options::default(), (80, 24), words);
    places::read(&mut world, words);
    world.keys("j j j j j j");
    let screen = world.screen();
    assert!(screen.contains("9         │ לגה ןותיע") || screen.contains("        9 │ לגה ןותיע"), "{screen}");
}

#[test]
fn the_cursor_stands_behind_what_was_typed_last() {
    let mut world = World::new(60, 20);
    world.keys("/").event(Event::Paste("הגל".into()));
    let at = |world: &World| {
        let (width, height) = world.model.screen.size;
        let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| pressstart::ui::draw(frame, &world.model, pressstart::ui::Theme::default())).unwrap();
        ratatui::backend::Backend::get_cursor_position(terminal.backend_mut()).unwrap().x
    };
    let begin = at(World::new(60, 20).keys("/"));
    assert_eq!(at(&world), begin, "the next letter goes to the left of the others");
    world.keys("Home");
    assert_eq!(at(&world), begin + 3, "the first letter stands at the right");
}
