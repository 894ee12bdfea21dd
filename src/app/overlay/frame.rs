//! The frame of what lies over the panes and what each of them answers to: where it stands, which of its rows stands where, and
//! what a key does to it. Drawing and the mouse both go by it.

use crate::app::{
    Model,
    core::{
        command::{Command, MarkCommand},
        effect::Effect,
        key::{Code, Key},
        keymap::Meaning,
        layout::Area,
        line_editing,
        styled_text::{TextLine, text as line_text},
    },
    marks::history,
    overlay::{After, Hint},
};
use tui_input::Input;

/// A frame, and the rows to choose from inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framing {
    /// What it stands on.
    pub stage: Area,
    /// The frame with its border.
    pub outer: Area,
    /// The room inside the border, with air at the sides.
    pub inner: Area,
    /// Lines above the first row.
    pub head: u16,
    /// Lines under the last row.
    pub tail: u16,
    pub lines: u16,
    pub count: usize,
    /// The chosen one, which is always among those shown.
    pub chosen: usize,
    /// Lines of what is only read, whatever the room.
    pub text: usize,
    /// It takes the place of the panes, and a screen reader reads it line by line.
    pub linear: bool,
}

impl Framing {
    /// A frame in the middle of an area, a little above its centre.
    #[must_use]
    pub fn within(body: Area, width: u16, height: u16) -> Self {
        let width = width.min(body.width.saturating_sub(2)).max(10);
        let height = height.saturating_add(2).min(body.height);
        let (x, y) = (body.x + body.width.saturating_sub(width) / 2, body.y + (body.height - height) / 3);
        let outer = Area { x, y, width, height };
        let inner = Area { x: x + 2, y: y + 1, width: width.saturating_sub(4), height: height.saturating_sub(2) };
        Self { stage: body, outer, inner, head: 0, tail: 0, lines: 1, count: 0, chosen: 0, text: 0, linear: false }
    }

    /// In the place of everything between the first line and the last two: its title, then its lines over the whole width.
    const fn linear(self, body: Area) -> Self {
        let inner = Area { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
        Self { stage: body, outer: body, inner, linear: true, ..self }
    }

    /// With rows to choose from, below so many lines.
    pub(in crate::app) const fn rows(self, head: u16, lines: u16, count: usize, chosen: usize) -> Self {
        Self { head, lines, count, chosen, ..self }
    }

    /// With so many lines below the rows.
    pub(in crate::app) const fn over(self, tail: u16) -> Self {
        Self { tail, ..self }
    }

    /// With so many lines to read.
    pub(in crate::app) const fn reads(self, text: usize) -> Self {
        Self { text, ..self }
    }

    /// Whether there is more to read than the frame shows, or more than one thing to read where one is read after the other.
    #[must_use]
    pub fn scrolls(&self) -> bool {
        self.text > if self.linear { 1 } else { usize::from(self.inner.height) }
    }

    /// The topmost line, of so many, when the last one is on screen; the last one itself where one is read after the other.
    #[must_use]
    pub fn last_top(&self, lines: usize) -> usize {
        lines.saturating_sub(if self.linear { 1 } else { usize::from(self.inner.height) })
    }

    /// Where reading goes on: the topmost line, or the line that is read where a screen reader reads, which says something.
    #[must_use]
    pub fn read_on(&self, at: usize, by: isize, lines: &[TextLine]) -> usize {
        let to = at.saturating_add_signed(by).min(self.last_top(lines.len()));
        if !self.linear {
            return to;
        }
        let says = |line: &usize| lines.get(*line).is_some_and(|line| !line_text(line).trim().is_empty());
        let (mut ahead, mut back) = (to..lines.len(), (0..=to).rev());
        let found = if by < 0 {
            back.find(says).or_else(|| ahead.find(says))
        } else {
            ahead.find(says).or_else(|| back.find(says))
        };
        found.unwrap_or(at)
    }

    /// The part of the frame that holds the rows.
    #[must_use]
    pub const fn room(&self) -> Area {
        let height = self.inner.height.saturating_sub(self.head + self.tail);
        let least = if self.inner.height > self.head { 1 } else { 0 };
        Area { y: self.inner.y + self.head, height: if height > least { height } else { least }, ..self.inner }
    }

    /// The rows that are shown, so that the chosen one is among them.
    #[must_use]
    pub fn shown(&self) -> std::ops::Range<usize> {
        let fit = usize::from(self.room().height / self.lines.max(1)).max(1);
        let from = (self.chosen + 1).saturating_sub(fit);
        from..(from + fit).min(self.count)
    }

    /// The row at a line of the screen.
    #[must_use]
    pub fn row_at(&self, y: u16) -> Option<usize> {
        let below = y.checked_sub(self.room().y).filter(|below| *below < self.room().height)?;
        let row = self.shown().start + usize::from(below / self.lines.max(1));
        self.shown().contains(&row).then_some(row)
    }
}

/// What lies over the panes.
pub(in crate::app) trait Layer {
    /// A key for it. It does not stand in the model meanwhile.
    fn key(&mut self, model: &mut Model, key: Key) -> After;

