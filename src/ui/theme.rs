//! The theme: how each thing looks. The terminal's own 16 colours, so that it fits every terminal; meaning never by colour alone.

use crate::{app::Look, news::Kind, page};
use ratatui::style::{Color, Modifier, Style};

/// What is known of the terminal's background.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// It did not say.
    #[default]
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// How things look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Theme {
    /// No colours at all.
    pub plain: bool,
    /// Plain letters only.
    pub ascii: bool,
    /// The terminal's background.
    pub background: Background,
    /// The terminal opens links by itself.
    pub hyperlinks: bool,
}

/// The marks of a row and the rules between panes.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    pub cursor: &'static str,
    pub unread: &'static str,
    pub read: &'static str,
    pub selected: &'static str,
    pub saved: &'static str,
    pub removed: &'static str,
    pub down: &'static str,
    pub across: &'static str,
    pub good: &'static str,
    pub polling: &'static str,
    pub arrived: &'static str,
    pub folded: &'static str,
}

const BOXED: Marks = Marks {
    cursor: "▌",
    unread: "●",
    read: "○",
    selected: "◆",
    saved: "★",
    removed: "✂",
    down: "│",
    across: "─",
    good: "✔",
    polling: "⟳",
    arrived: "↑",
    folded: "▸",
};

const ASCII: Marks = Marks {
    cursor: ">",
    unread: "*",
    read: ".",
    selected: "x",
    saved: "#",
    removed: "~",
    down: "|",
    across: "-",
    good: "+",
    polling: "@",
    arrived: "^",
    folded: "+",
};

impl Theme {
    /// The marks.
    #[must_use]
    pub const fn marks(&self) -> &'static Marks {
        if self.ascii { &ASCII } else { &BOXED }
    }

    fn colour(self, colour: Color) -> Style {
        if self.plain { Style::new() } else { Style::new().fg(colour) }
    }

    /// What is active.
    #[must_use]
    pub fn accent(self) -> Style {
        self.colour(Color::Cyan)
    }

    /// A key the reader can press.
    #[must_use]
    pub fn key(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// What is secondary.
    #[must_use]
    pub fn grey(self) -> Style {
        self.colour(Color::DarkGray)
    }

    /// What failed.
    #[must_use]
    pub fn wrong(self) -> Style {
        self.colour(Color::Red)
    }

    /// What was removed, or went well.
    #[must_use]
    pub fn good(self) -> Style {
        self.colour(Color::Green)
    }

    /// What is unread.
    #[must_use]
    pub fn bold(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Behind the row with the cursor: a slight tint where the background is known, nothing where it is not.
    #[must_use]
    pub fn row(self) -> Style {
        match (self.plain, self.background) {
            (true, _) | (_, Background::Unknown) => Style::new(),
            (_, Background::Dark) => Style::new().bg(Color::Indexed(236)),
            (_, Background::Light) => Style::new().bg(Color::Indexed(254)),
        }
    }

    /// A kind's word.
    #[must_use]
    pub fn kind(self, kind: Kind) -> Style {
        match kind {
            Kind::Rumour => self.colour(Color::Yellow),
            Kind::Review | Kind::Preview => self.good(),
            Kind::Feature | Kind::Opinion => self.colour(Color::Magenta),
            Kind::Patch | Kind::Trailer | Kind::Video => self.colour(Color::LightBlue),
            _ => self.grey(),
        }
    }

    /// A piece of the reader's text.
    #[must_use]
    pub fn look(self, look: Look, link: bool) -> Style {
        let style = match look {
            Look::Plain => Style::new(),
            Look::Headline => self.bold(),
            Look::Secondary => self.grey(),
            Look::Receipt => self.good(),
            Look::Key => self.accent(),
            Look::Warning => self.wrong(),
            Look::Link => Style::new().add_modifier(Modifier::UNDERLINED),
            Look::Body(style) => return self.body(style, link),
        };
        if link { style.add_modifier(Modifier::UNDERLINED) } else { style }
    }

    fn body(self, style: page::Style, link: bool) -> Style {
        let mut shown = if style.bar {
            self.accent()
        } else if style.reason {
            self.colour(Color::Yellow)
        } else if style.dim || style.removed {
            self.grey()
        } else if style.code {
            self.colour(Color::LightBlue)
        } else {
            Style::new()
        };
        for (on, modifier) in [
            (style.strong || style.heading > 0, Modifier::BOLD),
            ((style.emphasis || style.quote) && !style.bar, Modifier::ITALIC),
            (style.removed, Modifier::CROSSED_OUT),
            (link && !style.dim, Modifier::UNDERLINED),
        ] {
            if on {
                shown = shown.add_modifier(modifier);
            }
        }
        shown
    }

    /// A place that was looked for.
    #[must_use]
    pub fn found(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
