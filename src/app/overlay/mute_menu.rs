//! The menu that mutes, prefilled from a story: what is muted, for how long, and whether it is hidden or masked.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ShellCommand},
            effect::{Effect, Write},
            key::{Code, Key},
            layout::Pane,
            line_editing, moments, screen,
        },
        marks::history,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
        },
    },
    language::{self, tr},
    news::{Article, Kind, Mute, MuteId, MuteWish, What},
    query, stories,
    text::Line,
};
use jiff::Timestamp;
use tui_input::Input;

/// Names of a headline that are offered.
const NAMES: usize = 3;

/// How long a mute lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    Day,
    Week,
    Month,
    Until,
    /// Until it is ended by hand.
    Always,
}

impl Lasts {
    /// Every one, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Until, Self::Always];

    /// Its key in the menu.
    #[must_use]
    pub const fn key(self) -> char {
        match self {
            Self::Day => 'd',
            Self::Week => 'w',
            Self::Month => 'm',
            Self::Until => 'u',
            Self::Always => 'f',
        }
    }

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => tr!("mute-menu-day"),
            Self::Week => tr!("mute-menu-week"),
            Self::Month => tr!("mute-menu-month"),
            Self::Until => tr!("mute-menu-date"),
            Self::Always => tr!("mute-menu-until-unmuted"),
        }
    }

    const fn said(self) -> Option<&'static str> {
        match self {
            Self::Day => Some("1d"),
            Self::Week => Some("1w"),
            Self::Month => Some("1mo"),
            Self::Until | Self::Always => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutable {
    /// What the mute goes by.
    pub what: What,
    /// By which words, name, id, kind or expression.
    pub value: String,
    /// The value as people read it.
    pub label: String,
}

/// What is typed in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// The value of the chosen row.
    Value,
    /// Until when.
    Date,
}

#[derive(Debug, Clone)]
pub struct MuteMenu {
    pub choices: Vec<Mutable>,
    pub chosen: usize,
    pub lasts: Lasts,
    /// Until when, where that was said.
    pub until: Option<Timestamp>,
    /// It masks instead of hiding.
    pub spoiler: bool,
    pub typing: Option<(Typing, Input)>,
    /// Why it cannot be.
    pub wrong: Option<String>,
    /// The mute that is changed; none for a new one.
    pub changes: Option<MuteId>,
    /// It was opened from the screen of the mutes, and leads back there.
    pub listed: bool,
}

impl MuteMenu {
    fn of(choices: Vec<Mutable>) -> Self {
        Self {
            choices,
            chosen: 0,
            lasts: Lasts::Always,
            until: None,
            spoiler: false,
            typing: None,
            wrong: None,
            changes: None,
            listed: false,
        }
    }

    /// Prefilled from an article.
    fn from_article(article: &Article) -> Self {
        let choice = |what, value: &str| Mutable { what, value: value.to_owned(), label: value.to_owned() };
        let mut names: Vec<String> = stories::names_in(&article.title).into_iter().map(str::to_owned).collect();
        names.truncate(NAMES);
        let mut choices: Vec<Mutable> = names.iter().map(|name| choice(What::Game, name)).collect();
        for name in stories::unknown_names(&article.title) {
            // A part of a name that is offered already is no other name.
            if !names.iter().any(|other| other.contains(&name)) {
                names.push(name);
            }
        }
        names.truncate(NAMES.max(choices.len()));
        // What no table knows may be anything: it is offered as the words it is.
        let unknown = names.split_off(choices.len());
        choices.extend(unknown.iter().map(|name| choice(What::Words, name)));
        if unknown.is_empty() {
            choices.push(choice(What::Words, &names.first().map_or_else(String::new, |name| name.to_lowercase())));
        }
        choices.extend(article.source.map(|id| Mutable {
            what: What::Source,
            value: id.to_string(),
            label: article.source_name.to_string(),
        }));
        if !matches!(article.kind, Kind::News | Kind::Other) {
            let (value, label) = (article.kind.word().to_owned(), article.kind.label().to_owned());
            choices.push(Mutable { what: What::Kind, value, label });
        }
        choices.push(choice(What::Pattern, ""));
        Self::of(choices)
    }

    /// With nothing in it yet, or these words.
    pub(in crate::app) fn empty(words: &str) -> Self {
        let choice = |what, value: &str| Mutable { what, value: value.to_owned(), label: value.to_owned() };
        let choices = [What::Words, What::Game, What::Kind, What::Pattern];
        Self::of(choices.into_iter().map(|what| choice(what, if what == What::Kind { "" } else { words })).collect())
    }

    /// A mute that stands, to be changed.
    pub(in crate::app) fn changing(mute: &Mute) -> Self {
        let wish = &mute.wish;
        let choice = Mutable { what: wish.what, value: wish.value.to_string(), label: mute.label.to_string() };
        Self {
            lasts: if wish.until.is_some() { Lasts::Until } else { Lasts::Always },
            until: wish.until,
            spoiler: wish.spoiler,
            changes: Some(mute.id),
            listed: true,
            ..Self::of(vec![choice])
        }
    }

    fn wish(&self, model: &Model) -> Result<MuteWish, String> {
        let choice = self.choices.get(self.chosen).ok_or(tr!("mute-menu-there-is-nothing-to-mute"))?;
        let until = match self.lasts.said() {
            Some(said) => Some(moments::parse(said, model.now, &model.options.zone)?),
            None => self.until.filter(|_| self.lasts == Lasts::Until),
        };
        let wish = MuteWish { what: choice.what, value: Line::new(choice.value.trim()), until, spoiler: self.spoiler };
        query::mute(&wish).map_err(|reason| language::translated(&reason.message).into_owned()).map(|_| wish)
    }
}