    /// Its keys, each with what it does.
    fn hints(&self, model: &Model) -> Vec<Hint>;

    /// The frame it takes where frames are drawn.
    fn framing(&self, model: &Model) -> Framing;

    /// Where it stands: in its frame, or in the place of the panes where nothing may stand over something else.
    fn frame(&self, model: &Model) -> Framing {
        let (framing, layout) = (self.framing(model), model.layout());
        if layout.linear { framing.linear(layout.body) } else { framing }
    }

    /// The chosen row, while rows can be chosen.
    fn chosen(&mut self) -> Option<&mut usize> {
        None
    }

    /// The line that is being typed in it.
    fn input(&mut self) -> Option<&mut Input> {
        None
    }

    /// Whether letters are typed in it: until then they are keys.
    fn types(&mut self) -> bool {
        self.input().is_some()
    }

    /// Esc goes one level up in it before it closes.
    fn takes_esc(&self) -> bool {
        false
    }

    /// The key that a click on the chosen row stands for.
    fn click(&self) -> Code {
        Code::Enter
    }
}

/// Hints whose keys are the overlay's own.
pub(in crate::app) fn own_keys(keys: &[(&str, &'static str)]) -> Vec<Hint> {
    keys.iter().map(|(key, words)| ((*key).to_owned(), *words)).collect()
}

/// Hints for undo and redo, with the keys they have everywhere.
pub(in crate::app) fn history_hints(model: &Model, commands: &[(MarkCommand, &'static str)]) -> Vec<Hint> {
    let key = |command| model.options.keymap.keys(model.scope(), Command::Mark(command)).into_iter().next();
    commands.iter().filter_map(|(command, words)| Some((key(*command)?, *words))).collect()
}

/// Undo and redo work in an overlay as anywhere; none for any other key.
pub(in crate::app) fn history_key(model: &mut Model, key: Key) -> Option<Vec<Effect>> {
    match model.options.keymap.meaning(model.scope(), &[key]) {
        Meaning::Command(Command::Mark(MarkCommand::Undo)) => Some(history::undo(model)),
        Meaning::Command(Command::Mark(MarkCommand::Redo)) => Some(history::redo(model)),
        _ => None,
    }
}

/// The row that a key moves to, of so many.
pub(in crate::app) fn moved(chosen: usize, key: Key, count: usize) -> usize {
    chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)).min(count.saturating_sub(1))
}

/// Rows of two lines, as many as there is room for.
pub(in crate::app) fn two_lines(count: usize) -> u16 {
    u16::try_from(count * 2).unwrap_or(u16::MAX).min(24)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Area = Area { x: 0, y: 2, width: 80, height: 20 };

    #[test]
    fn a_frame_stays_inside_its_area() {
        for (width, height) in [(200, 200), (10, 3), (80, 18)] {
            let Framing { outer, inner, .. } = Framing::within(BODY, width, height);
            assert!(outer.x + outer.width <= 80 && outer.y >= 2 && outer.y + outer.height <= 22, "{outer:?}");
            assert!(inner.width + 4 == outer.width && inner.height + 2 == outer.height);
        }
    }

    #[test]
    fn a_click_finds_the_row_that_is_drawn_there() {
        let frame = Framing::within(BODY, 60, 10).rows(2, 1, 50, 20);
        let top = frame.room().y;
        assert_eq!(frame.row_at(top), Some(frame.shown().start));
        assert!(frame.shown().contains(&20));
        assert_eq!((frame.row_at(top - 1), frame.row_at(top + frame.room().height)), (None, None));
    }

    #[test]
    fn a_row_of_two_lines_is_found_on_both() {
        let frame = Framing::within(BODY, 60, 12).rows(0, 2, 3, 0);
        let top = frame.room().y;
        assert_eq!([0, 1, 2, 5, 6].map(|line| frame.row_at(top + line)), [Some(0), Some(0), Some(1), Some(2), None]);
    }
}
