//! Where everything stands on the screen, which article is at hand, and what is said at the bottom.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, Scope},
            effect::{Effect, TerminalRequest},
            layout::{Layout, Pane},
            session::{Screen, Toast},
        },
    },
    language::{self, tr},
    news::Article,
};

/// Columns of a list in which one line has room for a headline of thirty.
const ROOMY: u16 = 38;

impl Model {
    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.screen.layout()
    }

    /// Rows of the list that fit on screen.
    #[must_use]
    pub fn list_height(&self) -> usize {
        let rows = self.layout().list.map_or(self.screen.size.1, |area| area.height);
        usize::from(rows.saturating_sub(u16::from(self.shows_fold()))) / self.row_lines()
    }

    /// Lines a story takes in the list; where it is read aloud, as a rule.
    #[must_use]
    pub fn row_lines(&self) -> usize {
        let width = self.layout().list.map_or(self.screen.size.0, |list| list.width);
        if self.options.dense && width >= ROOMY { 1 } else { 2 }
    }

    /// Lines of the article pane.
    #[must_use]
    pub fn reader_height(&self) -> usize {
        self.layout().reader.map_or(1, |area| usize::from(area.height))
    }

    /// Columns of an article's text, also while the article pane is not shown.
    #[must_use]
    pub fn text_width(&self) -> u16 {
        // Beside the list the article is as wide as it stands there.
        let focus = if self.layout().reader.is_some() { self.screen.focus } else { Pane::Reader };
        let text = Screen { focus, ..self.screen }.layout().text();
        text.map_or(20, |area| area.width).max(20)
    }

    /// The scope of the keys.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self.screen.focus {
            Pane::Sources => Scope::Sources,
            Pane::List => Scope::List,
            Pane::Reader => Scope::Reader,
        }
    }

    /// The key of a command where the user is.
    #[must_use]
    pub fn key(&self, command: Command) -> String {
        self.options.keymap.key(self.scope(), command)
    }

    /// A number no request had before.
    pub const fn ticket(&mut self) -> u64 {
        self.requests.ticket()
    }

    /// Says something at the bottom.
    pub fn say(&mut self, words: impl Into<String>) {
        self.session.toast = Some(Toast { words: words.into(), undo: false, wrong: false });
    }

    /// Puts a text on the clipboard, and says what it is.
    pub fn copy(&mut self, text: String, what: String) -> Effect {
        self.say(tr!("screen-copied", what));
        Effect::Terminal(TerminalRequest::Copy { text, what })
    }

    /// Says at the bottom that something went wrong; another room may have said it.
    pub fn complain(&mut self, words: impl Into<String>) {
        let words = language::translated(&words.into()).into_owned();
        self.session.toast = Some(Toast { words, undo: false, wrong: true });
    }

    #[must_use]
    pub fn title(&self) -> String {
        match self.session.totals.unread {
            0 => "Press Start".to_owned(),
            unread => format!("Press Start ({unread})"),
        }
    }
}

/// The article that is meant: the one in the article pane, else the face under the cursor.
pub(in crate::app) fn article(model: &Model) -> Option<&Article> {
    let read = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader).map(|reader| &reader.article);
    read.or_else(|| model.list.row().map(|row| &row.face))
}

/// The pane that has the keys when another is closed.
pub(in crate::app) fn focus_list(model: &mut Model) {
    model.screen.focus = Pane::List;
    let height = model.list_height();
    model.list.keep_in_view(height);
}
