//! The article pane: one article on screen, laid out, with a place in it. What a line looks like is the theme's business.

use crate::{
    app::{
        core::styled_text::{self, Look, TextLine},
        reader::{
            ComposedLine, Document, Fetching, Find, Passages, Placed, Reader, Setting, render, text_offsets::Letters,
        },
    },
    news::{Article, ArticleId, Link, StoryId, View},
    page::PageLine,
    query::minutes,
    text::direction::{Direction, is_right_to_left},
};
use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

impl Reader {
    /// An article pane for a story, before its text has come.
    #[must_use]
    pub fn new(story: StoryId, article: Article, setting: &Setting) -> Self {
        let mut reader = Self {
            story,
            article,
            view: View::Stripped,
            made: None,
            document: None,
            lines: Vec::new(),
            passages: Passages::new(),
            scroll: 0,
            spoken_line: 0,
            fetching: Fetching::Not,
            find: Find::default(),
            pictures: BTreeMap::new(),
            places: Vec::new(),
            rows: Vec::new(),
            letters: OnceCell::new(),
            choice: None,
            outdated: false,
            ended: false,
            resolved: HashMap::new(),
            place: None,
            placed: false,
            text_is_new: false,
            seeks_removed: false,
            removed_at: None,
            laid_for: setting.width,
        };
        reader.compose(setting);
        reader
    }

