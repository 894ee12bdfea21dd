//! Framing: where the frame of what lies over the panes stands, and which of its rows stands where. Drawing and the mouse
//! both go by it.

use crate::{
    app::{
        Model,
        core::layout::Area,
        overlay::{Overlay, later, palette},
        reader::Document,
        sources::catalog,
    },
    news::SourceSetting,
};

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
    /// Lines a row takes.
    pub lines: u16,
    /// Rows in all.
    pub count: usize,
    /// The chosen one, which is always among those shown.
    pub chosen: usize,
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
        Self { stage: body, outer, inner, head: 0, tail: 0, lines: 1, count: 0, chosen: 0 }
    }

    const fn rows(self, head: u16, lines: u16, count: usize, chosen: usize) -> Self {
        Self { head, lines, count, chosen, ..self }
    }

    const fn over(self, tail: u16) -> Self {
        Self { tail, ..self }
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

/// Where the frame of a picker stands; none for what holds no rows to choose from.
#[must_use]
pub fn framing(model: &Model, overlay: &Overlay) -> Option<Framing> {
    let body = model.layout().stage();
    let page =
        |of: fn(&Document) -> usize| model.reader.as_ref().and_then(|reader| reader.document.as_ref()).map_or(0, of);
    let two_lines = |count: usize| u16::try_from(count * 2).unwrap_or(u16::MAX).min(24);
    Some(match overlay {
        Overlay::Palette { scope, input, chosen } => {
            let count = palette::rows(model, *scope, input.value()).len();
            // While a theme is picked, the screen it paints has to be seen.
            let frame = if palette::picks_theme(input.value()) {
                let height = body.height.min(12);
                Framing::within(Area { y: body.y + body.height - height, height, ..body }, 60, height)
            } else {
                Framing::within(body, 80, 18)
            };
            frame.rows(2, 1, count, *chosen)
        }
        Overlay::Links { chosen } => {
            let count = page(|document| document.page.links.len());
            Framing::within(body, 90, two_lines(count)).rows(0, 2, count, *chosen)
        }
        Overlay::Others { chosen } => {
            let count = page(|document| document.others.len());
            Framing::within(body, 80, two_lines(count)).rows(0, 2, count, *chosen)
        }
        Overlay::Names(open) => {
            let height = u16::try_from(open.names.len()).unwrap_or(u16::MAX).min(18);
            Framing::within(body, 60, height).rows(0, 1, open.names.len(), open.chosen)
        }
        Overlay::Source { chosen, .. } => {
            let count = u16::try_from(SourceSetting::ALL.len()).unwrap_or(u16::MAX);
            let frame = Framing::within(body, 90, count.saturating_add(3));
            // The address stands under the name where there is room for it.
            let head = if frame.inner.height > count + 2 { 3 } else { 1 };
            frame.rows(head, 1, SourceSetting::ALL.len(), *chosen)
        }
        Overlay::Picker { on, chosen } => {
            Framing::within(body, 70, body.height).rows(2, 1, catalog::picks(model, on).len(), *chosen)
        }
        Overlay::Mute(menu) => {
            let height = u16::try_from(menu.choices.len()).unwrap_or(u16::MAX).saturating_add(4);
            Framing::within(body, 64, height).rows(0, 1, menu.choices.len(), menu.chosen).over(3)
        }
        Overlay::Mutes { all, chosen } => {
            let count = all.as_ref().map_or(0, Vec::len);
            Framing::within(body, 72, two_lines(count).max(2)).rows(0, 2, count, *chosen)
        }
        Overlay::Later(menu) => {
            let count = later::later_rows(model).len();
            let height = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(1);
            Framing::within(body, 44, height).rows(0, 1, count, menu.chosen).over(1)
        }
        _ => return None,
    })
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
