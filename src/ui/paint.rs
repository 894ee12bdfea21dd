//! The few strokes everything is drawn with: a text at a place, cut to a width; a line of texts; a rule.

use crate::{
    app::{Area, Options, shorten},
    text::{
        bidi,
        direction::{Direction, has_right_to_left, is_right_to_left},
        width::{first_cells, last_cells, width as width_of},
    },
    ui::theme::Theme,
};
use ratatui::{layout::Rect, style::Style, widgets::Clear};
use std::{
    borrow::Cow,
    ops::{Deref, DerefMut},
};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What is being drawn, and how whatever is written in it is written.
pub struct Frame<'a, 'b> {
    cells: &'a mut ratatui::Frame<'b>,
    reorders: bool,
}

impl<'a, 'b> Frame<'a, 'b> {
    pub const fn new(cells: &'a mut ratatui::Frame<'b>, options: &Options) -> Self {
        Self { cells, reorders: options.reorders() }
    }

    /// Right-to-left text is put in order here; the terminal does not.
    pub const fn reorders(&self) -> bool {
        self.reorders
    }
}

impl<'b> Deref for Frame<'_, 'b> {
    type Target = ratatui::Frame<'b>;

    fn deref(&self) -> &Self::Target {
        self.cells
    }
}

impl DerefMut for Frame<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.cells
    }
}

/// An area of the layout as the terminal library has it.
pub const fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

/// A text at a place, cut to a width with an ellipsis, each part of it in its own direction; the columns it took.
pub fn text(frame: &mut Frame, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
    if !frame.reorders || !has_right_to_left(words) {
        return piece(frame, x, y, width, words, style);
    }
    let room = width.min(frame.area().right().saturating_sub(x));
    let shown = shorten(&steady(words), usize::from(room));
    piece(frame, x, y, width, &bidi::in_place(&shown), style)
}

/// A piece of a text whose letters stand as they are to be seen already.
pub fn piece(frame: &mut Frame, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
    let area = frame.area();
    if y >= area.bottom() || x >= area.right() || width == 0 {
        return 0;
    }
    let room = width.min(area.right() - x);
    let shown = shorten(&steady(words), usize::from(room));
    let (end, _) = frame.buffer_mut().set_stringn(x, y, &shown, usize::from(room), style);
    end - x
}

/// In which columns the letters of what is typed stand.
pub struct TypedColumns {
    /// The first byte that is shown.
    first: usize,
    /// Each letter shown, by its byte behind that one.
    letters: Vec<(usize, u16)>,
}

impl TypedColumns {
    /// The column of a byte; of one that is not shown that of the nearest before it.
    pub fn of(&self, byte: usize) -> u16 {
        let before = self.letters.iter().rfind(|(letter, _)| *letter <= byte.saturating_sub(self.first));
        before.or(self.letters.first()).map_or(0, |(_, x)| *x)
    }
}

/// What is being typed, with the terminal's cursor in it: of what is longer than its line the part with the cursor is shown.
pub fn typed(frame: &mut Frame, at: Rect, input: &Input, style: Style) -> TypedColumns {
    let value = input.value();
    let cursor = value.char_indices().nth(input.cursor()).map_or(value.len(), |(byte, _)| byte);
    // Behind the last letter the cursor has a column of its own.
    let room = usize::from(at.width.saturating_sub(1));
    let first = cursor - last_cells(&value[..cursor], room).len();
    let shown = format!("{} ", &value[first..]);
    let end = first_cells(&shown, room + 1).len();
    let line = bidi::Line::new(&shown[..end], at.x, 0, Direction::of(is_right_to_left(&shown)), frame.reorders);
    for (x, said) in line.pieces(0..end.min(shown.len() - 1)) {
        piece(frame, x, at.y, at.right().saturating_sub(x), &said, style);
    }
    let letters = shown[..end].grapheme_indices(true);
    let placed = letters.filter_map(|(byte, letter)| Some((byte, line.pieces(byte..byte + letter.len()).first()?.0)));
    let columns = TypedColumns { first, letters: placed.collect() };
    let column = if columns.letters.is_empty() { at.x } else { columns.of(cursor) };
    frame.set_cursor_position((column, at.y));
    columns
}

/// Texts one after another, as far as there is room; the columns they took.
pub fn texts(frame: &mut Frame, x: u16, y: u16, width: u16, parts: &[(&str, Style)]) -> u16 {
    let mut used = 0;
    for (words, style) in parts {
        used += text(frame, x + used, y, width.saturating_sub(used), words, *style);
    }
    used
}

