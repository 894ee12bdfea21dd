//! What the filter found, in the rows of the list: its words marked in the headline, and the part of the text that says them
//! where the headline does not. Searches nothing.

use crate::{
    app::{Model, shorten},
    news::Story,
    query,
    text::{
        bidi,
        direction::{Direction, has_right_to_left, is_right_to_left},
    },
    ui::{
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Below this many columns an excerpt says nothing.
pub const LEAST: u16 = 16;
/// From this many on there is room for the outlet as well.
pub const ROOMY: u16 = 36;

/// How a text and the words of the filter in it look.
#[derive(Debug, Clone, Copy)]
pub struct Looks {
    pub text: Style,
    pub hit: Style,
}

/// A text with the words of the filter marked in it, cut to a width; the columns it took.
pub fn text(frame: &mut Frame, at: (u16, u16), width: u16, words: &str, model: &Model, looks: Looks) -> u16 {
    let (x, y) = at;
    if has_right_to_left(words) {
        return ordered(frame, at, width, words, model, looks);
    }
    let used = paint::text(frame, x, y, width, words, looks.text);
    if model.search.hits.words.is_empty() {
        return used;
    }
    let shown = shorten(words, usize::from(width));
    for place in query::places(&shown, &model.search.hits.words) {
        let area =
            Rect { x: x + paint::columns(&shown[..place.start]), y, width: paint::columns(&shown[place]), height: 1 };
        let seen = Rect { x, y, width: used, height: 1 };
        let area = area.intersection(seen).intersection(frame.area());
        frame.buffer_mut().set_style(area, looks.hit);
    }
    used
}

/// The same for a text with letters that are read from right to left.
fn ordered(frame: &mut Frame, at: (u16, u16), width: u16, words: &str, model: &Model, looks: Looks) -> u16 {
    let (x, y) = at;
    let shown = shorten(words, usize::from(width));
    let right_to_left = is_right_to_left(&shown);
    let line = bidi::Line::new(&shown, x, width, Direction::of(right_to_left), frame.reorders());
    for (x, said) in line.pieces(0..shown.len()) {
        paint::piece(frame, x, y, width, &said, looks.text);
    }
    for place in query::places(&shown, &model.search.hits.words) {
        for (x, said) in line.pieces(place) {
            let area = Rect { x, y, width: paint::columns(&said), height: 1 }.intersection(frame.area());
            frame.buffer_mut().set_style(area, looks.hit);
        }
    }
    if right_to_left { width } else { paint::columns(&shown) }
}

/// Whose words show what was found, and the words: the part of the text that says it; or the headline, where the row has
/// room for another part of it only. None behind the spoiler guard.
pub fn said<'a>(story: &'a Story, model: &'a Model, room: u16) -> Option<(&'a str, &'a str)> {
    let face = &story.face;
    let searched = &model.search.hits.words;
    if searched.is_empty() || (face.aside.guard.is_some() && !model.reading.revealed.contains(&story.id)) {
        return None;
    }
    if let Some(excerpt) = model.search.hits.excerpt(story.id) {
        return Some((&excerpt.source_name, &excerpt.text));
    }
    let hidden = query::places(&shorten(&face.title, usize::from(room)), searched).is_empty();
    (hidden && !query::places(&face.title, searched).is_empty()).then_some((&face.source_name, &face.title))
}

/// A part of a text in so many columns, with its hits in sight; whether there was room for it.
pub fn draw(frame: &mut Frame, at: (u16, u16), width: u16, said: &str, model: &Model, theme: Theme) -> bool {
    if width < LEAST {
        return false;
    }
    let columns = usize::from(paint::columns(said)).max(1);
    // Wide letters: fewer of them fit.
    let letters = (usize::from(width) * said.chars().count() / columns).max(1);
    let part = query::excerpt(said, &model.search.hits.words, letters).unwrap_or_else(|| said.to_owned());
    let looks = Looks { text: theme.grey(), hit: theme.hit() };
    text(frame, at, width, &part, model, looks);
    true
}
