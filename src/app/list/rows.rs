//! The list: the ids of all its stories in order, a cursor, and rows for a window around it. It knows nothing of queries.

use crate::news::{Story, StoryId};
use std::collections::{HashMap, HashSet};

#[derive(Debug, Clone, Default)]
pub struct List {
    /// Every story, in order.
    pub ids: Vec<StoryId>,
    /// Rows that are known; at least those on screen, after a moment.
    pub rows: HashMap<StoryId, Story>,
    /// The row with the cursor.
    pub cursor: usize,
    /// The topmost row on screen.
    pub top: usize,
    pub selected: HashSet<StoryId>,
    pub anchor: Option<usize>,
    /// While moving selects: the row where that began, and what had been selected before.
    moving: Option<(usize, HashSet<StoryId>)>,
    /// Stories that would stand in it now and do not.
    pub arrived: usize,
    /// Rows that came above the screen before anybody acted.
    pub came_above: usize,
    /// A key that moves or decides was pressed: from now on arrivals wait for `N`.
    pub user_has_acted: bool,
    /// The story the cursor goes to when the next list comes.
    pub stay: Option<StoryId>,
    /// The first ids have come.
    pub loaded: bool,
    /// All ids have come.
    pub whole: bool,
    asked: HashSet<StoryId>,
}

/// More rows than this are not kept.
const KEPT: usize = 4_000;

