//! The layout: which pane stands where at which size. Pure arithmetic; drawing and the mouse both go by it.

use std::ops::Range;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    #[must_use]
    pub const fn holds(&self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

/// A pane of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    Sources,
    /// The list of stories.
    #[default]
    List,
    Reader,
}

/// Where everything stands. A pane that is not shown has no area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Too small for anything but one line saying so.
    pub too_small: bool,
    /// The row of shelves, with the rule under it.
    pub title: Option<Area>,
    /// Everything between title and bottom.
    pub body: Area,
    /// The sources pane, when it stands beside the list.
    pub sources: Option<Area>,
    pub list: Option<Area>,
    pub reader: Option<Area>,
    /// The line for what just happened.
    pub message: Option<Area>,
    /// The line of keys.
    pub footer: Area,
    /// Widest text of the article.
    pub measure: u16,
    /// One pane at a time, line by line, for screen readers.
    pub linear: bool,
}

/// Wide enough for three panes.
const WIDE: u16 = 110;

/// Wide enough for two.
const MIDDLE: u16 = 76;

/// Widest text of an article, unless another measure is set.
pub const MEASURE: u16 = 76;

/// What a measure can be: shorter lines tire, longer ones lose the eye.
pub const MEASURES: std::ops::RangeInclusive<u16> = 50..=100;

/// Columns that the list and the article keep, however the user parts them.
pub const LEAST_LIST: u16 = 28;
const LEAST_READER: u16 = 30;

/// How the user parts the screen between list and article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Split {
    /// Columns of the list, where they differ from what the width of the screen gives it.
    pub list: Option<u16>,
    /// The article that is open takes the whole width.
    pub whole: bool,
    /// Widest text of the article, where it differs from [`MEASURE`].
    pub measure: Option<u16>,
    /// One pane at a time over the whole width, for screen readers: nothing stands beside something else.
    pub linear: bool,
}

impl Layout {
    /// The layout for a size, with the pane that has the keys.
    #[must_use]
    pub fn of(width: u16, height: u16, focus: Pane, split: Split) -> Self {
        if width < 40 || height < 8 {
            return Self { too_small: true, ..Self::default() };
        }
        let top = match height {
            10.. if split.linear => 1,
            20.. => 2,
            _ => 0,
        };
        let bottom = if height >= 10 { 2 } else { 1 };
        let row = |y, height| Area { x: 0, y, width, height };
        let body = row(top, height - top - bottom);
        let mut layout = Self {
            too_small: false,
            title: (top > 0).then(|| row(0, top)),
            body,
            message: (bottom > 1).then(|| row(height - 2, 1)),
            footer: row(height - 1, 1),
            measure: split.measure.unwrap_or(MEASURE),
            linear: split.linear,
            ..Self::default()
        };
        layout.panes(focus, split);
        layout
    }

    fn panes(&mut self, focus: Pane, split: Split) {
        let body = self.body;
        let columns = |x, width| Some(Area { x, width, ..body });
        let parted = |usual: u16, beside: u16| {
            split.list.map_or(usual, |list| list.clamp(LEAST_LIST, body.width - beside - LEAST_READER))
        };
        if focus == Pane::Reader && (split.whole || split.linear) {
            self.reader = Some(body);
        } else if split.linear {
            self.list = Some(body);
        } else if body.width >= WIDE {
            let widest = if body.width >= 160 { 64 } else { 44 };
            let list = parted((body.width * 3 / 8).clamp(38, widest), 23);
            self.sources = columns(0, 21);
            self.list = columns(22, list);
            self.reader = columns(23 + list, body.width - 23 - list);
        } else if body.width >= MIDDLE && body.width <= 84 && body.height > 41 {
            let list = body.height * 2 / 5;
            self.list = Some(Area { height: list, ..body });
            self.reader = Some(Area { y: body.y + list + 1, height: body.height - list - 1, ..body });
        } else if body.width >= MIDDLE {
            let list = parted((body.width * 2 / 5).max(34), 1);
            self.list = columns(0, list);
            self.reader = columns(list + 1, body.width - list - 1);
        } else if focus == Pane::Reader {
            self.reader = Some(body);
        } else {
            self.list = Some(body);
        }
    }

    /// Where frames stand: beside the sources, whose counts would be cut into other numbers.
    #[must_use]
    pub const fn stage(&self) -> Area {
        let body = self.body;
        match self.sources {
            Some(pane) => Area { x: pane.width + 1, width: body.width - pane.width - 1, ..body },
            None => body,
        }
    }

