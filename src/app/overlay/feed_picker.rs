//! Which feed of a site is meant, where its page names several; and whether an address that does not answer is kept all the
//! same. Nothing is followed before it was chosen.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Write},
            key::{Code, Key},
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, moved, own_keys},
        },
        sources::source_settings,
    },
    language::tr,
    news::{Source, SourceId},
    text::{Line, secrets},
};
use std::collections::BTreeSet;

/// What a person is told above the rows, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Feeds that a page names, the best first.
    Feeds,
    /// The address does not answer, for this reason.
    NoAnswer(Line),
}

#[derive(Debug, Clone)]
pub struct FeedPicker {
    pub offer: Offer,
    pub feeds: Vec<Source>,
    /// The source that gets the address; none when a new one is followed.
    pub replaces: Option<SourceId>,
    /// Those that are picked, by their place.
    pub picked: BTreeSet<usize>,
    pub chosen: usize,
}

impl Layer for FeedPicker {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.code {
            Code::Char('q' | 'h') | Code::Left => return After::Closes(Vec::new()),
            Code::Enter => return After::Closes(self.take(model)),
            Code::Char('a') if self.offer != Offer::Feeds => {
                let typed = self.feeds.first().map(|feed| feed.url.clone()).unwrap_or_default();
                return After::Closes(source_settings::ask_for(model, self.replaces, typed));
            }
            Code::Char(' ' | 'x') if !self.picks_several() => {}
            Code::Char(' ' | 'x') => {
                if !self.picked.remove(&self.chosen) {
                    self.picked.insert(self.chosen);
                }
                self.chosen = (self.chosen + 1).min(self.feeds.len().saturating_sub(1));
            }
            _ => self.chosen = moved(self.chosen, key, self.feeds.len()),
        }
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        match &self.offer {
            Offer::NoAnswer(_) => own_keys(&[
                ("Enter", tr!("hint-keep-it-and-try-again")),
                ("a", tr!("hint-another-address")),
                ("Esc", tr!("hint-leave-it")),
            ]),
            Offer::Feeds if self.replaces.is_some() => {
                own_keys(&[("Enter", tr!("hint-take-it")), ("Esc", tr!("hint-leave-it"))])
            }
            Offer::Feeds => own_keys(&[
                ("Enter", tr!("hint-follow")),
                ("Space", tr!("hint-pick-several")),
                ("Esc", tr!("hint-leave-it")),
            ]),
        }
    }

    fn framing(&self, model: &Model) -> Framing {
        let stage = model.layout().stage();
        let width = stage.width.saturating_sub(2).min(WIDTH);
        let head = self.words(usize::from(width.saturating_sub(4))).len() + 1;
        let height = u16::try_from(head + self.feeds.len()).unwrap_or(u16::MAX);
        Framing::within(stage, WIDTH, height).rows(
            u16::try_from(head).unwrap_or(u16::MAX),
            1,
            self.feeds.len(),
            self.chosen,
        )
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

const WIDTH: u16 = 80;

impl FeedPicker {
    /// What is said above the rows, broken to a width.
    #[must_use]
    pub fn words(&self, width: usize) -> Vec<String> {
        let words = match &self.offer {
            Offer::Feeds => tr!("feed-picker-the-page-names-feeds-which", feeds = self.feeds.len()),
            Offer::NoAnswer(reason) => tr!("feed-picker-keep-the-address-and-try", reason),
        };
        crate::app::core::styled_text::wrap(&words, width)
    }

    /// What a row shows: the name, where one is known, and the address.
    #[must_use]
    pub fn row(&self, place: usize) -> String {
        let Some(feed) = self.feeds.get(place) else { return String::new() };
        let url = secrets::mask_secrets(&feed.url);
        if feed.name.is_empty() { url.into_owned() } else { format!("{} · {url}", feed.name) }
    }

    /// Whether more than one can be taken.
    #[must_use]
    pub fn picks_several(&self) -> bool {
        self.replaces.is_none() && self.feeds.len() > 1
    }

    /// Follows what is picked, else what is under the cursor; what is followed already is left out.
    fn take(&self, model: &mut Model) -> Vec<Effect> {
        let taken = |(place, feed): (usize, &Source)| {
            let meant = if self.picked.is_empty() { place == self.chosen } else { self.picked.contains(&place) };
            meant.then(|| feed.clone())
        };
        let mut add: Vec<Source> = self.feeds.iter().enumerate().filter_map(taken).collect();
        if let (Some(source), Some(feed)) = (self.replaces, add.first()) {
            return vec![Effect::Write(Write::ChangeAddress(source, feed.url.clone()))];
        }
        add.retain(|feed| !model.sources.all.iter().any(|row| row.source.url == feed.url));
        if add.is_empty() {
            model.say(tr!("feed-picker-that-is-followed-already"));
            return Vec::new();
        }
        vec![Effect::Write(Write::PickSources { add, remove: Vec::new() })]
    }
}

/// Feeds were found at an address, or it did not answer: what is to be done is asked.
pub(in crate::app) fn offer(
    model: &mut Model,
    no_answer: Option<Line>,
    feeds: Vec<Source>,
    replaces: Option<SourceId>,
) -> Vec<Effect> {
    if model.overlay.is_some() {
        // What the user is at goes on: it is told, and asked when the address is given again.
        let site = feeds.first().map(|feed| secrets::mask_secrets(&feed.url).into_owned()).unwrap_or_default();
        model.complain(match no_answer {
            Some(reason) => tr!("feed-picker-not-added", reason),
            None => tr!("feed-picker-not-added-the-page-of", site, feeds = feeds.len()),
        });
        return Vec::new();
    }
    model.session.toast = None;
    let offer = no_answer.map_or(Offer::Feeds, Offer::NoAnswer);
    let picker = FeedPicker { offer, feeds, replaces, picked: BTreeSet::new(), chosen: 0 };
    model.overlay = Some(Overlay::Feeds(picker));
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Options;
    use jiff::Timestamp;

    fn picker(offer: Offer, replaces: Option<SourceId>) -> FeedPicker {
        let feed = |path: &str| Source { url: format!("https://lamp.example/{path}"), ..Source::default() };
        let feeds = vec![feed("all"), feed("reviews"), feed("comments")];
        FeedPicker { offer, feeds, replaces, picked: BTreeSet::new(), chosen: 0 }
    }

    fn pressed(picker: &mut FeedPicker, keys: &[Code]) -> Vec<Effect> {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let press = |code: &Code| match picker.key(&mut model, Key::plain(*code)) {
            After::Stays(effects) | After::Closes(effects) => effects,
            other => panic!("{other:?}"),
        };
        keys.iter().flat_map(press).collect()
    }

    fn followed(effects: &[Effect]) -> Vec<&str> {
        match effects {
            [Effect::Write(Write::PickSources { add, .. })] => add.iter().map(|feed| feed.url.as_str()).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_row_under_the_cursor_is_followed_or_those_that_were_picked() {
        let (down, space, enter) = (Code::Char('j'), Code::Char(' '), Code::Enter);
        let effects = pressed(&mut picker(Offer::Feeds, None), &[down, enter]);
        assert_eq!(followed(&effects), ["https://lamp.example/reviews"]);
        let effects = pressed(&mut picker(Offer::Feeds, None), &[space, down, space, enter]);
        assert_eq!(followed(&effects), ["https://lamp.example/all", "https://lamp.example/comments"]);
    }

    #[test]
    fn a_source_gets_one_address() {
        let keys = [Code::Char(' '), Code::Char('j'), Code::Enter];
        let effects = pressed(&mut picker(Offer::Feeds, Some(SourceId(4))), &keys);
        let wanted = Write::ChangeAddress(SourceId(4), "https://lamp.example/reviews".into());
        assert_eq!(effects, [Effect::Write(wanted)]);
    }

    #[test]
    fn what_does_not_answer_is_kept_only_when_that_is_wished() {
        let mut picker = picker(Offer::NoAnswer("lamp.example does not answer".into()), None);
        assert!(pressed(&mut picker, &[Code::Char('q')]).is_empty());
        assert_eq!(followed(&pressed(&mut picker, &[Code::Enter])), ["https://lamp.example/all"]);
        assert!(picker.words(200)[0].starts_with("lamp.example does not answer."));
    }
}
