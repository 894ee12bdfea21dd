//! The mutes that stand: what they caught, how they are changed, and how they end.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read, Write},
            key::{Code, Key},
            screen,
        },
        list::filter,
        marks::history,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, history_key, moved, own_keys, two_lines},
            mute_menu::{self, MuteMenu},
        },
    },
    language::tr,
    news::{Mute, MuteWish, What},
};

#[derive(Debug, Clone, Default)]
pub struct MuteList {
    /// None while they are on their way.
    pub all: Option<Vec<Mute>>,
    pub chosen: usize,
}

impl MuteList {
    /// The chosen one.
    fn mute(&self) -> Option<&Mute> {
        self.all.as_ref()?.get(self.chosen)
    }
}

impl Layer for MuteList {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if let Some(effects) = history_key(model, key) {
            return After::Stays(effects);
        }
        let mute = self.mute().cloned();
        let by_a_rule = mute.as_ref().is_some_and(is_by_a_rule);
        match (key.code, mute) {
            (Code::Char('q'), _) => After::Closes(Vec::new()),
            (Code::Char('a'), _) => {
                model.overlay = Some(Overlay::Mute(Box::new(MuteMenu { listed: true, ..MuteMenu::empty("") })));
                After::Closes(Vec::new())
            }
            (Code::Enter, Some(mute)) => {
                screen::focus_list(model);
                After::Closes(filter::filter(model, format!("muted:{}", mute.id)))
            }
            (Code::Char('e' | 'c'), Some(mute)) if !by_a_rule => {
                model.overlay = Some(Overlay::Mute(Box::new(MuteMenu::changing(&mute))));
                After::Closes(Vec::new())
            }
            (Code::Char('p'), Some(mute)) if !by_a_rule => {
                let spoiler = !mute.wish.spoiler;
                After::Stays(mute_menu::send(model, Some(mute.id), MuteWish { spoiler, ..mute.wish }))
            }
            (Code::Char('d' | 'x') | Code::Delete, Some(mute)) => {
                let ticket = history::elsewhere(model);
                After::Stays(vec![Effect::Write(Write::Unmute { ticket, id: mute.id })])
            }
            _ => {
                self.chosen = moved(self.chosen, key, self.all.as_ref().map_or(0, Vec::len));
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let of_one = [("Enter", tr!("hint-what-it-caught")), ("d", tr!("hint-end-it"))];
        // What a rule of the config mutes is changed there.
        let to_change = [("e", tr!("hint-change")), ("p", tr!("hint-guard-or-hide"))];
        let chosen = self.mute();
        let mut hints = own_keys(if chosen.is_some() { &of_one } else { &[] });
        hints.extend(own_keys(if chosen.is_some_and(|mute| !is_by_a_rule(mute)) { &to_change } else { &[] }));
        hints.extend(own_keys(&[("a", tr!("hint-add")), ("Esc", tr!("hint-close"))]));
        hints
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = self.all.as_ref().map_or(0, Vec::len);
        Framing::within(model.layout().stage(), 72, two_lines(count).max(2)).rows(0, 2, count, self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

/// Opens it; the mutes are on their way.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let chosen = if let Some(Overlay::Mutes(open)) = &model.overlay { open.chosen } else { 0 };
    model.overlay = Some(Overlay::Mutes(MuteList { all: None, chosen }));
    vec![Effect::Read(Read::Mutes)]
}

fn is_by_a_rule(mute: &Mute) -> bool {
    mute.wish.what == What::Rule
}

pub(in crate::app) fn on_mutes(model: &mut Model, mutes: Vec<Mute>) -> Vec<Effect> {
    if let Some(Overlay::Mutes(open)) = &mut model.overlay {
        open.chosen = open.chosen.min(mutes.len().saturating_sub(1));
        open.all = Some(mutes);
    }
    Vec::new()
}
