//! The theme: how each thing looks, in the terminal's own 16 colours or those of a palette; meaning never by colour alone.

use crate::{
    app::{Colours, Look, Rgb},
    news::Kind,
    page,
    ui::xterm_colours::{grey, nearest, of_256},
};
use ratatui::style::{Color, Modifier, Style};

/// What is known of the terminal's background.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// It did not say.
    #[default]
    Unknown,
    /// Dark, with the grey it is nearest to.
    Dark(u8),
    /// Light, with the grey it is nearest to.
    Light(u8),
}

/// How things look.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the terminal")]
pub struct Theme {
    /// No colours at all.
    pub plain: bool,
    pub ascii: bool,
    /// The terminal's background.
    pub background: Background,
    /// The terminal opens links by itself.
    pub hyperlinks: bool,
    /// The terminal knows 256 colours and no more.
    pub few_colours: bool,
    /// Colours other than the terminal's own.
    pub colours: Option<Colours>,
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
    pub begun: &'static str,
    pub note: &'static str,
    pub folded: &'static str,
    pub later: &'static str,
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
    begun: "◐",
    note: "✎",
    folded: "▸",
    later: "⏰",
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
    begun: "o",
    note: "n",
    folded: "+",
    later: "z",
};

impl Theme {
    #[must_use]
    pub const fn marks(&self) -> &'static Marks {
        if self.ascii { &ASCII } else { &BOXED }
    }

    /// With the colours of a palette, as the terminal can show them.
    #[must_use]
    pub fn with(self, colours: Option<Colours>) -> Self {
        let shown = |colours: Colours| if self.few_colours { of_256(&colours) } else { colours };
        Self { colours: colours.map(shown), ..self }
    }

    /// The terminal's own colour, or the palette's in its place.
    fn colour(self, own: Color, of: fn(&Colours) -> Rgb) -> Style {
        match (self.plain, &self.colours) {
            (true, _) => Style::new(),
            (false, None) => Style::new().fg(own),
            (false, Some(colours)) => Style::new().fg(self.known(of(colours))),
        }
    }

    fn known(self, Rgb(red, green, blue): Rgb) -> Color {
        let colour = Color::Rgb(red, green, blue);
        if self.few_colours { nearest(colour) } else { colour }
    }

    /// What everything stands on.
    #[must_use]
    pub fn ground(self) -> Style {
        match self.colours.filter(|_| !self.plain) {
            Some(colours) => Style::new().fg(self.known(colours.text)).bg(self.known(colours.background)),
            None => Style::new(),
        }
    }

    /// What is active.
    #[must_use]
    pub fn accent(self) -> Style {
        self.colour(Color::Cyan, |it| it.accent)
    }

    /// A key the user can press.
    #[must_use]
    pub fn key(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// What is secondary.
    #[must_use]
    pub fn grey(self) -> Style {
        self.colour(Color::DarkGray, |it| it.grey)
    }

    /// What failed.
    #[must_use]
    pub fn wrong(self) -> Style {
        self.colour(Color::Red, |it| it.red)
    }

    /// What was removed, or went well.
    #[must_use]
    pub fn good(self) -> Style {
        self.colour(Color::Green, |it| it.green)
    }

    /// What is unread.
    #[must_use]
    pub fn bold(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Behind the row with the cursor: a slight tint where the background is known, nothing where it is not.
    #[must_use]
    pub fn row(self) -> Style {
        if let Some(colours) = self.colours.filter(|_| !self.plain) {
            return Style::new().bg(self.known(colours.row));
        }
        match (self.plain, self.background) {
            (true, _) | (_, Background::Unknown) => Style::new(),
            (_, Background::Dark(ground)) => Style::new().bg(grey(ground.saturating_add(TINT))),
            (_, Background::Light(ground)) => Style::new().bg(grey(ground.saturating_sub(TINT))),
        }
    }

    /// The light blue is too pale on light, the dark one too dark on dark.
    const fn blue(self) -> Color {
        match self.background {
            Background::Light(_) => Color::Blue,
            Background::Unknown | Background::Dark(_) => Color::LightBlue,
        }
    }

    /// A kind's word.
    #[must_use]
    pub fn kind(self, kind: Kind) -> Style {
        match kind {
            Kind::Rumour => self.colour(Color::Yellow, |it| it.yellow),
            Kind::Review | Kind::Preview => self.good(),
            Kind::Feature | Kind::Opinion => self.colour(Color::Magenta, |it| it.magenta),
            Kind::Patch | Kind::Trailer | Kind::Video => self.colour(self.blue(), |it| it.blue),
            _ => self.grey(),
        }
    }

    /// A piece of the article pane's text.
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
            Look::Passage(style, true) => return self.body(style, link).add_modifier(Modifier::REVERSED),
            Look::Passage(style, false) => return self.passage(style, link),
        };
        if link { style.add_modifier(Modifier::UNDERLINED) } else { style }
    }

    fn body(self, style: page::Style, link: bool) -> Style {
        let mut shown = if style.bar {
            self.accent()
        } else if style.added {
            self.good()
        } else if style.reason {
            self.colour(Color::Yellow, |it| it.yellow)
        } else if style.dim || style.removed {
            self.grey()
        } else if style.code {
            self.colour(self.blue(), |it| it.blue)
        } else {
            Style::new()
        };
        for (on, modifier) in [
            (style.strong || style.heading > 0, Modifier::BOLD),
            ((style.emphasis || style.quote) && !style.bar, Modifier::ITALIC),
            (style.removed, Modifier::CROSSED_OUT),
            (style.added || link && !style.dim, Modifier::UNDERLINED),
        ] {
            if on {
                shown = shown.add_modifier(modifier);
            }
        }
        shown
    }

    /// A marked passage: underlined, and in a colour where there are colours.
    fn passage(self, style: page::Style, link: bool) -> Style {
        let colour = self.colour(Color::Yellow, |it| it.yellow);
        self.body(style, link).patch(colour).add_modifier(Modifier::UNDERLINED)
    }

    /// A word of the filter, in a row of the list.
    #[must_use]
    pub fn hit(self) -> Style {
        self.key().add_modifier(Modifier::UNDERLINED)
    }

    /// A place that was looked for.
    #[must_use]
    pub fn found(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}