/// A text that ends at the right edge of a width.
pub fn text_right(frame: &mut Frame, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
    let own = columns(words).min(width);
    text(frame, x + width - own, y, own, words, style);
    own
}

/// The columns a text takes.
pub fn columns(words: &str) -> u16 {
    u16::try_from(width_of(&steady(words))).unwrap_or(u16::MAX)
}

/// The text without the wish that a letter of one column be drawn as a picture of two: terminals differ in granting it, and
/// where it is not granted what stood under the second column shows.
fn steady(words: &str) -> Cow<'_, str> {
    if !words.contains(AS_PICTURE) {
        return Cow::Borrowed(words);
    }
    let mut letters = words.chars().peekable();
    let (mut shown, mut before) = (String::with_capacity(words.len()), ' ');
    while let Some(letter) = letters.next() {
        // A joiner or a keycap after it makes one picture of several letters.
        let alone = !letters.peek().is_some_and(|next| matches!(next, '\u{200d}' | '\u{20e3}'));
        if letter != AS_PICTURE || !alone || before.width() != Some(1) {
            shown.push(letter);
        }
        before = letter;
    }
    Cow::Owned(shown)
}

/// Asks for the picture of a letter that is also a sign.
const AS_PICTURE: char = '\u{fe0f}';

/// Takes everything off an area.
pub fn clear(frame: &mut Frame, area: Rect, theme: Theme) {
    frame.render_widget(Clear, area);
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.ground());
    // A wide letter that reaches into the area would hide its first column.
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)))
            && before.symbol().width() > 1
        {
            before.set_symbol(" ");
        }
    }
}

/// Signs of the face in plain letters, all over the screen but for the part that shows what others have written.
pub fn in_ascii(frame: &mut Frame, spared: Option<Rect>) {
    let whole = frame.area();
    for cell in whole.positions().filter(|cell| !spared.is_some_and(|area| area.contains(*cell))) {
        if let Some(cell) = frame.buffer_mut().cell_mut(cell)
            && let Some((_, plain)) = PLAIN.iter().find(|(sign, _)| *sign == cell.symbol())
        {
            cell.set_symbol(plain);
        }
    }
}

/// Signs that the face uses, each with a letter for it.
const PLAIN: &[(&str, &str)] = &[
    ("·", "-"),
    ("…", "~"),
    ("–", "-"),
    ("—", "-"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("«", "\""),
    ("»", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("→", ">"),
    ("›", ">"),
    ("▸", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("⏎", "/"),
    ("✔", "+"),
    ("×", "x"),
];

/// A thin rule down the side of a pane.
pub fn rule_down(frame: &mut Frame, x: u16, area: Rect, theme: Theme) {
    for y in area.top()..area.bottom() {
        text(frame, x, y, 1, theme.marks().down, theme.grey());
    }
}

/// A thin rule across a row.
pub fn rule_across(frame: &mut Frame, area: Rect, y: u16, theme: Theme) {
    let rule = theme.marks().across.repeat(usize::from(area.width));
    text(frame, area.x, y, area.width, &rule, theme.grey());
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{Terminal, backend::TestBackend};

    #[test]
    fn a_sign_takes_the_column_that_every_terminal_gives_it() {
        assert_eq!((steady("a 🕹\u{fe0f}b"), columns("a 🕹\u{fe0f}b")), (Cow::from("a 🕹b"), 4));
        for kept in ["❤\u{fe0f}\u{200d}🔥", "1\u{fe0f}\u{20e3}", "🔥\u{fe0f}"] {
            assert_eq!(steady(kept), kept);
        }
    }

    #[test]
    fn a_wide_letter_gives_way_to_the_edge_of_what_lies_over_it() {
        let mut terminal = Terminal::new(TestBackend::new(8, 1)).unwrap();
        let drawn = terminal.draw(|frame| {
            let frame = &mut Frame::new(frame, &Options::default());
            text(frame, 0, 0, 8, "星降る港", Style::new());
            clear(frame, Rect::new(3, 0, 3, 1), Theme::default());
            text(frame, 3, 0, 1, "|", Style::new());
        });
        let row: Vec<&str> = drawn.unwrap().buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(row[..4], ["星", " ", " ", "|"]);
    }
}
