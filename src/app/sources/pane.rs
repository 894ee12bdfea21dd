//! The sources pane: the groups with their sources, and at the foot those that fail, each with its reason.

use crate::{
    app::sources::{Entry, Place, SourceRow, Sources},
    news::SourceId,
    text::Line,
};

/// More failing sources than these are counted in one row until they are asked for.
const FEW: usize = 5;

impl Sources {
    /// Takes the sources in; the first group shows its sources until the user says otherwise, and the cursor stays on what it
    /// was on.
    pub fn take(&mut self, all: Vec<SourceRow>) {
        if self.all.is_empty()
            && let Some(first) = all.iter().find(|source| !source.group.is_empty())
        {
            self.open.insert(first.group.clone());
        }
        let before = self.entries().get(self.cursor).map(Self::place);
        self.all = all;
        let sought = self.seek.filter(|seek| self.all.iter().any(|row| row.id == Some(*seek)));
        if sought.is_some() {
            self.seek = None;
        }
        let Some(place) = sought.map(|id| Place::Source(Some(id))).or(before) else { return };
        if let Place::Source(id) = &place
            && let Some(row) = self.all.iter().find(|row| row.id == *id)
        {
            // It may have moved to a group whose sources are not shown.
            self.open.insert(row.group.clone());
        }
        let entries = self.entries();
        let same = entries.iter().position(|entry| Self::place(entry) == place);
        self.cursor = same.unwrap_or(self.cursor).min(entries.len().saturating_sub(1));
    }

    fn place(entry: &Entry) -> Place {
        match entry {
            Entry::All => Place::All,
            Entry::Group(name, ..) => Place::Group((*name).clone()),
            Entry::Source(row) => Place::Source(row.id),
            Entry::Fails(..) => Place::Fails,
            Entry::Failing(row) => Place::Failing(row.id),
        }
    }

    /// The rows, top to bottom.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut rows = vec![Entry::All];
        rows.extend(self.all.iter().filter(|source| source.group.is_empty()).map(Entry::Source));
        let mut groups: Vec<&Line> = Vec::new();
        for source in self.all.iter().filter(|source| !source.group.is_empty()) {
            if !groups.contains(&&source.group) {
                groups.push(&source.group);
            }
        }
        for group in groups {
            let members = || self.all.iter().filter(|source| source.group == *group);
            let (unread, open) = (members().map(|source| source.unread).sum(), self.open.contains(group));
            rows.push(Entry::Group(group, unread, open));
            if open {
                rows.extend(members().map(Entry::Source));
            }
        }
        let failing = self.failing();
        if failing > FEW {
            rows.push(Entry::Fails(failing, self.all_failing));
        }
        if failing <= FEW || self.all_failing {
            rows.extend(self.all.iter().filter(|source| source.failing.is_some()).map(Entry::Failing));
        }
        rows
    }

    #[must_use]
    pub fn failing(&self) -> usize {
        self.all.iter().filter(|source| source.failing.is_some()).count()
    }

    /// The source under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&SourceRow> {
        match self.entries().get(self.cursor)? {
            Entry::Source(source) | Entry::Failing(source) => Some(*source),
            Entry::All | Entry::Group(..) | Entry::Fails(..) => None,
        }
    }

    /// The sources that the row under the cursor stands for: one, or a group's; none of a row that is neither.
    #[must_use]
    pub fn meant(&self) -> Vec<SourceId> {
        match self.entries().get(self.cursor) {
            Some(Entry::Source(source) | Entry::Failing(source)) => source.id.into_iter().collect(),
            Some(Entry::Group(name, ..)) => {
                self.all.iter().filter(|source| source.group == **name).filter_map(|source| source.id).collect()
            }
            Some(Entry::All | Entry::Fails(..)) | None => Vec::new(),
        }
    }

    /// The name of the one source the list shows.
    #[must_use]
    pub fn only_name(&self) -> Option<&Line> {
        let only = self.only?;
        self.all.iter().find(|source| source.id == Some(only)).map(|source| &source.name)
    }

    /// Moves the cursor to a row, or the last one.
    pub fn go(&mut self, to: usize, height: usize) {
        let height = height.max(1);
        self.cursor = to.min(self.entries().len().saturating_sub(1));
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height), self.cursor);
    }
}

impl Sources {
    /// Scrolls so that so many rows below the cursor are on screen, and the cursor with them.
    pub fn show_below(&mut self, rows: usize, height: usize) {
        self.top = self.top.max((self.cursor + rows + 1).saturating_sub(height.max(1))).min(self.cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: i64, group: &str, failing: bool) -> SourceRow {
        SourceRow {
            id: Some(SourceId(id)),
            name: Line::new(&format!("Source {id}")),
            group: group.into(),
            unread: 2,
            failing: failing.then(|| "503".into()),
            ..SourceRow::default()
        }
    }

    #[test]
    fn groups_count_their_sources_and_the_first_one_is_open() {
        let mut pane = Sources::default();
        pane.take(vec![source(1, "News", false), source(2, "News", true), source(3, "PC", false)]);
        let rows = pane.entries();
        assert_eq!(rows.len(), 6);
        assert_eq!(rows[1], Entry::Group(&"News".into(), 4, true));
        assert_eq!(rows[4], Entry::Group(&"PC".into(), 2, false));
        assert_eq!(rows[5], Entry::Failing(&pane.all[1]));
    }

    #[test]
    fn sources_without_a_group_come_first() {
        let mut pane = Sources::default();
        pane.take(vec![source(1, "News", false), source(2, "", false)]);
        assert_eq!(pane.entries()[1], Entry::Source(&pane.all[1]));
    }

    #[test]
    fn the_cursor_stays_on_its_source_when_that_moves() {
        let mut pane = Sources::default();
        pane.take(vec![source(1, "News", false), source(2, "News", false), source(3, "PC", false)]);
        pane.go(3, 10);
        pane.take(vec![source(1, "News", false), source(2, "PC", false), source(3, "PC", false)]);
        assert_eq!(pane.current().and_then(|row| row.id), Some(SourceId(2)));
    }

    #[test]
    fn the_cursor_goes_to_the_source_that_was_added() {
        let mut pane = Sources { seek: Some(SourceId(9)), ..Sources::default() };
        pane.take(vec![source(1, "News", false)]);
        pane.take(vec![source(1, "News", false), source(9, "Mine", false)]);
        assert_eq!((pane.current().and_then(|row| row.id), pane.seek), (Some(SourceId(9)), None));
    }

    #[test]
    fn a_group_that_is_opened_shows_its_sources() {
        let mut pane = Sources::default();
        pane.take((1..=30).map(|id| source(id, if id < 10 { "News" } else { "PC" }, false)).collect());
        pane.go(10, 11);
        pane.show_below(21, 11);
        assert_eq!((pane.top, pane.cursor), (10, 10));
        pane.top = 0;
        pane.show_below(3, 11);
        assert_eq!(pane.top, 3);
    }

    #[test]
    fn many_that_fail_are_one_row_until_they_are_asked_for() {
        let mut pane = Sources::default();
        pane.take((1..=6).map(|id| source(id, "News", true)).collect());
        assert_eq!(pane.entries().last(), Some(&Entry::Fails(6, false)));
        pane.all_failing = true;
        assert_eq!(pane.entries().len(), 1 + 1 + 6 + 1 + 6);
    }
}