    /// Whether its text changed after the user read or kept it.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.changed.is_some())
    }

    /// Takes the text in; the place in it stays, or is the one remembered.
    pub fn take(&mut self, document: Document, setting: &Setting) {
        let remembered = document
            .position
            .filter(|_| !self.placed && self.document.is_none() && !document.article.progress.finished);
        self.article = document.article.clone();
        let left = self.leave();
        self.letters = OnceCell::new();
        self.choice = None;
        self.document = Some(document);
        self.text_is_new = true;
        self.outdated = false;
        self.put_resolved();
        self.compose(setting);
        if let Some(share) = remembered {
            self.go_to_share(share);
            if self.scroll >= self.last_scroll(setting.height) {
                // It was read to its end: whoever comes back begins anew.
                self.scroll = 0;
            }
        } else {
            self.put(&left);
        }
        self.scroll = self.scroll.min(self.last_scroll(setting.height));
        if std::mem::take(&mut self.seeks_removed) && self.view == View::Marked {
            let (removed, end) = (self.removed(), self.scroll + setting.height);
            let seen = removed.iter().any(|line| (self.scroll..end).contains(line));
            if !seen && removed.iter().any(|line| *line >= end) {
                self.step_removed(1, setting.height);
            }
        }
        self.settle(left);
    }

    /// A line on screen; none below the last.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<Cow<'_, TextLine>> {
        match self.lines.get(at)? {
            ComposedLine::Own(line) => Some(Cow::Borrowed(line)),
            ComposedLine::Page(number) => {
                let line = self.document.as_ref()?.page.lines.get(*number)?;
                Some(Cow::Owned(render::page_line(line, *number, &self.passages)))
            }
        }
    }

    /// In which direction a line is read: as the paragraph or the headline it belongs to.
    #[must_use]
    pub fn direction(&self, at: usize) -> Direction {
        match self.lines.get(at) {
            Some(ComposedLine::Page(_)) => Direction::of(self.page_line(at).is_some_and(|line| line.right_to_left)),
            Some(ComposedLine::Own(line)) if line.iter().any(|span| span.look == Look::Headline) => {
                Direction::of(is_right_to_left(&self.article.title))
            }
            Some(ComposedLine::Own(_)) | None => Direction::OfEachPart,
        }
    }

    #[must_use]
    pub const fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The page's own line that stands there.
    fn page_line(&self, at: usize) -> Option<&PageLine> {
        let ComposedLine::Page(number) = self.lines.get(at)? else { return None };
        self.document.as_ref()?.page.lines.get(*number)
    }

    /// The lines where the parts begin that were removed from the text.
    fn removed(&self) -> Vec<usize> {
        let gone = |at| self.page_line(at).is_some_and(|line| line.runs.iter().any(|run| run.style.removed));
        (0..self.lines.len()).filter(|at| gone(*at) && (*at == 0 || !gone(at - 1))).collect()
    }

    /// To another part that was removed: its number, and how many there are.
    pub fn step_removed(&mut self, by: isize, height: usize) -> Option<(usize, usize)> {
        let removed = self.removed();
        let count = removed.len();
        let last = count.checked_sub(1)?;
        let place = match self.removed_at {
            Some(at) => (at + by.rem_euclid(isize::try_from(count).unwrap_or(1)).unsigned_abs()) % count,
            None if by > 0 => removed.iter().position(|line| *line >= self.scroll).unwrap_or(0),
            None => removed.iter().rposition(|line| *line < self.scroll).unwrap_or(last),
        };
        self.removed_at = Some(place);
        if !self.shows(removed[place], height) {
            self.scroll_to(removed[place].saturating_sub(height / 3), height);
        }
        Some((place + 1, count))
    }

    /// The letters of the text, counted when somebody first asks for them: a huge page has as many as a book.
    pub fn letters(&self) -> &Letters {
        let page = || self.document.as_ref().map(|document| Letters::of(&document.page));
        self.letters.get_or_init(|| page().unwrap_or_default())
    }

    /// Composes the lines again, for another width or a new state.
    pub fn compose(&mut self, setting: &Setting) {
        self.laid_for = setting.width;
        let composed = render::lines(self, setting);
        (self.lines, self.passages) = (composed.lines, composed.passages);
        (self.places, self.rows) = (composed.places, composed.rows);
        self.look_for();
    }

    /// The parts of the page's runs that stand in marked passages, or (true) in the one being marked: by line and run.
    #[must_use]
    pub fn marked_passages(&self) -> Passages {
        let mut parts = Passages::new();
        let Some(document) = self.document.as_ref().filter(|_| self.shows_the_text()) else { return parts };
        let chosen = self.choice.map(|choice| self.letters().stretch(choice.from, choice.to));
        let marked = document.highlights.iter().filter_map(|passage| self.letters().find(passage));
        for (stretch, chosen) in chosen.map(|stretch| (stretch, true)).into_iter().chain(marked.map(|one| (one, false)))
        {
            for (line, run, bytes) in self.letters().runs(&stretch) {
                let here = parts.entry((line, run)).or_default();
                if !here
                    .iter()
                    .any(|(other, _): &(Range<usize>, bool)| other.start < bytes.end && bytes.start < other.end)
                {
                    here.push((bytes, chosen));
                }
            }
        }
        for here in parts.values_mut() {
            here.sort_by_key(|(bytes, _)| bytes.start);
        }
        parts
    }

    /// Whether the user has scrolled to the end of a text that does not fit on the screen.
    #[must_use]
    pub fn is_at_end(&self, height: usize) -> bool {
        let last = self.last_scroll(height);
        self.placed && self.document.is_some() && self.made.is_none() && last > 0 && self.scroll >= last
    }

    /// Whether the article's own text is on screen as it is mostly read: passages are marked in that alone.
    #[must_use]
    pub fn shows_the_text(&self) -> bool {
        self.view == View::Stripped && self.made.is_none()
    }

    /// Composes again after pictures came or went; the text at the top of the screen stays there.
    pub fn compose_in_place(&mut self, setting: &Setting) {
        let rows = |placed: &Placed| placed.top()..placed.label;
        let picture = self.places.iter().find(|placed| rows(placed).contains(&self.scroll));
        self.compose_around(picture.map_or(self.scroll, |placed| placed.label), setting);
    }

    /// Composes again after pictures came or went; this line of text stays where it is on the screen.
    pub fn compose_around(&mut self, line: usize, setting: &Setting) {
        let (text, above) = (self.text_line(line), line.saturating_sub(self.scroll));
        self.compose(setting);
        let line = self.line_of_text(text);
        let own_picture = self.places.iter().find(|placed| placed.top() == line).map_or(0, |placed| placed.rows);
        let scroll = (line + usize::from(own_picture)).saturating_sub(above);
        self.scroll = scroll.min(self.last_scroll(setting.height));
    }

    /// The line that announces a picture.
    pub fn label_of_picture(&self, source: &str) -> Option<usize> {
        let images = &self.document.as_ref()?.page.images;
        let is_it = |placed: &&Placed| images.get(placed.picture).is_some_and(|image| image.src == source);
        self.places.iter().find(is_it).map(|placed| placed.label)
    }

    /// A line's number when no picture stands above it.
    fn text_line(&self, line: usize) -> usize {
        let above = |placed: &Placed| line.saturating_sub(placed.top()).min(usize::from(placed.rows));
        line - self.places.iter().map(above).sum::<usize>()
    }

    /// The line that has this number when no picture stands above it.
    fn line_of_text(&self, text: usize) -> usize {
        let below = |line, placed: &Placed| if placed.top() < line { line + usize::from(placed.rows) } else { line };
        self.places.iter().fold(text, below)
    }

    /// An opaque link was resolved: from now on it is shown as what it leads to.
    pub fn resolve(&mut self, url: &str, link: Link, setting: &Setting) {
        self.resolved.insert(url.to_owned(), link);
        self.put_resolved();
        self.compose(setting);
    }

    fn put_resolved(&mut self) {
        let Some(document) = self.document.as_mut().filter(|_| !self.resolved.is_empty()) else { return };
        for link in &mut Arc::make_mut(&mut document.page).links {
            if let Some(found) = self.resolved.get(&link.shown) {
                let host = found.given.split('/').nth(2).unwrap_or_default().to_owned();
                (link.shown, link.kind) = (found.shown.clone(), found.kind);
                link.removed = std::iter::once(host).chain(found.removed.iter().cloned()).collect();
            }
        }
    }

    /// The farthest the user can scroll.
    #[must_use]
    pub fn last_scroll(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height.max(1))
    }

    /// Scrolls to a line, as far as there is text.
    pub fn scroll_to(&mut self, line: usize, height: usize) {
        self.placed = true;
        let line = line.min(self.last_scroll(height));
        if line != self.scroll {
            self.choose_place();
        }
        self.scroll = line;
    }

    /// The line that a screen reader reads.
    #[must_use]
    pub fn spoken_line(&self, height: usize) -> usize {
        let last = (self.scroll + height.max(1)).min(self.lines.len()).saturating_sub(1);
        self.spoken_line.clamp(self.scroll.min(last), last)
    }

    /// Goes to a line that says something, at or beyond this one. The screen stays while it shows that line, and turns a whole page
    /// where it does not: what stands still need not be read again.
    pub fn speak(&mut self, to: usize, height: usize) {
        let from = self.spoken_line(height);
        let last = self.lines.len().saturating_sub(1);
        let says = |line: &usize| self.line(*line).is_some_and(|line| !styled_text::text(&line).trim().is_empty());
        let to = to.min(last);
        let found = if to >= from {
            (to..=last).find(says).or_else(|| (from..to).rev().find(says))
        } else {
            (0..=to).rev().find(says).or_else(|| (to..from).find(says))
        };
        let Some(to) = found else { return };
        if to < self.scroll {
            self.scroll_to((to + 1).saturating_sub(height), height);
        } else if to >= self.scroll + height {
            self.scroll_to(to, height);
        }
        self.placed = true;
        self.spoken_line = to;
    }

    /// The place as a share of the length.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of a few thousand lines")]
    pub fn share(&self) -> f32 {
        let lines = self.text_line(self.lines.len());
        if lines == 0 { 0.0 } else { self.text_line(self.scroll) as f32 / lines as f32 }
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share between 0 and 1 of a few thousand lines"
    )]
    pub(super) fn go_to_share(&mut self, share: f32) {
        let text = (share.clamp(0.0, 1.0) * self.text_line(self.lines.len()) as f32).round() as usize;
        self.scroll = self.line_of_text(text);
    }

    /// How much of the text has been on screen, in percent.
    #[must_use]
    pub fn percent(&self, height: usize) -> usize {
        ((self.scroll + height).min(self.lines.len()) * 100).checked_div(self.lines.len()).unwrap_or(100)
    }

    /// Words to read: those of the clean text, whatever the view shows.
    #[must_use]
    pub fn words(&self) -> u32 {
        let laid = self.document.as_ref().map_or(0, |document| document.page.words);
        if self.article.words > 0 { self.article.words } else { laid }
    }

    /// Minutes of reading that are left below the screen; none when it is all on screen.
    #[must_use]
    pub fn minutes_left(&self, height: usize) -> Option<u32> {
        self.document.as_ref()?;
        let words = self.words().max(1);
        let left = 100_usize.saturating_sub(self.percent(height));
        let words_left = (u64::from(words) * u64::try_from(left).unwrap_or(0)).div_ceil(100);
        (words_left > 0).then(|| minutes(u32::try_from(words_left).unwrap_or(u32::MAX)))
    }

    /// Looks for words and goes to the first place at or below the top of the screen.
    pub fn find(&mut self, words: &str, height: usize) {
        self.find.words = words.to_lowercase();
        self.look_for();
        self.find.at = self.find.lines.iter().position(|line| *line >= self.scroll).unwrap_or(0);
        self.show_found(height);
    }

    /// Goes to another place found.
    pub fn find_step(&mut self, by: isize, height: usize) {
        let count = self.find.lines.len();
        if count > 0 {
            let ahead = by.rem_euclid(isize::try_from(count).unwrap_or(1)).unsigned_abs();
            self.find.at = (self.find.at + ahead) % count;
            self.show_found(height);
        }
    }

    fn show_found(&mut self, height: usize) {
        if let Some(line) = self.find.lines.get(self.find.at).copied()
            && !self.shows(line, height)
        {
            self.scroll_to(line.saturating_sub(height / 3), height);
        }
    }

    /// A screen reader reads this line from now on.
    pub const fn read_from(&mut self, line: usize) {
        self.spoken_line = line;
    }

    /// Whether a line that was gone to is on screen; a screen reader reads it from now on.
    pub fn shows(&mut self, line: usize, height: usize) -> bool {
        self.read_from(line);
        (self.scroll..self.scroll + height).contains(&line)
    }

    fn look_for(&mut self) {
        self.find.lines.clear();
        if !self.find.words.is_empty() {
            let words = &self.find.words;
            let holds = |line: Cow<'_, TextLine>| styled_text::text(&line).to_lowercase().contains(words);
            self.find.lines = (0..self.lines.len()).filter(|at| self.line(*at).is_some_and(holds)).collect();
        }
        self.find.at = self.find.at.min(self.find.lines.len().saturating_sub(1));
    }

    /// The first line that shows a link of the page.
    #[must_use]
    pub fn line_of_link(&self, link: usize) -> Option<usize> {
        let shows = |line: Cow<'_, TextLine>| line.iter().any(|span| span.link == Some(link));
        (0..self.lines.len()).find(|at| self.line(*at).is_some_and(shows))
    }

    /// The article that was asked for.
    #[must_use]
    pub fn article_id(&self) -> ArticleId {
        self.article.id
    }
}
