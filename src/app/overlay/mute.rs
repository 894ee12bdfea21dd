//! The menu that mutes, prefilled from a story, and the screen of the mutes that stand. Says what is wished; catches nothing.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read, Write},
            key::{Code, Key},
            layout::Pane,
            line_editing, moments, screen,
        },
        list::filter,
        marks::history,
        overlay::Overlay,
    },
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
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Until a date.
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

    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Until => "date…",
            Self::Always => "until unmuted",
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

/// Something that can be muted.
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

/// The menu.
#[derive(Debug, Clone)]
pub struct MuteMenu {
    /// What can be muted.
    pub choices: Vec<Mutable>,
    /// The chosen one.
    pub chosen: usize,
    /// How long.
    pub lasts: Lasts,
    /// Until when, where that was said.
    pub until: Option<Timestamp>,
    /// It masks instead of hiding.
    pub spoiler: bool,
    /// What is being typed.
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
            choices.push(choice(What::Kind, article.kind.word()));
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

    fn changing(mute: &Mute) -> Self {
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
        let choice = self.choices.get(self.chosen).ok_or("There is nothing to mute")?;
        let until = match self.lasts.said() {
            Some(said) => Some(moments::parse(said, model.now, &model.options.zone)?),
            None => self.until.filter(|_| self.lasts == Lasts::Until),
        };
        let wish = MuteWish { what: choice.what, value: Line::new(choice.value.trim()), until, spoiler: self.spoiler };
        query::mute(&wish).map_err(|reason| reason.message).map(|_| wish)
    }
}

/// The menu for the story that is meant.
pub(in crate::app) fn open(model: &mut Model) {
    let Some(menu) = screen::article(model).map(MuteMenu::from_article) else { return };
    model.overlay = Some(Overlay::Mute(Box::new(menu)));
}

/// A key for the menu.
pub(in crate::app) fn menu_key(model: &mut Model, mut menu: Box<MuteMenu>, key: Key) -> Vec<Effect> {
    menu.wrong = None;
    if let Some((what, input)) = menu.typing.take() {
        return typed(model, menu, (what, input), key);
    }
    let lasting = key.letter().and_then(|letter| Lasts::ALL.into_iter().find(|lasts| lasts.key() == letter));
    match (key.code, lasting) {
        (Code::Esc | Code::Char('q'), _) => return if menu.listed { show_all(model) } else { Vec::new() },
        (Code::Enter, _) => return finish(model, menu),
        (_, Some(Lasts::Until)) => {
            menu.lasts = Lasts::Until;
            menu.typing = Some((Typing::Date, Input::default()));
        }
        (_, Some(lasts)) => menu.lasts = lasts,
        (Code::Char('p'), _) => menu.spoiler = !menu.spoiler,
        (Code::Char('e' | 'i' | 'c'), _) => edit(&mut menu),
        _ => {
            let by = line_editing::scroll(key).unwrap_or(0).signum();
            menu.chosen = menu.chosen.saturating_add_signed(by).min(menu.choices.len().saturating_sub(1));
        }
    }
    model.overlay = Some(Overlay::Mute(menu));
    Vec::new()
}

/// The value of the chosen row is typed; a source is picked, not typed.
fn edit(menu: &mut MuteMenu) {
    match menu.choices.get(menu.chosen) {
        Some(choice) if !matches!(choice.what, What::Source | What::Rule) => {
            menu.typing = Some((Typing::Value, Input::new(choice.value.clone())));
        }
        _ => menu.wrong = Some("This one has no words to change".to_owned()),
    }
}

fn typed(model: &mut Model, mut menu: Box<MuteMenu>, typing: (Typing, Input), key: Key) -> Vec<Effect> {
    let (what, mut input) = typing;
    match (key.code, what) {
        (Code::Esc, Typing::Value) => {}
        (Code::Esc, Typing::Date) => menu.lasts = if menu.until.is_some() { Lasts::Until } else { Lasts::Always },
        (Code::Enter, Typing::Value) => {
            if let Some(choice) = menu.choices.get_mut(menu.chosen) {
                input.value().trim().clone_into(&mut choice.value);
                choice.label.clone_from(&choice.value);
            }
            menu.wrong = menu.wish(model).err();
        }
        (Code::Enter, Typing::Date) => match moments::parse(input.value(), model.now, &model.options.zone) {
            Ok(until) => menu.until = Some(until),
            Err(reason) => {
                menu.wrong = Some(reason);
                menu.typing = Some((what, input));
            }
        },
        _ => {
            if let Some(request) = line_editing::request(key) {
                line_editing::edit(&mut input, request);
            }
            menu.typing = Some((what, input));
        }
    }
    model.overlay = Some(Overlay::Mute(menu));
    Vec::new()
}