/// How far the row with the cursor is from the ground: to be seen on any, and no more, so that grey words stay words on it.
const TINT: u8 = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_with_the_cursor_is_a_slight_step_from_any_ground() {
        let row = |background| Theme { background, ..Theme::default() }.row().bg;
        for (background, tint) in [
            (Background::Dark(0), 233),
            (Background::Dark(24), 235),
            (Background::Dark(52), 238),
            (Background::Light(246), 254),
            (Background::Light(255), 255),
        ] {
            assert_eq!(row(background), Some(Color::Indexed(tint)), "{background:?}");
        }
        assert_eq!(row(Background::Unknown), None);
    }

    #[test]
    fn without_colours_nothing_is_coloured() {
        let colours = crate::app::built_in_themes().pop().and_then(|palette| palette.colours);
        let theme = Theme { plain: true, colours, ..Theme::default() };
        assert_eq!((theme.ground(), theme.accent(), theme.row()), (Style::new(), Style::new(), Style::new()));
    }

    /// Every style that words are drawn in.
    fn styles(theme: Theme) -> Vec<(String, Style)> {
        let body = page::Style::default();
        let bodies = [
            body,
            page::Style { bar: true, quote: true, ..body },
            page::Style { reason: true, removed: true, ..body },
            page::Style { removed: true, ..body },
            page::Style { dim: true, ..body },
            page::Style { added: true, ..body },
            page::Style { code: true, ..body },
            page::Style { heading: 2, ..body },
        ];
        let looks = [Look::Plain, Look::Headline, Look::Secondary, Look::Receipt, Look::Key, Look::Warning, Look::Link];
        let looks = looks.into_iter().chain(
            bodies
                .into_iter()
                .flat_map(|style| [Look::Body(style), Look::Passage(style, false), Look::Passage(style, true)]),
        );
        let named = [
            ("ground", theme.ground()),
            ("accent", theme.accent()),
            ("key", theme.key()),
            ("grey", theme.grey()),
            ("wrong", theme.wrong()),
            ("good", theme.good()),
            ("bold", theme.bold()),
            ("hit", theme.hit()),
            ("found", theme.found()),
        ];
        let named = named.map(|(name, style)| (name.to_owned(), style)).into_iter();
        let kinds = Kind::ALL.into_iter().map(|kind| (format!("{kind:?}"), theme.kind(kind)));
        let looks =
            looks.flat_map(|look| [false, true].map(|link| (format!("{look:?} {link}"), theme.look(look, link))));
        named.chain(kinds).chain(looks).collect()
    }

    fn rgb(colour: Color) -> Rgb {
        match colour {
            Color::Rgb(red, green, blue) => Rgb(red, green, blue),
            Color::Indexed(number @ 232..) => {
                Rgb(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232))
            }
            Color::Indexed(number @ 16..) => {
                let step = |of: u8| [0, 95, 135, 175, 215, 255][usize::from(of % 6)];
                let cube = number - 16;
                Rgb(step(cube / 36), step(cube / 6), step(cube))
            }
            other => panic!("{other:?} is a colour of the terminal's own"),
        }
    }

    #[test]
    fn every_style_of_every_theme_can_be_read_on_what_it_stands_on() {
        let mut wrong = Vec::new();
        for (palette, few_colours) in crate::app::built_in_themes().iter().flat_map(|it| [(it, false), (it, true)]) {
            let Some(colours) = palette.colours else { continue };
            let theme = Theme { few_colours, ..Theme::default() }.with(Some(colours));
            let ground = theme.ground();
            for (name, style) in styles(theme) {
                let fore = style.fg.or(ground.fg).unwrap();
                let least = match palette.name.as_str() {
                    high if high.starts_with("high-contrast") => 7.0,
                    _ if style.fg == theme.grey().fg => 3.0,
                    _ => 4.5,
                };
                for back in [style.bg.or(ground.bg).unwrap(), theme.row().bg.unwrap()] {
                    let contrast = rgb(fore).contrast(rgb(back));
                    if contrast < least {
                        wrong.push(format!("{} {name} ({few_colours}): {contrast:.1} of {least}", palette.name));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
