//! Outlets to pick from: the list that the program brings along, group by group, and which of it the user follows. What is
//! picked is asked for as one undoable step.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Write},
            key::{Code, Key},
            line_editing,
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
        },
    },
    language::tr,
    news::{Source, SourceId},
    text::Line,
};
use std::collections::BTreeSet;
use tui_input::Input;

/// The outlets of the list, to pick from.
pub(in crate::app) fn pick(model: &mut Model) -> Vec<Effect> {
    let on = model.sources.all.iter().map(|row| row.source.url.clone()).collect();
    let (input, searching) = (Input::default(), false);
    model.overlay = Some(Overlay::Picker(SourcePicker { on, chosen: 0, input, searching }));
    Vec::new()
}

#[derive(Debug, Clone)]
pub struct SourcePicker {
    /// Outlets that are on, by their address.
    pub on: BTreeSet<String>,
    pub chosen: usize,
    pub input: Input,
    /// Letters are searched for; until then they are keys.
    pub searching: bool,
}

impl Layer for SourcePicker {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.code {
            Code::Enter | Code::Esc if self.searching => {
                self.searching = false;
                if key.code == Code::Esc {
                    self.input = Input::default();
                }
            }
            _ if self.searching && !matches!(key.code, Code::Down | Code::Up) => {
                if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut self.input, request)) {
                    self.chosen = 0;
                }
            }
            Code::Char('/') => self.searching = true,
            Code::Char('q') => return After::Closes(Vec::new()),
            Code::Enter => return After::Closes(picked(model, &self.on)),
            Code::Char(' ' | 'x') => {
                self.toggle(model);
                self.chosen += 1;
            }
            _ => self.chosen = self.chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)),
        }
        self.chosen = self.chosen.min(self.picks(model).len().saturating_sub(1));
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        if self.searching {
            own_keys(&[
                (tr!("key-letters"), tr!("hint-search")),
                ("Enter", tr!("hint-keeps-what-is-found")),
                ("Esc", tr!("hint-all-of-them")),
            ])
        } else {
            own_keys(&[
                ("Space", tr!("hint-pick")),
                ("/", tr!("hint-search")),
                ("Enter", tr!("hint-follow")),
                ("Esc", tr!("hint-leave-it")),
            ])
        }
    }

    fn framing(&self, model: &Model) -> Framing {
        let body = model.layout().stage();
        Framing::within(body, 70, body.height).rows(2, 1, self.picks(model).len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }

    fn click(&self) -> Code {
        Code::Char(' ')
    }

    fn input(&mut self) -> Option<&mut Input> {
        if self.searching { Some(&mut self.input) } else { None }
    }

    fn takes_esc(&self) -> bool {
        self.searching
    }
}

impl SourcePicker {
    /// Its rows: of a search those that hold its words, without the groups.
    #[must_use]
    pub fn picks<'a>(&self, model: &'a Model) -> Vec<Pick<'a>> {
        let words = self.input.value().to_lowercase();
        let holds = |outlet: &Source| outlet.name.to_lowercase().contains(&words) || outlet.url.contains(&words);
        let mut rows = picks(model, &self.on);
        rows.retain(|row| words.is_empty() || matches!(row, Pick::Outlet(outlet, _) if holds(outlet)));
        rows
    }

    /// The chosen outlet is on, or no more; of a group all of them.
    fn toggle(&mut self, model: &Model) {
        let toggled: Vec<(String, bool)> = match self.picks(model).get(self.chosen) {
            Some(Pick::Outlet(outlet, is_on)) => vec![(outlet.url.clone(), !is_on)],
            Some(Pick::Group(group, picked, all)) => {
                let members = model.options.listed.iter().filter(|other| other.group == **group);
                members.map(|other| (other.url.clone(), picked < all)).collect()
            }
            None => Vec::new(),
        };
        for (url, to) in toggled {
            if to {
                self.on.insert(url)
            } else {
                self.on.remove(&url)
            };
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<'a> {
    /// A group, with how many of its outlets are on, of how many.
    Group(&'a Line, usize, usize),
    Outlet(&'a Source, bool),
}

/// The rows of the picker: the outlets of the list, group by group.
#[must_use]
pub fn picks<'a>(model: &'a Model, on: &BTreeSet<String>) -> Vec<Pick<'a>> {
    let mut rows: Vec<Pick> = Vec::new();
    let mut group = None;
    for outlet in &model.options.listed {
        if group != Some(&outlet.group) {
            group = Some(&outlet.group);
            let members = || model.options.listed.iter().filter(|other| other.group == outlet.group);
            let picked = members().filter(|other| on.contains(&other.url)).count();
            rows.push(Pick::Group(&outlet.group, picked, members().count()));
        }
        rows.push(Pick::Outlet(outlet, on.contains(&outlet.url)));
    }
    rows
}

/// Follows what was picked and is not followed, and stops following what was and is not picked any more.
fn picked(model: &mut Model, on: &BTreeSet<String>) -> Vec<Effect> {
    let followed = |url: &str| model.sources.all.iter().find(|row| row.source.url == url);
    let add: Vec<Source> =
        model.options.listed.iter().filter(|o| on.contains(&o.url) && followed(&o.url).is_none()).cloned().collect();
    let gone = model.options.listed.iter().filter(|outlet| !on.contains(&outlet.url));
    let remove: Vec<SourceId> = gone
        .filter_map(|outlet| followed(&outlet.url))
        .filter(|row| !row.source.declared)
        .filter_map(|row| row.id)
        .collect();
    if add.is_empty() && remove.is_empty() {
        model.say(tr!("source-picker-nothing-was-changed"));
        return Vec::new();
    }
    vec![Effect::Write(Write::PickSources { add, remove })]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Options, SourceRow};
    use jiff::Timestamp;

    fn outlet(name: &str, group: &str) -> Source {
        Source {
            url: format!("https://{name}.example/feed"),
            name: name.into(),
            group: group.into(),
            ..Source::default()
        }
    }

    fn model() -> Model {
        let listed = vec![outlet("one", "News"), outlet("two", "News"), outlet("three", "PC")];
        let options = Options { listed: listed.clone(), ..Options::default() };
        let mut model = Model::new(options, (120, 36), Timestamp::UNIX_EPOCH);
        let row = |(id, source): (i64, Source)| SourceRow {
            id: Some(SourceId(id)),
            name: source.name.clone(),
            source,
            ..SourceRow::default()
        };
        model.sources.take((1..).zip(listed.into_iter().take(1)).map(row).collect());
        model
    }

    #[test]
    fn what_is_picked_is_added_and_what_is_not_any_more_is_removed() {
        let mut model = model();
        let on = ["https://two.example/feed".to_owned()].into();
        let effects = picked(&mut model, &on);
        let added = outlet("two", "News");
        assert_eq!(effects, [Effect::Write(Write::PickSources { add: vec![added], remove: vec![SourceId(1)] })]);
    }

    #[test]
    fn a_group_is_picked_as_a_whole() {
        let mut model = model();
        let mut picker = SourcePicker { on: BTreeSet::new(), chosen: 0, input: Input::default(), searching: false };
        picker.key(&mut model, Key::plain(Code::Char(' ')));
        assert_eq!(picker.on.len(), 2);
    }
}