impl Layer for Box<MuteMenu> {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        self.wrong = None;
        if let Some((what, input)) = self.typing.take() {
            self.type_key(model, what, input, key);
            return After::Stays(Vec::new());
        }
        let lasting = key.letter().and_then(|letter| Lasts::ALL.into_iter().find(|lasts| lasts.key() == letter));
        match (key.code, lasting) {
            (Code::Esc | Code::Char('q'), _) => return self.leave(Vec::new()),
            (Code::Enter, _) => return self.finish(model),
            (_, Some(Lasts::Until)) => self.type_date(),
            (_, Some(lasts)) => self.lasts = lasts,
            (Code::Char('p'), _) => self.spoiler = !self.spoiler,
            (Code::Char('e' | 'i' | 'c'), _) => self.edit(),
            _ => {
                let by = line_editing::scroll(key).unwrap_or(0).signum();
                self.chosen = self.chosen.saturating_add_signed(by).min(self.choices.len().saturating_sub(1));
            }
        }
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        if self.typing.is_some() {
            own_keys(&[("Enter", tr!("hint-take-it")), ("Esc", tr!("hint-leave-it"))])
        } else {
            own_keys(&[
                ("Enter", tr!("hint-mute")),
                ("e", tr!("hint-change")),
                ("p", tr!("hint-guard-or-hide")),
                ("d", tr!("hint-for-how-long")),
                ("Esc", tr!("hint-close")),
            ])
        }
    }

    fn framing(&self, model: &Model) -> Framing {
        let height = u16::try_from(self.choices.len()).unwrap_or(u16::MAX).saturating_add(4);
        Framing::within(model.layout().stage(), 64, height).rows(0, 1, self.choices.len(), self.chosen).over(3)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        if self.typing.is_some() { None } else { Some(&mut self.chosen) }
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.typing.as_mut().map(|(_, input)| input)
    }

    fn takes_esc(&self) -> bool {
        true
    }
}

impl MuteMenu {
    /// Back to the list of mutes, where it was opened from there.
    fn leave(&self, effects: Vec<Effect>) -> After {
        if self.listed { After::Then(effects, Command::Shell(ShellCommand::Mutes)) } else { After::Closes(effects) }
    }

    fn type_date(&mut self) {
        self.lasts = Lasts::Until;
        self.typing = Some((Typing::Date, Input::default()));
    }

    /// The value of the chosen row is typed; a source is picked, not typed.
    fn edit(&mut self) {
        match self.choices.get(self.chosen) {
            Some(choice) if !matches!(choice.what, What::Source | What::Rule) => {
                self.typing = Some((Typing::Value, Input::new(choice.value.clone())));
            }
            _ => self.wrong = Some(tr!("mute-menu-this-one-has-no-words").to_owned()),
        }
    }

    fn type_key(&mut self, model: &Model, what: Typing, mut input: Input, key: Key) {
        match (key.code, what) {
            (Code::Esc, Typing::Value) => {}
            (Code::Esc, Typing::Date) => self.lasts = if self.until.is_some() { Lasts::Until } else { Lasts::Always },
            (Code::Enter, Typing::Value) => {
                if let Some(choice) = self.choices.get_mut(self.chosen) {
                    input.value().trim().clone_into(&mut choice.value);
                    choice.label.clone_from(&choice.value);
                }
                self.wrong = self.wish(model).err();
            }
            (Code::Enter, Typing::Date) => match moments::parse(input.value(), model.now, &model.options.zone) {
                Ok(until) => self.until = Some(until),
                Err(reason) => {
                    self.wrong = Some(reason);
                    self.typing = Some((what, input));
                }
            },
            _ => {
                if let Some(request) = line_editing::request(key) {
                    line_editing::edit(&mut input, request);
                }
                self.typing = Some((what, input));
            }
        }
    }

    /// The wish goes out; a row without a value is filled in first.
    fn finish(&mut self, model: &mut Model) -> After {
        if self.choices.get(self.chosen).is_none_or(|choice| choice.value.trim().is_empty()) {
            self.edit();
            return After::Stays(Vec::new());
        }
        if self.lasts == Lasts::Until && self.until.is_none() {
            self.type_date();
            return After::Stays(Vec::new());
        }
        match self.wish(model) {
            Ok(wish) => {
                let effects = send(model, self.changes, wish);
                self.leave(effects)
            }
            Err(reason) => {
                self.wrong = Some(reason);
                After::Stays(Vec::new())
            }
        }
    }
}

/// The menu for the story that is meant.
pub(in crate::app) fn open(model: &mut Model) {
    let Some(menu) = screen::article(model).map(MuteMenu::from_article) else { return };
    model.overlay = Some(Overlay::Mute(Box::new(menu)));
}

/// One step more: a mute, or another form of the one that stands.
pub(in crate::app) fn send(model: &mut Model, id: Option<MuteId>, wish: MuteWish) -> Vec<Effect> {
    if model.screen.focus == Pane::Reader && !wish.spoiler {
        screen::focus_list(model);
    }
    let ticket = history::elsewhere(model);
    vec![Effect::Write(Write::Mute { ticket, id, wish })]
}