/// The wish goes out; a row without a value is filled in first.
fn finish(model: &mut Model, mut menu: Box<MuteMenu>) -> Vec<Effect> {
    let empty = menu.choices.get(menu.chosen).is_none_or(|choice| choice.value.trim().is_empty());
    if empty {
        edit(&mut menu);
        model.overlay = Some(Overlay::Mute(menu));
        return Vec::new();
    }
    if menu.lasts == Lasts::Until && menu.until.is_none() {
        menu.typing = Some((Typing::Date, Input::default()));
        model.overlay = Some(Overlay::Mute(menu));
        return Vec::new();
    }
    match menu.wish(model) {
        Ok(wish) => {
            let id = menu.changes;
            let mut effects = send(model, id, wish);
            if menu.listed {
                effects.extend(show_all(model));
            }
            effects
        }
        Err(reason) => {
            menu.wrong = Some(reason);
            model.overlay = Some(Overlay::Mute(menu));
            Vec::new()
        }
    }
}

/// One step more: a mute, or another form of the one that stands.
fn send(model: &mut Model, id: Option<MuteId>, wish: MuteWish) -> Vec<Effect> {
    if model.screen.focus == Pane::Reader && !wish.spoiler {
        screen::focus_list(model);
    }
    let ticket = history::elsewhere(model);
    vec![Effect::Write(Write::Mute { ticket, id, wish })]
}

/// The screen of the mutes; they are on their way.
pub(in crate::app) fn show_all(model: &mut Model) -> Vec<Effect> {
    let chosen = match &model.overlay {
        Some(Overlay::Mutes { chosen, .. }) => *chosen,
        _ => 0,
    };
    model.overlay = Some(Overlay::Mutes { all: None, chosen });
    vec![Effect::Read(Read::Mutes)]
}

/// The mutes came.
pub(in crate::app) fn on_mutes(model: &mut Model, mutes: Vec<Mute>) -> Vec<Effect> {
    if let Some(Overlay::Mutes { all, chosen }) = &mut model.overlay {
        *chosen = (*chosen).min(mutes.len().saturating_sub(1));
        *all = Some(mutes);
    }
    Vec::new()
}

/// A key for the screen of the mutes.
pub(in crate::app) fn mutes_key(model: &mut Model, all: Option<Vec<Mute>>, chosen: usize, key: Key) -> Vec<Effect> {
    let count = all.as_ref().map_or(0, Vec::len);
    let mute = all.as_ref().and_then(|all| all.get(chosen)).cloned();
    match (key.code, mute) {
        (Code::Char('q') | Code::Esc, _) => return Vec::new(),
        (Code::Char('a'), _) => {
            let menu = MuteMenu { listed: true, ..MuteMenu::empty("") };
            model.overlay = Some(Overlay::Mute(Box::new(menu)));
            return Vec::new();
        }
        (Code::Char('u'), _) => {
            model.overlay = Some(Overlay::Mutes { all, chosen });
            return history::undo(model);
        }
        (Code::Char('r'), _) if key.ctrl => {
            model.overlay = Some(Overlay::Mutes { all, chosen });
            return history::redo(model);
        }
        (Code::Enter, Some(mute)) => {
            screen::focus_list(model);
            return filter::filter(model, format!("muted:{}", mute.id));
        }
        (Code::Char('e' | 'c'), Some(mute)) if mute.wish.what != What::Rule => {
            model.overlay = Some(Overlay::Mute(Box::new(MuteMenu::changing(&mute))));
            return Vec::new();
        }
        (Code::Char('p'), Some(mute)) if mute.wish.what != What::Rule => {
            model.overlay = Some(Overlay::Mutes { all, chosen });
            let spoiler = !mute.wish.spoiler;
            return send(model, Some(mute.id), MuteWish { spoiler, ..mute.wish });
        }
        (Code::Char('d' | 'x') | Code::Delete, Some(mute)) => {
            model.overlay = Some(Overlay::Mutes { all, chosen });
            let ticket = history::elsewhere(model);
            return vec![Effect::Write(Write::Unmute { ticket, id: mute.id })];
        }
        _ => {}
    }
    let by = line_editing::scroll(key).unwrap_or(0);
    let chosen = chosen.saturating_add_signed(by).min(count.saturating_sub(1));
    model.overlay = Some(Overlay::Mutes { all, chosen });
    Vec::new()
}
