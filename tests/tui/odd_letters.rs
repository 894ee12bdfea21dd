//! Long words, wide letters and letters of several signs stay in their places: nothing reaches into what stands beside it, and no
//! wide letter loses its second column.

use crate::places::{self, PLACES, Place, Words};
use pressstart::{
    app::Options,
    ui::{self, Theme},
};
use proptest::prelude::*;
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use unicode_width::UnicodeWidthStr;

const SIZES: [(u16, u16); 5] = [(120, 36), (80, 24), (80, 60), (60, 20), (40, 8)];

/// The cells of a place told in these words, and whether nothing lies over its panes.
fn drawn(place: &Place, size: (u16, u16), options: Options, words: Words) -> (Buffer, Option<u16>) {
    let mut world = places::world(options, size, words);
    (place.open)(&mut world, words);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| ui::draw(frame, &world.model, Theme::default())).unwrap();
    let layout = world.model.layout();
    let bare = world.model.overlay.is_none() && world.model.session.toast.is_none() && world.model.prompt.is_none();
    let rule = layout.list.filter(|list| bare && list.x > 0).map(|list| list.x - 1);
    (terminal.backend().buffer().clone(), rule)
}

/// A letter that has not the columns it takes; none where all have.
fn without_room(cells: &Buffer) -> Option<(u16, u16, String)> {
    let (width, height) = (cells.area.width, cells.area.height);
    let has_room = |x: u16, y: u16| {
        let columns = u16::try_from(cells[(x, y)].symbol().width()).unwrap_or(0);
        x + columns <= width && (x + 1..x + columns).all(|beside| cells[(beside, y)].symbol() == " ")
    };
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    places.into_iter().find(|(x, y)| !has_room(*x, *y)).map(|(x, y)| (x, y, cells[(x, y)].symbol().to_owned()))
}

fn options(face: usize) -> Options {
    let mut options = Options::default();
    match face {
        0 => {}
        1 => options.dense = true,
        2 => options.ascii = true,
        _ => options.screen_reader = true,
    }
    options
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_has_its_columns_wherever_it_is_told(
        place in 0..PLACES.len(),
        size in 0..SIZES.len(),
        face in 0..4_usize,
        title in "([a-z]{1,70}|[新作ア、。 ]{1,20}|(👩\u{200d}🚀|🇩🇪|👍🏽|1\u{fe0f}\u{20e3}|❤\u{fe0f}|🎮){1,12}|e\u{301}{1,3}|กำ|[شلوم ]{1,9}){1,6}",
        name in "([a-z]{1,40}|[ドット便り]{1,9}|(🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}|🇯🇵|🎮){1,6}|[שלום ]{1,9}){1,3}",
    ) {
        let words = Words { title: &title, name: &name };
        let (cells, rule) = drawn(&PLACES[place], SIZES[size], options(face), words);
        let broken = without_room(&cells);
        prop_assert!(broken.is_none(), "{} at {:?}: {broken:?}", PLACES[place].name, SIZES[size]);
        if let Some(x) = rule {
            let body = 2..cells.area.height - 2;
            let rules = body.filter(|y| !["│", "|"].contains(&cells[(x, *y)].symbol())).collect::<Vec<_>>();
            prop_assert!(rules.is_empty(), "{} at {:?}: rows {rules:?}", PLACES[place].name, SIZES[size]);
        }
    }
}