    /// The part of the article pane that holds text: air around it, at most the measure, in the middle.
    #[must_use]
    pub fn text(&self) -> Option<Area> {
        let pane = self.reader?;
        if self.linear {
            return Some(Area { width: pane.width.min(self.measure), ..pane });
        }
        let inner = pane.width.saturating_sub(4).max(1);
        let width = inner.min(self.measure);
        // Up to a few columns of spare room the text stays left, where the eye already is.
        let spare = inner - width;
        let left = if spare > 8 { spare / 2 } else { 0 };
        Some(Area { x: pane.x + 2 + left, width, ..pane })
    }

    /// Where the sources are shown when they stand in no column: over the list.
    #[must_use]
    pub fn sources_over(&self) -> Area {
        self.list.unwrap_or(self.body)
    }
}

/// The rows on the page that holds one of them, where pages have room for so many lines.
#[must_use]
pub fn page(heights: impl IntoIterator<Item = usize>, at: usize, room: usize) -> Range<usize> {
    let (mut from, mut used, mut count) = (0, 0, 0);
    for (place, height) in heights.into_iter().enumerate() {
        if used + height > room && place > from {
            if place > at {
                return from..place;
            }
            (from, used) = (place, 0);
        }
        used += height;
        count = place + 1;
    }
    from..count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_panes_stand_side_by_side_without_overlap() {
        for width in [110, 120, 200, 500] {
            let layout = Layout::of(width, 36, Pane::List, Split::default());
            let (sources, list, reader) = (layout.sources, layout.list, layout.reader);
            let ends = [sources, list, reader].map(|area| area.map(|area| (area.x, area.x + area.width)));
            assert_eq!(ends[0].map(|(_, end)| end + 1), ends[1].map(|(x, _)| x));
            assert_eq!(ends[1].map(|(_, end)| end + 1), ends[2].map(|(x, _)| x));
            assert_eq!(ends[2].map(|(_, end)| end), Some(width));
        }
    }

    #[test]
    fn a_narrow_screen_shows_the_pane_with_the_keys() {
        assert!(Layout::of(60, 20, Pane::List, Split::default()).reader.is_none());
        assert!(Layout::of(60, 20, Pane::Reader, Split::default()).list.is_none());
    }

    #[test]
    fn a_tall_middle_screen_stacks_its_panes() {
        let layout = Layout::of(80, 60, Pane::List, Split::default());
        assert_eq!(layout.list.map(|area| area.width), Some(80));
        assert_eq!(layout.reader.map(|area| area.width), Some(80));
    }

    #[test]
    fn text_is_never_wider_than_the_measure() {
        assert!((40..400).all(|width| {
            Layout::of(width, 30, Pane::Reader, Split::default())
                .text()
                .is_some_and(|text| text.width <= MEASURE && text.width > 20)
        }));
    }

    #[test]
    fn the_measure_is_the_users() {
        let text = |measure| {
            let split = Split { whole: true, measure, ..Split::default() };
            Layout::of(200, 50, Pane::Reader, split).text().map(|text| text.width)
        };
        assert_eq!([None, Some(60), Some(100)].map(text), [Some(76), Some(60), Some(100)]);
    }

    #[test]
    fn under_forty_by_eight_nothing_is_laid_out() {
        assert!(
            Layout::of(39, 30, Pane::List, Split::default()).too_small
                && Layout::of(80, 7, Pane::List, Split::default()).too_small
        );
        assert!(!Layout::of(40, 8, Pane::List, Split::default()).too_small);
    }

    #[test]
    fn the_user_parts_the_screen_within_what_both_panes_need() {
        let list = |width, list| Layout::of(width, 36, Pane::List, Split { list: Some(list), ..Split::default() }).list;
        assert_eq!(list(120, 50).map(|area| area.width), Some(50));
        assert_eq!([list(120, 5), list(120, 500)].map(|area| area.map(|area| area.width)), [Some(28), Some(67)]);
        let whole = Layout::of(120, 36, Pane::Reader, Split { whole: true, ..Split::default() });
        assert_eq!((whole.list, whole.reader.map(|area| area.width)), (None, Some(120)));
    }

    #[test]
    fn a_list_has_room_for_headlines() {
        let list = |width| Layout::of(width, 36, Pane::List, Split::default()).list.map_or(0, |area| area.width);
        assert!((76..110).all(|width| list(width) >= 34) && list(200) == 64);
    }

    #[test]
    fn a_page_holds_whole_rows_and_the_one_that_is_meant() {
        let heights = [2, 1, 3, 1, 9, 1];
        let pages: Vec<_> = (0..6).map(|at| page(heights, at, 4)).collect();
        assert_eq!(pages, [0..2, 0..2, 2..4, 2..4, 4..5, 5..6]);
        assert_eq!((page([], 0, 4), page([1, 1], 1, 0)), (0..0, 1..2));
    }
}