impl List {
    /// The story under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<StoryId> {
        self.ids.get(self.cursor).copied()
    }

    /// Its row, when that is known.
    #[must_use]
    pub fn row(&self) -> Option<&Story> {
        self.rows.get(&self.current()?)
    }

    /// Moves the cursor to a row, or the last one.
    pub fn go(&mut self, to: usize, height: usize) {
        self.cursor = to.min(self.ids.len().saturating_sub(1));
        self.keep_in_view(height);
    }

    /// From here on moving selects; or no more.
    pub fn select_moving(&mut self) {
        self.moving = if self.moving.is_some() { None } else { Some((self.cursor, self.selected.clone())) };
        self.follow_moving();
    }

    /// What lies between the row where it began and the cursor is selected.
    pub fn follow_moving(&mut self) {
        let Some((from, before)) = &self.moving else { return };
        let between = (*from).min(self.cursor)..=(*from).max(self.cursor);
        self.selected = before.iter().chain(self.ids.get(between).unwrap_or_default()).copied().collect();
        self.anchor = Some(self.cursor);
    }

    pub fn select_none(&mut self) {
        self.selected.clear();
        (self.anchor, self.moving) = (None, None);
    }

    /// What is no more in the list is not selected any more.
    pub fn select_no_others(&mut self) {
        if !self.selected.is_empty() {
            let here: HashSet<StoryId> = self.ids.iter().copied().collect();
            self.selected.retain(|story| here.contains(story));
        }
    }

    /// Moves the cursor by some rows.
    pub fn step(&mut self, by: isize, height: usize) {
        self.go(self.cursor.saturating_add_signed(by), height);
    }

    /// Scrolls so that the cursor is on screen and no room is wasted below.
    pub fn keep_in_view(&mut self, height: usize) {
        let height = height.max(1);
        self.cursor = self.cursor.min(self.ids.len().saturating_sub(1));
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height), self.cursor);
        self.top = self.top.min(self.ids.len().saturating_sub(height));
    }

    /// Where the cursor has left the screen, which showed rows from `before` on, a whole page is turned: what stands still need not
    /// be read again.
    pub fn turn_page(&mut self, before: usize, height: usize) {
        let height = height.max(1);
        let last = self.ids.len().saturating_sub(height);
        if self.cursor < before {
            self.top = (self.cursor + 1).saturating_sub(height);
        } else if self.cursor >= before + height {
            self.top = self.cursor.min(last);
        }
    }

    /// Scrolls, and takes the cursor along when it would leave the screen.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.ids.len().saturating_sub(height.max(1));
        self.top = self.top.saturating_add_signed(by).min(last);
        let bottom = (self.top + height.max(1)).min(self.ids.len()).saturating_sub(1);
        self.cursor = self.cursor.clamp(self.top, bottom.max(self.top));
    }

    /// Puts another list in its place; the cursor stays on its story and its screen row where it can.
    pub fn replace(&mut self, ids: Vec<StoryId>, stay: Option<StoryId>, height: usize) {
        let place = stay.and_then(|story| ids.iter().position(|id| *id == story));
        let row = self.cursor.saturating_sub(self.top);
        self.ids = ids;
        if let Some(place) = place {
            self.cursor = place;
            self.top = place.saturating_sub(row);
        }
        (self.anchor, self.moving) = (None, None);
        self.loaded = true;
        self.keep_in_view(height);
    }

    /// A story has gone into another: one row stands for both, that under the cursor, else the upper. Whether it was here.
    pub fn join(&mut self, old: StoryId, new: StoryId) -> bool {
        let place_of = |story| self.ids.iter().position(|id| *id == story);
        let Some(place) = place_of(old) else { return false };
        let (mut kept, mut gone) = (place, place_of(new));
        if let Some(other) = gone
            && (other == self.cursor || place != self.cursor && other < place)
        {
            (kept, gone) = (other, Some(place));
        }
        let row = self.rows.remove(&self.ids[kept]);
        self.rows.remove(&old);
        self.rows.extend(row.map(|row| (new, Story { id: new, ..row })));
        self.ids[kept] = new;
        if self.selected.remove(&old) {
            self.selected.insert(new);
        }
        if let Some(gone) = gone {
            self.ids.remove(gone);
            self.cursor -= usize::from(gone < self.cursor);
            self.top -= usize::from(gone < self.top);
            self.came_above -= usize::from(gone < self.came_above);
            (self.anchor, self.moving) = (None, None);
        }
        true
    }

    pub fn take_rows(&mut self, rows: Vec<Story>) {
        for row in rows {
            self.asked.remove(&row.id);
            self.rows.insert(row.id, row);
        }
    }

    /// Forgets every row, so that they are asked for again; what is on screen stays until then.
    pub fn refresh(&mut self, height: usize) -> Vec<StoryId> {
        self.asked.clear();
        let seen: HashSet<StoryId> = self.window(height, 0).iter().copied().collect();
        self.rows.retain(|id, _| seen.contains(id));
        self.window(height, 0).to_vec()
    }

    /// The ids whose rows are to be asked for: a page before and after the screen.
    pub fn missing(&mut self, height: usize) -> Vec<StoryId> {
        let window = self.window(height, height);
        let missing: Vec<StoryId> =
            window.iter().filter(|id| !self.rows.contains_key(id) && !self.asked.contains(id)).copied().collect();
        // A row or two at the rim of the window can wait for the next page, but not those that are about to be seen.
        let near = self.window(height, height.div_ceil(2)).iter().any(|id| missing.contains(id));
        if missing.is_empty() || (!near && missing.len() < height.max(2) / 2) {
            return Vec::new();
        }
        if self.rows.len() > KEPT {
            let near: HashSet<StoryId> = self.window(height, height).iter().copied().collect();
            self.rows.retain(|id, _| near.contains(id) || self.selected.contains(id));
            self.asked.clear();
        }
        self.asked.extend(&missing);
        missing
    }

    /// Stories that have arrived and are not to be seen: what stands above the screen is, as soon as one scrolls there.
    #[must_use]
    pub fn unseen(&self) -> usize {
        self.arrived + self.came_above.min(self.top)
    }

    /// The ids on screen, and `more` rows before and after.
    #[must_use]
    pub fn window(&self, height: usize, more: usize) -> &[StoryId] {
        let from = self.top.saturating_sub(more).min(self.ids.len());
        let to = (self.top + height + more).min(self.ids.len());
        &self.ids[from..to]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: i64) -> List {
        List { ids: (0..count).map(StoryId).collect(), ..List::default() }
    }

    #[test]
    fn the_cursor_stays_on_screen() {
        let mut list = list(100);
        for (to, top) in [(30, 21), (25, 21), (3, 3), (500, 90)] {
            list.go(to, 10);
            assert_eq!(list.top, top);
        }
        assert_eq!(list.cursor, 99);
    }

    #[test]
    fn another_list_leaves_the_cursor_on_its_story_and_screen_row() {
        let mut list = list(100);
        list.go(50, 10);
        let row = list.cursor - list.top;
        let mut ids: Vec<StoryId> = (1_000..1_040).map(StoryId).collect();
        ids.extend((0..100).map(StoryId));
        list.replace(ids, Some(StoryId(50)), 10);
        assert_eq!((list.current(), list.cursor - list.top), (Some(StoryId(50)), row));
    }

    #[test]
    fn rows_are_asked_for_once() {
        let mut list = list(100);
        assert_eq!(list.missing(10).len(), 20);
        assert_eq!(list.missing(10).len(), 0);
    }

    #[test]
    fn the_last_rows_of_a_list_are_asked_for_before_they_are_seen() {
        let mut list = list(23);
        let mut known = list.missing(10);
        list.go(15, 10);
        known.extend(list.missing(10));
        assert_eq!(known.len(), 23);
    }

    #[test]
    fn an_empty_list_can_be_moved_about_in() {
        let mut list = list(0);
        list.step(-1, 10);
        list.step(5, 10);
        list.scroll(3, 10);
        assert_eq!((list.cursor, list.top, list.current()), (0, 0, None));
    }
}
